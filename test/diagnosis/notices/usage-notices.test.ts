import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyMemory, NoticeMemorySchema, reduceNotices } from '../../../src/diagnosis/notices/notice-policy.ts';
import { decide } from '../../../src/diagnosis/verdict-table.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/shared/spans.ts';
import type { WindowId, WindowReport } from '../../../src/shared/usage.ts';

const START = Date.UTC(2026, 9, 1, 8);
const WANTED = { ...DEFAULT_SETTINGS, notices: { ...DEFAULT_SETTINGS.notices, usage: true } };
const STATE = { network: 'ONLINE', signIn: 'OK', probe: 'OK', page: 'CLEAR' } as const;

const filled = (percent: number, resetsAt: number | null = START + 3 * HOUR_MS, id: WindowId = 'fiveHour') =>
  ({ id, percent, resetsAt, fullAt: null }) satisfies WindowReport;

/** Readings one after the other, twenty minutes apart, each of these windows of the one profile; settings as they are then. */
function play(readings: readonly (readonly WindowReport[])[], ...settings: (typeof WANTED)[]) {
  let memory = emptyMemory();
  const said: Notice[] = [];
  const withdrawn: string[] = [];
  readings.forEach((usage, index) => {
    const now = START + index * 20 * MINUTE_MS;
    const outcome = reduceNotices(memory, {
      now,
      minuteOfDay: Math.floor(now / MINUTE_MS) % 1440,
      awake: true,
      network: 'ONLINE',
      service: {
        page: 'CLEAR',
        probe: 'OK',
        pageFresh: true,
        readAt: now,
        helloGoodSince: START,
        incidents: [],
        troubled: [],
      },
      profiles: [
        {
          id: 'default',
          name: '~/.claude',
          signIn: 'OK',
          loginEndsAt: null,
          answeredAt: null,
          stoppedAt: null,
          verdict: decide(STATE),
          usage,
        },
      ],
      findings: [],
      fallback: null,
      settings: settings[index] ?? settings.at(-1) ?? WANTED,
    });
    // Over a restart as well.
    memory = v.parse(NoticeMemorySchema, JSON.parse(JSON.stringify(outcome.memory)));
    said.push(...outcome.show);
    withdrawn.push(...outcome.withdraw);
  });
  return { said, withdrawn, banners: said.filter(({ level }) => level !== 'quiet').map(({ title }) => title) };
}

const series = (...percents: number[]) => percents.map((percent) => [filled(percent)]);

describe('a window that fills up', () => {
  it('is told at 80 and at 95 percent, once each, and not again at the limit', () => {
    expect(play(series(79.9, 80, 84, 94, 95, 97, 100, 100)).banners).toEqual([
      'Usage: 5 hours 80 % used.',
      'Usage: 5 hours 95 % used.',
    ]);
  });

  it('is told once where it passes both at once, and as a limit where it is full at once', () => {
    expect(play(series(50, 97, 98)).banners).toEqual(['Usage: 5 hours 97 % used.']);
    const { banners, said } = play(series(50, 100));
    expect(banners).toEqual(['5 hours: limit reached.']);
    expect(said[0]?.body).toBe('Your sign-in is fine, and signing in again changes nothing. It resets in 2 h 40 min.');
    expect(said[0]).toMatchObject({ kind: 'usage', tells: 'limit-reached', level: 'normal' });
  });

  it('is told as a limit where nothing was said between 80 percent and full', () => {
    expect(play(series(85, 100)).banners).toEqual(['Usage: 5 hours 85 % used.', '5 hours: limit reached.']);
  });

  it('is no news when it begins anew while another one is full', () => {
    const week = filled(100, START + 100 * HOUR_MS, 'sevenDay');
    const { said } = play([[filled(100, START + HOUR_MS), week], ...Array.from({ length: 5 }, () => [week])]);
    expect(said.filter(({ tells }) => tells === 'limit-over')).toEqual([]);
  });

  it('says when it is full at this pace', () => {
    const window = { ...filled(81), fullAt: START + HOUR_MS };
    expect(play([[window]]).said[0]?.body).toBe('It resets in 3 h. At this pace it is full in 1 h.');
  });

  it('is nothing to tell where nobody wants it, which is the default; and is told once it is wanted', () => {
    expect(play(series(50, 85, 97, 100), DEFAULT_SETTINGS).said).toEqual([]);
    expect(DEFAULT_SETTINGS.notices.usage).toBe(false);
    const { banners } = play(series(85, 86, 87, 88), DEFAULT_SETTINGS, DEFAULT_SETTINGS, WANTED);
    expect(banners).toEqual(['Usage: 5 hours 87 % used.']);
  });

  it('is told again in the next window; the banner of the last one is taken back', () => {
    const next = START + 8 * HOUR_MS;
    const { banners, withdrawn } = play([[filled(85)], [filled(10, next)], [filled(81, next)]]);
    expect(banners).toEqual(['Usage: 5 hours 85 % used.', 'Usage: 5 hours 81 % used.']);
    expect(withdrawn).toEqual([`usage-default-fiveHour-${START + 3 * HOUR_MS}`]);
  });

  it('is the same one where its end is rounded another way, or the feed is away for a while', () => {
    const moved = filled(86, START + 3 * HOUR_MS + 59_000);
    expect(play([[filled(85)], [moved], [], [filled(87)]]).banners).toHaveLength(1);
  });

  it('takes its banner back when the window is over, though nobody tells a new one', () => {
    const readings = Array.from({ length: 10 }, (_, index) => (index === 0 ? [filled(85)] : []));
    expect(play(readings).withdrawn).toHaveLength(1);
  });

  it('that was full is told once when it begins anew, by the clock or by a new reading', () => {
    const after = Array.from({ length: 10 }, () => []);
    const byClock = play([[filled(50)], [filled(100)], ...after]);
    expect(byClock.banners).toEqual(['5 hours: limit reached.', 'Your usage limit has reset (5 hours).']);
    expect(byClock.said.at(-1)).toMatchObject({ kind: 'usage', tells: 'limit-over', light: 'green' });
    const next = START + 8 * HOUR_MS;
    const byReading = play([[filled(96)], [filled(100)], [filled(2, next)], [filled(4, next)]]);
    expect(byReading.banners).toEqual(['Usage: 5 hours 96 % used.', 'Your usage limit has reset (5 hours).']);
  });

  it('that was nearly full begins anew in silence', () => {
    const next = START + 8 * HOUR_MS;
    expect(play([[filled(96)], [filled(99)], [filled(2, next)]]).banners).toEqual(['Usage: 5 hours 96 % used.']);
  });

  it('without a time of its own is another one once it is no longer nearly full', () => {
    const limit = (percent: number) => [filled(percent, null, 'spendLimit')];
    expect(play([limit(85), limit(90), limit(10), limit(82)]).banners).toHaveLength(2);
  });

  it('is told per window, ten minutes apart', () => {
    const both = [filled(85), filled(96, START + 90 * HOUR_MS, 'sevenDay')];
    expect(play([both]).banners).toHaveLength(1);
    expect(play([both, both, both]).banners.toSorted()).toEqual([
      'Usage: 5 hours 85 % used.',
      'Usage: 7 days 96 % used.',
    ]);
  });

  it('waits for the end of the quiet hours', () => {
    const settings = { ...WANTED, quietHours: { from: '07:00', to: '08:30' } };
    expect(play(series(85), settings).said).toEqual([]);
    expect(play(series(85, 85, 85), settings).banners).toHaveLength(1);
  });
});
