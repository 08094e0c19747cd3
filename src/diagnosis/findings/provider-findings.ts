/** Providers that are not set up, and rules of an organization that nothing set up here fulfils. Pure. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Candidate, Evidence, ProfileAuth, Provider } from '../../shared/verdict.ts';
import { PROVIDER_SWITCHES } from '../auth-source/provider.ts';
import { type LoginPolicy, loginPolicy } from '../auth-source/sign-in-policy.ts';
import { addressVariable } from '../fitness/addresses.ts';
import { correctionOf } from '../fitness/places.ts';
import { PROVIDER_KIND } from '../provider-kind.ts';
import { evidenceOf, placeOf, removalOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

export function providerLacksSomething(input: AuthFindingsInput): FindingDraft | null {
  const { lacks } = input.auth;
  if (!lacks) return null;
  const fact = switchOf(input, lacks.provider);
  return {
    id: 'provider-lacks',
    params: {
      provider: PROVIDER_NAMES[lacks.provider],
      missing: lacks.missing,
      isCloud: PROVIDER_KIND[lacks.provider] === 'cloud',
    },
    ...(fact ? { variable: fact.name } : {}),
    severity: 'warning',
    cause: 'machine',
    evidence: fact ? [placeOf(fact, EVIDENCE.isOn({ name: fact.name }))] : policyAsks(input),
    remedies: fact ? removalOf(fact) : [],
  };
}

/** The variable that turns it on; null: a policy does. */
function switchOf(input: AuthFindingsInput, wanted: Provider): EnvVarFact | null {
  const variables = variablesOf(input);
  const on = [...PROVIDER_SWITCHES, GATEWAY_SWITCH].find(
    ({ provider, variable }) => provider === wanted && variables.on(variable),
  );
  return on ? variables.fact(on.variable) : null;
}

const GATEWAY_SWITCH = { provider: 'gateway', variable: 'CLAUDE_CODE_USE_GATEWAY' } as const;

function policyAsks({ profile }: AuthFindingsInput): Evidence[] {
  const policy = loginPolicy(profile);
  return policy ? [{ file: policy.file.path, line: null, column: null, note: EVIDENCE.loginForced }] : [];
}

export function policyStopsRequests(input: AuthFindingsInput): FindingDraft | null {
  const { auth, profile } = input;
  const policy = loginPolicy(profile);
  const { provider, authorization, xApiKey, statusSays } = auth.print;
  if (!policy || provider !== 'firstParty' || authorization || xApiKey || !statusSays?.loggedIn) return null;
  const others = othersThan(input, policy);
  const [first] = others;
  return {
    id: 'policy-stops-requests',
    severity: 'error',
    cause: 'account',
    // What is to be taken out stands first: the step names that place.
    evidence: [...others.map(evidenceOf), ...policyAsks(input)],
    ...(first
      ? { variable: first.credential.name, remedies: [...removalOf(first.credential), 'sign-in'] }
      : { remedies: ['sign-in'], step: 'sign-in-as-member' }),
  };
}

/** Keys and tokens in the way of the login; a saved key stands below a login, also below one of another organization. */
function othersThan({ auth, profile }: AuthFindingsInput, { organizations }: LoginPolicy): Candidate[] {
  const own = profile.globalConfig.account?.organizationUuid;
  const isOfAnother = own != null && organizations?.includes(own) === false;
  const inTheWay = ({ credential: { kind }, reason }: Candidate) =>
    kind !== 'sign-in' && reason !== 'empty' && reason !== 'blank' && !(isOfAnother && kind === 'saved-key');
  return auth.candidates.filter(inTheWay);
}

/** Where the address is set, and the ways to be rid of it. */
function correctAddress(address: EnvVarFact): Pick<FindingDraft, 'evidence' | 'remedies' | 'variable'> {
  return {
    evidence: [placeOf(address, EVIDENCE.isSet({ name: address.name }))],
    remedies: address.quoted ? correctionOf(address) : removalOf(address),
    variable: address.name,
  };
}

/** Claude Code ends with an error before it does anything. */
export function gatewayAddressRefused(input: AuthFindingsInput): FindingDraft | null {
  const { lacks, print } = input.auth;
  const address = variablesOf(input).fact('ANTHROPIC_BASE_URL');
  if (print.provider !== 'gateway' || print.authorization || lacks || !address?.noGateway) return null;
  return {
    id: 'gateway-address-refused',
    severity: 'error',
    cause: 'machine',
    ...correctAddress(address),
  };
}

/** Every request fails, the stored login's included. */
export function addressIsNone(input: AuthFindingsInput): FindingDraft | null {
  const { provider } = input.auth.print;
  const name = addressVariable(provider);
  const address = name ? variablesOf(input).given(name) : null;
  if (!address || !leadsNowhere(provider, address, input.auth)) return null;
  return {
    id: 'address-is-none',
    params: { name: address.name },
    severity: 'error',
    cause: 'machine',
    ...correctAddress(address),
  };
}

/** Of a gateway Claude Code takes a bare name, too, and ends at its start with what it refuses. */
function leadsNowhere(provider: Provider, address: EnvVarFact, { lacks, print }: ProfileAuth): boolean {
  if (provider === 'gateway') return !lacks && !address.noGateway && address.state === 'set' && address.host === null;
  const isSent = provider === 'firstParty' && (print.authorization !== null || print.xApiKey !== null);
  return address.noAddress === true && !isSent;
}

/** Stands above a stored login, which is not sent either. */
export function profileLacksIdentity({ auth, profile }: AuthFindingsInput): FindingDraft | null {
  const stuck = auth.candidates.find(({ reason }) => reason === 'no-identity');
  if (!stuck) return null;
  return {
    id: 'profile-lacks-identity',
    params: { file: profile.identityFile ?? null },
    variable: stuck.credential.name,
    severity: 'error',
    cause: 'machine',
    evidence: [evidenceOf(stuck)],
    remedies: removalOf({ place: stuck.credential.place, file: stuck.file }),
  };
}

/** Claude Code needs to know the server that is named, where the address does not say where a request may go. */
export function signInServerUnknown(input: AuthFindingsInput): FindingDraft | null {
  const variables = variablesOf(input);
  const server = variables.fact('CLAUDE_CODE_CUSTOM_OAUTH_URL');
  if (!server || !input.auth.candidates.some(({ reason }) => reason === 'server-unknown')) return null;
  return {
    id: 'sign-in-server-unknown',
    params: { byHelper: (variables.fact('ANTHROPIC_BASE_URL')?.state ?? 'empty') !== 'empty' },
    severity: 'error',
    cause: 'machine',
    evidence: [placeOf(server, EVIDENCE.isSet({ name: server.name }))],
    remedies: removalOf(server),
    variable: server.name,
  };
}
