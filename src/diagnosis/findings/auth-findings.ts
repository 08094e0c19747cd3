/** What is worth knowing about the credential that Claude Code would send. Pure. */
import type { Finding } from '../../shared/verdict.ts';
import { accountsMixed, addressHasPath, authConflict, nobodyListens } from '../fitness/addresses.ts';
import { wrongModel } from '../fitness/models.ts';
import { certificateFindings, certificatesUnchecked, proxyTrouble } from '../fitness/network.ts';
import { loginFinding, secretFindings, signingKeyFindings, withoutWorking } from '../fitness/secrets.ts';
import { cloudFinding, commandFindings } from '../fitness/sources.ts';
import { addressReceivesLogin, headerOverridesLogin, keyBeatsPlan, tokenShadowsLogin } from './above-login.ts';
import type { AuthFindingsInput, AuthRule } from './auth-rule.ts';
import { createFinding } from './finding.ts';
import { firstStartAsks } from './first-start.ts';
import { blankKeyBreaks, keyNotApproved, savedKeyTakesOver, valueCannotBeSent } from './key-findings.ts';
import { nearlyRight } from './nearly-right.ts';
import { nothingIsSent } from './nothing-sent.ts';
import {
  addressIsNone,
  gatewayAddressRefused,
  policyStopsRequests,
  profileLacksIdentity,
  providerLacksSomething,
  signInServerUnknown,
} from './provider-findings.ts';
import { startFindings } from './start-findings.ts';

/** The costly ones first. */
const RULES: readonly AuthRule[] = [
  gatewayAddressRefused,
  policyStopsRequests,
  profileLacksIdentity,
  providerLacksSomething,
  addressIsNone,
  signInServerUnknown,
  proxyTrouble,
  blankKeyBreaks,
  valueCannotBeSent,
  nobodyListens,
  cloudFinding,
  loginFinding,
  addressHasPath,
  wrongModel,
  keyBeatsPlan,
  tokenShadowsLogin,
  headerOverridesLogin,
  addressReceivesLogin,
  savedKeyTakesOver,
  keyNotApproved,
  authConflict,
  accountsMixed,
  nearlyRight,
  certificatesUnchecked,
  firstStartAsks,
];

/** Findings about one profile's auth source. */
export function authFindings(input: AuthFindingsInput): Finding[] {
  const drafts = withoutWorking([
    ...secretFindings(input),
    ...signingKeyFindings(input),
    ...commandFindings(input),
    ...RULES.flatMap((rule) => rule(input) ?? []),
    ...certificateFindings(input),
  ]);
  // What stops everything by itself has said so.
  const stopped = drafts.some(({ severity }) => severity === 'error') ? null : nothingIsSent(input);
  const own = stopped ? [stopped, ...drafts] : drafts;
  return [...own, ...startFindings(input)].map((draft) => createFinding(draft, input.profileId));
}
