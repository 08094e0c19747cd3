import { describe, expect, it } from 'vitest';
import { describeSituation } from '../../../src/diagnosis/explain/situation.ts';
import type { IncidentReport } from '../../../src/shared/verdict.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;

const incident = (id: string, hoursAgo: number, rest: Partial<IncidentReport> = {}): IncidentReport => ({
  id,
  title: id,
  status: 'investigating',
  signIn: false,
  startedAt: NOW - hoursAgo * HOUR,
  update: null,
  link: null,
  ...rest,
});
const signIn = { signIn: true };

describe('the incident that an error may come from', () => {
  it.each<[string, IncidentReport[], string | null]>([
    ['none', [], null],
    ['the first, as the page orders them', [incident('first', 1), incident('second', 2)], 'first'],
    ['the one of sign-in', [incident('other', 1), incident('sign-in', 2, signIn)], 'sign-in'],
    ['not one that was left open months ago', [incident('today', 1), incident('old', 90 * 24, signIn)], 'today'],
    [
      'one of long ago that was written about today',
      [incident('other', 1), incident('going on', 90 * 24, { ...signIn, update: { at: NOW - HOUR, text: '' } })],
      'going on',
    ],
  ])('%s', (_name, incidents, expected) => {
    const { outage } = sampleSnapshots(NOW);
    const report = { ...outage, service: { ...outage.service, incidents } };
    expect(describeSituation(report, NOW).incident?.id ?? null).toBe(expected);
  });
});
