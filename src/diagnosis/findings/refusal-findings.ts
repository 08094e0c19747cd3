/** What the server refused and would refuse again: whose side it is on, and what to do. Pure. */

import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { CredentialKind, Evidence, Finding } from '../../shared/verdict.ts';
import type { Cause } from '../../shared/vocabulary.ts';
import { whereModelsAreNamed } from '../fitness/models.ts';
import type { JudgedRefusal, Sends } from '../refusals/judge-refusals.ts';
import type { RefusalKind } from '../refusals/refusal-kinds.ts';
import { evidenceFor, removalOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import { createFinding, type FindingDraft } from './finding.ts';

const CAUSE: Readonly<Partial<Record<RefusalKind, Cause>>> = { model: 'machine', blocked: 'network' };

const SEVERITY = { stands: 'error', told: 'warning' } as const satisfies Record<
  JudgedRefusal['weight'],
  Finding['severity']
>;

/** Findings about the refusals that are not over, in the order given. */
export function refusalFindings(input: AuthFindingsInput, refusals: readonly JudgedRefusal[]): Finding[] {
  return refusals.map((refusal) => {
    const { kind, sends, weight } = refusal;
    const draft = {
      id: `refused-${kind}`,
      params: { sends, once: weight === 'told' },
      severity: SEVERITY[weight],
      cause: CAUSE[kind] ?? 'account',
      evidence: [...whereSet(input, refusal), seen(refusal)],
      remedies: remediesFor(input, refusal),
      ...variableOf(input, refusal),
    } as FindingDraft;
    return createFinding(draft, input.profileId);
  });
}

/** The variable or setting that `unset-variable` takes out. */
function variableOf(input: AuthFindingsInput, { kind, sends }: JudgedRefusal): Pick<FindingDraft, 'variable'> {
  const name = kind === 'model' || kind === 'blocked' ? undefined : refOf(input, sends)?.name;
  return name === undefined ? {} : { variable: name };
}

/** Where the key, the token or the model's name comes from. */
function whereSet(input: AuthFindingsInput, { kind, sends }: JudgedRefusal): Evidence[] {
  if (kind === 'model') return whereModelsAreNamed(input);
  const ref = refOf(input, sends);
  return ref && kind !== 'blocked' ? evidenceFor(input, ref) : [];
}

const isKey = (kind: CredentialKind): boolean => kind === 'api-key' || kind === 'saved-key' || kind === 'key-helper';

const IS_MEANT = {
  key: isKey,
  token: (kind) => kind !== 'sign-in' && !isKey(kind),
  // The login's own place is known to everybody, and what lies unused beside it was not refused.
  'sign-in': () => false,
  cloud: (kind) => kind !== 'sign-in',
} as const satisfies Record<Sends, (kind: CredentialKind) => boolean>;

function refOf({ auth }: AuthFindingsInput, sends: Sends) {
  // A key may stand beside a token, each in a header of its own.
  const all = [auth.interactive, auth.print].flatMap(({ authorization, xApiKey }) =>
    sends === 'token' ? [authorization, xApiKey] : [xApiKey, authorization],
  );
  return all.find((ref) => ref !== null && IS_MEANT[sends](ref.kind)) ?? null;
}

function seen({ last }: JudgedRefusal): Evidence {
  const note = EVIDENCE.refused({ status: last.status, at: last.at, request: last.requestId });
  return { file: null, line: null, column: null, note };
}

const SIGN_IN_HELPS: ReadonlySet<RefusalKind> = new Set(['credential', 'not-a-member', 'missing-scope']);
const REMOVING_HELPS: ReadonlySet<RefusalKind> = new Set(['credential', 'organization-disabled', 'payment']);

function remediesFor(input: AuthFindingsInput, { kind, sends }: JudgedRefusal): Finding['remedies'] {
  if (sends === 'sign-in') return SIGN_IN_HELPS.has(kind) || kind === 'organization-disabled' ? ['sign-in'] : [];
  const ref = refOf(input, sends);
  if (ref === null || !REMOVING_HELPS.has(kind)) return [];
  // A sign-in puts another one in its place.
  if (ref.kind === 'saved-key') return ['sign-in', 'open-file'];
  // A helper, and an identity that is merely the active one, are set up by no variable.
  return variablesOf(input).fact(ref.name) ? removalOf(ref) : [];
}
