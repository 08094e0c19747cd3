/** A fallback as a change of the user's settings: which keys it sets, and how Claude Code must answer to it. Pure. */

import { resolveAuthSource } from '../../diagnosis/auth-source/resolve-auth-source.ts';
import { layerVariables } from '../../diagnosis/auth-source/variables.ts';
import type { EnvVarFact, MachineFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { CREDENTIAL_NAMES, PLACE_NAMES, PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { FALLBACK_BEATEN } from '../../shared/messages/recovery/fallback.ts';
import type { CredentialRef, ProfileAuth, Provider } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

export interface FallbackChoice {
  /** `key`, a gateway's name, `bedrock` … */
  name: string;
  /** What it is called in a sentence: "your API key". */
  label: string;
  /** Who is billed while it is on, one sentence. */
  pays: string;
  provider: Provider;
  /** `host` or `host:port` that must receive the requests; null: the provider's own. */
  host: string | null;
  /** The command that prints its secret; null: it needs none in settings. */
  helper: string | null;
  /** Entries of the settings' `env`. Never a secret. */
  env: Readonly<Record<string, string>>;
  /** Account in the vault; null: it needs no secret. */
  account: string | null;
  warnings: readonly string[];
}

export interface Seen {
  facts: ProfileFacts;
  machine: MachineFacts;
}

/** The keys of the settings that it sets, and to what; an empty variable there switches off one of the same name elsewhere. */
export function keysOf({ helper, env }: FallbackChoice): { path: string[]; set: string }[] {
  const entries = Object.entries(env).map(([name, value]) => ({ path: ['env', name], set: value }));
  return helper === null ? entries : [{ path: ['apiKeyHelper'], set: helper }, ...entries];
}

/** What Claude Code uses, and where its requests go: two gateways on one host are told apart by their port. */
export interface FallbackAuth extends ProfileAuth {
  address: string | null;
}

/** What Claude Code would do if the choice were in the settings. */
export function authWith(
  { facts, machine }: Seen,
  choice: FallbackChoice,
  describe: DescribeEntry,
  now: EpochMs,
): FallbackAuth {
  const own = facts.settings.find((file) => file.place === 'user-settings');
  const file = own ?? absentSettings(facts);
  const env = Object.entries(choice.env).map(([name, value]) => describe(name, value, file.path));
  const added: SettingsFileFacts = {
    ...file,
    status: 'ok',
    problem: null,
    env: [...file.env.filter(({ name }) => !(name in choice.env)), ...env],
    apiKeyHelper: choice.helper === null ? file.apiKeyHelper : { line: null, state: 'set' },
  };
  const settings = own ? facts.settings.map((one) => (one === own ? added : one)) : [...facts.settings, added];
  return authOf({ facts: { ...facts, settings }, machine }, now);
}

export type DescribeEntry = (name: string, value: string, file: string) => EnvVarFact;

export function authOf({ facts, machine }: Seen, now: EpochMs): FallbackAuth {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const input = { machine, profile: facts, version, now };
  const auth = resolveAuthSource(input);
  const given = layerVariables(input).given('ANTHROPIC_BASE_URL')?.host;
  return { ...auth, address: auth.print.host === null ? null : (given ?? auth.print.host) };
}

/** Why the choice would not (or does not) decide what Claude Code sends; null: it does. */
export function whatBeats(choice: FallbackChoice, auth: FallbackAuth): string | null {
  const { print } = auth;
  if (print.provider !== choice.provider) {
    return FALLBACK_BEATEN.otherProvider({
      provider: capitalise(PROVIDER_NAMES[print.provider]),
      choice: choice.label,
    });
  }
  if (auth.lacks) return FALLBACK_BEATEN.lacks({ what: auth.lacks.missing.join('; ') });
  if (choice.provider !== 'firstParty') return null;
  const stranger = [print.authorization, print.xApiKey].find((ref) => ref !== null && !isExpected(choice, ref));
  if (stranger) return explainStranger(choice, stranger);
  if (!print.authorization && !print.xApiKey) {
    return FALLBACK_BEATEN.managed({ choice: choice.label });
  }
  const host = choice.host ?? 'api.anthropic.com';
  if (auth.address !== host) {
    return FALLBACK_BEATEN.otherAddress({ host: auth.address ?? FALLBACK_BEATEN.anotherHost, choice: choice.label });
  }
  return null;
}

function isExpected(choice: FallbackChoice, ref: CredentialRef): boolean {
  if (choice.helper !== null) return ref.kind === 'key-helper' && ref.place === 'user-settings';
  return ref.name in choice.env && ref.place === 'user-settings';
}

function explainStranger(choice: FallbackChoice, ref: CredentialRef): string {
  const words = CREDENTIAL_NAMES[ref.kind];
  return FALLBACK_BEATEN.otherCredential({
    credential: capitalise(words),
    place: PLACE_NAMES[ref.place],
    choice: choice.label,
  });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function absentSettings({ configDir }: ProfileFacts): SettingsFileFacts {
  return {
    place: 'user-settings',
    path: `${configDir}/settings.json`,
    status: 'absent',
    problem: null,
    env: [],
    apiKeyHelper: null,
    forceLoginMethod: null,
    forceLoginOrg: null,
  };
}
