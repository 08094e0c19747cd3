import { describe, expect, it } from 'vitest';
import type { IncidentUpdate, PageIncident, PageReading } from '../../../src/diagnosis/service/page-content.ts';
import { emptyPageMemory, pageReport, takePageReading } from '../../../src/diagnosis/service/page-memory.ts';
import { API, CODE, HOUR, incident, NOW, page, reading, rows } from './made-up-page.ts';

const take = (...readings: readonly PageReading[]) =>
  readings.reduce((memory, one) => takePageReading(memory, one, 0), emptyPageMemory());
const shown = (one: PageIncident) => pageReport(take(reading(page([one]), NOW)), NOW).incidents;

describe('when an incident began, and when its last word came', () => {
  const [first, last, edited] = [NOW - 3 * HOUR, NOW - 2 * HOUR, NOW - HOUR];
  const word = (at: number | null): IncidentUpdate => ({ status: 'identified', body: 'Found it.', at, moves: [] });
  const said = (at: number) => ({ at, text: 'Found it.' });
  it.each<[string, Partial<PageIncident>, { startedAt: number; update: object | null }]>([
    ['as the page says', { updates: [word(last)] }, { startedAt: first, update: said(last) }],
    [
      'by the incident, where the word has no time',
      { updates: [word(null)] },
      { startedAt: first, update: said(edited) },
    ],
    [
      'by its start, where neither has one',
      { updates: [word(null)], updatedAt: null },
      { startedAt: first, update: said(first) },
    ],
    ['by its last word, where it has no start', { updates: [], startedAt: null }, { startedAt: edited, update: null }],
    ['nothing was said', { updates: [] }, { startedAt: first, update: null }],
  ])('%s', (_, change, times) => {
    expect(shown(incident('one', 0, { startedAt: first, updatedAt: edited, ...change }))).toEqual([
      { id: 'one', title: 'Elevated errors', status: 'identified', signIn: false, link: null, ...times },
    ]);
  });
});

it('says nothing under a time that nobody knows', () => {
  const updates: IncidentUpdate[] = [{ status: 'identified', body: 'Found it.', at: null, moves: [] }];
  expect(shown(incident('one', 0, { startedAt: null, updatedAt: null, updates }))[0]?.update).toBeNull();
});

it('cuts long titles and names', () => {
  const long = 'x'.repeat(300);
  const components = [{ id: CODE, name: long, status: 'operational' as const }];
  const report = pageReport(take(reading(page([incident('one', 1, { title: long })], { components }), NOW)), NOW);
  expect([report.incidents[0]?.title, report.components[0]?.name]).toEqual([
    `${'x'.repeat(199)}…`,
    `${'x'.repeat(79)}…`,
  ]);
});

it('keeps the days through a reading of the feed, which knows no components', () => {
  const summary = reading(page([], { components: rows({ [CODE]: 'operational', [API]: 'partial_outage' }) }), NOW);
  const both = take(summary, reading(page([], { kind: 'feed' }), NOW + HOUR, { source: 'history.atom' }));
  expect(both.days).toEqual(take(summary).days);
});

it('counts the first failure and the first refusal as one', () => {
  expect(take(reading(null, NOW))).toMatchObject({ failures: 1, refusals: 0 });
  expect(take(reading(null, NOW, { answer: 'blocked' }))).toMatchObject({ failures: 0, refusals: 1 });
});

it('takes what no cache has held as true now, whatever the own clock says', () => {
  const wrongClock = reading(page([]), NOW, { ageMs: 0, serverDate: NOW - HOUR });
  expect(takePageReading(emptyPageMemory(), wrongClock, null).asOf).toBe(NOW);
});
