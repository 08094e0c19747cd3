/** Which credential Claude Code would use for its next request, and why not another one. */
import type { EnvVarFact, ProfileFacts } from '../../shared/facts.ts';
import type { AuthSource, ProfileAuth } from '../../shared/verdict.ts';
import type { MachineEnvironment } from '../start-environment.ts';
import { type VersionRules, versionRules } from '../version-rules.ts';
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
import { layerVariables, type Variables } from './variables.ts';

export interface AuthSourceInput {
  /** The environment Claude Code starts with: the own one when started from a shell, else what shell profiles set. */
  machine: MachineEnvironment;
  profile: ProfileFacts;
  /** Of the CLI a terminal would start; null: unknown, judged like the newest known. */
  version: string | null;
}

/** @returns what a request of each mode carries, all candidates in order, and what a cloud provider lacks */
export function resolveAuthSource(input: AuthSourceInput): ProfileAuth {
  const { profile } = input;
  const rules = versionRules(input.version);
  const early = earlyVariables(input, rules);
  const variables = layerVariables(input.machine, profile, rules);
  const situation = (mode: Mode, seen: Variables): ResolverContext => {
    const provider = chooseProvider({ profile, rules, variables: seen, early });
    return { mode, variables: seen, early, profile, rules, version: input.version, provider };
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
function earlyVariables({ machine, profile }: AuthSourceInput, rules: VersionRules): Variables {
  const stopped = isConfigBroken({ profile, rules });
  const late = profile.settings.flatMap(({ readLate, path }) => (readLate ? [path] : []));
  const keep = ({ place, name, file }: EnvVarFact) => {
    if (stopped || (file !== null && late.includes(file))) return false;
    return (place !== 'project-settings' && place !== 'local-settings') || /^CLAUDE_CODE_USE_/.test(name);
  };
  return layerVariables(machine, profile, rules, keep);
}
