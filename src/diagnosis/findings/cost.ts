/** What a finding costs now: the order in which findings are told. Pure. */
import type { FindingId } from '../../shared/finding-ids.ts';
import type { Finding } from '../../shared/verdict.ts';

/** Dearest first. */
export const COSTS = ['keeps-out', 'will-keep-out', 'pays-otherwise', 'open-to-others', 'untidy'] as const;

export type Cost = (typeof COSTS)[number];

/** Warnings and hints that are more than untidy; an error always keeps out. */
const COST_OF: Readonly<Partial<Record<FindingId, Cost>>> = {
  'claude-not-found': 'keeps-out',
  'credentials-denied': 'keeps-out',
  'credentials-bare-token': 'keeps-out',
  'credentials-broken': 'keeps-out',
  'first-start-asks': 'keeps-out',
  'login-misnamed': 'keeps-out',
  'credentials-encoding': 'keeps-out',
  'credentials-too-big': 'keeps-out',
  'credentials-not-a-file': 'keeps-out',
  'credentials-link-to-nowhere': 'keeps-out',
  'keychain-locked': 'keeps-out',
  'keychain-no-tool': 'keeps-out',
  'login-lacks-scope': 'keeps-out',
  'provider-lacks': 'keeps-out',
  'secret-malformed': 'keeps-out',
  'secret-wrong-kind': 'keeps-out',
  'refused-credential': 'keeps-out',
  'refused-model': 'keeps-out',
  'refused-blocked': 'keeps-out',
  'login-ends-soon': 'will-keep-out',
  'store-cannot-be-saved': 'will-keep-out',
  'clock-off': 'will-keep-out',
  'credentials-foreign-owner': 'will-keep-out',
  'api-key-beats-plan': 'pays-otherwise',
  'saved-key-takes-over': 'pays-otherwise',
  'token-shadows-login': 'pays-otherwise',
  'custom-header-overrides-login': 'pays-otherwise',
  'session-source-changed': 'pays-otherwise',
  'certificate-file': 'will-keep-out',
  'certificates-unchecked': 'open-to-others',
  'custom-address-receives-login': 'open-to-others',
  'credentials-readable-by-others': 'open-to-others',
};

export function costOf({ id, severity }: Pick<Finding, 'id' | 'severity'>): Cost {
  return severity === 'error' ? 'keeps-out' : (COST_OF[id] ?? 'untidy');
}

const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 } as const satisfies Record<Finding['severity'], number>;

/** By severity, which is the light; then by what it costs. Those alike stay as they came. */
export function dearestFirst(findings: readonly Finding[]): Finding[] {
  const rank = (one: Finding) => SEVERITY_ORDER[one.severity] * COSTS.length + COSTS.indexOf(costOf(one));
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
