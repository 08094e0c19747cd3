/** Finds Claude Code and the API among the page's rows, also when a row vanishes or is recreated under another id. */

import type { ComponentStatus, PageContent } from './page-content.ts';
import { COMPONENTS } from './page-content.ts';
import type { CoreStatuses } from './page-state.ts';

const MISSES_TO_DOUBT = 3;

/** One core component over time. */
interface CoreRow {
  last: ComponentStatus | null;
  /** Good readings in a row without its id. */
  misses: number;
}

export interface CoreRows {
  code: CoreRow;
  api: CoreRow;
}

export const NO_ROWS: CoreRows = { code: { last: null, misses: 0 }, api: { last: null, misses: 0 } };

function readRow(row: CoreRow, which: keyof CoreRows, content: PageContent): CoreRow {
  const known = content.components.find((component) => component.id === COMPONENTS[which].id);
  if (known !== undefined) return { last: known.status, misses: 0 };
  const misses = row.misses + 1;
  return misses < MISSES_TO_DOUBT ? { last: row.last, misses } : { last: byNameOrRollUp(which, content), misses };
}

/** A renamed id keeps its name as a rule; failing that, the roll-up can say "something may be wrong", never more. */
function byNameOrRollUp(which: keyof CoreRows, content: PageContent): ComponentStatus | null {
  const names: readonly string[] = COMPONENTS[which].names;
  const named = content.components.find((one) => names.some((name) => one.name.toLowerCase().startsWith(name)));
  if (named !== undefined) return named.status;
  if (content.indicator === 'none') return 'operational';
  return content.indicator === 'unknown' || content.indicator === 'maintenance' ? null : 'degraded_performance';
}

/** Takes one good summary into account. */
export function readCoreRows(rows: CoreRows, content: PageContent): CoreRows {
  if (content.kind === 'feed') return rows;
  return { code: readRow(rows.code, 'code', content), api: readRow(rows.api, 'api', content) };
}

export const coreStatuses = (rows: CoreRows): CoreStatuses => ({ code: rows.code.last, api: rows.api.last });
