import type { FITNESS_FINDINGS } from '../../shared/messages/fitness.ts';
import type { ParamsOf } from '../../shared/messages/message.ts';
import type { FindingDraft } from '../findings/finding.ts';

type Texts = typeof FITNESS_FINDINGS;
type FitnessId = keyof Texts;
type Needs<Id extends FitnessId> = ParamsOf<Texts[Id]['title']> & ParamsOf<Texts[Id]['detail']>;

/** A finding of this room; what it speaks of lies on this machine unless `rest` says otherwise. */
export function say<Id extends FitnessId>(
  id: Id,
  params: Needs<Id>,
  rest: Pick<FindingDraft, 'severity' | 'evidence' | 'remedies'> &
    Partial<Pick<FindingDraft, 'cause' | 'variable' | 'step'>>,
): FindingDraft {
  // Which parameters belong to which id is checked above; a union of all drafts cannot say it again.
  return { id, cause: 'machine', params, ...rest } as unknown as FindingDraft;
}
