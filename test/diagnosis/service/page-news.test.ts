import { describe, expect, it } from 'vitest';
import type { ComponentStatus, PageContent, PageIncident } from '../../../src/diagnosis/service/page-content.ts';
import { type CoreStatuses, concernsClaudeCode, pageStateOf } from '../../../src/diagnosis/service/page-state.ts';
import type { PageState } from '../../../src/shared/vocabulary.ts';
import { API, CLAUDE_AI, CODE, COWORK, HOUR, incident, NOW, page, rows } from './made-up-page.ts';

const WELL = { code: 'operational', api: 'operational' } as const;
const LOGIN = { title: 'Users cannot log in' };

function stateOf(incidents: readonly PageIncident[], core: CoreStatuses = WELL, change: Partial<PageContent> = {}) {
  const known = Object.entries({ [CODE]: core.code, [API]: core.api }).filter(([, status]) => status !== null);
  const components = rows(Object.fromEntries(known) as Record<string, ComponentStatus>);
  return pageStateOf(page(incidents, { components, ...change }), core, NOW);
}

describe('an incident about sign-in', () => {
  const ago = (hours: number) => NOW - hours * HOUR;
  it.each<[string, Partial<PageIncident>, CoreStatuses, PageState]>([
    ['counts days after its start while it is written about', { startedAt: ago(72), updatedAt: ago(1) }, WELL, 'AUTH'],
    ['counts by its start where no update has a time', { startedAt: ago(1), updatedAt: null }, WELL, 'AUTH'],
    ['counts where no time at all is known', { startedAt: null, updatedAt: null }, WELL, 'AUTH'],
    ['no longer counts two days after the last word', { updatedAt: ago(48) }, WELL, 'CLEAR'],
    [
      'no longer counts two days after its start where no update has a time',
      { startedAt: ago(48), updatedAt: null },
      WELL,
      'CLEAR',
    ],
    [
      'counts as long as what it names suffers, whatever else is well',
      { updatedAt: ago(48) },
      { code: 'degraded_performance', api: 'operational' },
      'AUTH',
    ],
    [
      'does not explain after two days what suffers elsewhere',
      { updatedAt: ago(48), componentIds: [CLAUDE_AI] },
      { code: 'partial_outage', api: 'operational' },
      'PARTIAL',
    ],
  ])('%s', (_, change, core, state) => {
    expect(stateOf([incident('sign-in', 1, { ...LOGIN, ...change })], core)).toBe(state);
  });

  it.each<[ComponentStatus | null, PageState]>([
    ['operational', 'AUTH'],
    ['degraded_performance', 'AUTH'],
    ['partial_outage', 'OUTAGE'],
    ['major_outage', 'OUTAGE'],
    [null, 'OUTAGE'],
  ])('explains that Claude Code is down while the API is %s: %s', (api, state) => {
    expect(stateOf([incident('sign-in', 1, LOGIN)], { code: 'major_outage', api })).toBe(state);
  });
});

describe('a watched incident that is not about sign-in', () => {
  const watched = (...moves: [string, ComponentStatus][]) =>
    incident('watched', 1, {
      status: 'monitoring',
      updates: [
        { status: 'monitoring', body: '', at: NOW - HOUR, moves: [{ id: CODE, to: 'operational' }] },
        { status: 'identified', body: '', at: NOW - HOUR, moves: moves.map(([id, to]) => ({ id, to })) },
      ],
    });
  it.each<[string, PageIncident, PageState]>([
    ['took Claude Code down in part', watched([CODE, 'partial_outage']), 'RECOVERING'],
    ['took the API down', watched([API, 'major_outage']), 'RECOVERING'],
    ['took Claude Code down among others', watched([COWORK, 'operational'], [CODE, 'major_outage']), 'RECOVERING'],
    ['made Claude Code slow', watched([CODE, 'degraded_performance']), 'CLEAR'],
    ['took another product down', watched([COWORK, 'major_outage'], [CODE, 'operational']), 'CLEAR'],
  ])('that %s', (_, one, state) => {
    expect(stateOf([one])).toBe(state);
  });
});

it.each<[string, boolean, readonly string[], PageState]>([
  ['runs on Claude Code and others', true, [COWORK, CODE], 'MAINT'],
  ['runs on another product', true, [COWORK], 'CLEAR'],
  ['is planned for Claude Code', false, [CODE], 'CLEAR'],
])('maintenance that %s', (_, running, componentIds, state) => {
  expect(stateOf([], WELL, { maintenances: [{ id: 'm', title: 'Upgrade', running, componentIds }] })).toBe(state);
});

describe('the feed, which names no components', () => {
  const open = incident('open', 1, { componentIds: [] });
  const watched = incident('watched', 1, { componentIds: [], status: 'monitoring' });
  const signIn = incident('sign-in', 2, { ...LOGIN, componentIds: [], status: 'monitoring' });
  it.each<[string, readonly PageIncident[], PageState]>([
    ['one open', [open], 'DEGRADED'],
    ['one watched', [watched], 'CLEAR'],
    ['sign-in watched, another watched', [watched, signIn], 'RECOVERING'],
    ['sign-in watched, another open', [signIn, open], 'DEGRADED'],
    ['one left open two days ago', [incident('old', 48, { componentIds: [] })], 'CLEAR'],
  ])('%s', (_, incidents, state) => {
    expect(pageStateOf(page(incidents, { kind: 'feed' }), { code: null, api: null }, NOW)).toBe(state);
  });
});

it.each<[string, boolean, Partial<PageIncident>]>([
  ['the API among others', true, { componentIds: [COWORK, API] }],
  ['sign-in to the chat', true, { ...LOGIN, componentIds: [CLAUDE_AI] }],
  ['another product alone', false, { componentIds: [COWORK] }],
])('people who wait want to hear of the end of what concerned %s: %s', (_, wanted, change) => {
  expect(concernsClaudeCode(incident('one', 1, change))).toBe(wanted);
});
