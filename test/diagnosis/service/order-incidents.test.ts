import { expect, it } from 'vitest';
import { COMPONENTS, type PageContent, type PageIncident } from '../../../src/diagnosis/service/page-content.ts';
import { orderIncidents } from '../../../src/diagnosis/service/page-state.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const HOUR = 3_600_000;

function incident(id: string, hoursAgo: number, change: Partial<PageIncident> = {}): PageIncident {
  const at = NOW - hoursAgo * HOUR;
  return {
    id,
    title: 'Elevated errors',
    status: 'identified',
    startedAt: at,
    updatedAt: at,
    resolvedAt: null,
    link: null,
    updates: [],
    componentIds: [COMPONENTS.code.id],
    ...change,
  };
}

const page = (...incidents: PageIncident[]): PageContent => ({
  kind: 'summary',
  components: [],
  incidents,
  maintenances: [],
  indicator: 'minor',
});
const ids = (content: PageContent, state: Parameters<typeof orderIncidents>[1]) =>
  orderIncidents(content, state, NOW).map(({ id }) => id);

it('puts an incident of today before one that has been open for months', () => {
  const old = incident('old', 86 * 24, { title: 'Console login slow' });
  const fresh = incident('fresh', 1);
  expect(ids(page(old, fresh), 'PARTIAL')).toEqual(['fresh', 'old']);
});

it('puts the one about sign-in first while sign-in is what fails, whatever came later', () => {
  const signIn = incident('sign-in', 2, { title: 'Logging in to Claude Code fails' });
  expect(ids(page(incident('later', 1), signIn), 'AUTH')).toEqual(['sign-in', 'later']);
  expect(ids(page(incident('later', 1), signIn), 'OUTAGE')).toEqual(['later', 'sign-in']);
});

it('puts what touches Claude Code before what touches others', () => {
  const other = incident('other', 1, { componentIds: ['bpp5gb3hpjcl'] });
  expect(ids(page(other, incident('ours', 3)), 'DEGRADED')).toEqual(['ours', 'other']);
});

it('puts the one that is watched first while the service recovers', () => {
  const watched = incident('watched', 2, { status: 'monitoring', title: 'Sign-in fails' });
  expect(ids(page(incident('other', 1), watched), 'RECOVERING')).toEqual(['watched', 'other']);
});
