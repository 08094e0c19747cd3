import { describe, expect, it } from 'vitest';
import { composeReport, EXIT_CODE, type ReportInput } from '../../src/diagnosis/report.ts';
import type { Finding, ProfileReport } from '../../src/shared/verdict.ts';
import type { SignInState } from '../../src/shared/vocabulary.ts';

const SOURCE = { provider: 'firstParty', authorization: null, xApiKey: null, host: null, statusSays: null } as const;

function profile(id: string, state: SignInState): ProfileReport {
  return {
    id,
    name: `~/${id}`,
    configDir: `/home/user/${id}`,
    signIn: {
      state,
      reason: '',
      store: 'file',
      location: '',
      plan: null,
      accessTokenExpiresAt: null,
      loginEndsAt: null,
      changedAt: null,
      account: null,
    },
    authSource: { print: SOURCE, interactive: SOURCE, candidates: [], lacks: null },
  };
}

const WARNING: Finding = {
  id: 'api-key-beats-plan',
  key: 'api-key-beats-plan-1',
  severity: 'warning',
  cause: 'machine',
  title: 'ANTHROPIC_API_KEY is set',
  detail: 'It wins over your Max plan.',
  evidence: [{ file: '/home/user/.zshrc', line: 31, column: null, note: 'ANTHROPIC_API_KEY is set' }],
  remedies: ['unset-variable'],
  profile: 'default',
};

function input(change: Partial<ReportInput> = {}): ReportInput {
  return {
    network: { state: 'ONLINE', detail: '', clockOffsetMs: 0, checkedAt: 0 },
    service: { page: 'CLEAR', probe: 'OK', source: null, asOf: null, trouble: null, components: [], incidents: [] },
    claude: [],
    profiles: [{ report: profile('default', 'OK') }],
    findings: [],
    ...change,
  };
}

describe('composeReport', () => {
  it('says nothing to do when all is well', () => {
    const { report, dimmed } = composeReport(input());
    expect(report).toMatchObject({ light: 'green', headline: 'Signed in', next: null, cause: null });
    expect(dimmed).toBe(false);
    expect(EXIT_CODE[report.light]).toBe(0);
  });

  it('does not call a token of a plan another payer', () => {
    const auth = (kind: 'oauth-token' | 'auth-token') => ({
      ...SOURCE,
      authorization: { kind, name: 'X', place: 'process' as const },
    });
    const headline = (kind: 'oauth-token' | 'auth-token') => {
      const report = profile('default', 'OTHER');
      const authSource = { ...report.authSource, print: auth(kind), interactive: auth(kind) };
      return composeReport(input({ profiles: [{ report: { ...report, authSource } }] })).report;
    };
    expect(headline('oauth-token')).toMatchObject({ light: 'green', headlineId: 'plan-token' });
    expect(headline('auth-token')).toMatchObject({ light: 'green', headlineId: 'other-source' });
  });

  const ofStore = (id: Finding['id'], change: Partial<Finding> = {}): Finding => ({
    id,
    key: `${id}-1`,
    severity: 'warning',
    cause: 'machine',
    title: 'The store.',
    detail: '',
    evidence: [{ file: '/home/user/.claude/.credentials.json', line: null, column: null, note: '' }],
    remedies: ['move-aside'],
    profile: 'default',
    ...change,
  });

  it('tells how a store that cannot be read is put right, as the finding about it knows', () => {
    const profiles = [{ report: profile('default', 'UNREADABLE') }];
    expect(composeReport(input({ profiles })).report).toMatchObject({ stepId: 'fix-access' });
    const { report } = composeReport(input({ profiles, findings: [ofStore('credentials-not-a-file')] }));
    expect(report).toMatchObject({
      headlineId: 'unreadable',
      stepId: 'move-away',
      nextPlace: '/home/user/.claude/.credentials.json',
    });
  });

  it('does not send anybody to a sign-in that would be lost', () => {
    const profiles = [{ report: profile('default', 'NONE') }];
    const findings = [ofStore('store-cannot-be-saved'), ofStore('credentials-readable-by-others')];
    expect(composeReport(input({ profiles, findings })).report).toMatchObject({ stepId: 'run-line' });
    const other = composeReport(input({ profiles, findings: findings.slice(1) })).report;
    expect(other).toMatchObject({ headlineId: 'not-signed-in', stepId: 'sign-in' });
  });

  it('takes the step that a finding brings along', () => {
    const findings = [ofStore('store-cannot-be-saved', { step: 'make-room' })];
    expect(composeReport(input({ findings })).report).toMatchObject({ stepId: 'make-room' });
  });

  it('tells why the network looks broken, in place of that it is', () => {
    const dead: Finding = {
      ...WARNING,
      id: 'proxy-not-listening',
      severity: 'error',
      cause: 'network',
      title: 'Nothing listens at the proxy',
    };
    const network = { state: 'OFFLINE', detail: 'no connection', clockOffsetMs: null, checkedAt: 0 } as const;
    const { report } = composeReport(input({ network, findings: [WARNING, dead] }));
    expect(report).toMatchObject({
      light: 'orange',
      headline: dead.title,
      cause: 'network',
      network: { detail: `${dead.title}.` },
    });
    expect(composeReport(input({ network, findings: [WARNING] })).report).toMatchObject({ headline: 'Offline' });
  });

  it('lets a finding speak when it is worse than the table', () => {
    const { report } = composeReport(input({ findings: [WARNING] }));
    expect(report).toMatchObject({ light: 'yellow', headline: WARNING.title, cause: 'machine', action: 'see-finding' });
    expect(report).toMatchObject({
      headlineId: 'finding',
      stepId: 'unset-variable',
      nextPlace: '/home/user/.zshrc:31',
      subject: { profile: 'default', finding: WARNING.key },
    });
    expect(report.next).toContain('/home/user/.zshrc:31');
  });

  it('tells who is not signed in that first, whatever else is untidy', () => {
    const profiles = [{ report: profile('default', 'NONE') }];
    const { report } = composeReport(input({ profiles, findings: [WARNING] }));
    expect(report).toMatchObject({ light: 'yellow', headline: 'Not signed in', action: 'sign-in', cause: 'account' });
    const broken: Finding = { ...WARNING, id: 'credentials-broken', title: 'The credential file is broken' };
    expect(composeReport(input({ profiles, findings: [WARNING, broken] })).report).toMatchObject({
      headline: broken.title,
      action: 'see-finding',
    });
  });

  it('sends nobody to a sign-in where there is no Claude Code to sign in to', () => {
    const missing: Finding = { ...WARNING, id: 'claude-not-found', key: 'claude-not-found-1', severity: 'info' };
    const profiles = [{ report: profile('default', 'NONE') }];
    expect(composeReport(input({ profiles, findings: [missing] })).report).toMatchObject({
      headlineId: 'not-installed',
      action: 'install',
      cause: 'machine',
      next: 'install Claude Code',
    });
    // Who is signed in has it somewhere, be that where nobody looks.
    const signedIn = [{ report: profile('default', 'OK') }];
    expect(composeReport(input({ profiles: signedIn, findings: [missing] })).report.headlineId).toBe('signed-in');
  });

  it('keeps the table where it is at least as bad, and puts errors first', () => {
    const error: Finding = { ...WARNING, id: 'login-scopes-crash', key: 'login-scopes-crash-1', severity: 'error' };
    const { report } = composeReport(
      input({ profiles: [{ report: profile('default', 'DEAD') }], findings: [WARNING, error] }),
    );
    expect(report).toMatchObject({ light: 'red', headline: 'Sign-in expired', cause: 'account' });
    expect(report.findings.map(({ id }) => id)).toEqual(['login-scopes-crash', 'api-key-beats-plan']);
  });

  it.each([
    ['OFFLINE', 'grey'],
    ['CAPTIVE', 'grey'],
    ['RESTRICTED', 'yellow'],
  ] as const)('speaks of the network first when it is %s', (state, light) => {
    const { report } = composeReport(
      input({ network: { state, detail: '', clockOffsetMs: null, checkedAt: 0 }, findings: [WARNING] }),
    );
    expect(report).toMatchObject({ light, cause: 'network' });
    expect(report.findings).toHaveLength(1);
  });

  it('keeps the last call, dimmed, while the network settles', () => {
    const last = {
      light: 'yellow',
      headline: 'Sign-in ends soon',
      headlineId: 'ending',
      next: 'run /login',
      stepId: 'sign-in',
      nextPlace: null,
      subject: { profile: 'default', finding: null },
      side: 'account',
      action: 'sign-in',
      cause: 'account',
    } as const;
    const settling = { state: 'SETTLING', detail: '', clockOffsetMs: null, checkedAt: null } as const;
    const { report, dimmed } = composeReport(input({ network: settling, last, findings: [WARNING] }));
    expect(report).toMatchObject(last);
    expect(dimmed).toBe(true);
  });

  it('blames the service, not the user, for a dead login in an official sign-in incident', () => {
    const service = { ...input().service, page: 'AUTH' as const };
    const { report } = composeReport(input({ service, profiles: [{ report: profile('default', 'DEAD') }] }));
    expect(report).toMatchObject({ light: 'red', cause: 'service', service: { state: 'LOGIN_DOWN' } });
    expect(report.next).not.toContain('/login');
  });

  it('puts the worst actionable profile first and names it', () => {
    const profiles = [
      { report: profile('work', 'NONE') },
      { report: profile('home', 'OK') },
      { report: profile('old', 'DEAD') },
    ];
    const { report, verdicts } = composeReport(input({ profiles }));
    expect(report.profiles.map(({ id }) => id)).toEqual(['old', 'home', 'work']);
    expect(report.headline).toContain('~/old');
    expect(verdicts.get('home')?.light).toBe('green');
  });

  it('names the profile of the finding that speaks, when there are several', () => {
    const profiles = [{ report: profile('work', 'OK') }, { report: profile('home', 'OK') }];
    const findings = [{ ...WARNING, profile: 'home' }];
    expect(composeReport(input({ profiles, findings })).report.headline).toBe(`${WARNING.title} (~/home)`);
    expect(composeReport(input({ profiles, findings: [{ ...WARNING, profile: null }] })).report.headline).toBe(
      WARNING.title,
    );
  });

  it('lets the profile of the terminal that asks speak for itself', () => {
    const profiles = [{ report: profile('work', 'OK') }, { report: profile('home', 'DEAD') }];
    const error: Finding = { ...WARNING, id: 'login-expired', severity: 'error', profile: 'home' };
    const { report } = composeReport(input({ order: 'given', profiles, findings: [error] }));
    expect(report).toMatchObject({
      light: 'green',
      headline: 'Signed in (~/work)',
      findings: [{ id: 'login-expired' }],
    });
    const own = composeReport(input({ order: 'given', profiles, findings: [{ ...error, profile: 'work' }] }));
    expect(own.report).toMatchObject({ light: 'orange', headline: `${WARNING.title} (~/work)` });
  });

  it('shows green as blue while the fallback is on, and nothing else', () => {
    const onKey = composeReport(input({ fallback: 'key' })).report;
    expect(onKey).toMatchObject({ light: 'blue', headline: 'Working on your API key' });
    const onGateway = composeReport(input({ fallback: 'other' })).report;
    expect(onGateway).toMatchObject({ light: 'blue', headline: 'Working without your plan' });
    const dead = composeReport(input({ fallback: 'key', profiles: [{ report: profile('default', 'DEAD') }] }));
    expect(dead.report.light).toBe('red');
  });

  it('says unknown when nothing was asked', () => {
    const asked = { state: 'UNKNOWN', detail: '', clockOffsetMs: null, checkedAt: null } as const;
    const service = { ...input().service, page: 'UNKNOWN' as const, probe: 'UNKNOWN' as const };
    const { report } = composeReport(input({ network: asked, service }));
    expect(report.light).toBe('grey');
    expect(EXIT_CODE[report.light]).toBe(3);
  });
});
