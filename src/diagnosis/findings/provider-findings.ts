/** Providers that are not set up, and rules of an organization that nothing set up here fulfils. Pure. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { capitalise, NO_IDENTITY } from '../auth-source/explain.ts';
import { PROVIDER_NAMES, PROVIDER_SWITCHES } from '../auth-source/provider.ts';
import { loginPolicy } from '../auth-source/sign-in-policy.ts';
import { evidenceOf, placeOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput, FindingDraft } from './auth-rule.ts';

export function providerLacksSomething(input: AuthFindingsInput): FindingDraft | null {
  const { auth } = input;
  if (!auth.lacks) return null;
  const name = PROVIDER_NAMES[auth.lacks.provider];
  const variables = variablesOf(input);
  const on = PROVIDER_SWITCHES.find(
    ({ provider, variable }) => provider === auth.lacks?.provider && variables.on(variable),
  );
  const fact = on ? variables.fact(on.variable) : null;
  return {
    id: 'provider-lacks',
    severity: 'warning',
    cause: 'machine',
    title: `${capitalise(name)} is switched on but not set up`,
    detail: `Claude Code sends its requests to ${name}, and your Claude login is not used. No setting was found here for: ${auth.lacks.missing.join(', ')}. The cloud’s own files, which may hold credentials, were not looked at.`,
    evidence: fact ? [placeOf(fact, `${fact.name} is on`)] : [],
    remedies: ['unset-variable', 'open-file'],
  };
}

export function policyStopsRequests({ auth, profile }: AuthFindingsInput): FindingDraft | null {
  const policy = loginPolicy(profile);
  const { provider, authorization, xApiKey, statusSays } = auth.print;
  if (!policy || provider !== 'firstParty' || authorization || xApiKey || !statusSays?.loggedIn) return null;
  return {
    id: 'policy-stops-requests',
    severity: 'error',
    cause: 'account',
    title: 'Your organization’s settings stop Claude Code',
    detail:
      'Managed settings require a login of your organization. A key or token that is set here, or a login of another organization, makes claude -p end with an error, although its status says you are signed in.',
    evidence: [
      { file: policy.file.path, line: null, column: null, note: 'forceLoginMethod or forceLoginOrgUUID is set' },
      ...auth.candidates.filter(({ credential }) => credential.kind !== 'sign-in').map(evidenceOf),
    ],
    remedies: ['unset-variable', 'sign-in'],
  };
}

/** Where the address is set, and the ways to be rid of it. */
function correctAddress(address: EnvVarFact): Pick<FindingDraft, 'evidence' | 'remedies'> {
  return {
    evidence: [placeOf(address, 'ANTHROPIC_BASE_URL is set')],
    remedies: address.file ? ['unset-variable', 'open-file'] : ['unset-variable'],
  };
}

/** Claude Code ends with an error before it does anything. */
export function gatewayAddressRefused(input: AuthFindingsInput): FindingDraft | null {
  const { provider, authorization, statusSays } = input.auth.print;
  const address = variablesOf(input).fact('ANTHROPIC_BASE_URL');
  if (provider !== 'gateway' || authorization || statusSays || !address?.noGateway) return null;
  return {
    id: 'gateway-address-refused',
    severity: 'error',
    cause: 'machine',
    title: 'Claude Code does not start: the address of the gateway is refused',
    detail:
      'CLAUDE_CODE_USE_GATEWAY is on, and ANTHROPIC_BASE_URL is no address or starts with http://. A gateway must be reached over https://, unless it runs on this machine. Correct the address, or switch the gateway off.',
    ...correctAddress(address),
  };
}

/** Every request fails, the stored login's included. */
export function addressIsNone(input: AuthFindingsInput): FindingDraft | null {
  const { provider, authorization, xApiKey } = input.auth.print;
  const address = variablesOf(input).given('ANTHROPIC_BASE_URL');
  if (provider !== 'firstParty' || authorization || xApiKey || !address?.noAddress) return null;
  return {
    id: 'address-is-none',
    severity: 'error',
    cause: 'machine',
    title: 'Claude Code can send nothing: ANTHROPIC_BASE_URL is no address',
    detail:
      'An address starts with https:// or http://. As it is now, every request ends with an error before it is sent. Correct the address, or remove it.',
    ...correctAddress(address),
  };
}

/** Stands above a stored login, which is not sent either. */
export function profileLacksIdentity({ auth }: AuthFindingsInput): FindingDraft | null {
  const stuck = auth.candidates.find(({ why }) => why === NO_IDENTITY);
  if (!stuck) return null;
  return {
    id: 'profile-lacks-identity',
    severity: 'error',
    cause: 'machine',
    title: 'Claude Code cannot sign in with its workload identity',
    detail:
      'A profile or federation rule of Anthropic’s developer tools is chosen, and there is no identity to get a token with: set ANTHROPIC_IDENTITY_TOKEN_FILE or ANTHROPIC_IDENTITY_TOKEN, or keep the profile’s credentials file readable by you alone. Until then every request ends with an error.',
    evidence: [evidenceOf(stuck)],
    remedies: stuck.file ? ['unset-variable', 'open-file'] : ['unset-variable'],
  };
}
