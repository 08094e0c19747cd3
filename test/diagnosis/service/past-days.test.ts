import { describe, expect, it } from 'vitest';
import { daysFromIncidents, fillDays } from '../../../src/diagnosis/service/past-days.ts';
import { parseIncidents } from '../../../src/sources/status/parse-summary.ts';
import { readFixture } from '../../loopback/status-server.ts';

const CODE = 'yyzkbfz2thpt';
const CONSOLE = '0qbwn08sd68x';
const DAY = 86_400_000;
const day = (text: string) => String(Math.floor(Date.parse(text) / DAY));

const all = JSON.parse(readFixture('incidents.json')) as { created_at: string }[];
/** The fifty newest that the page would have listed at that moment. */
function pageAt(moment: string) {
  const incidents = all
    .filter(({ created_at }) => created_at < moment)
    .toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))
    .slice(0, 50);
  return parseIncidents(JSON.stringify({ page: { id: 'tymt9n04zgry' }, incidents })) ?? [];
}

it('tells the worst of each day from recorded incidents, and nothing of days the page no longer lists', () => {
  const now = Date.parse('2026-04-20T12:00:00Z');
  const days = daysFromIncidents(pageAt('2026-04-20T12:00:00Z'), [CODE, CONSOLE], now);
  expect(days[CODE]?.[day('2026-04-06')]).toBe('orange');
  expect(days[CODE]?.[day('2026-04-07')]).toBe('red');
  expect(Object.keys(days[CODE] ?? {}).length).toBeGreaterThan(20);
  expect(Object.keys(days[CODE] ?? {}).length).toBeLessThan(30);
  expect(days[CODE]).not.toHaveProperty(day('2026-04-20'));
  expect(Object.values(days[CONSOLE] ?? {})).toContain('green');
});

it('says nothing where nothing is listed', () => {
  expect(daysFromIncidents([], [CODE], Date.now())).toEqual({});
});

describe('how far back it goes', () => {
  const now = Date.parse('2026-05-31T12:00:00Z');
  const since = (start: string) => {
    const incident = { id: 'x', name: 'x', status: 'resolved', created_at: start, incident_updates: [] };
    const incidents = parseIncidents(JSON.stringify({ page: { id: 'tymt9n04zgry' }, incidents: [incident] })) ?? [];
    return Object.keys(daysFromIncidents(incidents, [CODE], now)[CODE] ?? {});
  };

  it('is thirty days with today, which is not told', () => {
    const days = since('2026-03-01T00:00:00Z');
    expect([days.length, days[0], days.at(-1)]).toEqual([29, day('2026-05-02'), day('2026-05-30')]);
  });

  it('is not at all where the oldest incident is of today', () => {
    expect(since('2026-05-31T08:00:00Z')).toEqual([]);
  });
});

it('carries what lasted over midnight into every day it touched', () => {
  const incident = {
    id: 'x',
    name: 'x',
    status: 'resolved',
    created_at: '2026-05-01T23:00:00.000Z',
    resolved_at: '2026-05-03T01:00:00.000Z',
    incident_updates: [
      {
        status: 'resolved',
        body: '',
        created_at: '2026-05-03T01:00:00.000Z',
        affected_components: [{ code: CODE, new_status: 'operational' }],
      },
      {
        status: 'investigating',
        body: '',
        created_at: '2026-05-01T23:00:00.000Z',
        affected_components: [{ code: CODE, new_status: 'major_outage' }],
      },
    ],
  };
  const incidents = parseIncidents(JSON.stringify({ page: { id: 'tymt9n04zgry' }, incidents: [incident] })) ?? [];
  const days = daysFromIncidents(incidents, [CODE], Date.parse('2026-05-05T00:00:00Z'));
  expect(days[CODE]).toEqual({
    [day('2026-05-01')]: 'red',
    [day('2026-05-02')]: 'red',
    [day('2026-05-03')]: 'red',
    [day('2026-05-04')]: 'green',
  });
});

it('leaves what was seen as it was seen', () => {
  expect(fillDays({ a: { 2: 'red' } }, { a: { 1: 'green', 2: 'green' }, b: { 1: 'green' } })).toEqual({
    a: { 1: 'green', 2: 'red' },
    b: { 1: 'green' },
  });
});

it('lets each move last until the next one, and the last one until the end', () => {
  const at = (hours: number) => DAY * 20_000 + hours * 3_600_000;
  const move = (hours: number | null, id: string, to: 'operational' | 'major_outage' | 'partial_outage') => ({
    status: 'investigating' as const,
    body: '',
    at: hours === null ? null : at(hours),
    moves: [{ id, from: null, to }],
  });
  const incident = {
    id: 'x',
    title: 'x',
    status: 'resolved' as const,
    startedAt: at(0),
    updatedAt: at(60),
    resolvedAt: at(80),
    link: null,
    componentIds: ['a', 'b'],
    // Newest first, as the page has them; one without a time.
    updates: [
      move(50, 'a', 'partial_outage'),
      move(30, 'a', 'operational'),
      move(null, 'a', 'major_outage'),
      move(10, 'b', 'partial_outage'),
      move(2, 'a', 'major_outage'),
    ],
  };
  const light = (changes: object, day: number, id = 'a') =>
    daysFromIncidents([{ ...incident, ...changes }], [id], at(24 * 9))[id]?.[20_000 + day];
  expect([0, 1, 2, 3, 4].map((day) => light({}, day))).toEqual(['red', 'red', 'orange', 'orange', 'green']);
  expect([0, 3].map((day) => light({}, day, 'b'))).toEqual(['orange', 'orange']);
  // Without an end the last word about it is its end; without any it goes on.
  expect([2, 3].map((day) => light({ resolvedAt: null }, day))).toEqual(['orange', 'green']);
  expect(light({ resolvedAt: null, updatedAt: null }, 8)).toBe('orange');
});
