import { expect, it } from 'vitest';
import type { IncidentUpdate, PageContent, PageIncident } from '../../../src/diagnosis/service/page-content.ts';
import { orderIncidents } from '../../../src/diagnosis/service/page-state.ts';
import { API, CLAUDE_AI, CODE, COWORK, HOUR, incident, NOW, page, rows } from './made-up-page.ts';

type State = Parameters<typeof orderIncidents>[1];
const LOGIN = 'Logging in to Claude Code fails';
const TOOK_DOWN: IncidentUpdate = {
  status: 'investigating',
  body: 'Requests fail.',
  at: NOW - 2 * HOUR,
  moves: [{ id: CODE, to: 'major_outage' }],
};
const fixed = { status: 'monitoring' } as const;

const shown = (state: State, incidents: readonly PageIncident[], components: PageContent['components'] = []) =>
  orderIncidents(page(incidents, { components }), state, NOW).map(({ id }) => id);

it.each<[string, State, PageIncident, PageIncident]>([
  ['of two alike the one written about later', 'DEGRADED', incident('later', 1), incident('earlier', 3)],
  [
    'one of days ago that was written about just now',
    'DEGRADED',
    incident('going on', 1, { startedAt: NOW - 50 * HOUR }),
    incident('begun later', 3),
  ],
  [
    'one that is known by its start only, by that',
    'DEGRADED',
    incident('start only', 1, { updatedAt: null }),
    incident('earlier', 3),
  ],
  [
    'what has a time before what has none',
    'DEGRADED',
    incident('timed', 5),
    incident('timeless', 0, { startedAt: null, updatedAt: null }),
  ],
  [
    'one of today before one that has been open for months',
    'PARTIAL',
    incident('fresh', 1),
    incident('old', 86 * 24, { title: 'Console login slow' }),
  ],
  [
    'what is fixed today before what was left open, although it is about Claude Code',
    'CLEAR',
    incident('today', 1, { ...fixed, componentIds: [CLAUDE_AI] }),
    incident('left open', 50),
  ],
  [
    'the one about sign-in while sign-in is what fails, whatever came later',
    'AUTH',
    incident('sign-in', 2, { title: LOGIN }),
    incident('later', 1),
  ],
  [
    'the later one while more than sign-in fails',
    'OUTAGE',
    incident('later', 1),
    incident('sign-in', 2, { title: LOGIN }),
  ],
  [
    'what touches Claude Code before what touches others',
    'DEGRADED',
    incident('ours', 3),
    incident('other', 1, { componentIds: [COWORK] }),
  ],
  [
    'what touches Claude Code among others',
    'DEGRADED',
    incident('ours, too', 3, { componentIds: [COWORK, API] }),
    incident('chat', 1, { componentIds: [CLAUDE_AI] }),
  ],
  [
    'what touches the chat, whose account is the same, before other products',
    'PARTIAL',
    incident('chat', 3, { componentIds: [CLAUDE_AI] }),
    incident('other', 1, { componentIds: [COWORK] }),
  ],
  [
    'what may be everybody’s before other products',
    'PARTIAL',
    incident('nothing named', 3, { componentIds: [] }),
    incident('other', 1, { componentIds: [COWORK] }),
  ],
  [
    'what has Claude Code down, though it is fixed and watched, before what is open elsewhere',
    'PARTIAL',
    incident('ours', 3, fixed),
    incident('other', 1, { componentIds: [COWORK] }),
  ],
  [
    'what took Claude Code down, while it recovers, before what is watched elsewhere',
    'RECOVERING',
    incident('ours', 3, { ...fixed, updates: [TOOK_DOWN] }),
    incident('chat', 1, { ...fixed, componentIds: [CLAUDE_AI] }),
  ],
  ['what is open before what is fixed', 'PARTIAL', incident('open', 3), incident('watched', 1, fixed)],
  [
    'what is watched, while the service recovers, before what is open elsewhere',
    'RECOVERING',
    incident('watched', 2, fixed),
    incident('chat', 1, { componentIds: [CLAUDE_AI] }),
  ],
  [
    'of two that are watched the one about sign-in',
    'RECOVERING',
    incident('sign-in', 3, { ...fixed, title: LOGIN }),
    incident('other', 1, fixed),
  ],
])('first comes %s', (_, state, first, second) => {
  expect(shown(state, [first, second])).toEqual([first.id, second.id]);
  expect(shown(state, [second, first])).toEqual([first.id, second.id]);
});

it('is no history while a component of its own still suffers', () => {
  const incidents = [incident('other', 1, { componentIds: [COWORK] }), incident('ours', 50)];
  expect(shown('PARTIAL', incidents, rows({ [API]: 'operational', [CODE]: 'partial_outage' }))).toEqual([
    'ours',
    'other',
  ]);
  expect(shown('PARTIAL', incidents, rows({ [API]: 'partial_outage', [CODE]: 'operational' }))).toEqual([
    'other',
    'ours',
  ]);
});
