/** A month of trouble in a second language: every notification, event of the history and line of the tray is a text of the catalogue. */
import { beforeAll, describe, expect, it } from 'vitest';
import { trayView } from '../../../src/main/tray/tray-view.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { patience } from '../../patience.ts';
import { SEED } from '../../seeded.ts';
import { liveThrough, planYear } from '../../simulation/random-year.ts';
import { readRecordedIncidents, summaryAt } from '../../simulation/recorded-incidents.ts';
import { createWorld } from '../../simulation/world.ts';
import { wordsOutside } from '../words-outside.ts';

const DAYS = 30;
const PREFERENCES = {
  theme: 'system',
  panel: 'dark',
  withoutColor: false,
  autostart: false,
  newer: '2.0.0',
} as const;

/** What the status page says in its own words. */
const OF_THE_PAGE = [
  ...readRecordedIncidents().flatMap(({ name, incident_updates }) => [
    name,
    ...incident_updates.map(({ body }) => body),
  ]),
  ...(summaryAt([], 0) as { components: { name: string }[] }).components.map(({ name }) => name),
].toSorted((a, b) => b.length - a.length);

const seen = {
  notices: new Set<string>(),
  history: new Set<string>(),
  tray: new Set<string>(),
  findings: new Set<string>(),
};

function note(snapshot: Snapshot): void {
  const { menu, tooltip } = trayView(snapshot, 'linux', PREFERENCES);
  for (const line of menu) if ('label' in line) seen.tray.add(line.label);
  for (const line of tooltip.split('\n')) seen.tray.add(line);
  for (const { title, detail } of snapshot.findings) seen.findings.add(title).add(detail);
}

const outside = (texts: ReadonlySet<string>): string[] =>
  [...texts].filter((text) => wordsOutside(text, OF_THE_PAGE).length > 0);

describe(`in another language, seed ${SEED}`, () => {
  beforeAll(async () => {
    const world = createWorld({ seed: SEED, start: Date.UTC(2026, 0, 1, 7) });
    world.onSnapshot(note);
    await world.start();
    await liveThrough(world, planYear(SEED, world.now(), DAYS), () => {});
    for (const { title, body } of world.notices.values()) seen.notices.add(title).add(body);
    for (const { text } of world.snapshot().history) seen.history.add(text);
    await world.monitor.stop();
  }, 5 * patience());

  it.each(Object.keys(seen) as (keyof typeof seen)[])('%s', (surface) => {
    expect(seen[surface].size).toBeGreaterThan(1);
    expect(outside(seen[surface])).toEqual([]);
  });

  it('what has no entry is found', () => {
    expect(outside(new Set(['⟦Signed in⟧ since noon']))).toHaveLength(1);
  });
});
