import { describe, expect, it } from 'vitest';
import { forecastFull } from '../../../src/diagnosis/usage/forecast.ts';
import { judgeUsage, nextReset } from '../../../src/diagnosis/usage/judge-usage.ts';
import type { UsageFacts, UsageWindow } from '../../../src/shared/usage.ts';
import type { AuthSource, CredentialKind } from '../../../src/shared/verdict.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 28, 15);

const five = (percent: number, resetsIn: number): UsageWindow => ({
  id: 'fiveHour',
  percent,
  resetsAt: NOW + resetsIn,
});
const seven = (percent: number, resetsIn: number): UsageWindow => ({
  id: 'sevenDay',
  percent,
  resetsAt: NOW + resetsIn,
});

describe('at this pace', () => {
  it.each([
    ['half in half the time is full just when it begins anew', five(50, 2.5 * HOUR), null],
    ['75 % in half the time is full 50 minutes on', five(75, 2.5 * HOUR), NOW + 50 * 60_000],
    ['81 % of the week after four days', seven(81, 3 * DAY), NOW + Math.round((19 / 81) * 4 * DAY)],
    ['slowly: never', five(10, HOUR), null],
    ['full already', five(100, HOUR), null],
    ['more than full', five(130, HOUR), null],
    ['nothing used', five(0, HOUR), null],
    ['just begun: nothing can be told', five(20, 4.9 * HOUR), null],
    ['begun anew since', five(80, -HOUR), null],
    ['a window that ends later than it can', five(80, 6 * HOUR), null],
    ['no reset told', { id: 'fiveHour', percent: 80, resetsAt: null }, null],
    ['a spend limit', { id: 'spendLimit', percent: 80, resetsAt: NOW + DAY }, null],
  ] as const)('%s', (_name, window, fullAt) => {
    expect(forecastFull(window, NOW)).toBe(fullAt);
  });

  it('is what came, where somebody goes on as before', () => {
    for (const perHour of [25, 33, 60, 99]) {
      const start = NOW - HOUR;
      const fullAt = forecastFull({ id: 'fiveHour', percent: perHour, resetsAt: start + 5 * HOUR }, NOW);
      expect(fullAt).toBeCloseTo(start + (100 / perHour) * HOUR, -1);
    }
  });
});

const auth = (kind: CredentialKind | null, provider: AuthSource['provider'] = 'firstParty'): AuthSource => ({
  provider,
  authorization: kind === null || kind === 'api-key' ? null : { kind, name: 'x', place: 'process' },
  xApiKey: kind === 'api-key' ? { kind, name: 'x', place: 'process' } : null,
  host: null,
  statusSays: null,
});
const SIGN_IN = auth('sign-in');
const told = (at: number, ...windows: UsageWindow[]): UsageFacts => ({
  fed: true,
  noneAt: null,
  readings: [{ from: 'status-line', at, windows }],
});

describe('what is said of the usage', () => {
  it('says nothing where nobody was asked to tell', () => {
    expect(judgeUsage(undefined, SIGN_IN, NOW)).toBeUndefined();
  });

  it('says no more when a window would be full, once that time has gone by', () => {
    // 90 % after half the window: full half an hour later, of which nobody has told anything since.
    const facts = told(NOW, five(90, 2.5 * HOUR));
    const [before] = judgeUsage(facts, SIGN_IN, NOW)?.windows ?? [];
    expect(before?.fullAt).toBeGreaterThan(NOW);
    const at = before?.fullAt ?? 0;
    expect(judgeUsage(facts, SIGN_IN, at - 1)?.windows[0]?.fullAt).toBe(at);
    expect(judgeUsage(facts, SIGN_IN, at)?.windows[0]).toMatchObject({ percent: 90, fullAt: null });
  });

  it('gives the newest reading with its age', () => {
    const facts = told(NOW - 120_000, five(62, HOUR), seven(81, 3 * DAY));
    const old = { from: 'claude-json' as const, at: NOW - HOUR, windows: [five(10, HOUR)] };
    const report = judgeUsage({ ...facts, readings: [...facts.readings, old] }, SIGN_IN, NOW);
    expect(report).toMatchObject({ from: 'status-line', at: NOW - 120_000, gap: null });
    expect(report?.windows.map(({ id, percent }) => [id, percent])).toEqual([
      ['fiveHour', 62],
      ['sevenDay', 81],
    ]);
  });

  it('leaves out a window that has begun anew, and does not call it empty', () => {
    const facts = told(NOW - 6 * HOUR, five(99, -HOUR), seven(81, DAY));
    expect(judgeUsage(facts, SIGN_IN, NOW)?.windows.map(({ id }) => id)).toEqual(['sevenDay']);
    const gone = judgeUsage(told(NOW - 9 * DAY, five(99, -8 * DAY), seven(81, -DAY)), SIGN_IN, NOW);
    expect(gone).toEqual({ from: null, at: null, windows: [], gap: 'begun-anew', fed: true });
  });

  it('keeps what was known when the feed goes away, as after a 429', () => {
    const facts = { ...told(NOW - 120_000, five(62, HOUR)), noneAt: NOW - 60_000 };
    const report = judgeUsage(facts, SIGN_IN, NOW);
    expect(report).toMatchObject({ gap: 'went-away', at: NOW - 120_000, windows: [{ percent: 62 }] });
    expect(judgeUsage({ ...facts, noneAt: NOW - 180_000 }, SIGN_IN, NOW)?.gap).toBeNull();
  });

  const nothing: UsageFacts = { fed: true, noneAt: null, readings: [] };
  it.each([
    ['a sign-in that was not used yet', nothing, SIGN_IN, 'waiting'],
    ['a token variable', nothing, auth('oauth-token'), 'waiting'],
    ['a status line that is not on', { ...nothing, fed: false }, SIGN_IN, 'not-fed'],
    ['an API key', nothing, auth('api-key'), 'api-key'],
    ['a key helper', nothing, auth('key-helper'), 'api-key'],
    ['a gateway token', nothing, auth('auth-token'), 'gateway'],
    ['a cloud', nothing, auth(null, 'bedrock'), 'cloud'],
    ['a gateway of Anthropic’s, which tells its spend limit', nothing, auth('auth-token', 'gateway'), 'waiting'],
    ['nothing to sign in with', nothing, auth(null), 'signed-out'],
  ] as const)('%s', (_name, facts, source, gap) => {
    expect(judgeUsage(facts, source, NOW)).toEqual({ from: null, at: null, windows: [], gap, fed: facts.fed });
  });

  it('knows when what it says is no longer so', () => {
    expect(nextReset(told(NOW, five(62, HOUR), seven(81, -DAY)), NOW)).toBe(NOW + HOUR);
    expect(nextReset(undefined, NOW)).toBeNull();
  });
});
