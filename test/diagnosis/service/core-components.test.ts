import { expect, it } from 'vitest';
import { coreStatuses, NO_ROWS, readCoreRows } from '../../../src/diagnosis/service/core-components.ts';
import { COMPONENTS, type PageComponent, type PageContent } from '../../../src/diagnosis/service/page-content.ts';

const row = (id: string, name: string, status: PageComponent['status']): PageComponent => ({ id, name, status });
const API = row(COMPONENTS.api.id, 'Claude API', 'operational');
const CODE = row(COMPONENTS.code.id, 'Claude Code', 'operational');

function page(components: readonly PageComponent[], indicator: PageContent['indicator'] = 'none'): PageContent {
  return { kind: 'summary', components, incidents: [], maintenances: [], indicator };
}

/** What is known of Claude Code after these readings. */
const after = (...pages: readonly PageContent[]) => coreStatuses(pages.reduce(readCoreRows, NO_ROWS)).code;

it('takes a row that vanished as it was, for two readings', () => {
  const gone = page([API], 'critical');
  expect(after(page([CODE, API]), gone, gone)).toBe('operational');
  expect(after(page([CODE, API]), gone, gone, gone)).toBe('degraded_performance');
});

it('knows a row of another id by its name', () => {
  const renamed = page([API, row('new', 'Claude Code (CLI)', 'major_outage')], 'critical');
  expect(after(page([CODE]), renamed, renamed, renamed)).toBe('major_outage');
  const byAddress = page([CODE, row('new', 'api.anthropic.com', 'partial_outage')]);
  const rows = [byAddress, byAddress, byAddress].reduce(readCoreRows, NO_ROWS);
  expect(coreStatuses(rows).api).toBe('partial_outage');
});

it.each([
  ['none', 'operational'],
  ['minor', 'degraded_performance'],
  ['critical', 'degraded_performance'],
  ['maintenance', null],
  ['unknown', null],
] as const)('where no row is left, %s says %s', (indicator, status) => {
  const gone = page([API], indicator);
  expect(after(gone, gone, gone)).toBe(status);
});

it('learns nothing of a feed', () => {
  const feed: PageContent = { ...page([]), kind: 'feed' };
  const rows = readCoreRows(NO_ROWS, page([CODE, API]));
  expect(readCoreRows(rows, feed)).toBe(rows);
});
