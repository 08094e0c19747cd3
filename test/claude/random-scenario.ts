/** Random homes: every place a credential can be written, in every state it can be in. */
import type { Scenario } from './real-claude.ts';

/** Same seed, same numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Pick = <T>(choices: readonly T[]) => T;

/** undefined: not set. `@` stands for a value that tells where it was written. */
const TOKEN_STATES = [undefined, undefined, undefined, '', ' ', '@', '@', '@'] as const;
const RARE_STATES = [undefined, undefined, undefined, undefined, undefined, undefined, '', '@'] as const;
const SWITCH_STATES = [...Array<undefined>(24).fill(undefined), '1', 'true', 'off'] as const;

/** @param random  0 ≤ x < 1 */
export function randomScenario(random: () => number): Scenario {
  const pick: Pick = (choices) => choices[Math.floor(random() * choices.length)] as (typeof choices)[number];
  const files: Record<string, string> = {};
  const add = (path: string, text: string | undefined) => {
    if (text !== undefined) files[path] = text;
  };
  add('.claude/.credentials.json', credentials(pick));
  add('.claude.json', globalConfig(pick));
  add('.claude/settings.json', settings(pick, 'user', TOKEN_STATES));
  add('proj/.claude/settings.json', settings(pick, 'project', RARE_STATES));
  add('proj/.claude/settings.local.json', settings(pick, 'local', RARE_STATES));
  return { env: processEnvironment(pick), files };
}

function processEnvironment(pick: Pick): Record<string, string> {
  return defined({
    ...secrets(pick, 'process', TOKEN_STATES),
    CLAUDE_CODE_SIMPLE: pick(SWITCH_STATES),
    CLAUDE_CODE_REMOTE: pick(SWITCH_STATES),
    CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: pick(SWITCH_STATES),
    CLAUDE_CODE_USE_GATEWAY: pick(SWITCH_STATES),
    CLAUDE_CODE_ENTRYPOINT: pick([...SWITCH_STATES.map(() => undefined), 'claude-vscode', 'claude-desktop']),
    CLAUDE_CODE_OAUTH_SCOPES: pick([...SWITCH_STATES.map(() => undefined), 'user:profile', 'user:inference']),
    CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: pick([...SWITCH_STATES.map(() => undefined), 'none']),
    ANTHROPIC_PROFILE: pick([...SWITCH_STATES.map(() => undefined), 'missing']),
    ANTHROPIC_CUSTOM_HEADERS: pick([
      ...SWITCH_STATES.slice(0, 16).map(() => undefined),
      'Authorization: Bearer HEADER-bearer',
      'x-api-key: HEADER-key',
      'X-Other: 1',
    ]),
  });
}

function secrets(
  pick: Pick,
  place: string,
  states: readonly (string | undefined)[],
): Record<string, string | undefined> {
  const value = (name: string, prefix: string) => pick(states)?.replace('@', `${prefix}${name}-${place}`);
  return {
    ANTHROPIC_API_KEY: value('KEY', 'sk-ant-api03-'),
    ANTHROPIC_AUTH_TOKEN: value('TOKEN', ''),
    CLAUDE_CODE_OAUTH_TOKEN: value('OAUTH', 'sk-ant-oat01-'),
  };
}

function settings(pick: Pick, place: string, states: readonly (string | undefined)[]): string | undefined {
  const kind = pick(['absent', 'absent', 'env', 'env', 'helper', 'both', 'broken', 'bom', 'wrong-type'] as const);
  if (kind === 'absent') return undefined;
  const env = defined(secrets(pick, place, states));
  const apiKeyHelper = pick(['', `echo HELPER-${place}`, `echo HELPER-${place}`]);
  const document = {
    ...(kind !== 'helper' && { env }),
    ...((kind === 'helper' || kind === 'both') && { apiKeyHelper }),
  };
  if (kind === 'wrong-type') return JSON.stringify({ permissions: 'none', ...document });
  const text = JSON.stringify(document, null, 2);
  return kind === 'broken' ? `${text},` : kind === 'bom' ? `\uFEFF${text}` : text;
}

function globalConfig(pick: Pick): string | undefined {
  const kind = pick(['absent', 'key', 'env', 'account', 'account', 'broken', 'empty'] as const);
  if (kind === 'absent') return undefined;
  if (kind === 'empty') return '';
  if (kind === 'broken') return '{"numStartups":1,}';
  const key = {
    primaryApiKey: pick(['sk-ant-api03-SAVED-key-0123456789', 'sk-ant-api03-SAVED-key-0123456789', '', null]),
  };
  if (kind === 'key') return JSON.stringify(key);
  const env = defined(secrets(pick, 'global', RARE_STATES));
  return JSON.stringify(kind === 'env' ? { env } : { ...key, oauthAccount: { emailAddress: 'user@example.test' } });
}

const FAR = Date.UTC(2100, 0, 1);
const LONG_AGO = Date.UTC(2020, 0, 1);

/** Never a refresh token beside an access token past its time: the CLI would try to renew it. */
const LOGINS: readonly Record<string, unknown>[] = [
  { expiresAt: FAR, refreshToken: 'r' },
  { expiresAt: FAR, refreshToken: 'r' },
  { expiresAt: FAR, refreshToken: null, scopes: ['user:inference'] },
  { expiresAt: LONG_AGO },
  { expiresAt: null },
  { expiresAt: FAR, refreshTokenExpiresAt: LONG_AGO, refreshToken: 'r' },
  { expiresAt: 0, accessToken: '', refreshToken: '' },
  { expiresAt: 0, accessToken: '', refreshToken: '', loginEnded: 'time_limit' },
  { expiresAt: FAR, accessToken: null },
  { expiresAt: FAR, scopes: ['user:profile'] },
  { expiresAt: FAR, scopes: [] },
  { expiresAt: FAR, scopes: 'user:inference user:profile' },
  { expiresAt: FAR, scopes: {} },
];

function credentials(pick: Pick): string | undefined {
  const login = {
    accessToken: 'sk-ant-oat01-LOGIN-stored',
    scopes: ['user:inference', 'user:profile'],
    ...pick(LOGINS),
  };
  const document = JSON.stringify({ claudeAiOauth: { ...login, subscriptionType: 'max' } });
  return pick([undefined, document, document, document, document, document, `\uFEFF${document}`, '{', '{}', '']);
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
