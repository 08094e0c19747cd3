/** Clouds: what they lack, and what must not be taken for a lack (kinds 2 and 5). */
import { config, type FieldCase, settings } from './field-case.ts';

const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'us-east5', ANTHROPIC_VERTEX_PROJECT_ID: 'my-proj' };
const ADC = {
  client_id: 'x.apps.googleusercontent.com',
  client_secret: 'FAKE',
  refresh_token: 'FAKE',
  type: 'authorized_user',
};

export const cloudCases: readonly FieldCase[] = [
  {
    id: 'aws-profile-missing',
    kind: 2,
    env: {
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'corp',
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    files: { '.claude.json': config() },
    light: 'not-green',
    names: ['AWS_PROFILE', 'complete-provider'],
    silentAbout: ['open-file'],
  },
  {
    id: 'aws-half-a-key',
    kind: 2,
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIAFAKE0000FAKE0000' },
    files: { '.claude.json': config() },
    light: 'not-green',
    names: ['AWS_SECRET_ACCESS_KEY'],
  },
  {
    id: 'aws-nobody-has-signed-in',
    kind: 2,
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'corp', AWS_REGION: 'us-east-1' },
    files: {
      '.claude.json': config(),
      '.aws/config':
        '[profile corp]\nsso_start_url = https://corp.awsapps.example/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = dev\n',
    },
    light: 'not-green',
    names: ['aws sso login --profile corp', 'run-line'],
  },
  {
    id: 'google-file-missing',
    kind: 2,
    env: { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/key.json' },
    files: { '.claude.json': config() },
    light: 'not-green',
    names: ['GOOGLE_APPLICATION_CREDENTIALS'],
  },
  {
    id: 'google-default-file',
    kind: 5,
    env: { ...VERTEX, CLOUD_ML_REGION: 'global' },
    files: { '.claude.json': config(), '.config/gcloud/application_default_credentials.json': JSON.stringify(ADC) },
    light: 'green',
  },
  {
    id: 'aws-credential-export',
    kind: 5,
    files: {
      '.claude.json': config(),
      'bin/exp.sh': { text: '#!/bin/sh\necho \'{"Credentials":{}}\'\n', mode: 0o755 },
      ...settings({
        awsCredentialExport: '@HOME@/bin/exp.sh',
        env: {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_REGION: 'us-east-1',
          ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:@PORT@',
        },
      }),
    },
    listening: true,
    light: 'green',
  },
];
