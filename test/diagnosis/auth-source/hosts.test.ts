/** Whom a request goes to, by provider, region and address; nobody where nothing is sent. */
import { expect, it } from 'vitest';
import { layOut, removeHome } from '../../claude/real-claude.ts';
import { resolveScenario } from '../../claude/resolve-scenario.ts';

const KEY = { ANTHROPIC_API_KEY: 'sk-ant-api03-fake' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const MANTLE = { CLAUDE_CODE_USE_MANTLE: '1' };
const AWS = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' };
const GOOGLE = { CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1' };
const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1' };
const GATEWAY = { CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_AUTH_TOKEN: 'sk-fake-token' };

it.each<[Record<string, string>, string | null]>([
  [{}, null],
  [KEY, 'api.anthropic.com'],
  [{ ...KEY, ANTHROPIC_BASE_URL: 'https://router.example.org:8443/v1' }, 'router.example.org'],
  [{ ...GATEWAY, ANTHROPIC_BASE_URL: 'https://gate.example.org' }, 'gate.example.org'],
  [BEDROCK, 'bedrock-runtime.us-east-1.amazonaws.com'],
  [{ ...BEDROCK, AWS_DEFAULT_REGION: 'eu-west-1' }, 'bedrock-runtime.eu-west-1.amazonaws.com'],
  [
    { ...BEDROCK, AWS_REGION: 'eu-north-1', AWS_DEFAULT_REGION: 'eu-west-1' },
    'bedrock-runtime.eu-north-1.amazonaws.com',
  ],
  [{ ...BEDROCK, AWS_REGION: ' ', AWS_DEFAULT_REGION: 'eu-west-1' }, 'bedrock-runtime.eu-west-1.amazonaws.com'],
  [{ ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:4242' }, '127.0.0.1'],
  [MANTLE, 'bedrock-mantle.us-east-1.api.aws'],
  [{ ...MANTLE, AWS_REGION: 'eu-west-1' }, 'bedrock-mantle.eu-west-1.api.aws'],
  [{ ...MANTLE, AWS_DEFAULT_REGION: 'eu-west-2' }, 'bedrock-mantle.eu-west-2.api.aws'],
  [{ ...MANTLE, ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'https://mantle.example.org' }, 'mantle.example.org'],
  [AWS, 'aws-external-anthropic.us-east-1.api.aws'],
  [{ ...AWS, AWS_REGION: 'eu-west-1' }, 'aws-external-anthropic.eu-west-1.api.aws'],
  [{ ...AWS, AWS_DEFAULT_REGION: 'eu-west-2' }, 'aws-external-anthropic.eu-west-2.api.aws'],
  [{ ...AWS, ANTHROPIC_AWS_BASE_URL: 'https://aws.example.org' }, 'aws.example.org'],
  [GOOGLE, 'claude.googleapis.com'],
  [{ ...GOOGLE, ANTHROPIC_GOOGLE_CLOUD_BASE_URL: 'https://google.example.org' }, 'google.example.org'],
  [VERTEX, 'us-east5-aiplatform.googleapis.com'],
  [{ ...VERTEX, CLOUD_ML_REGION: 'europe-west1' }, 'europe-west1-aiplatform.googleapis.com'],
  [{ ...VERTEX, CLOUD_ML_REGION: 'global' }, 'aiplatform.googleapis.com'],
  [{ ...VERTEX, CLOUD_ML_REGION: 'us' }, 'aiplatform.us.rep.googleapis.com'],
  [{ ...VERTEX, CLOUD_ML_REGION: 'eu' }, 'aiplatform.eu.rep.googleapis.com'],
  [{ ...VERTEX, ANTHROPIC_VERTEX_BASE_URL: 'https://vertex.example.org' }, 'vertex.example.org'],
  [FOUNDRY, null],
  [{ ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'team' }, 'team.services.ai.azure.com'],
  [
    { ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'team', ANTHROPIC_FOUNDRY_BASE_URL: 'https://foundry.example.org' },
    'foundry.example.org',
  ],
])('%j: %s', async (env, host) => {
  const home = await layOut({ env, files: {} });
  try {
    const { auth } = await resolveScenario({ home, env, version: '2.1.329' });
    expect(auth.print.host).toBe(host);
  } finally {
    await removeHome(home);
  }
});
