/** Random cloud providers, half set up and whole, at our own address. */
import type { Draw } from './draw.ts';

type Setup = Readonly<Record<string, string>>;

interface Cloud {
  name: string;
  address: string;
  /** Each may be missing. */
  needs: Setup;
  /** Ways to sign in; none of them looks for a cloud's own machine. */
  credentials: readonly Setup[];
}

const AWS: Setup = { AWS_ACCESS_KEY_ID: 'AKIAFAKE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
const BEARER: Setup = { AWS_BEARER_TOKEN_BEDROCK: 'BEDROCK-bearer' };

const CLOUDS: readonly Cloud[] = [
  {
    name: 'BEDROCK',
    address: 'ANTHROPIC_BEDROCK_BASE_URL',
    needs: { AWS_REGION: 'eu-west-1' },
    credentials: [{}, BEARER, AWS],
  },
  {
    name: 'MANTLE',
    address: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    needs: { AWS_REGION: 'eu-west-1' },
    credentials: [{}, BEARER, AWS],
  },
  {
    name: 'ANTHROPIC_AWS',
    address: 'ANTHROPIC_AWS_BASE_URL',
    needs: { AWS_REGION: 'eu-west-1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' },
    credentials: [{}, { ANTHROPIC_AWS_API_KEY: 'AWS-key' }, AWS],
  },
  {
    name: 'FOUNDRY',
    address: 'ANTHROPIC_FOUNDRY_BASE_URL',
    needs: {},
    credentials: [{ ANTHROPIC_FOUNDRY_API_KEY: 'FOUNDRY-key' }, { ANTHROPIC_FOUNDRY_AUTH_TOKEN: 'FOUNDRY-token' }],
  },
];

/** Google's own libraries ask the network for an identity, so that only the way without one is drawn. */
const GOOGLE: readonly Cloud[] = [
  {
    name: 'VERTEX',
    address: 'ANTHROPIC_VERTEX_BASE_URL',
    needs: { CLOUD_ML_REGION: 'us-east5', ANTHROPIC_VERTEX_PROJECT_ID: 'project' },
    credentials: [{}],
  },
];

export function provider(draw: Draw): Record<string, string> {
  const google = draw.chance(0.2);
  const { name, address, needs, credentials } = draw.pick(google ? GOOGLE : CLOUDS);
  return {
    AWS_EC2_METADATA_DISABLED: 'true',
    [`CLAUDE_CODE_USE_${name}`]: draw.pick(['1', '1', 'true', '0']),
    [address]: '@BASE@',
    ...draw.pick(credentials),
    ...(google || draw.chance(0.4) ? { [`CLAUDE_CODE_SKIP_${name}_AUTH`]: '1' } : {}),
    ...Object.fromEntries(Object.entries(needs).filter(() => draw.chance(0.85))),
  };
}
