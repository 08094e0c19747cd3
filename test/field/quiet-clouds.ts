/** Clouds as healthy people have them set up. Keys and people are made up. */
import { createHash } from 'node:crypto';
import { config, type Laid, settings } from './field-case.ts';
import type { Home } from './quiet-home.ts';

const configured = { '.claude.json': config() };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'global', ANTHROPIC_VERTEX_PROJECT_ID: 'search-prod' };
const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'search-prod' };
const SSO = `[profile corp]\nsso_session = corp\nsso_account_id = 111111111111\nsso_role_name = dev\nregion = eu-west-1\n\n[sso-session corp]\nsso_start_url = https://corp.awsapps.example/start\nsso_region = eu-west-1\n`;
export const QUIET_CLOUDS: readonly Home[] = [
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
  {
    id: 'Bedrock with SSO of the older kind',
    env: { ...BEDROCK, AWS_PROFILE: 'corp' },
    files: {
      ...configured,
      '.aws/config':
        '[profile corp]\nsso_start_url = https://corp.awsapps.example/start\nsso_region = eu-west-1\nsso_account_id = 111111111111\nsso_role_name = dev\n',
      ...ssoCache('https://corp.awsapps.example/start'),
    },
  },
  {
    id: 'Bedrock with a role taken on from SSO',
    files: {
      ...configured,
      ...settings({ env: { ...BEDROCK, AWS_PROFILE: 'claude' } }),
      '.aws/config': `${SSO}\n[profile claude]\nrole_arn = arn:aws:iam::111111111111:role/claude\nsource_profile = corp\n`,
      ...ssoCache(),
    },
  },
  {
    id: 'Bedrock with SSO that has ended and what renews it',
    files: {
      ...configured,
      ...settings({ awsAuthRefresh: 'sh -c true', env: { ...BEDROCK, AWS_PROFILE: 'corp' } }),
      '.aws/config': SSO,
      ...ssoCache('corp', -3_600_000),
    },
  },
  {
    id: 'Bedrock in Kubernetes',
    env: {
      ...BEDROCK,
      AWS_ROLE_ARN: 'arn:aws:iam::111111111111:role/claude',
      AWS_WEB_IDENTITY_TOKEN_FILE: '@HOME@/serviceaccount/token',
    },
    files: { ...configured, 'serviceaccount/token': 'eyJhbGciOiJSUzI1NiJ9.FAKE.FAKE' },
  },
  {
    id: 'Bedrock in a container of ECS',
    env: { ...BEDROCK, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/fake' },
    files: configured,
  },
  {
    id: 'Bedrock with an inference profile and a small model',
    env: {
      ...BEDROCK,
      AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-FAKEFAKE',
      ANTHROPIC_MODEL: 'arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/abc',
      ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    },
    files: configured,
  },
  {
    id: 'Vertex whose project stands in gcloud’s file',
    env: { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'global' },
    files: {
      ...configured,
      '.config/gcloud/application_default_credentials.json': adc('authorized_user', {
        quota_project_id: 'search-prod',
      }),
    },
  },
  {
    id: 'Vertex whose project stands in the service account’s file',
    env: {
      CLAUDE_CODE_USE_VERTEX: '1',
      CLOUD_ML_REGION: 'europe-west1',
      GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/sa.json',
    },
    files: { ...configured, 'sa.json': adc('service_account', { project_id: 'search-prod' }) },
  },
  {
    id: 'Vertex with workload identity federation',
    env: { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/wif.json', ANTHROPIC_MODEL: 'claude-opus-4-5@20251101' },
    files: { ...configured, 'wif.json': adc('external_account') },
  },
  {
    id: 'Foundry with a sign-in of az',
    files: { ...configured, ...settings({ env: FOUNDRY }), '.azure/msal_token_cache.json': '{"AccessToken":{}}' },
  },
];

/** A service account holds a key, a user a token to renew. */
function adc(type: string, more: object = {}): string {
  return JSON.stringify({
    type,
    client_id: 'x',
    client_secret: 'FAKE',
    refresh_token: 'FAKE',
    client_email: 'a@b.example',
    private_key: 'FAKE',
    ...more,
  });
}

/** Named by the SHA-1 of the session’s name, as AWS does it. */
function ssoCache(session = 'corp', leftMs = 5 * 3_600_000): Record<string, Laid> {
  const expiresAt = new Date(Date.now() + leftMs).toISOString();
  const name = createHash('sha1').update(session).digest('hex');
  return {
    [`.aws/sso/cache/${name}.json`]: JSON.stringify({
      startUrl: 'https://corp.awsapps.example/start',
      accessToken: 'FAKE',
      expiresAt,
    }),
  };
}
