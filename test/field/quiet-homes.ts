/** Set-ups as healthy people have them: nothing is wrong with any, so nothing may be said. Keys and people are made up. */
import { rootCertificates } from 'node:tls';
import { API_KEY, config, type FieldCase, type Laid, login, PLAN_TOKEN, settings, signedIn } from './field-case.ts';

type Home = Omit<FieldCase, 'kind' | 'light'>;
const GATEWAY_TOKEN = 'gw-7d1f2c9ab04e4f5b';
const PEM = rootCertificates[0] ?? '';
const plan = (subscriptionType: string, more: object = {}): Record<string, Laid> => ({
  '.claude.json': config(),
  '.claude/.credentials.json': login({ subscriptionType, ...more }),
});
const configured = { '.claude.json': config() };
const approved = {
  '.claude.json': config({ customApiKeyResponses: { approved: [API_KEY.slice(-20)], rejected: [] } }),
};

const PLANS: readonly Home[] = [
  { id: 'pro', files: plan('pro') },
  { id: 'max', files: plan('max', { rateLimitTier: 'default_claude_max_20x' }) },
  { id: 'team', files: plan('team') },
  { id: 'enterprise', files: plan('enterprise') },
  { id: 'a plan that is not named', files: plan('pro', { subscriptionType: null }) },
  { id: 'an access token past its time, which is renewed', files: plan('max', { expiresAt: Date.now() - 60_000 }) },
  { id: 'an older login without a deadline', files: plan('max', { refreshTokenExpiresAt: undefined }) },
  { id: 'an older Claude Code', claude: '2.1.250', files: signedIn() },
  { id: 'MCP logins beside it', files: { ...signedIn(), '.claude/.credentials.json': withMcp() } },
  { id: 'a token in the environment', env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN }, files: configured },
  {
    id: 'a token in settings',
    files: { ...configured, ...settings({ env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN } }) },
  },
];

const KEYS: readonly Home[] = [
  { id: 'an approved key', env: { ANTHROPIC_API_KEY: API_KEY }, files: approved },
  { id: 'a key in settings', files: { ...approved, ...settings({ env: { ANTHROPIC_API_KEY: API_KEY } }) } },
  { id: 'a saved Console key', files: { '.claude.json': config({ primaryApiKey: API_KEY, oauthAccount: undefined }) } },
  {
    id: 'a key helper',
    files: {
      ...configured,
      'bin/key.sh': { text: '#!/bin/sh\necho key\n', mode: 0o755 },
      ...settings({ apiKeyHelper: '~/bin/key.sh' }),
    },
  },
  {
    id: 'a key helper that is a line of shell',
    files: { ...configured, '.key': 'key\n', ...settings({ apiKeyHelper: 'cat ~/.key | tr -d "\\n"' }) },
  },
  { id: 'a custom header beside a login', env: { ANTHROPIC_CUSTOM_HEADERS: 'x-team: search' }, files: signedIn() },
];

const gateway = (host: string) => ({ ANTHROPIC_BASE_URL: host, ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN });
const GATEWAYS: readonly Home[] = [
  { id: 'a company gateway', env: gateway('https://llm.corp.example'), files: configured },
  {
    id: 'a gateway in settings',
    files: { ...configured, ...settings({ env: gateway('https://llm.corp.example/anthropic') }) },
  },
  { id: 'a router on this machine', env: gateway('http://127.0.0.1:@PORT@'), listening: true, files: configured },
  { id: 'a router named localhost', env: gateway('http://127.0.0.1:@PORT@/'), listening: true, files: configured },
  {
    id: 'another company’s models',
    env: {
      ...gateway('https://api.z.example/api/anthropic'),
      ANTHROPIC_MODEL: 'glm-4.6',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'glm-4.5-air',
    },
    files: configured,
  },
  {
    id: 'a gateway that takes a key',
    env: { ANTHROPIC_BASE_URL: 'https://llm.corp.example', ANTHROPIC_API_KEY: 'sk-litellm-7d1f2c9ab04e4f5b' },
    files: {
      '.claude.json': config({
        customApiKeyResponses: { approved: ['litellm-7d1f2c9ab04e4f5b'.slice(-20)], rejected: [] },
      }),
    },
  },
  {
    id: 'a gateway that takes a plan’s token',
    env: { ANTHROPIC_BASE_URL: 'https://llm.corp.example', ANTHROPIC_AUTH_TOKEN: PLAN_TOKEN },
    files: configured,
  },
];

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'global', ANTHROPIC_VERTEX_PROJECT_ID: 'search-prod' };
const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'search-prod' };
const SSO = `[profile corp]\nsso_session = corp\nsso_account_id = 111111111111\nsso_role_name = dev\nregion = eu-west-1\n\n[sso-session corp]\nsso_start_url = https://corp.awsapps.example/start\nsso_region = eu-west-1\n`;
const CLOUDS: readonly Home[] = [
  {
    id: 'Bedrock with keys in the environment',
    env: { ...BEDROCK, AWS_ACCESS_KEY_ID: 'AKIAFAKE0000FAKE0000', AWS_SECRET_ACCESS_KEY: 'fakefakefake' },
    files: configured,
  },
  {
    id: 'Bedrock with the usual file',
    env: BEDROCK,
    files: {
      ...configured,
      '.aws/credentials': '[default]\naws_access_key_id = AKIAFAKE0000FAKE0000\naws_secret_access_key = fakefakefake\n',
    },
  },
  {
    id: 'Bedrock with a bearer token',
    env: { ...BEDROCK, AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-FAKEFAKE' },
    files: configured,
  },
  {
    id: 'Bedrock with a named profile that runs a program',
    env: { ...BEDROCK, AWS_PROFILE: 'vault' },
    files: {
      ...configured,
      '.aws/config': '[profile vault]\ncredential_process = /bin/cat /dev/null\nregion = eu-west-1\n',
    },
  },
  {
    id: 'Bedrock with SSO',
    env: { ...BEDROCK, AWS_PROFILE: 'corp' },
    files: { ...configured, '.aws/config': SSO, ...ssoCache() },
  },
  {
    id: 'Bedrock with a model of its own',
    env: {
      ...BEDROCK,
      AWS_ACCESS_KEY_ID: 'AKIAFAKE0000FAKE0000',
      AWS_SECRET_ACCESS_KEY: 'fakefakefake',
      ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    },
    files: configured,
  },
  {
    id: 'Vertex with gcloud',
    env: VERTEX,
    files: { ...configured, '.config/gcloud/application_default_credentials.json': adc('authorized_user') },
  },
  {
    id: 'Vertex with a service account',
    env: { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/sa.json' },
    files: { ...configured, 'sa.json': adc('service_account') },
  },
  {
    id: 'Foundry with a key',
    env: { ...FOUNDRY, ANTHROPIC_FOUNDRY_API_KEY: 'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0' },
    files: configured,
  },
];

const NETWORKS: readonly Home[] = [
  {
    id: 'a company proxy',
    env: { HTTPS_PROXY: 'http://proxy.corp.example:3128', NO_PROXY: 'localhost,127.0.0.1,.corp.example' },
    files: signedIn(),
  },
  {
    id: 'a company proxy in settings, and its certificate',
    files: {
      ...signedIn(),
      'corp.pem': PEM,
      ...settings({ env: { HTTPS_PROXY: 'http://proxy.corp.example:3128', NODE_EXTRA_CA_CERTS: '@HOME@/corp.pem' } }),
    },
  },
  {
    id: 'a proxy without http:// in a new version',
    env: { https_proxy: 'proxy.corp.example:3128' },
    files: signedIn(),
  },
  {
    id: 'a local proxy that runs',
    env: { HTTPS_PROXY: 'http://127.0.0.1:@PORT@', ALL_PROXY: 'socks5://127.0.0.1:1080' },
    listening: true,
    files: signedIn(),
  },
  {
    id: 'a certificate by SSL_CERT_FILE',
    env: { SSL_CERT_FILE: '@HOME@/corp.pem' },
    files: { ...signedIn(), 'corp.pem': PEM },
  },
  {
    id: 'a client certificate',
    env: { CLAUDE_CODE_CLIENT_CERT: '@HOME@/c.pem', CLAUDE_CODE_CLIENT_KEY: '@HOME@/k.pem' },
    files: { ...signedIn(), 'c.pem': PEM, 'k.pem': '-----BEGIN PRIVATE KEY-----\nFAKE\n-----END PRIVATE KEY-----\n' },
  },
];

const SHELLS: readonly Home[] = [
  {
    id: 'bash with nothing of interest',
    files: { ...signedIn(), '.bashrc': 'export EDITOR=vim\nalias ll="ls -l"\nexport PATH="$HOME/.local/bin:$PATH"\n' },
  },
  {
    id: 'zsh with oh-my-zsh',
    shell: 'zsh',
    files: {
      ...signedIn(),
      '.zshrc': 'export ZSH="$HOME/.oh-my-zsh"\nplugins=(git)\n[ -f ~/.fzf.zsh ] && source ~/.fzf.zsh\n',
    },
  },
  {
    id: 'fish',
    shell: 'fish',
    files: { ...signedIn(), '.config/fish/config.fish': 'set -gx EDITOR nvim\nfish_add_path ~/.local/bin\n' },
  },
  {
    id: 'an alias that only adds options',
    shell: 'zsh',
    files: { ...signedIn(), '.zshrc': "alias claude='claude --model opus'\n" },
  },
  { id: 'seen by the desktop', desktop: true, files: signedIn() },
  {
    id: 'a key for another company',
    env: { OPENAI_API_KEY: 'sk-proj-FAKEFAKEFAKEFAKE' },
    files: { ...signedIn(), '.bashrc': 'export OPENAI_API_KEY=sk-proj-FAKEFAKEFAKEFAKE\n' },
  },
  {
    id: 'a second profile',
    env: { CLAUDE_CONFIG_DIR: '@HOME@/.claude-work' },
    files: {
      ...signedIn(),
      '.claude-work/.claude.json': config(),
      '.claude-work/.credentials.json': login({ subscriptionType: 'team' }),
    },
  },
  {
    id: 'projects with settings of their own',
    files: {
      ...signedIn(),
      ...settings({ model: 'opus', permissions: { allow: ['Bash(npm test:*)'] } }),
      'proj/.claude/settings.json': '{"env":{"DEBUG":"1"}}',
    },
  },
  { id: 'somebody who went on after refusals', files: { ...signedIn(), '.claude/projects/-proj/1.jsonl': '' } },
];

export const QUIET_HOMES: readonly Home[] = [...PLANS, ...KEYS, ...GATEWAYS, ...CLOUDS, ...NETWORKS, ...SHELLS];

function withMcp(): Laid {
  const laid = login();
  if (typeof laid === 'string' || !('text' in laid)) throw new Error('no text');
  const document = {
    ...JSON.parse(laid.text),
    mcpOAuth: { 'docs|1': { serverName: 'docs', accessToken: 'mcp-FAKE' } },
  };
  return { ...laid, text: JSON.stringify(document) };
}

/** A service account holds a key, a user a token to renew. */
function adc(type: string): string {
  return JSON.stringify({
    type,
    client_id: 'x',
    client_secret: 'FAKE',
    refresh_token: 'FAKE',
    client_email: 'a@b.example',
    private_key: 'FAKE',
  });
}

/** Named by the SHA-1 of the session’s name, as AWS does it. */
function ssoCache(): Record<string, Laid> {
  const expiresAt = new Date(Date.now() + 5 * 3_600_000).toISOString();
  const name = 'ee0bfd2552fbd840c02cc48b6e823320543c450f';
  return {
    [`.aws/sso/cache/${name}.json`]: JSON.stringify({
      startUrl: 'https://corp.awsapps.example/start',
      accessToken: 'FAKE',
      expiresAt,
    }),
  };
}
