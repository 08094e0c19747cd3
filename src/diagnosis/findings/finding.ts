/** A finding as the rules make it, by id and parameters, and as everybody else reads it. Pure. */
import type { FindingId } from '../../shared/finding-ids.ts';
import { FINDINGS } from '../../shared/messages/findings.ts';
import { type Message, type ParamsOf, textOf } from '../../shared/messages/message.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import { shortDigest } from '../short-digest.ts';

type Texts = typeof FINDINGS;
type Needs<Id extends FindingId> = ParamsOf<Texts[Id]['title']> & ParamsOf<Texts[Id]['detail']>;

interface DraftOf<Id extends FindingId> extends Pick<Finding, 'severity' | 'cause' | 'remedies' | 'variable' | 'step'> {
  id: Id;
  /** What its texts are about; missing where they are about nothing. */
  params?: Needs<Id>;
  evidence: readonly Evidence[];
  /** Tells two findings of one kind apart where their places do not. */
  about?: string;
}

/** `params` is missing only where the texts want none. */
type Draft<Id extends FindingId> = DraftOf<Id> & (unknown extends Needs<Id> ? unknown : { params: Needs<Id> });

/** A finding before it is known whose it is. */
export type FindingDraft = { [Id in FindingId]: Draft<Id> }[FindingId];

/** @param profile  null: of the whole machine */
export function createFinding(draft: FindingDraft, profile: string | null): Finding {
  const { id, severity, cause, evidence, remedies, step, variable, about = '', params } = draft;
  const { title, detail }: { title: Message; detail: Message } = FINDINGS[id];
  const file = evidence.find((place) => place.file !== null)?.file ?? '';
  return {
    id,
    key: `${id}-${shortDigest([profile ?? '', file, variable ?? '', about].join('\n'))}`,
    severity,
    cause,
    title: textOf(title, params as never),
    detail: textOf(detail, params as never),
    evidence,
    remedies,
    ...(step && { step }),
    ...(variable === undefined ? {} : { variable }),
    profile,
  };
}

/** Gives the second of two equal keys a number, so that each names one finding. */
export function withUniqueKeys(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, count);
    return count === 1 ? finding : { ...finding, key: `${finding.key}-${count}` };
  });
}
