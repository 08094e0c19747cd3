/** Set, and of no use: secrets, helpers and clouds once more, as other people have written them down (kind 2). */
import { API_KEY, config, type FieldCase, type Laid, PLAN_TOKEN, settings, signedIn } from './field-case.ts';

const configured = { '.claude.json': config() };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const CORP = { ...BEDROCK, AWS_PROFILE: 'corp' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'us-east5' };
const ROLE = { AWS_ROLE_ARN: 'arn:aws:iam::1:role/x', AWS_WEB_IDENTITY_TOKEN_FILE: '@HOME@/token' };
const ADC = '.config/gcloud/application_default_credentials.json';
const USER = { type: 'authorized_user', client_id: 'x', client_secret: 'FAKE', refresh_token: 'FAKE' };

type Env = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, Laid>>;
const notFit = (id: string, env: Env, files: Files, ...names: string[]): FieldCase => {
  return { id, kind: 2, env, files: { ...configured, ...files }, light: 'not-green', names };
};
const helper = (id: string, apiKeyHelper: string, files: Files, ...names: string[]): FieldCase =>
  notFit(id, {}, { ...settings({ apiKeyHelper }), ...files }, 'helper-cannot-run', ...names);

export const fitForUseCases: readonly FieldCase[] = [
  notFit('key-as-plan-token', { CLAUDE_CODE_OAUTH_TOKEN: API_KEY }, {}, 'secret-wrong-kind', 'ANTHROPIC_API_KEY'),
  notFit(
    'refresh-token-as-plan-token',
    { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN.replace('oat', 'ort') },
    {},
    'setup-token',
  ),
  notFit('document-as-token', { CLAUDE_CODE_OAUTH_TOKEN: JSON.stringify({ accessToken: PLAN_TOKEN }) }, {}, 'secret-'),
  notFit('code-of-the-browser-as-token', { CLAUDE_CODE_OAUTH_TOKEN: 'kFAKEcode9fakeFAKE#stateFAKE12' }, {}, 'secret-'),
  notFit(
    'key-of-another-company',
    { ANTHROPIC_API_KEY: 'sk-or-v1-FAKEFAKEFAKEFAKEFAKE' },
    signedIn(),
    'another company',
  ),
  notFit('reference-into-a-vault', { ANTHROPIC_API_KEY: 'op://Private/Anthropic/credential' }, {}, 'secret-malformed'),
  notFit('reference-of-windows', { ANTHROPIC_AUTH_TOKEN: '%TOKEN%' }, {}, 'secret-malformed'),
  notFit(
    'reference-of-an-editor',
    {},
    settings({ env: { ANTHROPIC_API_KEY: `\${env:ANTHROPIC_API_KEY}` } }),
    'settings.json',
  ),
  notFit('key-of-a-manual', { ANTHROPIC_API_KEY: 'sk-ant-api03-your-key' }, {}, 'secret-malformed'),
  helper(
    'helper-with-windows-line-ends',
    '~/key.sh',
    { 'key.sh': { text: '#!/bin/sh\r\necho x\r\n', mode: 0o755 } },
    'CRLF',
  ),
  helper(
    'helper-of-an-environment-that-is-gone',
    '~/key.py',
    {
      'key.py': { text: '#!/opt/venv/bin/python3\nprint(1)\n', mode: 0o755 },
    },
    'interpreter',
  ),
  helper('helper-by-a-program-that-is-not-installed', 'no-such-vault read key', {}, 'no-such-vault'),
  helper('helper-given-to-a-shell-and-not-there', 'bash /opt/corp/key.sh', {}, '/opt/corp/key.sh'),
  helper('helper-prints-an-empty-file', 'cat ~/.key', { '.key': '' }, 'empty'),
  notFit(
    'aws-session-nowhere',
    CORP,
    { '.aws/config': '[profile corp]\nsso_session = nope\nsso_account_id = 1\n' },
    'nope',
  ),
  notFit(
    'aws-source-nowhere',
    CORP,
    {
      '.aws/config': '[profile corp]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base\n',
    },
    'base',
  ),
  notFit(
    'aws-section-without-its-word',
    CORP,
    { '.aws/config': '[corp]\ncredential_process = /bin/true\n' },
    '[profile corp]',
  ),
  notFit(
    'aws-process-nowhere',
    CORP,
    { '.aws/config': '[profile corp]\ncredential_process = /opt/corp/creds\n' },
    'credential_process',
  ),
  notFit(
    'aws-profile-of-settings-nowhere',
    {},
    settings({ env: { ...BEDROCK, AWS_PROFILE: 'prod' } }),
    'AWS_PROFILE',
    'prod',
  ),
  notFit('aws-token-of-white-space', { ...BEDROCK, ...ROLE }, { token: '  \n' }, 'AWS_WEB_IDENTITY_TOKEN_FILE'),
  notFit('aws-token-nowhere', { ...BEDROCK, ...ROLE }, {}, 'AWS_WEB_IDENTITY_TOKEN_FILE'),
  notFit(
    'aws-keys-of-a-template',
    {
      ...BEDROCK,
      AWS_ACCESS_KEY_ID: 'YOUR_ACCESS_KEY',
      AWS_SECRET_ACCESS_KEY: 'YOUR_SECRET_KEY',
    },
    {},
    'AWS_ACCESS_KEY_ID',
    'placeholder',
  ),
  notFit(
    'google-file-empty',
    { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/k.json' },
    { 'k.json': '' },
    'GOOGLE_APPLICATION_CREDENTIALS',
  ),
  notFit(
    'google-file-with-a-tilde',
    { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '~/k.json' },
    { 'k.json': JSON.stringify(USER) },
    '~',
  ),
  notFit('google-project-nowhere', VERTEX, { [ADC]: JSON.stringify(USER) }, 'ANTHROPIC_VERTEX_PROJECT_ID'),
  notFit(
    'google-project-by-the-wrong-variable',
    { ...VERTEX, GOOGLE_CLOUD_PROJECT: 'p' },
    { [ADC]: JSON.stringify(USER) },
    'ANTHROPIC_VERTEX_PROJECT_ID',
  ),
  notFit(
    'foundry-resource-is-an-address',
    {
      CLAUDE_CODE_USE_FOUNDRY: '1',
      ANTHROPIC_FOUNDRY_RESOURCE: 'https://r.services.ai.azure.com',
      ANTHROPIC_FOUNDRY_API_KEY: 'f0f0f0f0f0f0f0f0',
    },
    {},
    'ANTHROPIC_FOUNDRY_RESOURCE',
  ),
];
