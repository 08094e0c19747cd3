import { describe, expect, it } from 'vitest';
import {
  explainSignOuts,
  findIncident,
  findPattern,
  HISTORY_LIMIT,
  trimHistory,
} from '../../src/diagnosis/history-pattern.ts';
import type { HistoryEntry } from '../../src/shared/history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 9, 20);

function signedOut(daysAgo: number, incident: string | null = null, profile = 'default'): HistoryEntry {
  return { at: NOW - daysAgo * DAY, kind: 'signed-out', profile, text: 'The login ended.', incident };
}

describe('what stands out', () => {
  it.each([
    ['two in three days is nothing', [0.1, 2], null],
    ['three in three days', [0.1, 1, 2.5], 'signed out 3 times in 3 days: unusual, and no incident explains it'],
    ['four in a week', [0.1, 4, 5, 6.5], 'signed out 4 times in 7 days: unusual, and no incident explains it'],
    ['five spread over a month is nothing', [1, 8, 15, 22, 29], null],
    ['six in a month', [1, 5, 10, 15, 20, 29], 'signed out 6 times in 30 days: unusual, and no incident explains it'],
  ])('%s', (_name, days, sentence) => {
    expect(
      findPattern(
        days.map((day) => signedOut(day)),
        NOW,
      ),
    ).toBe(sentence);
  });

  it('names the incidents', () => {
    expect(findPattern([signedOut(2, 'a'), signedOut(1, 'b'), signedOut(0.5)], NOW)).toContain('2 of them during');
    expect(findPattern([signedOut(2, 'a'), signedOut(1, 'b'), signedOut(0.5, 'b')], NOW)).toContain('each time during');
  });

  it('counts each profile for itself, and names it', () => {
    const entries = [signedOut(2, null, 'a'), signedOut(1, null, 'b'), signedOut(0.5, null, 'a')];
    expect(findPattern(entries, NOW)).toBeNull();
    expect(findPattern([...entries, signedOut(0.2, null, 'a')], NOW, (id) => `~/.${id}`)).toMatch(
      /^~\/\.a signed out 3/,
    );
  });

  it('counts nothing but sign-outs', () => {
    const renewals = [1, 2, 3, 4].map((day): HistoryEntry => ({ ...signedOut(day), kind: 'renewed' }));
    expect(findPattern(renewals, NOW)).toBeNull();
  });
});

describe('the incident behind a sign-out', () => {
  const span = { id: 'inc', signIn: false, openedAt: NOW, closedAt: NOW + HOUR };
  it.each([
    ['long before', -2 * HOUR, null],
    ['before it was posted', -HOUR / 2, 'inc'],
    ['while it was open', HOUR / 2, 'inc'],
    ['just after it ended', 1.5 * HOUR, 'inc'],
    ['long after', 3 * HOUR, null],
  ])('%s', (_name, after, found) => {
    expect(findIncident(NOW + after, [span])).toBe(found);
  });

  it('is the one about sign-in when there are two', () => {
    expect(findIncident(NOW, [span, { ...span, id: 'login', signIn: true }])).toBe('login');
  });

  it('may become known later', () => {
    const entries = [signedOut(0)];
    expect(explainSignOuts(entries, [span])[0]?.incident).toBe('inc');
    expect(explainSignOuts(entries, [{ ...span, openedAt: NOW + DAY, closedAt: null }])).toBe(entries);
  });
});

describe('bounds', () => {
  it('keeps thirty days and two thousand entries', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...signedOut(0), at: NOW - 5000 + index }));
    const trimmed = trimHistory([signedOut(31), signedOut(30), ...many], NOW);
    expect(trimmed).toHaveLength(HISTORY_LIMIT.entries);
    expect(trimmed.at(-1)).toBe(many.at(-1));
    expect(trimHistory([signedOut(31), signedOut(29)], NOW)).toEqual([signedOut(29)]);
  });
});
