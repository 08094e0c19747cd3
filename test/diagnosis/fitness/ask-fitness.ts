/** The findings of a profile with these variables, for tests of the rules. */
import { resolveAuthSource } from '../../../src/diagnosis/auth-source/resolve-auth-source.ts';
import { authFindings } from '../../../src/diagnosis/findings/auth-findings.ts';
import type { AuthFindingsInput } from '../../../src/diagnosis/findings/auth-rule.ts';
import type {
  EnvVarFact,
  LoginFacts,
  MachineFacts,
  ProfileFacts,
  SettingsFileFacts,
} from '../../../src/shared/facts.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../../fixtures/profile-facts.ts';

/** As long as real ones are. */
export const TOKEN = `sk-ant-oat01-${'not-a-real-token-'.repeat(5)}-wxyz`;
export const KEY = `sk-ant-api03-${'not-a-real-key-'.repeat(6)}-wxyz`;

export const LOGIN: LoginFacts = {
  accessToken: 'set',
  refreshToken: 'set',
  accessTokenExpiresAt: 4_102_444_800_000,
  loginEndsAt: null,
  scopes: ['user:inference', 'user:profile'],
  scopesCrash: false,
  plan: 'max',
  rateLimitTier: null,
  loginEnded: null,
  fingerprint: null,
};

export interface Asked {
  env?: Readonly<Record<string, string>>;
  login?: LoginFacts | null;
  profile?: Partial<ProfileFacts>;
  global?: Partial<ProfileFacts['globalConfig']>;
  machine?: Partial<MachineFacts>;
  version?: string;
}

export function ask(asked: Asked): readonly Finding[] {
  return authFindings(inputOf(asked));
}

/** What the rules of such a profile are asked with. */
export function inputOf({
  env = {},
  login = LOGIN,
  profile = {},
  global = {},
  machine: more = {},
  version = '2.1.332',
}: Asked): AuthFindingsInput {
  const processEnv: EnvVarFact[] = Object.entries(env).map(([name, value]) => describeVariable(name, value, 'process'));
  const machine: MachineFacts = {
    platform: 'linux',
    processEnv,
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: '/home/u',
    ...more,
  };
  const facts: ProfileFacts = {
    configDir: '/home/u/.claude',
    from: 'default',
    credentials: emptyCredentials(login),
    settings: [],
    globalConfig: { ...EMPTY_GLOBAL_CONFIG, ...global },
    mcpConfig: null,
    locks: [],
    ...profile,
  };
  const auth = resolveAuthSource({ machine, profile: facts, version, now: Date.now() });
  return { machine, profile: facts, profileId: 'here', auth, version, now: Date.now() };
}

/** `id severity`, those above a hint. */
export function said(asked: Asked): string[] {
  return ask(asked)
    .filter(({ severity }) => severity !== 'info')
    .map(({ id, severity }) => `${id} ${severity}`);
}

/** A settings file of the person's own, unless it is said to be another. */
export function settingsFile(rest: Partial<SettingsFileFacts> = {}): SettingsFileFacts {
  return {
    place: 'user-settings',
    path: '/home/u/.claude/settings.json',
    status: 'ok',
    problem: null,
    env: [],
    apiKeyHelper: null,
    forceLoginMethod: null,
    forceLoginOrg: null,
    ...rest,
  };
}

/** The one finding of this kind. */
export function one(id: Finding['id'], asked: Asked): Finding {
  const [found, ...others] = ask(asked).filter((finding) => finding.id === id);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} findings ${id}`);
  return found;
}
