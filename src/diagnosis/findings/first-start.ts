/** Older versions ask for a login in their first start although there is one: the most frequent trouble in containers. Pure. */
import type { GlobalConfigFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { AuthSource } from '../../shared/verdict.ts';
import { isOlder } from '../version-rules.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

/** The first version whose first start takes a stored login or CLAUDE_CODE_OAUTH_TOKEN for granted; found by halving. */
const TAKES_LOGIN_SINCE = '2.1.290';

/** What such a first start does not take for a login; keys, gateways and clouds it does. */
const NOT_TAKEN: readonly string[] = ['sign-in', 'oauth-token'];

/** Will a terminal be asked to select a login method? With nothing to send it always is. */
export function asksAtFirstStart(
  { onboarded }: Pick<GlobalConfigFacts, 'onboarded'>,
  { provider, authorization, xApiKey }: AuthSource,
  version: string | null,
): boolean {
  if (onboarded || provider !== 'firstParty') return false;
  if (!authorization && !xApiKey) return true;
  return isOlder(version, TAKES_LOGIN_SINCE) && !xApiKey && NOT_TAKEN.includes(authorization?.kind ?? '');
}

export function firstStartAsks({ auth, profile, version }: AuthFindingsInput): FindingDraft | null {
  const { interactive } = auth;
  const { globalConfig } = profile;
  const has = interactive.authorization !== null || interactive.xApiKey !== null;
  // What cannot be read is told by itself.
  if (!has || globalConfig.status === 'broken' || globalConfig.status === 'unreadable' || version === null) return null;
  if (!asksAtFirstStart(globalConfig, interactive, version)) return null;
  const token = interactive.authorization?.kind === 'oauth-token';
  return {
    id: 'first-start-asks',
    params: { version, path: globalConfig.path, token },
    severity: 'warning',
    cause: 'machine',
    evidence: [{ file: globalConfig.path, line: null, column: null, note: EVIDENCE.onboardingNotSet }],
    remedies: ['skip-first-start'],
  };
}
