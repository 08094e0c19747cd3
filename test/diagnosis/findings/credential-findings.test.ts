import { describe, expect, it } from 'vitest';
import { credentialFindings } from '../../../src/diagnosis/findings/credential-findings.ts';
import { signInState } from '../../../src/diagnosis/sign-in/sign-in.ts';
import type {
  CredentialFacts,
  LockFact,
  LockOwner,
  LoginFacts,
  ProfileFacts,
  UnreadableReason,
} from '../../../src/shared/facts.ts';
import { credentialFacts, DAY, HOUR, loginFacts, NOW } from '../credential-facts.ts';

function findingsOf(
  credentials: CredentialFacts,
  more: { locks?: LockFact[]; otherSourceWins?: boolean; from?: ProfileFacts['from'] } = {},
) {
  const profile: ProfileFacts = {
    configDir: '/home/ada/.claude',
    from: more.from ?? 'default',
    credentials,
    settings: [],
    globalConfig: {
      path: '/home/ada/.claude.json',
      status: 'absent',
      problem: null,
      legacy: false,
      env: [],
      savedKey: null,
      approved: [],
      rejected: [],
      account: null,
      windowsCredentialManager: false,
      installMethod: null,
      trustedProjects: [],
    },
    mcpConfig: null,
    locks: more.locks ?? [],
  };
  const { otherSourceWins = false } = more;
  const signIn = signInState({ credentials, otherSourceWins, now: NOW, clockOffsetMs: null });
  return credentialFindings({ profile, profileId: 'default', signIn });
}

const FILE = '/home/ada/.claude/.credentials.json';
const ofLogin = (changes: Partial<LoginFacts>) => findingsOf(credentialFacts(loginFacts(changes)));
const ofFile = (changes: Partial<NonNullable<CredentialFacts['file']>>) =>
  findingsOf(
    credentialFacts(loginFacts(), {
      file: { mode: 0o600, loose: false, foreignOwner: false, symlinkTo: null, ...changes },
    }),
  );
const ids = (findings: readonly { id: string }[]) => findings.map(({ id }) => id);

describe('findings about a login', () => {
  it.each<[string, Partial<LoginFacts>, string[]]>([
    ['healthy', {}, []],
    ['an expired access token is normal', { accessTokenExpiresAt: NOW - HOUR }, []],
    ['cleared', { accessToken: 'empty', refreshToken: 'empty', accessTokenExpiresAt: 0 }, ['login-cleared']],
    ['past its deadline', { loginEndsAt: NOW - HOUR, accessTokenExpiresAt: NOW - HOUR }, ['login-expired']],
    ['ends in two days', { loginEndsAt: NOW + 2 * DAY }, ['login-ends-soon']],
    ['ends in four days', { loginEndsAt: NOW + 4 * DAY }, []],
    ['scopes crash', { scopes: null, scopesCrash: true }, ['login-scopes-crash']],
    ['scope lacking', { scopes: ['user:profile'] }, ['login-lacks-scope']],
  ])('%s', (_name, changes, expected) => {
    const findings = ofLogin(changes);
    expect(ids(findings)).toEqual(expected);
    for (const { evidence, profile } of findings) {
      expect(evidence[0]?.file).toBe(FILE);
      expect(profile).toBe('default');
    }
  });

  it.each<[string, Partial<LoginFacts>, RegExp]>([
    ['refused', { refreshToken: 'empty' }, /refused to renew/],
    ['at its time limit', { refreshToken: 'empty', loginEnded: 'time_limit' }, /time limit/],
    ['without its access token', { refreshToken: 'set' }, /lost its access token/],
  ])('says what became of a login: %s', (_name, changes, words) => {
    const [finding] = ofLogin({ accessToken: 'empty', ...changes });
    expect(finding?.id).toBe('login-cleared');
    expect(finding?.detail).toMatch(words);
  });

  it('says nothing of an ended login that nobody uses', () => {
    const cleared = credentialFacts(loginFacts({ accessToken: 'empty', refreshToken: 'empty' }));
    expect(findingsOf(cleared, { otherSourceWins: true })).toEqual([]);
  });

  it('says nothing when nothing is stored', () => {
    expect(findingsOf(credentialFacts(null, { status: 'absent', file: null }))).toEqual([]);
  });
});

describe('findings about the store', () => {
  it('speaks of a link to nowhere, and not of what becomes of links', () => {
    const file = { mode: null, loose: false, foreignOwner: false, symlinkTo: '/mnt/login.json' };
    const [finding, ...others] = findingsOf(credentialFacts(null, { status: 'absent', file }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'credentials-link-to-nowhere', severity: 'warning' });
    expect(finding?.detail).toContain('/mnt/login.json');
  });

  it('has one line for a file of another account that cannot be read', () => {
    const file = { mode: 0o600, loose: false, foreignOwner: true, symlinkTo: null };
    const found = findingsOf(credentialFacts(null, { status: 'unreadable', unreadable: 'denied', file }));
    expect(ids(found)).toEqual(['credentials-foreign-owner']);
  });

  it.each([
    [{ loose: true }, ['credentials-readable-by-others']],
    [{ foreignOwner: true }, ['credentials-foreign-owner']],
    [{ symlinkTo: '../x' }, ['credentials-symlinked']],
    [
      // Only its owner could change the mode.
      { loose: true, foreignOwner: true, symlinkTo: '' },
      ['credentials-foreign-owner', 'credentials-symlinked'],
    ],
  ])('%o', (changes, expected) => {
    expect(ids(ofFile(changes))).toEqual(expected);
  });

  const unreadable: Readonly<Record<UnreadableReason, readonly [id: string, severity: string]>> = {
    denied: ['credentials-denied', 'warning'],
    locked: ['keychain-locked', 'warning'],
    'not-agreed': ['keychain-not-agreed', 'info'],
    timeout: ['keychain-silent', 'warning'],
    torn: ['credentials-torn', 'info'],
    broken: ['credentials-broken', 'warning'],
    'bare-token': ['credentials-bare-token', 'warning'],
    encoding: ['credentials-encoding', 'warning'],
    'too-big': ['credentials-too-big', 'warning'],
    'not-a-file': ['credentials-not-a-file', 'warning'],
    'credential-manager': ['windows-credential-manager', 'info'],
    'no-tool': ['keychain-no-tool', 'warning'],
    failed: ['credentials-failed', 'warning'],
  };
  it.each(Object.entries(unreadable))('unreadable: %s', (reason, [id, severity]) => {
    const problem = { kind: 'syntax' as const, line: 3, column: 7, message: 'A comma is missing.' };
    const facts = credentialFacts(null, { status: 'unreadable', unreadable: reason as UnreadableReason, problem });
    const [finding, ...others] = findingsOf(facts);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id,
      severity,
      cause: 'machine',
      evidence: [{ file: FILE, line: 3, column: 7, note: 'A comma is missing.' }],
    });
  });

  it('names no file for what is not in one', () => {
    const keychain = { store: 'keychain', location: 'Claude Code-credentials', file: null } as const;
    const cleared = loginFacts({ accessToken: 'empty', refreshToken: 'empty' });
    for (const facts of [
      credentialFacts(null, { ...keychain, status: 'unreadable', unreadable: 'locked' }),
      credentialFacts(cleared, keychain),
    ])
      expect(findingsOf(facts)).toMatchObject([{ evidence: [{ file: null, line: null }] }]);
  });

  it('is calmer when another credential is in use', () => {
    const broken = credentialFacts(null, { status: 'unreadable', unreadable: 'broken' });
    expect(findingsOf(broken)[0]?.severity).toBe('warning');
    expect(findingsOf(broken, { otherSourceWins: true })[0]?.severity).toBe('info');
  });
});

describe('findings about locks', () => {
  const gone: LockOwner = { state: 'gone' };
  const lock: LockFact = {
    path: `${FILE}.lock`,
    kind: 'refresh',
    ageMs: 90_000,
    renewedAt: NOW - 90_000,
    stale: true,
    ownerPid: null,
    owner: gone,
  };
  it('speaks of stale ones without a living owner only, all in one finding', () => {
    const owners: LockOwner[] = [{ state: 'may-live', pid: 7 }, { state: 'unseen' }];
    const { owner: _none, ...fresh } = lock;
    const locks = [
      lock,
      { ...lock, path: '/b' },
      { ...fresh, stale: false },
      ...owners.map((owner) => ({ ...fresh, owner })),
    ];
    const findings = findingsOf(credentialFacts(), { locks });
    const about = { id: 'stale-lock', severity: 'info', cause: 'machine', remedies: ['clear-lock'] };
    expect(findings).toMatchObject([{ ...about, evidence: [{ file: lock.path }, { file: '/b' }] }]);
  });
});

describe('a login that cannot be saved', () => {
  const saving = { why: 'denied', path: '/home/ada/.claude', foreign: true } as const;
  const said = (credentials: CredentialFacts, more = {}) =>
    findingsOf(credentials, more).filter(({ id }) => id === 'store-cannot-be-saved');

  it('is yellow while there is time, orange when a renewal is due, a hint while a key is used', () => {
    const due = loginFacts({ accessTokenExpiresAt: NOW - HOUR });
    expect(said(credentialFacts(loginFacts(), { saving }))).toMatchObject([{ severity: 'warning' }]);
    expect(said(credentialFacts(due, { saving }))).toMatchObject([{ severity: 'error' }]);
    expect(said(credentialFacts(due, { saving }), { otherSourceWins: true })).toMatchObject([{ severity: 'info' }]);
  });

  it('is worth a word where nobody is signed in, since that sign-in would be lost', () => {
    const none = credentialFacts(null, { status: 'absent', saving });
    expect(said(none)).toMatchObject([{ severity: 'warning' }]);
  });

  it('offers to move away what has the name of the default folder, and is the account’s own', () => {
    for (const why of ['not-a-folder', 'link-to-nowhere'] as const) {
      const none = (more: object) =>
        credentialFacts(null, { status: 'absent', saving: { ...saving, foreign: false, why, ...more } });
      expect(said(none({}))).toMatchObject([{ remedies: ['move-aside'], step: 'move-away' }]);
      expect(said(none({ foreign: true }))).toMatchObject([{ remedies: [] }]);
      expect(said(none({ path: '/home/ada' }))).toMatchObject([{ remedies: [] }]);
      expect(said(none({}), { from: 'process' })).toMatchObject([{ remedies: [] }]);
    }
  });

  it.each([
    [saving, 'sudo chown -RH "$(id -un)" /home/ada/.claude'],
    // Nobody hands a home over that others may share.
    [{ ...saving, path: '/home' }, 'sudo install -d -m 700 -o "$(id -un)" /home/ada/.claude'],
    [{ ...saving, foreign: false, path: "/home/ada b/it's" }, "chmod u+rwx '/home/ada b/it'\\''s'"],
    [{ ...saving, why: 'read-only' }, 'mounted read-only'],
    [{ ...saving, why: 'full' }, 'no room left'],
  ] as const)('names the line to run: %o', (trouble, line) => {
    expect(said(credentialFacts(loginFacts(), { saving: trouble }))[0]?.detail).toContain(line);
  });

  it('speaks of a file in the place of a lock, and of a lock from the future, and of those once only', () => {
    const lock = {
      path: '/home/ada/.claude/.storage-write.lock',
      ageMs: 0,
      renewedAt: NOW,
      stale: true,
      ownerPid: null,
    } as const;
    const file = findingsOf(credentialFacts(), { locks: [{ ...lock, kind: 'storage-write', form: 'other' }] });
    expect(file.map(({ id }) => id)).toEqual(['store-cannot-be-saved']);
    expect(file[0]?.detail).toContain(`rm ${lock.path}`);
    const ahead = findingsOf(credentialFacts(), { locks: [{ ...lock, kind: 'refresh', ahead: true }] });
    expect(ahead.map(({ id }) => id)).toEqual(['store-cannot-be-saved']);
    expect(ahead[0]?.detail).toContain(`rmdir ${lock.path}`);
    expect(ahead[0]?.remedies).toEqual([]);
    const left = findingsOf(credentialFacts(), {
      locks: [{ ...lock, kind: 'refresh', ahead: true, owner: { state: 'gone' } }],
    });
    expect(left[0]?.remedies).toEqual(['clear-lock']);
  });

  it('leaves alone what has the name of a lock beside a folder that somebody named', () => {
    const lock = { path: '/srv/yarn.lock', kind: 'config-dir', ageMs: 0, renewedAt: NOW, stale: false } as const;
    const file: LockFact = { ...lock, ownerPid: null, form: 'other' };
    const [found] = findingsOf(credentialFacts(), { from: 'process', locks: [file] });
    expect(found).toMatchObject({ id: 'store-cannot-be-saved', remedies: [] });
    expect(found?.detail).not.toContain('Run: rm');
    expect(findingsOf(credentialFacts(), { locks: [file] })[0]?.remedies).toEqual(['move-aside']);
  });

  it('speaks of a lock that holds something, where that lock counts', () => {
    const full = { path: '/home/ada/x.lock', ageMs: 3_600_000, stale: true, ownerPid: null, form: 'full' } as const;
    const lock = { ...full, renewedAt: NOW - 3_600_000 };
    const ofKind = (kind: 'storage-write' | 'config-dir', owner: LockOwner = { state: 'gone' }) =>
      findingsOf(credentialFacts(), { locks: [{ ...lock, kind, owner }] });
    expect(ofKind('storage-write')[0]).toMatchObject({ id: 'store-cannot-be-saved', remedies: ['move-aside'] });
    expect(ofKind('storage-write', { state: 'unseen' })[0]?.remedies).toEqual([]);
    expect(ofKind('storage-write')[0]?.detail).toContain(`rm -r ${lock.path}`);
    expect(ofKind('config-dir')).toEqual([]);
  });

  it('says nothing where nothing speaks against it', () => {
    expect(said(credentialFacts(loginFacts(), { saving: null }))).toEqual([]);
    expect(said(credentialFacts())).toEqual([]);
  });
});
