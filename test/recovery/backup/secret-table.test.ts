/** What counts as a secret: no form of one gets into a backup, and what is none is kept. */
import { describe, expect, it } from 'vitest';
import { maskBrokenJson, maskSecrets } from '../../../src/recovery/backup/mask-secrets.ts';
import { showsSecret } from '../../../src/recovery/backup/secret-table.ts';

/** In no list of known shapes: only its name or place can tell. */
const S = 'hunter2CANARY7F3A';

const env = (name: string, value = S): unknown => ({ env: { [name]: value } });
const args = (...words: string[]): unknown => ({ mcpServers: { a: { command: 'x', args: words } } });

const IN_JSON: Record<string, unknown> = {
  ...Object.fromEntries(
    [
      'ANTHROPIC_AUTH_TOKEN',
      'ANTHROPIC_API_KEY',
      'ANTHROPIC_CUSTOM_HEADERS',
      'OTEL_EXPORTER_OTLP_HEADERS',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_BEARER_TOKEN_BEDROCK',
      'GITHUB_PAT',
      'GIT_AUTH',
      'DB_PASS',
      'DB_PWD',
      'DB_PASSWORD',
      'STRIPE_KEY',
      'SSH_PASSPHRASE',
      'SENTRY_DSN',
      'SIGNING_KEY',
      'MY_JWT',
      'npm_config__auth',
      'GOOGLE_APPLICATION_CREDENTIALS_JSON',
      'SLACK_WEBHOOK',
      'SESSION_COOKIE',
      // Words that also stand in names of no secret.
      'RATE_LIMIT_SECRET',
      'UNLIMITED_PASSWORD',
      'BUDGET_BOT_TOKEN',
      'REMINDER_API_KEY',
      'OAUTH_URL_SECRET',
      'PUBLIC_KEY_PASSPHRASE',
      'API_TOKENS',
      'DB_PASSWORD_PROFILE',
      'TEAMS_WEBHOOK_URL',
      'maxRetriesToken',
      'linearApiKey',
    ].map((name) => [name, env(name)]),
  ),
  primaryApiKey: { primaryApiKey: S },
  'oauth.accessToken': { oauth: { accessToken: S } },
  clientSecret: { clientSecret: S },
  approved: { customApiKeyResponses: { approved: [S], rejected: [] } },
  rejected: { customApiKeyResponses: { approved: [], rejected: [S] } },
  'a header of any name': { mcpServers: { a: { headers: { 'X-Team': S } } } },
  'a header of a hook': { hooks: { Stop: [{ hooks: [{ type: 'http', headers: { Authorization: `Bearer ${S}` } }] }] } },
  'args --api-key=': args(`--api-key=${S}`),
  'args --token x': args('--token', S),
  'args --password x': args('serve', '--password', S),
  'args -u': args('-u', `ada:${S}`),
  'args --header': args('--header', `X-Anything: ${S}`),
  'args -H': args('-H', `X-Anything: ${S}`),
  'args --github-pat=': args(`--github-pat=${S}`),
  'args with an address': args(`https://x.example/sse?token=${S}`),
  'address with a key': { url: `https://x.example/mcp?api_key=${S}&x=1` },
  'address with a user': { url: `https://ada:${S}@x.example/` },
  'address with a signature': { url: `https://x.example/blob?sv=1&sig=${S}` },
  'redis address': { REDIS: `redis://:${S}@host:6379` },
  'command with curl -u': { apiKeyHelper: `curl -u ada:${S} https://x.example` },
  'command with a header': { statusLine: { command: `curl -H "Authorization: Bearer ${S}"` } },
  'command with x-api-key': { statusLine: { command: `curl -H "x-api-key: ${S}"` } },
  'command with --token': { hooks: { Stop: [{ hooks: [{ command: `notify --token ${S}` }] }] } },
  'command with a variable': { hooks: { Stop: [{ hooks: [{ command: `GH_TOKEN=${S} gh pr list` }] }] } },
  'a permission rule': { permissions: { allow: [`Bash(API_KEY=${S} make:*)`] } },
  'an anthropic key under any name': { note: 'sk-ant-api03-CANARY7F3A' },
  'a jwt under any name': { note: 'eyJhbGciOiJIUzI1NiJ9CANARY7F3A.e30.x' },
  'a github token under any name': { note: 'ghp_0123456789CANARY7F3A' },
  'a fine-grained one': { note: 'github_pat_0123456789CANARY7F3A' },
  'a slack token': { note: 'xoxb-0123456789-CANARY7F3A' },
  'an aws key id': { note: 'AKIA0123456789CANARY' },
  'a google key': { note: 'AIzaSy0123456789012345CANARY7F3A' },
  'a google token': { note: 'ya29.a0123456789CANARY7F3A' },
  'an npm token': { note: 'npm_0123456789CANARY7F3A' },
  'a hugging face token': { note: 'hf_0123456789CANARY7F3A' },
  'a gitlab token': { note: 'glpat-0123456789CANARY7F3A' },
  'a stripe key': { note: 'sk_live_0123456789CANARY7F3A' },
  'a webhook secret': { note: 'whsec_0123456789CANARY7F3A' },
  'a slack webhook': { note: 'https://hooks.slack.com/services/T000/B000/CANARY7F3A' },
  'a private key': { note: '-----BEGIN RSA PRIVATE KEY-----\nCANARY7F3A' },
};

const IN_TEXT: Record<string, string> = {
  export: `export TOKEN=${S}`,
  'export in quotes': `export GITHUB_TOKEN="${S}"`,
  'an .env line': `DB_PASSWORD=${S}`,
  fish: `set -gx OPENAI_API_KEY ${S}`,
  powershell: `$env:MY_SECRET = "${S}"`,
  setx: `setx MY_TOKEN ${S}`,
  'curl -u': `curl -u ada:${S} https://x.example`,
  'curl -H': `curl -H 'X-Api-Key: ${S}'`,
  yaml: `api_key: ${S}`,
  'an address': `see https://x.example/?access_token=${S}`,
  'an ini line': `db.password=${S}`,
  python: `api_key = "${S}"`,
  'an argument': `connect(user="ada", password='${S}')`,
  'a table': `{ token: '${S}' }`,
};

const KEPT: Record<string, unknown> = {
  model: { model: 'opus' },
  'a limit': env('MAX_THINKING_TOKENS', '8000'),
  'a helper': { apiKeyHelper: '/usr/local/bin/key-helper' },
  ...Object.fromEntries(
    [
      ['maxTokens', '8000'],
      ['MAX_MCP_OUTPUT_TOKENS', '25000'],
      ['CLAUDE_CODE_MAX_OUTPUT_TOKENS', '64000'],
      ['contextTokens', '1000'],
      ['TOKEN_LIMIT', '5'],
      ['token_budget', '1000'],
      ['tokenExpires', 'never'],
      ['OAUTH_TOKEN_URL', 'https://x.example/token'],
      ['AUTH_TYPE', 'oauth'],
      ['awsCredentialExportHelper', '/bin/export-it'],
      ['TOKEN_FILE', '/run/secrets/token'],
      ['passwordPath', '/run/secrets/password'],
      ['SIGNING_PUBLIC_KEY', 'ssh-ed25519 AAAA'],
      ['keybindings', 'vim'],
      ['tokenType', 'Bearer'],
    ].map(([name = '', value = '']) => [name, env(name, value)]),
  ),
  'a file': env('SSL_KEY_FILE', '/etc/ssl/key.pem'),
  'an address': { url: 'https://x.example/mcp?version=1' },
  'a command': { command: 'npx -y server --port 80 --verbose' },
  'a reference': { command: `curl -H "Authorization: $AUTH" --token $TOKEN` },
  'a harmless header': { headers: { 'Content-Type': 'application/json' } },
  'the name of a model': env('ANTHROPIC_MODEL', 'claude-opus-4-1-20250805'),
  'a user option of another kind': args('-u', 'root'),
  'an option without its value': args('--token', '--verbose'),
  'a place that ends in lines': args('--token', '--'),
  'an option that takes a file': args('--config=/etc/tokens.json'),
  'nothing under the name of a key': env('MY_TOKEN', ''),
};

const PROSE = [
  '# Be kind\n\nNever print a token. The password policy is in docs/passwords.md.',
  'Use `export TOKEN=$(pass show token)` and `--token "$TOKEN"`.',
  'const token = process.env.TOKEN_2; client(token=token, api_key=api_key)',
  'password=... token=<yours> secret=$SECRET2 key = value1',
  'The key: press Enter. An API key is read from the vault.',
];

describe('secrets', () => {
  it('are tested in at least 60 forms', () => {
    expect(Object.keys(IN_JSON).length + Object.keys(IN_TEXT).length).toBeGreaterThanOrEqual(60);
  });

  it.each(Object.entries(IN_JSON))('in JSON: %s', (_name, value) => {
    const text = JSON.stringify(value);
    const masked = maskSecrets(text, null);
    expect(masked?.text).not.toContain('CANARY');
    expect(masked?.count).toBe(1);
    // The same text, cut off before its end.
    const broken = maskBrokenJson(text.slice(0, -1));
    expect(broken?.text ?? '').not.toContain('CANARY');
  });

  it.each(Object.entries(IN_TEXT))('in text: %s', (_name, text) => {
    expect(showsSecret(`first line\n${text}\nlast line`)).toBe(true);
  });

  it.each(Object.entries(KEPT))('is none: %s', (_name, value) => {
    expect(maskSecrets(JSON.stringify(value), null)).toEqual({ text: JSON.stringify(value), count: 0 });
  });

  it('of a text that is no JSON only secrets are cut out', () => {
    const plain = '{"model": "opus", "env": {"MAX_THINKING_TOKENS": "8000", "MY_TOKEN": "", "NAME": "ada"';
    expect(maskBrokenJson(plain)).toEqual({ text: plain, count: 0 });
    const two = maskBrokenJson(`{"model": "opus", "MY_TOKEN": "${S}", "note": "sk-ant-api03-${S}${S}", "env": {`);
    expect(two).toMatchObject({ count: 2, text: expect.stringContaining('"model": "opus"') });
    expect(two?.text).not.toContain('CANARY');
  });

  it.each(PROSE)('is none: %s', (text) => expect(showsSecret(text)).toBe(false));
});
