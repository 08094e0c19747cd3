/** Addresses, stores, networks and accounts once more, as other people have them (kinds 3 to 6 and 10 to 14). */
import { API_KEY, config, type FieldCase, type Laid, login, PLAN_TOKEN, settings, signedIn } from './field-case.ts';

const configured = { '.claude.json': config() };
const GATEWAY = { ANTHROPIC_AUTH_TOKEN: 'tok-7d1f2c9a' };

type Env = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, Laid>>;
const at =
  (kind: number) =>
  (id: string, env: Env, files: Files, ...names: string[]): FieldCase => {
    return { id, kind, env, files, light: 'not-green', names };
  };
const [store, network, address, headline, nothingToPress, accounts] = [at(3), at(6), at(10), at(11), at(12), at(14)];
const inSettings = (env: Env): Files => ({ ...signedIn(), ...settings({ env }) });
const stored = (text: string, mode = 0o600): Files => ({ ...configured, '.claude/.credentials.json': { text, mode } });

export const moreCases: readonly FieldCase[] = [
  store('write-lock-is-a-file-while-signed-in', {}, { ...signedIn(), '.claude/.storage-write.lock': '' }, 'move-aside'),
  network(
    'certificates-are-a-folder',
    { NODE_EXTRA_CA_CERTS: '@HOME@/certs' },
    { ...signedIn(), certs: { folder: true } },
    'folder',
  ),
  network(
    'certificate-with-a-tilde',
    {},
    { ...inSettings({ NODE_EXTRA_CA_CERTS: '~/corp.pem' }), 'corp.pem': 'x' },
    'corp.pem',
  ),
  address(
    'address-without-https',
    { ...GATEWAY, ANTHROPIC_BASE_URL: 'llm.corp.example' },
    configured,
    'address-is-none',
  ),
  address(
    'address-of-another-protocol',
    { ...GATEWAY, ANTHROPIC_BASE_URL: 'https://o.example/api/v1/chat/completions' },
    configured,
    '/v1/chat/completions',
  ),
  address('own-address-with-v1', { ANTHROPIC_BASE_URL: 'https://api.anthropic.com/v1' }, signedIn(), '/v1'),
  address(
    'nobody-at-the-new-loopback',
    { ...GATEWAY, ANTHROPIC_BASE_URL: 'http://[::1]:8787' },
    configured,
    '[::1]:8787',
  ),
  address(
    'nobody-at-all-addresses',
    { ...GATEWAY, ANTHROPIC_BASE_URL: 'http://0.0.0.0:8787' },
    configured,
    '0.0.0.0:8787',
  ),
  address(
    'takeover-that-does-not-run',
    {},
    inSettings({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:15721', ANTHROPIC_AUTH_TOKEN: 'PROXY_MANAGED' }),
    '15721',
    'unset-variable',
  ),
  address('model-misspelled', {}, inSettings({ ANTHROPIC_MODEL: 'sonet' }), 'ANTHROPIC_MODEL', 'sonnet'),
  address('full-model-misspelled', { ANTHROPIC_MODEL: 'claude-sonet-4-5' }, signedIn(), 'claude-sonnet-4-5'),
  address(
    'model-of-settings-left-over',
    {},
    { ...signedIn(), ...settings({ model: 'kimi-k2' }) },
    'kimi-k2',
    'settings.json',
  ),
  address(
    'short-name-where-none-is-looked-up',
    {},
    inSettings({ ANTHROPIC_DEFAULT_SONNET_MODEL: 'sonnet' }),
    'ANTHROPIC_DEFAULT_SONNET_MODEL',
  ),
  address(
    'saved-key-beside-a-token',
    { ...GATEWAY, ANTHROPIC_BASE_URL: 'https://llm.corp.example' },
    { '.claude.json': config({ primaryApiKey: API_KEY }) },
    'primaryApiKey',
    'ANTHROPIC_AUTH_TOKEN',
  ),
  headline(
    'signed-out-and-readable-by-all',
    {},
    stored('{"claudeAiOauth":{"accessToken":"","refreshToken":"","expiresAt":0}}', 0o644),
    'login-cleared',
  ),
  headline(
    'dead-proxy-beside-broken-settings',
    { HTTPS_PROXY: 'http://127.0.0.1:17890' },
    { ...signedIn(), '.claude/settings.json': '{"model":"opus",}' },
    'proxy-not-listening',
  ),
  headline(
    'comma-between-scopes',
    { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN, CLAUDE_CODE_OAUTH_SCOPES: 'user:profile,user:inference' },
    signedIn(),
    'CLAUDE_CODE_OAUTH_SCOPES',
  ),
  nothingToPress('two-documents-in-one', {}, stored('{"claudeAiOauth":{}}{"claudeAiOauth":{}}'), 'credentials-broken'),
  nothingToPress(
    'configuration-is-a-folder',
    {},
    { '.claude.json': { folder: true }, '.claude/.credentials.json': login() },
    'move-aside',
  ),
  accounts(
    'login-of-another-organization',
    {},
    { ...configured, '.claude/.credentials.json': login({ organizationUuid: '77777777-2222-4333-8444-555555555555' }) },
    'accounts-mixed',
  ),
  {
    id: 'token-and-no-first-start',
    kind: 13,
    claude: '2.1.250',
    env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN },
    light: 'not-green',
    names: ['hasCompletedOnboarding'],
  },
  {
    id: 'plan-token-is-a-plan',
    kind: 11,
    env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN },
    files: configured,
    light: 'green',
  },
];
