/** Snapshots of the states that the window is drawn for. All times hang on `now`; nothing in them is real. */

import { signInAvailability } from '../../src/diagnosis/service/sign-in-availability.ts';
import type { HistoryEntry } from '../../src/shared/history.ts';
import type { HeadlineId, StepId } from '../../src/shared/ids.ts';
import { FINDINGS } from '../../src/shared/messages/findings.ts';
import { HEADLINES } from '../../src/shared/messages/headlines.ts';
import { NETWORK_DETAILS } from '../../src/shared/messages/network.ts';
import { speak } from '../../src/shared/messages/speak.ts';
import { stepScript } from '../../src/shared/messages/steps.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type {
  ComponentReport,
  Finding,
  IncidentReport,
  NextAction,
  ProfileReport,
  Summary,
} from '../../src/shared/verdict.ts';
import type { Cause, EpochMs, Light } from '../../src/shared/vocabulary.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SAMPLE_NAMES = [
  'well',
  'signed-out',
  'outage',
  'setup',
  'fallback',
  'offline',
  'trouble',
  'crowded',
  'first-start',
  'usage',
  'not-installed',
  'profiles',
] as const;
export type SampleName = (typeof SAMPLE_NAMES)[number];

/** Every sample at a moment. */
export function sampleSnapshots(now: EpochMs): Record<SampleName, Snapshot> {
  const samples = {
    well: well(now),
    'signed-out': signedOut(now),
    outage: outage(now),
    setup: setup(now),
    fallback: fallback(now),
    offline: offline(now),
    trouble: trouble(now),
    crowded: crowded(now),
    'first-start': firstStart(now),
    usage: usage(now),
    'not-installed': notInstalled(now),
    profiles: twoProfiles(now),
  };
  return Object.fromEntries(Object.entries(samples).map(([name, one]) => [name, spokenTo(one)])) as typeof samples;
}

/** All is well, and Claude Code tells how full the windows are. */
function usage(now: EpochMs): Snapshot {
  const windows = [
    { id: 'fiveHour', percent: 62, resetsAt: now + 100 * MINUTE, fullAt: null },
    { id: 'sevenDay', percent: 81, resetsAt: now + 3 * DAY, fullAt: now + 22 * HOUR },
  ] as const;
  const told = { from: 'status-line', at: now - 2 * MINUTE, windows, gap: null, fed: true } as const;
  return { ...well(now), profiles: [{ ...profile(now), usage: told }] };
}

/** Two accounts with names of the person's own, of which one ends soon; a third is hidden. */
function twoProfiles(now: EpochMs): Snapshot {
  const base = well(now);
  const account = { email: 'ada@company.example', organization: 'Company' };
  const work = { ...profile(now, { plan: 'team', account, loginEndsAt: now + 2 * DAY, state: 'ENDING' }), id: 'work' };
  const folder = (name: string) => `/home/ada/.claude${name}`;
  return {
    ...base,
    ...says('yellow', 'ending', 'account', 'sign-in', 'sign-in'),
    subject: { profile: 'work', finding: null },
    profiles: [
      { ...work, name: 'Work', configDir: folder('-work') },
      { ...profile(now), name: 'Personal', configDir: folder('') },
    ],
    settings: {
      ...base.settings,
      profileEntries: [
        { configDir: folder(''), name: 'Personal', hidden: false },
        { configDir: folder('-old'), name: null, hidden: true },
        { configDir: folder('-work'), name: 'Work', hidden: false },
      ],
    },
  };
}

/** As the monitor does. */
function spokenTo(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    spoken: speak({ ...snapshot, report: snapshot }),
    signInAvailability: signInAvailability(snapshot.service),
  };
}

/** What the verdict table says. */
function says(
  light: Light,
  headlineId: Exclude<HeadlineId, 'finding'>,
  cause: Cause | null = null,
  stepId: StepId | null = null,
  action: NextAction = 'none',
): Summary {
  return {
    light,
    headline: HEADLINES[headlineId].script,
    headlineId,
    next: stepId && stepScript(stepId),
    stepId,
    nextPlace: null,
    action,
    subject: { profile: 'default', finding: null },
    cause,
    side: cause,
  };
}

function days(bad: Readonly<Record<number, Light>>): (Light | null)[] {
  return Array.from({ length: 30 }, (_, day) => bad[day] ?? 'green');
}

function components(
  status: readonly [ComponentReport['status'], ComponentReport['status'], ComponentReport['status']],
  today: readonly [Light, Light, Light],
): ComponentReport[] {
  return [
    {
      id: 'yyzkbfz2thpt',
      name: 'Claude Code',
      status: status[0],
      days: days({ 8: 'yellow', 21: 'red', 29: today[0] }),
    },
    {
      id: 'k8w3r06qmzrp',
      name: 'Claude API (api.anthropic.com)',
      status: status[1],
      days: days({ 21: 'orange', 29: today[1] }),
    },
    {
      id: 'rwppv331jlwc',
      name: 'claude.ai',
      status: status[2],
      days: days({ 8: 'yellow', 9: 'orange', 21: 'red', 29: today[2] }),
    },
  ];
}

const FINE = components(['operational', 'operational', 'operational'], ['green', 'green', 'green']);

function profile(now: EpochMs, signIn: Partial<ProfileReport['signIn']> = {}): ProfileReport {
  const credential = { kind: 'sign-in', name: 'claudeAiOauth', place: 'credential-store' } as const;
  const source = {
    provider: 'firstParty',
    authorization: credential,
    xApiKey: null,
    host: 'api.anthropic.com',
    statusSays: { loggedIn: true, authMethod: 'claude.ai', apiKeySource: null, apiProvider: 'firstParty' },
  } as const;
  return {
    id: 'default',
    name: '~/.claude',
    configDir: '/home/ada/.claude',
    signIn: {
      state: 'OK',
      reason: 'The login is good and renews itself',
      store: 'file',
      location: '/home/ada/.claude/.credentials.json',
      plan: 'max',
      accessTokenExpiresAt: now + 5 * HOUR + 12 * MINUTE,
      loginEndsAt: now + 21 * DAY,
      changedAt: now - 2 * HOUR - 48 * MINUTE,
      account: { email: 'ada@example.com', organization: null },
      ...signIn,
    },
    authSource: {
      print: source,
      interactive: source,
      candidates: [
        {
          credential: { kind: 'api-key', name: 'ANTHROPIC_API_KEY', place: 'shell-profile' },
          file: '/home/ada/.zshrc',
          line: 31,
          tail: null,
          wins: { print: false, interactive: false },
          reason: 'empty',
          why: 'It is set to nothing, so it does not count',
        },
        {
          credential,
          file: '/home/ada/.claude/.credentials.json',
          line: null,
          tail: null,
          wins: { print: true, interactive: true },
          reason: 'sent',
          why: 'Nothing that comes before it is set',
        },
      ],
      lacks: null,
    },
  };
}

function history(now: EpochMs): HistoryEntry[] {
  const entry = (ago: number, kind: HistoryEntry['kind'], text: string): HistoryEntry => ({
    at: now - ago,
    kind,
    profile: null,
    text,
    incident: null,
  });
  return [
    entry(2 * HOUR + 48 * MINUTE, 'renewed', 'Claude Code renewed its token'),
    entry(5 * HOUR, 'incident-closed', 'Resolved: elevated errors on Claude Code'),
    entry(6 * HOUR + 20 * MINUTE, 'incident-opened', 'Elevated errors on Claude Code'),
    entry(26 * HOUR, 'renewed', 'Claude Code renewed its token'),
    entry(27 * HOUR, 'signed-in', 'You signed in'),
    entry(28 * HOUR, 'signed-out', 'The login ended: its time was up'),
    entry(3 * DAY, 'started', 'Pilotlight began to watch'),
  ];
}

function well(now: EpochMs): Snapshot {
  return {
    version: 1,
    ...says('green', 'signed-in'),
    spoken: { sentence: '', profile: null, subtitle: { text: '', time: null }, advice: null, next: null },
    signInAvailability: 'available',
    network: { state: 'ONLINE', detail: 'Anthropic answers', clockOffsetMs: 120, checkedAt: now - 12_000 },
    service: {
      state: 'UP',
      page: 'CLEAR',
      probe: 'OK',
      source: 'status.claude.com',
      asOf: now - 40_000,
      trouble: null,
      components: FINE,
      incidents: [],
    },
    findings: [],
    claude: [
      {
        path: '/home/ada/.local/bin/claude',
        realPath: '/home/ada/.local/share/claude/versions/2.1.329',
        version: '2.1.329',
        method: 'native',
        first: true,
      },
    ],
    profiles: [profile(now)],
    rev: 1,
    at: now - 12_000,
    dimmed: false,
    since: now - 5 * HOUR,
    notices: [],
    history: history(now),
    pattern: null,
    others: null,
    tellWhenItWorks: false,
    mutedUntil: null,
    fallback: { state: 'unavailable', tail: null, since: null, detail: '' },
    remedies: [],
    plannable: [],
    settings: { ...DEFAULT_SETTINGS, welcomed: true },
    commands: [
      'refresh',
      'mute',
      'unmute',
      'add-profile',
      'remove-profile',
      'name-claude',
      'set-settings',
      'tell-when-it-works',
      'test-notice',
      'dismiss-notice',
      'open-link',
      'open-file',
      'open-claude',
      'explain',
      'ask-others',
      'history',
      'diagnostics',
      'quit',
    ],
    capabilities: { autostart: true, updateCheck: true, tray: true, program: 'pilotlight', platform: 'linux' },
  };
}

function signedOut(now: EpochMs): Snapshot {
  return {
    ...well(now),
    ...says('red', 'expired', 'account', 'sign-in', 'sign-in'),
    pattern: 'signed out 3 times in 3 days: unusual',
    fallback: { state: 'off', tail: 'x3Qf', since: null, detail: 'Keeps you working while you sort this out' },
    profiles: [
      profile(now, {
        state: 'DEAD',
        reason: 'The login ended and could not renew itself',
        accessTokenExpiresAt: now - 38 * MINUTE,
        loginEndsAt: now - 38 * MINUTE,
        changedAt: now - 38 * MINUTE,
      }),
    ],
    notices: [
      {
        id: 'n1',
        kind: 'sign-in',
        level: 'urgent',
        at: now - 37 * MINUTE,
        episode: 'e1',
        profile: 'default',
        title: 'Your Claude Code login has ended',
        body: 'It is this machine’s login, not Anthropic. Sign in again.',
        light: 'red',
        withdrawnAt: null,
      },
    ],
  };
}

function incident(now: EpochMs): IncidentReport {
  return {
    id: 'qt14v73myyy5',
    title: 'Elevated errors on sign-in',
    status: 'Identified',
    signIn: true,
    startedAt: now - 32 * MINUTE,
    update: {
      at: now - 18 * MINUTE,
      text: 'Authentication requests fail for some users of claude.ai and Claude Code. We have found the cause.',
    },
    link: 'https://status.claude.com/incidents/qt14v73myyy5',
  };
}

function outage(now: EpochMs): Snapshot {
  const fine = well(now);
  return {
    ...fine,
    ...says('red', 'down', 'service', 'keep-sessions', 'keep-sessions'),
    service: {
      ...fine.service,
      state: 'DOWN',
      page: 'OUTAGE',
      probe: 'LOGIN_DOWN',
      components: components(['major_outage', 'operational', 'major_outage'], ['red', 'green', 'red']),
      incidents: [incident(now)],
    },
    fallback: { state: 'off', tail: 'x3Qf', since: null, detail: 'The key was tested 2 min ago and works' },
    profiles: [
      profile(now, {
        store: 'keychain',
        location: 'Claude Code-credentials',
        accessTokenExpiresAt: now + 3 * HOUR + 40 * MINUTE,
      }),
    ],
  };
}

function setup(now: EpochMs): Snapshot {
  const broken: Finding = {
    id: 'settings-broken',
    key: 'settings-broken-1',
    severity: 'warning',
    cause: 'machine',
    title: FINDINGS['settings-broken'].title({ place: 'user-settings' }),
    detail: FINDINGS['settings-broken'].detail({ newer: true }),
    evidence: [
      { file: '/home/ada/.claude/settings.json', line: 14, column: 3, note: 'a comma before the closing brace' },
    ],
    remedies: ['repair', 'open-file'],
    profile: 'default',
  };
  const key: Finding = {
    id: 'api-key-beats-plan',
    key: 'api-key-beats-plan-1',
    variable: 'ANTHROPIC_API_KEY',
    severity: 'warning',
    cause: 'machine',
    title: 'ANTHROPIC_API_KEY is set',
    detail: 'It wins over your Max plan: you pay per token.',
    evidence: [{ file: '/home/ada/.zshrc', line: 31, column: null, note: 'ANTHROPIC_API_KEY is set' }],
    remedies: ['unset-variable'],
    profile: 'default',
  };
  const note: Finding = {
    id: 'several-installs',
    key: 'several-installs-1',
    severity: 'info',
    cause: 'machine',
    title: 'Claude Code is installed twice',
    detail: 'A terminal starts the first one; the other is not used.',
    evidence: [{ file: '/usr/local/bin/claude', line: null, column: null, note: 'version 2.1.197' }],
    remedies: [],
    profile: null,
  };
  const mine = profile(now, { accessTokenExpiresAt: now + 7 * HOUR + 2 * MINUTE, changedAt: now - 58 * MINUTE });
  const keyRef = { kind: 'api-key', name: 'ANTHROPIC_API_KEY', place: 'shell-profile' } as const;
  return {
    ...well(now),
    light: 'yellow',
    headline: broken.title,
    headlineId: 'finding',
    next: `${stepScript('repair-file')} (/home/ada/.claude/settings.json:14:3)`,
    stepId: 'repair-file',
    nextPlace: '/home/ada/.claude/settings.json:14:3',
    subject: { profile: 'default', finding: broken.key },
    side: 'machine',
    action: 'see-finding',
    cause: 'machine',
    findings: [broken, key, note],
    profiles: [
      {
        ...mine,
        authSource: {
          ...mine.authSource,
          print: { ...mine.authSource.print, authorization: null, xApiKey: keyRef },
          candidates: [
            {
              credential: keyRef,
              file: '/home/ada/.zshrc',
              line: 31,
              tail: 'x3Qf',
              wins: { print: true, interactive: false },
              reason: 'sent-by-print',
              why: 'claude -p takes it without asking; a session asks first, and you have not approved it',
            },
            ...mine.authSource.candidates
              .slice(1)
              .map((candidate) => ({ ...candidate, wins: { print: false, interactive: true } })),
          ],
        },
      },
    ],
  };
}

function fallback(now: EpochMs): Snapshot {
  const fine = well(now);
  const mine = profile(now, { state: 'OTHER', reason: 'Claude Code uses another credential than the sign-in.' });
  const credential = { kind: 'key-helper', name: 'apiKeyHelper', place: 'user-settings' } as const;
  const source = {
    ...mine.authSource.print,
    authorization: credential,
    xApiKey: credential,
    statusSays: {
      loggedIn: true,
      authMethod: 'api_key_helper',
      apiKeySource: 'apiKeyHelper',
      apiProvider: 'firstParty',
    },
  } as const;
  return {
    ...fine,
    profiles: [
      {
        ...mine,
        authSource: {
          print: source,
          interactive: source,
          candidates: [
            {
              credential,
              file: '/home/ada/.claude/settings.json',
              line: 9,
              tail: null,
              wins: { print: true, interactive: true },
              reason: 'sent',
              why: 'Claude Code sends it.',
            },
            ...mine.authSource.candidates.map((candidate) => ({
              ...candidate,
              wins: { print: false, interactive: false },
              reason: 'beaten' as const,
              why: 'The key from apiKeyHelper wins over it.',
            })),
          ],
          lacks: null,
        },
      },
    ],
    ...says('blue', 'fallback-key'),
    service: {
      ...fine.service,
      state: 'LOGIN_DOWN',
      page: 'AUTH',
      probe: 'LOGIN_DOWN',
      components: components(['degraded_performance', 'operational', 'major_outage'], ['yellow', 'green', 'red']),
      incidents: [incident(now)],
    },
    fallback: {
      state: 'on',
      tail: 'x3Qf',
      since: now - 42 * MINUTE,
      detail: 'Every request is billed to the API key’s account, per token, not to your plan.',
    },
  };
}

function offline(now: EpochMs): Snapshot {
  const fine = well(now);
  return {
    ...fine,
    ...says('grey', 'offline', 'network', 'check-network', 'check-network'),
    network: {
      state: 'OFFLINE',
      detail: NETWORK_DETAILS.OFFLINE,
      clockOffsetMs: null,
      checkedAt: now - 9 * MINUTE,
    },
    service: { ...fine.service, asOf: now - 9 * MINUTE },
    profiles: [profile(now, { accessTokenExpiresAt: now + 2 * HOUR + 10 * MINUTE })],
    history: [
      { at: now - 9 * MINUTE, kind: 'network-lost', profile: null, text: 'The network went away', incident: null },
      ...fine.history,
    ],
  };
}

function trouble(now: EpochMs): Snapshot {
  const fine = well(now);
  return {
    ...fine,
    ...says('orange', 'silent', 'service', 'keep-sessions', 'keep-sessions'),
    side: 'service-unconfirmed',
    service: {
      ...fine.service,
      state: 'DOWN?',
      probe: 'API_DOWN',
      page: 'UNKNOWN',
      trouble: 'The status page does not answer either; what is shown is 14 minutes old',
    },
    tellWhenItWorks: true,
    profiles: [
      profile(now, {
        state: 'STALE',
        accessTokenExpiresAt: now - 20 * MINUTE,
        changedAt: now - 8 * HOUR - 20 * MINUTE,
      }),
    ],
  };
}

/** Much of everything, and long: what must wrap. */
function crowded(now: EpochMs): Snapshot {
  const base = setup(now);
  const long =
    '/home/maximiliana-von-und-zu-hohenfels/work/customers/a-very-long-customer-name/projects/2026/.claude-for-that-customer-only';
  return {
    ...base,
    ...says('yellow', 'ending', 'account', 'sign-in', 'sign-in'),
    headline: `${HEADLINES.ending.script} (${long})`,
    subject: { profile: 'p1', finding: null },
    profiles: [
      {
        ...profile(now, {
          state: 'ENDING',
          reason: 'The login itself ends within three days',
          loginEndsAt: now + 2 * DAY + 3 * HOUR,
          location: `${long}/.credentials.json`,
          account: {
            email:
              'maximiliana.von.und.zu.hohenfels-bernstorff@subsidiary.department.a-very-long-company-name.example.com',
            organization: 'A Very Long Company Name for Research and Development',
          },
        }),
        id: 'p1',
        name: long,
        configDir: long,
      },
      { ...profile(now), id: 'default' },
      {
        ...profile(now, {
          state: 'NONE',
          reason: 'Nothing is stored here',
          plan: null,
          accessTokenExpiresAt: null,
          loginEndsAt: null,
          changedAt: null,
          account: null,
        }),
        id: 'p3',
        name: '~/.claude-empty',
        configDir: '/home/ada/.claude-empty',
      },
    ],
    settings: { ...base.settings, profiles: [long], quietHours: { from: '22:00', to: '07:00' } },
    mutedUntil: now + 40 * MINUTE,
    notices: signedOut(now).notices,
    service: {
      ...base.service,
      state: 'DEGRADED',
      page: 'DEGRADED',
      incidents: [
        {
          ...incident(now),
          title:
            'Elevated errors and increased latency on requests to Claude Sonnet and Claude Opus across all surfaces',
          signIn: false,
        },
      ],
    },
    pattern: 'signed out 3 times in 3 days: unusual',
  };
}

function firstStart(now: EpochMs): Snapshot {
  const fine = well(now);
  return {
    ...fine,
    ...says('grey', 'starting'),
    dimmed: true,
    network: { state: 'SETTLING', detail: 'The network has just come up', clockOffsetMs: null, checkedAt: null },
    service: {
      ...fine.service,
      state: 'UNKNOWN',
      page: 'UNKNOWN',
      probe: 'UNKNOWN',
      source: null,
      asOf: null,
      components: [],
      incidents: [],
    },
    claude: [],
    profiles: [],
    history: [],
    commands: ['refresh'],
  };
}

function notInstalled(now: EpochMs): Snapshot {
  const fine = well(now);
  return {
    ...fine,
    ...says('grey', 'not-installed', 'machine', 'install-claude', 'install'),
    claude: [],
    history: [],
    profiles: [
      profile(now, {
        state: 'NONE',
        reason: 'Nothing is stored: nobody has signed in here, or somebody signed out.',
        plan: null,
        account: null,
        accessTokenExpiresAt: null,
        loginEndsAt: null,
        changedAt: null,
      }),
    ],
    fallback: { state: 'no-key', tail: null, since: null, detail: 'No key is kept, so nothing could be billed.' },
    settings: DEFAULT_SETTINGS,
  };
}
