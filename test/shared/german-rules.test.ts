/** What the rules make of German words, as in the German build. */
import { describe, expect, it, vi } from 'vitest';

vi.mock('../../src/shared/messages/units.ts', () => import('../../src/shared/messages-de/units.ts'));

describe('German rules of writing', () => {
  const DAY_MS = 86_400_000;

  it('puts a span into the case that its sentence wants', async () => {
    const { formatAhead, formatPast, formatSpan } = await import('../../src/shared/messages/span.ts');
    const { TIME } = await import('../../src/shared/messages-de/units.ts');
    const now = Date.UTC(2026, 10, 29);
    expect([DAY_MS, 3 * DAY_MS, 26 * 3_600_000].map(formatSpan)).toEqual(['1 Tag', '3 Tage', '1 Tag 2 h']);
    expect([1, 3].map((days) => formatPast(now - days * DAY_MS, now))).toEqual(['vor 1 Tag', 'vor 3 Tagen']);
    expect(formatPast(now - 26 * 3_600_000, now)).toBe('vor 1 Tag 2 h');
    expect(TIME.in(formatSpan(21 * DAY_MS))).toBe('in 21 Tagen');
    expect(formatAhead(3 * DAY_MS)).toContain('3 Tage ');
  });

  it('counts, lists and offers', async () => {
    const { counted, either, listed } = await import('../../src/shared/messages-de/phrasing.ts');
    expect([0, 1, 2].map((count) => counted(count, 'Datei', 'Dateien'))).toEqual(['0 Dateien', '1 Datei', '2 Dateien']);
    expect(listed(['a', 'b', 'c'])).toBe('a, b und c');
    expect(either(['a', 'b'])).toBe('a oder b');
  });
});
