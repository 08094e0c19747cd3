/** Set-ups as healthy people have them: nothing is wrong with any, so nothing may be said. Keys and people are made up. */
import { rootCertificates } from 'node:tls';
import { API_KEY, config, type Laid, login, PLAN_TOKEN, settings, signedIn } from './field-case.ts';
import { QUIET_CLOUDS } from './quiet-clouds.ts';
import type { Home } from './quiet-home.ts';
import { QUIET_PLACES } from './quiet-places.ts';

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

export const QUIET_HOMES: readonly Home[] = [
  ...PLANS,
  ...KEYS,
  ...GATEWAYS,
  ...QUIET_CLOUDS,
  ...NETWORKS,
  ...SHELLS,
  ...QUIET_PLACES,
];

function withMcp(): Laid {
  const laid = login();
  if (typeof laid === 'string' || !('text' in laid)) throw new Error('no text');
  const document = {
    ...JSON.parse(laid.text),
    mcpOAuth: { 'docs|1': { serverName: 'docs', accessToken: 'mcp-FAKE' } },
  };
  return { ...laid, text: JSON.stringify(document) };
}
