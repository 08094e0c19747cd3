import { describe, expect, it } from 'vitest';
import { composeReport, type ReportInput } from '../../src/diagnosis/report.ts';
import { describeReport } from '../../src/headless/doctor/text.ts';
import { chooseInk } from '../../src/headless/terminal.ts';
import { SIDES } from '../../src/shared/messages/sides.ts';
import { stepText } from '../../src/shared/messages/steps.ts';
import type { AuthSource, CredentialRef, Finding, IncidentReport, ProfileReport } from '../../src/shared/verdict.ts';
import type { SignInState } from '../../src/shared/vocabulary.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const LOGIN: CredentialRef = { kind: 'sign-in', name: 'claudeAiOauth', place: 'credential-store' };
const STATUS = { loggedIn: true, authMethod: 'claude.ai', apiKeySource: null, apiProvider: 'firstParty' };
const SOURCE: AuthSource = {
  provider: 'firstParty',
  authorization: LOGIN,
  xApiKey: null,
  host: 'api.anthropic.com',
  statusSays: STATUS,
};

function profile(state: SignInState, source: Partial<AuthSource> = {}): ProfileReport {
  const used = { ...SOURCE, ...source };
  return {
    id: 'default',
    name: '~/.claude',
    configDir: '/home/ada/.claude',
    signIn: {
      state,
      reason: 'The reason.',
      store: 'file',
      location: '/home/ada/.claude/.credentials.json',
      plan: 'max',
      accessTokenExpiresAt: NOW + 3_600_000,
      loginEndsAt: null,
      changedAt: null,
      account: null,
    },
    authSource: { print: used, interactive: used, candidates: [], lacks: null },
  };
}

function say(state: SignInState, change: Partial<ReportInput> = {}, source: Partial<AuthSource> = {}, width = 100) {
  const { report } = composeReport({
    network: { state: 'ONLINE', detail: 'Online.', clockOffsetMs: 0, checkedAt: NOW },
    service: { page: 'CLEAR', probe: 'OK', source: null, asOf: NOW, trouble: null, components: [], incidents: [] },
    claude: [],
    profiles: [{ report: profile(state, source) }],
    findings: [],
    ...change,
  });
  return describeReport(report, chooseInk({}, {}), NOW, width);
}

const service = (change: Partial<ReportInput['service']>): Partial<ReportInput> => ({
  service: {
    page: 'CLEAR',
    probe: 'OK',
    source: null,
    asOf: NOW,
    trouble: null,
    components: [],
    incidents: [],
    ...change,
  },
});

const incident = (title: string, signIn: boolean): IncidentReport => ({
  id: title,
  title,
  status: 'investigating',
  signIn,
  startedAt: NOW,
  update: null,
  link: null,
});

describe('what a person reads', () => {
  it('says how to sign in, not only that', () => {
    expect(say('DEAD')).toMatch(/Next: sign in\n {8}pilotlight sign-in\n {8}Or start claude and type \/login/);
  });

  it('says in a sentence what to look at where the network is gone', () => {
    const network = { state: 'OFFLINE', detail: 'Offline.', clockOffsetMs: null, checkedAt: NOW } as const;
    expect(say('OK', { network })).toContain(`Next: ${stepText('check-network')}\n`);
  });

  it('has words for every state of page and address, and no codes', () => {
    const pages = ['CLEAR', 'AUTH', 'OUTAGE', 'PARTIAL', 'DEGRADED', 'RECOVERING', 'MAINT', 'UNKNOWN'] as const;
    const probes = ['OK', 'LOGIN_DOWN', 'API_DOWN', 'REJECTED', 'THROTTLED', 'UNKNOWN'] as const;
    for (const page of pages)
      for (const probe of probes) {
        expect(say('OK', service({ page, probe }))).not.toMatch(/undefined|null|_down|\b[A-Z]{2,}_|\bMAINT\b/);
      }
  });

  it('does not call an unconfirmed trouble a fault of the service', () => {
    const text = say('OK', service({ probe: 'LOGIN_DOWN' }));
    expect(text).toContain(SIDES['service-unconfirmed']);
    expect(say('OK', service({ page: 'OUTAGE' }))).toContain(`${SIDES.service}.`);
  });

  it('names the incidents about sign-in first, and not only one', () => {
    const text = say(
      'OK',
      service({ page: 'AUTH', incidents: [incident('Slow answers', false), incident('Login', true)] }),
    );
    expect(text).toMatch(/Service +Login \(investigating\)\n +Slow answers/);
  });

  it('tells where a key comes from, in words', () => {
    const key: CredentialRef = { kind: 'api-key', name: 'ANTHROPIC_API_KEY', place: 'process' };
    expect(say('OTHER', {}, { authorization: null, xApiKey: key })).toContain(
      'claude -p: API key (ANTHROPIC_API_KEY in the environment) to api.anthropic.com',
    );
    expect(say('OTHER', {}, { provider: 'bedrock', authorization: null, host: 'bedrock.example' })).toContain(
      'claude -p: Amazon Bedrock, sent to bedrock.example',
    );
  });

  it('does not say "nothing to sign in with" when Claude Code does not start', () => {
    const text = say('OK', {}, { authorization: null, host: null, statusSays: null });
    expect(text).toMatch(/claude: nothing: Claude Code does not get that far/);
  });

  it('never says "nothing to do" under a warning', () => {
    const warning: Finding = {
      id: 'several-installs',
      key: 'several-installs-1',
      severity: 'warning',
      cause: 'machine',
      title: 'Something is off',
      detail: 'Put it right.',
      evidence: [],
      remedies: [],
      profile: null,
    };
    expect(say('OK', { findings: [warning] })).toMatch(/Next: see what it says below/);
    expect(say('OK', { findings: [{ ...warning, id: 'clock-off', key: 'clock-off-1' }] })).toMatch(
      /Next: turn on automatic time/,
    );
  });

  it.each([40, 60, 100])('keeps to %i columns', (width) => {
    const lines = say(
      'DEAD',
      service({ page: 'AUTH', incidents: [incident('Login is failing for many', true)] }),
      {},
      width,
    );
    for (const line of lines.split('\n').filter((one) => !one.includes('/home/'))) {
      expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});
