/** A variable whose name is nearly one of Claude Code's, where nothing else is there to be sent. Pure. */
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

/** Other programs have such variables, too: whoever signs in by other means is not told of them. */
export function nearlyRight({ machine, auth }: AuthFindingsInput): FindingDraft | null {
  const { provider, authorization, xApiKey } = auth.print;
  const [first] = machine.nearly ?? [];
  if (first === undefined || provider !== 'firstParty' || authorization !== null || xApiKey !== null) return null;
  return {
    id: 'variable-nearly-right',
    severity: 'warning',
    cause: 'machine',
    params: { name: first.name },
    evidence: (machine.nearly ?? []).map(({ name, file, line }) => ({
      file,
      line,
      column: null,
      note: EVIDENCE.noEffect({ names: name }),
    })),
    remedies: first.file === null ? [] : ['open-file'],
  };
}
