import { describe, expect, test } from 'vitest';
import { resolveAuthSource } from '../../../src/diagnosis/auth-source/resolve-auth-source.ts';
import { authFindings } from '../../../src/diagnosis/findings/auth-findings.ts';
import { refusalFindings } from '../../../src/diagnosis/findings/refusal-findings.ts';
import type { JudgedRefusal } from '../../../src/diagnosis/refusals/judge-refusals.ts';
import type {
  EnvVarFact,
  LoginFacts,
  MachineFacts,
  ProfileFacts,
  SettingsFileFacts,
} from '../../../src/shared/facts.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../../fixtures/profile-facts.ts';

/** As long as real ones are. */
const TOKEN = `sk-ant-oat01-${'not-a-real-token-'.repeat(5)}-wxyz`;
const KEY = `sk-ant-api03-${'not-a-real-key-'.repeat(6)}-wxyz`;
const SETTINGS = '/home/u/.claude/settings.json';

const LOGIN: LoginFacts = {
  accessToken: 'set',
  refreshToken: 'set',
  accessTokenExpiresAt: 4_102_444_800_000,
  loginEndsAt: null,
  scopes: ['user:inference', 'user:profile'],
  scopesCrash: false,
  plan: 'max',
  rateLimitTier: null,
  loginEnded: null,
  fingerprint: null,
};

const inProcess = (name: string, value: string) => describeVariable(name, value, 'process');
const inUserSettings = (name: string, value: string, line = 3) =>
  describeVariable(name, value, 'user-settings', SETTINGS, line);

function settingsFile(more: Partial<SettingsFileFacts>): SettingsFileFacts {
  const empty = { env: [], apiKeyHelper: null, forceLoginMethod: null, forceLoginOrg: null };
  return { place: 'user-settings', path: SETTINGS, status: 'ok', problem: null, ...empty, ...more };
}

interface Setting {
  env?: EnvVarFact[];
  settings?: SettingsFileFacts[];
  login?: LoginFacts | null;
  global?: Partial<ProfileFacts['globalConfig']>;
  machine?: Partial<MachineFacts>;
  version?: string;
  from?: ProfileFacts['from'];
}

function ask({
  env = [],
  settings = [],
  login = LOGIN,
  global = {},
  machine = {},
  version = '2.1.329',
  from = 'default',
}: Setting) {
  const facts: MachineFacts = {
    platform: 'linux',
    processEnv: env,
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: '/home/u',
    ...machine,
  };
  const profile: ProfileFacts = {
    configDir: '/home/u/.claude',
    from,
    credentials: emptyCredentials(login),
    settings,
    globalConfig: { ...EMPTY_GLOBAL_CONFIG, ...global },
    mcpConfig: null,
    locks: [],
  };
  const input = { machine: facts, profile, version, now: Date.now() };
  const auth = resolveAuthSource(input);
  const asked = { ...input, profileId: 'default', auth };
  return { auth, input: asked, findings: authFindings(asked) };
}

const fingerprintOf = (value: string) => [inProcess('ANTHROPIC_API_KEY', value).fingerprint ?? ''];
const savedKey = describeVariable('primaryApiKey', KEY, 'global-config', '/home/u/.claude.json', 7);
const BLANKED: LoginFacts = { ...LOGIN, accessToken: 'empty', refreshToken: 'empty', accessTokenExpiresAt: 0 };

describe('findings about the auth source', () => {
  const rows: [string, Setting, string[]][] = [
    ['a login alone', {}, []],
    ['nothing at all', { login: null }, []],
    [
      'an approved key beside a plan',
      { env: [inProcess('ANTHROPIC_API_KEY', KEY)], global: { approved: fingerprintOf(KEY) } },
      ['api-key-beats-plan'],
    ],
    ['a new key', { login: null, env: [inProcess('ANTHROPIC_API_KEY', KEY)] }, ['api-key-not-approved']],
    [
      'a rejected key',
      { login: null, env: [inProcess('ANTHROPIC_API_KEY', KEY)], global: { rejected: fingerprintOf(KEY) } },
      ['api-key-rejected'],
    ],
    ['a helper', { settings: [settingsFile({ apiKeyHelper: { line: 2, state: 'set' } })] }, ['api-key-beats-plan']],
    ['a token variable', { env: [inProcess('CLAUDE_CODE_OAUTH_TOKEN', TOKEN)] }, ['token-shadows-login']],
    [
      'a header',
      { env: [inProcess('ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer x')] },
      ['custom-header-overrides-login'],
    ],
    ['a harmless header', { env: [inProcess('ANTHROPIC_CUSTOM_HEADERS', 'X-Team: blue')] }, []],
    [
      'an address',
      { env: [inProcess('ANTHROPIC_BASE_URL', 'https://proxy.example.test')] },
      ['custom-address-receives-login'],
    ],
    [
      'an address without https://',
      { env: [inProcess('ANTHROPIC_BASE_URL', 'proxy.example.test')] },
      ['address-is-none'],
    ],
    [
      'a sign-in server that is not known',
      { env: [inProcess('CLAUDE_CODE_CUSTOM_OAUTH_URL', 'https://sign-in.example')] },
      ['sign-in-server-unknown'],
    ],
    ['one that is', { env: [inProcess('CLAUDE_CODE_CUSTOM_OAUTH_URL', 'https://claude.fedstart.com/')] }, []],
    [
      'one that is not, beside an address of one’s own',
      {
        env: [
          inProcess('CLAUDE_CODE_CUSTOM_OAUTH_URL', 'https://sign-in.example'),
          inProcess('ANTHROPIC_BASE_URL', 'https://proxy.example.test'),
        ],
      },
      ['custom-address-receives-login'],
    ],
    [
      'the same with an organization’s key helper',
      {
        env: [
          inProcess('CLAUDE_CODE_REMOTE', '1'),
          inProcess('CLAUDE_CODE_CUSTOM_OAUTH_URL', 'https://sign-in.example'),
          inProcess('ANTHROPIC_BASE_URL', 'https://proxy.example.test'),
        ],
        settings: [settingsFile({ place: 'managed-settings', apiKeyHelper: { line: 2, state: 'set' } })],
      },
      ['sign-in-server-unknown'],
    ],
    ['Anthropic’s own address', { env: [inProcess('ANTHROPIC_BASE_URL', 'https://api.anthropic.com')] }, []],
    ['a dead login and a saved key', { login: BLANKED, global: { savedKey } }, ['saved-key-takes-over']],
    [
      'a dead login, a token and a saved key',
      { login: BLANKED, global: { savedKey }, env: [inProcess('ANTHROPIC_AUTH_TOKEN', 'gateway-0123')] },
      ['auth-conflict'],
    ],
    ['a login and a saved key', { global: { savedKey } }, []],
    ['a blank key, older', { env: [inProcess('ANTHROPIC_API_KEY', ' ')], version: '2.1.197' }, ['blank-key-breaks']],
    ['a blank key, newer', { env: [inProcess('ANTHROPIC_API_KEY', ' ')] }, []],
    ['a key in two lines', { env: [inProcess('ANTHROPIC_API_KEY', 'sk-ant-\nkey')] }, ['value-cannot-be-sent']],
    [
      'a token in typographic quotes',
      { env: [inUserSettings('ANTHROPIC_AUTH_TOKEN', '“token”')] },
      ['value-cannot-be-sent'],
    ],
    [
      'headers with a typographic quote, though none is a credential',
      { env: [inProcess('ANTHROPIC_CUSTOM_HEADERS', 'X-Team: Anna’s')] },
      ['value-cannot-be-sent'],
    ],
    [
      'a saved key with a typographic quote, beside a login that is sent',
      { global: { savedKey: describeVariable('primaryApiKey', '‘key', 'global-config', '/home/u/.claude.json', 7) } },
      [],
    ],
    ['an accent in a token, newer', { env: [inProcess('ANTHROPIC_AUTH_TOKEN', 'tokén')], login: null }, []],
    [
      'an accent in a token, older',
      { env: [inProcess('ANTHROPIC_AUTH_TOKEN', 'tokén')], login: null, version: '2.1.197' },
      ['value-cannot-be-sent'],
    ],
    [
      'a gateway over http',
      {
        env: [
          inProcess('CLAUDE_CODE_USE_GATEWAY', '1'),
          inProcess('ANTHROPIC_AUTH_TOKEN', 'token'),
          inProcess('ANTHROPIC_BASE_URL', 'http://gateway.example.test'),
        ],
      },
      ['gateway-address-refused'],
    ],
    [
      'a gateway over https',
      {
        env: [
          inProcess('CLAUDE_CODE_USE_GATEWAY', '1'),
          inProcess('ANTHROPIC_AUTH_TOKEN', 'token'),
          inProcess('ANTHROPIC_BASE_URL', 'https://gateway.example.test'),
        ],
      },
      [],
    ],
    [
      'a federation rule without an identity',
      { env: [inProcess('ANTHROPIC_FEDERATION_RULE_ID', 'rule'), inProcess('ANTHROPIC_ORGANIZATION_ID', 'org')] },
      ['profile-lacks-identity'],
    ],
    [
      'a federation rule with its identity',
      {
        env: [
          inProcess('ANTHROPIC_FEDERATION_RULE_ID', 'rule'),
          inProcess('ANTHROPIC_ORGANIZATION_ID', 'org'),
          inProcess('ANTHROPIC_IDENTITY_TOKEN_FILE', '/run/identity'),
        ],
      },
      [],
    ],
    [
      'a cloud without a project and credentials',
      { env: [inProcess('CLAUDE_CODE_USE_VERTEX', '1')] },
      ['provider-lacks'],
    ],
    [
      'a policy and a key',
      {
        env: [inProcess('ANTHROPIC_API_KEY', KEY)],
        settings: [
          settingsFile({
            place: 'managed-settings',
            path: '/etc/claude-code/managed-settings.json',
            forceLoginMethod: 'claudeai',
          }),
        ],
      },
      ['policy-stops-requests'],
    ],
    [
      'a policy and a login',
      { settings: [settingsFile({ place: 'managed-settings', forceLoginMethod: 'claudeai' })] },
      [],
    ],
    ['a preference, no policy', { settings: [settingsFile({ forceLoginMethod: 'console' })] }, []],
    [
      'a shell profile with a token',
      { machine: { shellEnv: [describeVariable('ANTHROPIC_AUTH_TOKEN', 'x', 'shell-profile', '/home/u/.bashrc', 9)] } },
      ['new-terminal-differs'],
    ],
    [
      'a session that asks a cloud',
      {
        machine: {
          sessions: [
            {
              pid: 42,
              cwd: null,
              startedAt: null,
              env: [describeVariable('CLAUDE_CODE_USE_BEDROCK', '1', 'running-session')],
            },
          ],
        },
      },
      ['running-session-differs'],
    ],
    [
      'a session of another profile',
      {
        machine: {
          sessions: [
            {
              pid: 42,
              cwd: null,
              startedAt: null,
              env: [
                describeVariable('CLAUDE_CONFIG_DIR', '/elsewhere', 'running-session'),
                describeVariable('ANTHROPIC_AUTH_TOKEN', 'x', 'running-session'),
              ],
            },
          ],
        },
      },
      [],
    ],
  ];
  test.each(rows)('%s', (_name, setting, expected) => {
    expect(ask(setting).findings.map(({ id }) => id)).toEqual(expected);
  });

  test('names the place, the last characters of the key and what it costs', () => {
    const env = [inUserSettings('ANTHROPIC_API_KEY', KEY, 12)];
    const [finding] = ask({ settings: [settingsFile({ env })], global: { approved: fingerprintOf(KEY) } }).findings;
    expect(finding).toMatchObject({ id: 'api-key-beats-plan', variable: 'ANTHROPIC_API_KEY' });
    expect(finding?.title).toContain('Max plan');
    expect(finding?.detail).toContain('you pay per token');
    expect(finding?.evidence).toEqual([
      { file: SETTINGS, line: 12, column: null, note: 'ANTHROPIC_API_KEY is set (ends in wxyz)' },
    ]);
    expect(finding?.remedies).toEqual(['unset-variable', 'open-file']);
  });

  test('leads to the line of the shell profile that set the variable, and to no other value of that name', () => {
    const inProfile = (value: string, line: number) =>
      describeVariable('ANTHROPIC_API_KEY', value, 'shell-profile', '/home/u/.zshrc', line);
    const shellEnv = [inProfile(KEY, 31), inProfile(KEY.replace('wxyz', 'other'), 40)];
    const [finding] = ask({ env: [inProcess('ANTHROPIC_API_KEY', KEY)], machine: { shellEnv } }).findings;
    expect(finding?.evidence.map(({ file, line }) => [file, line])).toEqual([
      ['/home/u/.zshrc', 31],
      [null, null],
    ]);
  });

  test('says when the key wins in claude -p only', () => {
    const env = [inProcess('ANTHROPIC_API_KEY', KEY)];
    const titles = (global: Setting['global'] = {}) => ask({ env, global }).findings.map(({ title }) => title);
    expect(titles()).toEqual([expect.stringMatching(/in claude -p$/)]);
    expect(titles({ approved: fingerprintOf(KEY) })).toEqual([expect.not.stringMatching(/claude -p/)]);
  });

  test('names the port in a sentence, and leaves it out of the host', () => {
    const { auth, findings } = ask({ env: [inProcess('ANTHROPIC_BASE_URL', 'http://127.0.0.1:4000')] });
    expect(auth.print.host).toBe('127.0.0.1');
    expect(findings.map(({ title }) => title)).toEqual(['Your login is sent to 127.0.0.1:4000']);
  });

  test('offers no remedy against managed settings', () => {
    const key = describeVariable(
      'ANTHROPIC_API_KEY',
      KEY,
      'managed-settings',
      '/etc/claude-code/managed-settings.json',
      2,
    );
    const [finding] = ask({
      settings: [settingsFile({ place: 'managed-settings', env: [key] })],
      global: { approved: fingerprintOf(KEY) },
    }).findings;
    expect(finding?.id).toBe('api-key-beats-plan');
    expect(finding?.remedies).toEqual([]);
  });
});

describe('a policy', () => {
  const managed = settingsFile({
    place: 'managed-settings',
    path: '/etc/claude-code/managed-settings.json',
    forceLoginMethod: 'claudeai',
    forceLoginOrg: 'org-of-the-company',
  });
  const stranger = { email: null, organization: null, accountUuid: null, organizationUuid: 'org-of-somebody' };

  test('names the place of the key that is in the way', () => {
    const [finding] = ask({
      settings: [settingsFile({ env: [inUserSettings('ANTHROPIC_AUTH_TOKEN', 'x')] }), managed],
    }).findings;
    expect(finding).toMatchObject({
      id: 'policy-stops-requests',
      variable: 'ANTHROPIC_AUTH_TOKEN',
      evidence: [{ file: SETTINGS, line: 3 }, { file: managed.path }],
      remedies: ['unset-variable', 'open-file', 'sign-in'],
    });
  });

  test('asks for a login of its own where that of another organization is there', () => {
    const account = stranger as ProfileFacts['globalConfig']['account'];
    const [finding] = ask({ settings: [managed], global: { account, savedKey } }).findings;
    expect(finding).toMatchObject({ id: 'policy-stops-requests', remedies: ['sign-in'], step: 'sign-in-as-member' });
    expect(finding?.variable).toBeUndefined();
  });

  test('that asks for a gateway has nothing that could be turned off', () => {
    const gateway = { ...managed, forceLoginOrg: null, forceLoginMethod: 'gateway' };
    const finding = ask({ settings: [gateway] }).findings.find(({ id }) => id === 'provider-lacks');
    expect(finding).toMatchObject({ remedies: [], evidence: [{ file: managed.path }] });
    expect(finding?.detail).not.toContain('cloud');
    const [cloud] = ask({ env: [inProcess('CLAUDE_CODE_USE_VERTEX', '1')] }).findings;
    expect(cloud).toMatchObject({
      id: 'provider-lacks',
      remedies: ['unset-variable'],
      variable: 'CLAUDE_CODE_USE_VERTEX',
    });
    expect(cloud?.detail).toContain('The cloud’s own files');
  });
});

describe('a refusal', () => {
  const refusal = (sends: JudgedRefusal['sends'], kind: JudgedRefusal['kind'] = 'credential') =>
    ({ kind, sends, weight: 'stands', last: { at: 0, status: 401, requestId: null } }) as unknown as JudgedRefusal;
  const found = (setting: Setting, one: JudgedRefusal) => refusalFindings(ask(setting).input, [one])[0];

  test.each(['token', 'key'] as const)('of a %s points at that, and not at what is sent beside it', (sends) => {
    const env = [inProcess('ANTHROPIC_AUTH_TOKEN', 'x'), inProcess('ANTHROPIC_API_KEY', KEY)];
    const variable = sends === 'token' ? 'ANTHROPIC_AUTH_TOKEN' : 'ANTHROPIC_API_KEY';
    expect(found({ env, global: { approved: fingerprintOf(KEY) } }, refusal(sends))?.variable).toBe(variable);
  });

  test('of a model points at every place that names one', () => {
    const env = [inProcess('CLAUDE_CODE_SUBAGENT_MODEL', 'claude-opus-9')];
    const settings = [settingsFile({ model: { name: 'claude-opus-9', line: 4 } })];
    expect(found({ env, settings }, refusal('sign-in', 'model'))?.evidence).toMatchObject([
      { file: SETTINGS, line: 4 },
      { note: expect.stringContaining('CLAUDE_CODE_SUBAGENT_MODEL') },
      { note: expect.stringContaining('401') },
    ]);
  });
});

describe('candidates', () => {
  test('are listed in order, each with its place and the reason', () => {
    const settings = [
      settingsFile({
        env: [inUserSettings('ANTHROPIC_AUTH_TOKEN', 'token-of-settings')],
        apiKeyHelper: { line: 5, state: 'set' },
      }),
    ];
    const env = [inProcess('ANTHROPIC_AUTH_TOKEN', 'token-of-process'), inProcess('CLAUDE_CODE_OAUTH_TOKEN', '')];
    const { auth } = ask({ env, settings, global: { savedKey } });
    const told = auth.candidates.map(
      ({ credential, line, reason }) => `${credential.name} ${credential.place}:${line} ${reason}`,
    );
    expect(told).toEqual([
      'ANTHROPIC_AUTH_TOKEN user-settings:3 sent',
      'ANTHROPIC_AUTH_TOKEN process:null overridden',
      'apiKeyHelper user-settings:5 sent',
      'CLAUDE_CODE_OAUTH_TOKEN process:null empty',
      'claudeAiOauth credential-store:null beaten',
      'primaryApiKey global-config:7 beaten',
    ]);
  });

  test('tell where a key counts only without a person to ask', () => {
    const { auth } = ask({ env: [inProcess('ANTHROPIC_API_KEY', KEY)] });
    expect(auth.candidates.map(({ credential, wins }) => [credential.name, wins])).toEqual([
      ['ANTHROPIC_API_KEY', { print: true, interactive: false }],
      ['claudeAiOauth', { print: false, interactive: true }],
    ]);
  });

  test('tell that an editor asks before it sends a key, also with claude -p', () => {
    const env = [inProcess('ANTHROPIC_API_KEY', KEY), inProcess('CLAUDE_CODE_ENTRYPOINT', 'claude-vscode')];
    const reasons = (global: Partial<ProfileFacts['globalConfig']>) =>
      ask({ login: null, env, global }).auth.candidates.map((one) => one.reason);
    expect(reasons({})).toEqual(['not-approved']);
    expect(reasons({ approved: fingerprintOf(KEY) })).toEqual(['sent']);
  });

  test('a project’s variable that newer versions do not take is said to be ignored', () => {
    const token = describeVariable('CLAUDE_CODE_OAUTH_TOKEN', 'x', 'project-settings', '/p/.claude/settings.json', 2);
    const project = settingsFile({ place: 'project-settings', path: '/p/.claude/settings.json', env: [token] });
    expect(ask({ settings: [project] }).auth.print.authorization?.kind).toBe('sign-in');
    expect(ask({ settings: [project], version: '2.1.197' }).auth.print.authorization?.kind).toBe('oauth-token');
  });
});

describe('nothing would be sent', () => {
  const plenty = 'user:inference,user:profile';
  test.each([
    ['CLAUDE_CODE_SIMPLE', { env: [inProcess('CLAUDE_CODE_SIMPLE', '1')] }],
    ['CLAUDE_CODE_SIMPLE', { env: [inUserSettings('CLAUDE_CODE_SIMPLE', 'true')] }],
    ['ANTHROPIC_CUSTOM_HEADERS', { env: [inProcess('ANTHROPIC_CUSTOM_HEADERS', 'Authorization:')] }],
    [
      'CLAUDE_CODE_OAUTH_SCOPES',
      {
        env: [
          inProcess('CLAUDE_CODE_OAUTH_TOKEN', 'token-0123456789'),
          inProcess('CLAUDE_CODE_OAUTH_SCOPES', 'user:profile'),
        ],
      },
    ],
    [
      'CLAUDE_CODE_OAUTH_SCOPES',
      {
        login: null,
        env: [inProcess('CLAUDE_CODE_OAUTH_TOKEN', 'token-0123456789'), inProcess('CLAUDE_CODE_OAUTH_SCOPES', plenty)],
      },
    ],
    ['CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', { env: [inProcess('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', '1')] }],
    [
      'CLAUDE_CONFIG_DIR',
      { from: 'process', login: { ...LOGIN, accessTokenExpiresAt: 1 }, env: [inProcess('CLAUDE_CONFIG_DIR', '')] },
    ],
  ] as [string, Setting][])('%s is named', (name, setting) => {
    const { auth, findings } = ask(setting);
    expect(auth.interactive).toMatchObject({ authorization: null, xApiKey: null });
    const found = findings.find(({ id }) => id === 'nothing-is-sent');
    expect(found).toMatchObject({ severity: 'error', title: `${name} keeps Claude Code from sending a credential` });
    expect(found?.evidence[0]?.note).toBe(`${name} is set`);
  });

  test.each([
    ['a login alone', {}],
    ['nothing to send', { login: null }],
    ['a cleared login', { login: BLANKED }],
    ['a login without its scope, which has said so', { login: { ...LOGIN, scopes: ['user:profile'] } }],
    ['a key that waits for approval', { login: null, env: [inProcess('ANTHROPIC_API_KEY', KEY)] }],
    ['a bare start with a key', { env: [inProcess('CLAUDE_CODE_SIMPLE', '1'), inProcess('ANTHROPIC_API_KEY', KEY)] }],
    ['a broken configuration, which has said so', { global: { status: 'broken' } }],
    ['a cloud provider', { env: [inProcess('CLAUDE_CODE_USE_BEDROCK', '1')] }],
    ['a folder without a name, a login in its time', { from: 'process', env: [inProcess('CLAUDE_CONFIG_DIR', '')] }],
    [
      'a login past its time in a folder that has one',
      { login: { ...LOGIN, accessTokenExpiresAt: 1 }, env: [inProcess('CLAUDE_CONFIG_DIR', '')] },
    ],
  ] as [string, Setting][])('is not said of %s', (_name, setting) => {
    expect(ask(setting).findings.map(({ id }) => id)).not.toContain('nothing-is-sent');
  });
});
