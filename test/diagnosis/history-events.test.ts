import { describe, expect, it } from 'vitest';
import { tellEvents } from '../../src/diagnosis/history-events.ts';
import type { HistoryEntry, HistoryKind } from '../../src/shared/history.ts';
import { sayEvent } from '../../src/shared/messages/history-line.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function entry(at: number, kind: HistoryKind, text: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return { at, kind, text, profile: null, incident: null, ...more };
}
const told = (entries: readonly HistoryEntry[]) => tellEvents(entries).map(({ at, kind, until }) => [at, kind, until]);

describe('one line per event', () => {
  it('an incident has its end and how it ended', () => {
    const [event, ...others] = tellEvents([
      entry(0, 'incident-opened', 'Elevated errors', { incident: 'a' }),
      entry(5 * MINUTE, 'incident-opened', 'Another', { incident: 'b' }),
      entry(HOUR, 'incident-closed', 'Elevated errors: This incident has been resolved.', { incident: 'a' }),
    ]);
    expect(event).toMatchObject({ kind: 'incident-opened', cause: 'service', until: HOUR });
    expect(event?.text).toBe('Elevated errors: This incident has been resolved.');
    expect(others).toMatchObject([{ text: 'Another', until: null }]);
  });

  it('what an earlier version kept is matched by its title', () => {
    const entries = [
      entry(0, 'incident-opened', 'Elevated errors'),
      entry(HOUR, 'incident-closed', 'Elevated errors: over.'),
    ];
    expect(told(entries)).toEqual([[0, 'incident-opened', HOUR]]);
  });

  it('a sign-out lasts until the next sign-in of the same profile', () => {
    const entries = [
      entry(0, 'signed-out', 'The login ended', { profile: 'a' }),
      entry(MINUTE, 'signed-in', 'Signed in', { profile: 'b' }),
      entry(HOUR, 'signed-in', 'Signed in', { profile: 'a' }),
    ];
    expect(told(entries)).toEqual([
      [0, 'signed-out', HOUR],
      [MINUTE, 'signed-in', null],
    ]);
    expect(tellEvents(entries)[0]).toMatchObject({ cause: 'account' });
  });

  it('is the service’s where an incident explains it', () => {
    expect(tellEvents([entry(0, 'signed-out', 'x', { incident: 'a' })])[0]).toMatchObject({ cause: 'service' });
  });

  it('a network that was lost has its end', () => {
    expect(told([entry(0, 'network-lost', 'gone'), entry(MINUTE, 'network-back', 'back')])).toEqual([
      [0, 'network-lost', MINUTE],
    ]);
  });

  it('repeats are counted, for a day of renewals and an hour of refusals', () => {
    const renewed = (at: number) => entry(at, 'renewed', 'Renewed', { profile: 'a' });
    const refused = (at: number) => entry(at, 'refused', 'Claude Code answered 401', { profile: 'a' });
    const events = tellEvents([0, 8, 16, 50].map((hour) => renewed(hour * HOUR)));
    expect(events.map(({ count }) => count ?? 1)).toEqual([3, 1]);
    expect(tellEvents([refused(0), refused(10 * MINUTE), refused(3 * HOUR)])).toMatchObject([{ count: 2 }, {}]);
  });

  it('starts are left out, and a light that something else explains', () => {
    const entries = [
      entry(0, 'started', 'Pilotlight started.'),
      entry(HOUR, 'network-lost', 'gone'),
      entry(HOUR + MINUTE, 'light', 'Offline'),
      entry(9 * HOUR, 'light', 'The settings file is ignored', { cause: 'machine' }),
      entry(11 * HOUR, 'light', 'Signed in'),
    ];
    expect(told(entries)).toEqual([
      [HOUR, 'network-lost', null],
      [9 * HOUR, 'light', 11 * HOUR],
      [11 * HOUR, 'light', null],
    ]);
  });
});

describe('its words', () => {
  it.each([
    [{ until: 38 * MINUTE }, 'signed-out', ['signed in again after 38']],
    [{ until: 90 * MINUTE, count: 3 }, 'refused', ['3 times', 'over 90']],
    [{ until: 12 * MINUTE }, 'incident-opened', ['lasted 12']],
    [{ until: 20_000 }, 'network-lost', []],
    [{}, 'action', []],
  ] as const)('%j of %s', (more, kind, details) => {
    expect(sayEvent(entry(0, kind, 'x', more), (ms) => String(ms / MINUTE)).details).toEqual(details);
  });
});
