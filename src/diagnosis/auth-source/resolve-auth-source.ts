/** Which credential Claude Code would use for its next request, and why not another one. */
import type { EnvVarFact } from '../../shared/facts.ts';
import type { AuthSource, ProfileAuth } from '../../shared/verdict.ts';
import { versionRules } from '../version-rules.ts';
import { isConfigBroken } from './broken-config.ts';
import { listCandidates } from './candidates.ts';
import { authToken, chooseCredentials, overrideByCustomHeaders } from './choose-credentials.ts';
import { cloudHeaders } from './cloud-headers.ts';
import { providerLack } from './cloud-setup.ts';
import { type Headers, NO_HEADERS } from './headers.ts';
import { chooseProvider, hostOf, isGatewayReady } from './provider.ts';
import { sendsNothing } from './refusals.ts';
import { fromVariable, type Mode, type ResolverContext } from './resolver-context.ts';
import { statusSays } from './status-says.ts';
import { holdsUnsendable } from './unsendable.ts';
import { type AuthSourceInput, layerVariables, type Variables } from './variables.ts';

/** @returns what a request of each mode carries, all candidates in order, and what a cloud provider lacks */
export function resolveAuthSource(input: AuthSourceInput): ProfileAuth {
  const { profile, version, now } = input;
  const rules = versionRules(version);
  const early = earlyVariables(input);
  const variables = layerVariables(input);
  const situation = (mode: Mode, seen: Variables): ResolverContext => {
    const provider = chooseProvider({ profile, rules, variables: seen, early });
    return { mode, variables: seen, early, profile, rules, version, provider, now };
  };
  const request = situation('print', variables);
  const atStart = { ...profile, credentials: profile.credentialsAtStart ?? profile.credentials };
  const status = statusSays({ ...situation('print', early), profile: atStart });
  const print = authSource(request, status);
  const interactive = authSource(situation('interactive', variables), status);
  return {
    print,
    interactive,
    candidates: listCandidates(request, print, interactive),
    lacks: providerLack(request),
  };
}

function authSource(situation: ResolverContext, status: AuthSource['statusSays']): AuthSource {
  const { provider } = situation;
  const headers = headersSent(situation);
  const cloud = provider !== 'firstParty' && provider !== 'gateway';
  const sends = cloud || headers.authorization !== null || headers.xApiKey !== null;
  return { provider, ...headers, host: sends ? hostOf(situation) : null, statusSays: status };
}

function headersSent(situation: ResolverContext): Headers {
  const headers = sendsNothing(situation) ? NO_HEADERS : headersChosen(situation);
  return holdsUnsendable(situation, headers) ? NO_HEADERS : withAddressUser(situation, headers);
}

/** A user in the address takes the place that a key leaves free. */
function withAddressUser({ provider, variables, rules }: ResolverContext, headers: Headers): Headers {
  const address = variables.given('ANTHROPIC_BASE_URL');
  const isFree = headers.authorization === null && headers.xApiKey !== null;
  if (!rules.sendsAddressUser || provider !== 'firstParty' || !isFree || !address?.holdsUser) return headers;
  return { ...headers, authorization: fromVariable('address-user', address) };
}

function headersChosen(situation: ResolverContext): Headers {
  if (situation.provider === 'gateway') {
    const { early } = situation;
    if (!isGatewayReady(situation)) return NO_HEADERS;
    const authorization = authToken({ ...situation, variables: early });
    return overrideByCustomHeaders(situation, { authorization, xApiKey: null });
  }
  return situation.provider === 'firstParty' ? chooseCredentials(situation) : cloudHeaders(situation);
}

/**
 * What Claude Code goes by at its start, and `auth status` altogether: from a project's files only the provider switches,
 * and no file at all once `.claude.json` turned out to be broken.
 */
function earlyVariables(input: AuthSourceInput): Variables {
  const { profile } = input;
  const stopped = isConfigBroken({ profile, rules: versionRules(input.version) });
  const late = profile.settings.flatMap(({ readLate, path }) => (readLate ? [path] : []));
  const keep = ({ place, name, file }: EnvVarFact) => {
    if (stopped || (file !== null && late.includes(file))) return false;
    return (place !== 'project-settings' && place !== 'local-settings') || /^CLAUDE_CODE_USE_/.test(name);
  };
  return layerVariables(input, keep);
}
