/** Random documents for a home folder: logins, settings, global configurations, profiles of Anthropic's developer tools. */
import type { Draw } from './draw.ts';

/** undefined: not set. `@` stands for a value that tells where it was written. */
type State = string | undefined;

/** How many credentials lie about: where there are many, the strongest hides what becomes of the others. */
const STATES: Readonly<Record<'many' | 'few', readonly State[]>> = {
  many: [undefined, undefined, undefined, '', ' ', '@', '@', '@'],
  few: [...Array<State>(17).fill(undefined), '', ' ', '@'],
};

export type Crowd = keyof typeof STATES;

export function secrets(draw: Draw, place: string, crowd: Crowd): Record<string, string | undefined> {
  const value = (name: string, prefix: string) => {
    const text = draw.pick(STATES[crowd])?.replace('@', `${prefix}${name}-${place}`);
    return text?.trim() && draw.chance(0.03) ? draw.pick(SPOILED).replace('@', () => text) : text;
  };
  return {
    ANTHROPIC_API_KEY: value('KEY', 'sk-ant-api03-'),
    ANTHROPIC_AUTH_TOKEN: value('TOKEN', ''),
    CLAUDE_CODE_OAUTH_TOKEN: value('OAUTH', 'sk-ant-oat01-'),
  };
}

const ODD_HEADERS = ['x-api-key:', 'Authorization: ', 'X-Other: \u2019', 'X-Other: caf\u00e9', 'X Other: 1', 'none'];

/** Around and in a value: what a request can carry or leave off, and what it cannot. */
const SPOILED = ['@\n', '@\u2019', '@\n1', '@\u0007', '\ufeff@', '\n@', '@\u3000', '\ufeff@\u2026', ' @ '];

export function customHeaders(draw: Draw, place: string): string {
  const bearer = `Authorization: Bearer HEADER-bearer-${place}`;
  const key = `x-api-key: HEADER-key-${place}`;
  if (draw.chance(0.1)) return draw.pick(ODD_HEADERS);
  return draw.pick([bearer, bearer.toLowerCase(), key, key, `${key}\n${bearer}`, 'X-Other: 1', '', ' ']);
}

/** Variables that only some layers may set, each rarely. */
function extras(draw: Draw, place: string): Record<string, unknown> {
  return {
    ...draw.sometimes(1 / 12, () => ({
      ANTHROPIC_BASE_URL: draw.pick(['@BASE@', '', ' ', 'http://gateway.example', withUser(place)]),
    })),
    ...draw.sometimes(1 / 24, () => ({ [draw.pick(MOVING)]: '@HOME@/other' })),
    ...draw.sometimes(1 / 12, () => ({ ANTHROPIC_CUSTOM_HEADERS: customHeaders(draw, place) })),
    ...draw.sometimes(1 / 6, () => ({ [draw.pick(SWITCHES)]: draw.pick(['1', 'Yes', '0', '', true, false, 1]) })),
    ...draw.sometimes(1 / 16, () => ({ CLAUDE_CODE_OAUTH_SCOPES: draw.pick(['user:profile', 'user:inference']) })),
    ...draw.sometimes(1 / 32, () => ({ CLAUDE_CODE_CUSTOM_OAUTH_URL: 'https://sign-in.example' })),
    ...draw.sometimes(1 / 24, () => ({ CLAUDE_CODE_ENTRYPOINT: draw.pick(['claude-vscode', 'claude-desktop']) })),
  };
}

/** Our server's address with a user and a password in it. */
export const withUser = (place: string): string => `http://user:pw-${place}@@SERVER@`;

/** Variables that, in a file, lead to another folder. */
const MOVING = ['CLAUDE_CONFIG_DIR', 'CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR'];

/** What a company asks for in managed settings, within reach, out of it, and no version at all. */
const LIMITS: readonly object[] = [
  { requiredMinimumVersion: '2.1.0' },
  { requiredMinimumVersion: '9.0.0' },
  { requiredMaximumVersion: '2.1.0' },
  { requiredMaximumVersion: '9.0.0' },
  { requiredMaximumVersion: 'two' },
  { requiredMinimumVersion: '9.0' },
  { requiredMinimumVersion: 9 },
];

const SWITCHES = [
  'CLAUDE_CODE_SIMPLE',
  'CLAUDE_CODE_REMOTE',
  'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
  'CLAUDE_CODE_USE_GATEWAY',
] as const;

/** Of a helper: it prints a second line. */
export const TWO_LINES = '; echo more';

/** A helper that fails or prints nothing still stands where a key would. */
function keyHelper(draw: Draw, place: string): string {
  const echo = `echo HELPER-${place}`;
  return draw.pick(['', ' ', echo, echo, echo, `sleep 1; ${echo}`, `${echo}${TWO_LINES}`, 'exit 3', 'true']);
}

/** @returns undefined: there is no such file */
export function settings(draw: Draw, place: string, crowd: Crowd): string | undefined {
  const kind = draw.pick([
    ...(['absent', 'absent', 'env', 'env', 'helper', 'both', 'broken', 'bom', 'wrong-type', 'empty'] as const),
  ]);
  if (kind === 'absent') return undefined;
  if (kind === 'empty') return '{}';
  const env = { ...secrets(draw, place, crowd), ...extras(draw, place) };
  const document = {
    ...(kind !== 'helper' && { env }),
    ...((kind === 'helper' || kind === 'both') && { apiKeyHelper: keyHelper(draw, place) }),
    ...(place.startsWith('managed') && draw.sometimes(1 / 4, () => ({ forceLoginMethod: 'claudeai' }))),
    ...(place.startsWith('managed') && draw.sometimes(1 / 6, () => draw.pick(LIMITS))),
    ...(place.startsWith('managed') && draw.sometimes(1 / 8, () => ({ forceRemoteSettingsRefresh: 'x' }))),
  };
  if (kind === 'wrong-type') return JSON.stringify({ permissions: 'none', ...document });
  const text = JSON.stringify(document, null, 2);
  return kind === 'broken' ? `${text},` : kind === 'bom' ? `\uFEFF${text}` : text;
}

const SAVED_KEY = 'sk-ant-api03-SAVED-key-0123456789';
const SAVED = [SAVED_KEY, SAVED_KEY, SAVED_KEY, `\ufeff${SAVED_KEY}`, `${SAVED_KEY}\n`, '', ' ', null, 5];

/** `.claude.json`, or the older file that stands above it. */
export function globalConfig(draw: Draw, crowd: Crowd): string | undefined {
  const kind = draw.pick(['absent', 'key', 'env', 'account', 'account', 'answers', 'broken', 'empty'] as const);
  if (kind === 'absent') return undefined;
  if (kind === 'empty') return '';
  if (kind === 'broken') return '{"numStartups":1,}';
  const key = { primaryApiKey: draw.pick(SAVED) };
  if (kind === 'key') return draw.pick(['', '', '\uFEFF']) + JSON.stringify(key);
  if (kind === 'env') {
    const moving = draw.sometimes(1 / 6, () => ({ [draw.pick(MOVING)]: '@HOME@/other' }));
    return JSON.stringify({ env: { ...secrets(draw, 'global', crowd), ...moving } });
  }
  if (kind === 'account') return JSON.stringify({ ...key, oauthAccount: { emailAddress: 'user@example.test' } });
  const approved = ['process', 'user'].map((place) => `sk-ant-api03-KEY-${place}`.slice(-20));
  return JSON.stringify({ customApiKeyResponses: draw.pick([{ approved }, { rejected: approved }, { approved: [] }]) });
}

const FAR = Date.UTC(2100, 0, 1);
const LONG_AGO = Date.UTC(2020, 0, 1);
const CLEARED = { expiresAt: 0, accessToken: '', refreshToken: '' };

/** One past its time the CLI tries to renew, before a closed door: that it does so decides what else is looked at. */
const LOGINS: readonly Record<string, unknown>[] = [
  { refreshToken: 'r' },
  { refreshToken: 'r' },
  { refreshToken: null, scopes: ['user:inference'] },
  { refreshToken: '' },
  { refreshToken: 'r', refreshTokenExpiresAt: LONG_AGO },
  { expiresAt: LONG_AGO },
  { expiresAt: LONG_AGO, refreshToken: 'r' },
  { expiresAt: LONG_AGO, refreshToken: 'r', refreshTokenExpiresAt: LONG_AGO },
  { expiresAt: LONG_AGO, refreshToken: 5 },
  { expiresAt: LONG_AGO, refreshToken: '' },
  { expiresAt: null },
  { expiresAt: '2020-01-01T00:00:00Z', refreshToken: 'r' },
  CLEARED,
  { ...CLEARED, loginEnded: 'time_limit' },
  { ...CLEARED, loginEnded: 'time_limit', scopes: [] },
  { ...CLEARED, loginEnded: 5, scopes: undefined },
  { ...CLEARED, refreshToken: null, loginEnded: 'time_limit' },
  { accessToken: '', refreshToken: 'r' },
  { accessToken: null },
  { accessToken: 777_777_777_777 },
  { refreshToken: 'r', padding: 'x'.repeat(100_000) },
];

const ODD_SCOPES: readonly unknown[] = [
  ['user:profile'],
  [],
  [5, null, 'user:inference'],
  [['user:inference']],
  ['USER:INFERENCE'],
  'user:inference user:profile',
  'user:profile',
  {},
  5,
  true,
  null,
];

/** What lies in the credential store; undefined: nothing. */
export function credentials(draw: Draw): string | undefined {
  const login = {
    accessToken: 'sk-ant-oat01-LOGIN-stored',
    expiresAt: FAR,
    scopes: ['user:inference', 'user:profile'],
    ...draw.pick(LOGINS),
    ...draw.sometimes(1 / 4, () => ({ scopes: draw.pick(ODD_SCOPES) })),
    ...draw.sometimes(1 / 20, () => ({ accessToken: draw.pick(SPOILED).replace('@', 'LOGIN-stored') })),
  };
  const document = JSON.stringify({ claudeAiOauth: { ...login, subscriptionType: 'max' } });
  const others = [
    undefined,
    undefined,
    `\uFEFF${document}`,
    '{',
    '{}',
    '',
    '{"claudeAiOauth":null}',
    '{"mcpOAuth":{}}',
  ];
  return draw.chance(0.75) ? document : draw.pick(others);
}

/** A profile of Anthropic's developer tools, by path; a credentials file counts only when it is the owner's alone. */
export function developerProfile(draw: Draw): { files: Record<string, string>; modes: Record<string, number> } {
  const name = draw.pick(['default', 'default', 'work']);
  const type = draw.pick(['user_oauth', 'user_oauth', 'oidc_federation', 'other']);
  const config = `.config/anthropic/configs/${name}.json`;
  const kept = `.config/anthropic/credentials/${name}.json`;
  const token = { access_token: 'PROFILE-token', refresh_token: 'r', expires_at: FAR / 1000 };
  const files = {
    [config]: JSON.stringify({ authentication: { type } }),
    ...draw.sometimes(1 / 4, () => ({ '.config/anthropic/active_config': `${name}\n` })),
    ...draw.sometimes(3 / 4, () => ({ [kept]: JSON.stringify(token) })),
  };
  return { files, modes: { [kept]: draw.pick([0o600, 0o600, 0o644]) } };
}
