/** Random homes: every place a credential can be written, in every state it can be in. */
import { type Draw, drawing } from './draw.ts';
import {
  type Crowd,
  credentials,
  customHeaders,
  developerProfile,
  globalConfig,
  secrets,
  settings,
  withUser,
} from './random-files.ts';
import { provider } from './random-provider.ts';
import type { Scenario } from './real-claude.ts';

/**
 * Each scenario dwells on one or two themes, so that what stands above everything else does not hide the rest.
 * @param random   0 ≤ x < 1
 * @param managed  managed settings can be laid out as well
 */
export function randomScenario(random: () => number, managed: boolean): Scenario {
  const draw = drawing(random);
  const crowd = draw.pick(['few', 'few', 'many'] as const);
  const profile = draw.sometimes(0.15, () => developerProfile(draw)) as Partial<ReturnType<typeof developerProfile>>;
  const files = {
    '.claude/.credentials.json': credentials(draw),
    '.claude.json': globalConfig(draw, crowd),
    '.claude/settings.json': settings(draw, 'user', crowd),
    'proj/.claude/settings.json': settings(draw, 'project', 'few'),
    'proj/.claude/settings.local.json': settings(draw, 'local', 'few'),
    ...draw.sometimes(0.05, () => ({
      '.claude/.config.json': '{"primaryApiKey":"sk-ant-api03-LEGACY-key-0123456789"}',
    })),
    ...(managed && draw.sometimes(0.15, () => managedFiles(draw))),
    ...profile.files,
    ...otherFolder(draw),
  };
  const { links, cwd, ...checkout } = draw.sometimes(0.1, () => linkedCheckout(draw));
  const env = processEnvironment(draw, crowd);
  const scenario = { env: defined(env), files: defined({ ...files, ...checkout.files }), modes: profile.modes ?? {} };
  return ownServer(draw, moved(draw, { ...scenario, ...(links && { links }), ...(cwd && { cwd }) }));
}

/** Where `CLAUDE_CONFIG_DIR` in a file leads to. */
function otherFolder(draw: Draw): Record<string, string | undefined> {
  const login = credentials(draw)?.replaceAll('LOGIN-stored', 'LOGIN-other');
  return draw.pick([{}, { 'other/.credentials.json': login, 'other/settings.json': settings(draw, 'other', 'few') }]);
}

type Checkout = Pick<Scenario, 'links' | 'cwd'> & { files: Record<string, string | undefined> };

/** Started in a folder of a checkout, by its own name or through a link from elsewhere. */
function linkedCheckout(draw: Draw): Partial<Checkout> {
  const files = {
    'proj/.git/HEAD': 'ref: refs/heads/main',
    'proj/sub/.claude/settings.local.json': settings(draw, 'sub-local', 'few'),
    'proj/sub/.claude/settings.json': settings(draw, 'sub', 'few'),
  };
  return draw.chance(0.5) ? { files, cwd: 'proj/sub' } : { files, cwd: 'link', links: { link: 'proj/sub' } };
}

/** One that Claude Code does not accept, mostly; one that it does, and white space. */
const SIGN_IN_SERVERS = ['https://sign-in.example', 'https://sign-in.example', 'https://claude.fedstart.com', ' '];

/** Another sign-in server: the global configuration then has a name of its own. */
function ownServer(draw: Draw, scenario: Scenario): Scenario {
  if (!draw.chance(0.04)) return scenario;
  const env = { ...scenario.env, CLAUDE_CODE_CUSTOM_OAUTH_URL: draw.pick(SIGN_IN_SERVERS) };
  const renamed = draw.chance(0.5)
    ? (path: string) => path.replace(/\.claude\.json$/, '.claude-custom-oauth.json')
    : String;
  const files = Object.entries(scenario.files).map(([path, text]) => [renamed(path), text]);
  return { ...scenario, env, files: Object.fromEntries(files) };
}

function managedFiles(draw: Draw): Record<string, string | undefined> {
  return {
    'managed/managed-settings.json': settings(draw, 'managed', 'few'),
    'managed/managed-settings.d/10-first.json': settings(draw, 'managed-10', 'few'),
    'managed/managed-settings.d/20-second.json': settings(draw, 'managed-20', 'few'),
  };
}

/** How Claude Code was started, and by whom. */
const STARTS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['CLAUDE_CODE_SIMPLE', ['1', 'true', 'off']],
  ['CLAUDE_CODE_REMOTE', ['1', 'true', 'off']],
  ['CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', ['1', 'true', 'off']],
  ['CLAUDE_CODE_ENTRYPOINT', ['claude-vscode', 'claude-desktop', 'claude-desktop-3p', 'sdk-py']],
  ['CLAUDE_CODE_HOST_AUTH_ENV_VAR', ['CLAUDE_CODE_OAUTH_TOKEN', '']],
  ['CLAUDE_CODE_OAUTH_SCOPES', ['user:profile', 'user:inference', 'user:profile user:inference', ' ']],
  ['CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', ['none', '']],
  ['CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', ['none', '']],
  ['ANTHROPIC_PROFILE', ['missing', 'work', 'default', '']],
];

function processEnvironment(draw: Draw, crowd: Crowd): Record<string, string | undefined> {
  const starts = draw.pick([0, 0, 1, 1, 2]);
  return {
    ...secrets(draw, 'process', crowd),
    ...Object.fromEntries(
      Array.from({ length: starts }, () => draw.pick(STARTS)).map(([name, values]) => [name, draw.pick(values)]),
    ),
    ...draw.sometimes(0.3, () => ({ ANTHROPIC_CUSTOM_HEADERS: customHeaders(draw, 'process') })),
    ...draw.sometimes(0.04, () => ({ ANTHROPIC_BASE_URL: withUser('process') })),
    ...draw.sometimes(0.08, () => gateway(draw)),
    ...draw.sometimes(0.08, () => federation(draw)),
    ...draw.sometimes(0.15, () => provider(draw)),
  };
}

function gateway(draw: Draw): Record<string, string | undefined> {
  return {
    CLAUDE_CODE_USE_GATEWAY: draw.pick(['1', 'on', '0']),
    ANTHROPIC_AUTH_TOKEN: draw.pick([undefined, '', ' ', 'TOKEN-process', 'TOKEN-process']),
    ANTHROPIC_BASE_URL: draw.pick(['@BASE@', '@BASE@', '', ' ', 'http://gateway.example', 'no address', 'http://']),
  };
}

function federation(draw: Draw): Record<string, string | undefined> {
  return {
    ANTHROPIC_FEDERATION_RULE_ID: draw.pick(['fdrl_1', 'fdrl_1', '']),
    ANTHROPIC_ORGANIZATION_ID: draw.pick(['22222222-2222-4222-8222-222222222222', undefined]),
    ANTHROPIC_IDENTITY_TOKEN: draw.pick(['identity', 'identity', ' ', undefined]),
  };
}

/** Where the configuration lies: `CLAUDE_CONFIG_DIR` counts as written, and an empty one does not move `.claude.json`. */
const MOVES: readonly { value: string; dir: string; config: string }[] = [
  { value: '@HOME@/conf', dir: 'conf', config: 'conf' },
  { value: 'conf', dir: 'proj/conf', config: 'proj/conf' },
  { value: '~/conf', dir: 'proj/~/conf', config: 'proj/~/conf' },
  { value: '', dir: 'proj', config: '' },
];

function moved(draw: Draw, scenario: Scenario): Scenario {
  if (!draw.chance(0.1)) return scenario;
  const { value, dir, config } = draw.pick(MOVES);
  const place = (path: string) => {
    if (path === '.claude.json') return config ? `${config}/${path}` : path;
    return path.startsWith('.claude/') ? path.replace('.claude', dir) : path;
  };
  const files = Object.fromEntries(Object.entries(scenario.files).map(([path, text]) => [place(path), text]));
  return { ...scenario, env: { ...scenario.env, CLAUDE_CONFIG_DIR: value }, files };
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
