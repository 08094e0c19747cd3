/** For each rule that changed between versions a set-up whose outcome tells which way a version goes. */
import type { RuleName } from '../../src/diagnosis/version-rules.ts';
import type { Scenario } from './real-claude.ts';

export interface Probe extends Partial<Scenario> {
  /** What tells: the request of `claude -p`, its complaint about a settings file or a sign-in server, or `auth status`. */
  by: 'request' | 'complaint' | 'status';
}

const LOGIN = {
  accessToken: 'sk-ant-oat01-LOGIN-stored',
  refreshToken: 'r',
  expiresAt: Date.UTC(2100, 0, 1),
  scopes: ['user:inference', 'user:profile'],
};
const json = JSON.stringify;
const inEnv = (env: Record<string, string>) => json({ env });
const USER = '.claude/settings.json';
const PROJECT = 'proj/.claude/settings.json';
const MANAGED = 'managed/managed-settings.json';
const CONFIG = '.claude.json';
const signedIn = { '.claude/.credentials.json': json({ claudeAiOauth: LOGIN }) };
const KEY = { ANTHROPIC_API_KEY: 'sk-ant-api03-KEY-process' };
const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_BASE_URL: '@BASE@' };
const FOUNDRY_KEY = { ANTHROPIC_FOUNDRY_API_KEY: 'FOUNDRY-key' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_BEDROCK_BASE_URL: '@BASE@', AWS_REGION: 'eu-west-1' };
/** What Claude Code says of a server that it does not know shows only where no address is set. */
const NO_ADDRESS = { ANTHROPIC_BASE_URL: '' };
const OWN_SERVER = { CLAUDE_CODE_CUSTOM_OAUTH_URL: 'https://sign-in.example' };
const TOKEN = { ANTHROPIC_AUTH_TOKEN: 'TOKEN-process' };
const AWS = {
  CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
  ANTHROPIC_AWS_BASE_URL: '@BASE@',
  ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1',
  AWS_ACCESS_KEY_ID: 'AKIAFAKE',
  AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  AWS_EC2_METADATA_DISABLED: 'true',
  ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: HEADER-key-process',
};
const movedByProject = {
  [PROJECT]: inEnv({ CLAUDE_CONFIG_DIR: '@HOME@/other' }),
  'other/.credentials.json': json({ claudeAiOauth: { ...LOGIN, accessToken: 'sk-ant-oat01-LOGIN-other' } }),
};

export const PROBES: Readonly<Record<RuleName, Probe>> = {
  blankCounts: { by: 'request', env: { ANTHROPIC_API_KEY: ' ' }, files: signedIn },
  knowsGoogleCloud: { by: 'status', env: { CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1' } },
  hostMaySetAside: { by: 'request', env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' }, files: signedIn },
  hostOwnsHeaders: {
    by: 'request',
    env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1', ...KEY },
    files: { [USER]: inEnv({ ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: HEADER-key-user' }) },
  },
  hostOwnsConnection: {
    by: 'request',
    env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1', CLAUDE_CODE_OAUTH_TOKEN: 'OAUTH-process' },
    files: { [USER]: inEnv({ CLAUDE_CODE_OAUTH_SCOPES: 'user:profile' }) },
  },
  statusFollowsRequest: { by: 'status', env: KEY, files: signedIn },
  statusNamesSavedKey: { by: 'status', files: { [CONFIG]: json({ primaryApiKey: 'sk-ant-api03-SAVED-key' }) } },
  filesMayHandOver: {
    by: 'request',
    files: {
      [USER]: inEnv({ CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' }),
      [PROJECT]: inEnv({ ANTHROPIC_API_KEY: 'sk-ant-api03-KEY-project' }),
      ...signedIn,
    },
  },
  projectSetsToken: { by: 'request', files: { [PROJECT]: inEnv({ CLAUDE_CODE_OAUTH_TOKEN: 'OAUTH-project' }) } },
  projectTokenBeatsLogin: {
    by: 'request',
    files: { [PROJECT]: inEnv({ CLAUDE_CODE_OAUTH_TOKEN: 'OAUTH-project' }), ...signedIn },
  },
  looksForTokenAgain: {
    by: 'request',
    files: { [PROJECT]: inEnv({ CLAUDE_CODE_OAUTH_TOKEN: 'OAUTH-project' }), '.claude/.credentials.json': '{}' },
  },
  projectSetsSimple: { by: 'request', files: { [PROJECT]: inEnv({ CLAUDE_CODE_SIMPLE: '1' }), ...signedIn } },
  bareKeepsLoginOut: {
    by: 'request',
    env: { CLAUDE_CODE_SIMPLE: '1' },
    files: { [PROJECT]: inEnv({ CLAUDE_CODE_SIMPLE: '0' }), ...signedIn },
  },
  projectMovesStore: { by: 'request', files: movedByProject },
  knowsGatewayPolicy: { by: 'status', files: { [MANAGED]: json({ forceLoginMethod: 'gateway' }), ...signedIn } },
  gatewaySwitchAsks: { by: 'status', env: { CLAUDE_CODE_USE_GATEWAY: '1' }, files: signedIn },
  awsRegionHasDefault: { by: 'request', env: AWS },
  plainLettersOnly: { by: 'request', env: { ANTHROPIC_API_KEY: 'sk-ant-api03-KÉY-process' } },
  trimsTokens: { by: 'request', env: { ANTHROPIC_AUTH_TOKEN: '\nTOKEN-process' } },
  sendsAddressUser: { by: 'request', env: { ...KEY, ANTHROPIC_BASE_URL: 'http://user:pw-process@@SERVER@' } },
  cloudsCarryMore: { by: 'request', env: { ...BEDROCK, ...KEY, AWS_BEARER_TOKEN_BEDROCK: 'BEDROCK-bearer' } },
  unsignedBedrockCarriesKey: { by: 'request', env: { ...BEDROCK, ...KEY, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' } },
  foundryCarriesMore: { by: 'request', env: { ...FOUNDRY, ...FOUNDRY_KEY, ...TOKEN } },
  cloudsRenewLogin: {
    by: 'request',
    env: { ...FOUNDRY, ...FOUNDRY_KEY, CLAUDE_CONFIG_DIR: '' },
    files: { 'proj/.credentials.json': json({ claudeAiOauth: { ...LOGIN, expiresAt: 1 } }) },
  },
  foundrySkipsSigning: { by: 'request', env: { ...FOUNDRY, ...TOKEN, CLAUDE_CODE_SKIP_FOUNDRY_AUTH: '1' } },
  knowsFoundryToken: { by: 'request', env: { ...FOUNDRY, ANTHROPIC_FOUNDRY_AUTH_TOKEN: 'FOUNDRY-token' } },
  projectSetsServer: { by: 'complaint', env: NO_ADDRESS, files: { [PROJECT]: inEnv(OWN_SERVER), ...signedIn } },
  remoteKeepsServer: {
    by: 'complaint',
    env: { ...NO_ADDRESS, CLAUDE_CODE_REMOTE: '1' },
    files: { [USER]: inEnv(OWN_SERVER), ...signedIn },
  },
  helperBarsLogin: {
    by: 'request',
    env: { ...OWN_SERVER, CLAUDE_CODE_REMOTE: '1' },
    files: { [MANAGED]: json({ apiKeyHelper: 'echo HELPER-managed' }), ...signedIn },
  },
  takesBareProxy: { by: 'request', env: { ...KEY, HTTPS_PROXY: '127.0.0.1:9', NO_PROXY: '127.0.0.1' } },
  failsClosed: { by: 'request', env: KEY, files: { [MANAGED]: '{' } },
  toleratesEmptyConfig: { by: 'request', env: KEY, files: { [CONFIG]: '' } },
  statusSurvivesBrokenConfig: { by: 'status', env: KEY, files: { [CONFIG]: '{"a":1,}' } },
  statusSurvivesRefusedGateway: {
    by: 'status',
    env: { CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_BASE_URL: 'http://gateway.example', ...TOKEN },
  },
  stopsAtClearedLogin: {
    by: 'request',
    env: { ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: HEADER-key-process' },
    files: {
      '.claude/.credentials.json': json({
        claudeAiOauth: { ...LOGIN, accessToken: '', refreshToken: '', expiresAt: 0 },
      }),
    },
  },
  tellsBrokenSettings: { by: 'complaint', env: KEY, files: { [USER]: '{' } },
  readsCheckoutSettings: {
    by: 'request',
    cwd: 'proj/sub',
    files: {
      'proj/.git/HEAD': 'ref: refs/heads/main',
      'proj/.claude/settings.local.json': inEnv({ ANTHROPIC_AUTH_TOKEN: 'TOKEN-local' }),
    },
  },
};
