/**
 * What is known of the status page over time: a pure reducer over readings, and what the shells are told.
 * `let memory = emptyPageMemory(); memory = takePageReading(memory, await page.poll(), clockOffsetMs)`
 */

import { PAGE_AGE, PAGE_TROUBLES } from '../../shared/messages/status-page.ts';
import { plainText } from '../../shared/plain-text.ts';
import { MINUTE_MS } from '../../shared/spans.ts';
import type { ComponentReport, IncidentReport, ServiceReport } from '../../shared/verdict.ts';
import type { EpochMs, PageState } from '../../shared/vocabulary.ts';
import { KEEPS_LAST } from './answer-class.ts';
import type { CoreRows } from './core-components.ts';
import { coreStatuses, NO_ROWS, readCoreRows } from './core-components.ts';
import type { DayHistory } from './day-history.ts';
import { daysOf, noteDay } from './day-history.ts';
import type { TrackedIncident } from './incident-tracker.ts';
import { trackIncidents } from './incident-tracker.ts';
import type { IncidentEnding, PageAnswer, PageContent, PageIncident, PageReading } from './page-content.ts';
import { concernsClaudeCode, concernsSignIn, orderIncidents, pageStateOf } from './page-state.ts';

/** Older data is marked as old; still older data says nothing any more. */
const OLD_MS = 2 * 60_000;
const TOO_OLD_MS = 30 * 60_000;

export interface PageMemory {
  /** The last good reading. Plain data throughout; only `days` is worth keeping over a restart. */
  content: PageContent | null;
  source: string | null;
  /** When the content was true, by the own clock; null: never read. */
  asOf: EpochMs | null;
  answer: PageAnswer | null;
  core: CoreRows;
  open: readonly TrackedIncident[];
  days: DayHistory;
  /** When an incident that concerned sign-in or a core component was last seen to be over. */
  incidentOverAt: EpochMs | null;
  /** Told by the last reading; each ending once. */
  endings: readonly IncidentEnding[];
  /** Attempts in a row that failed in transport or with a 5xx, and that were refused everywhere. */
  failures: number;
  refusals: number;
  retryAfterMs: number | null;
}

/** @param days  what an earlier run kept of `PageMemory.days` */
export function emptyPageMemory(days: DayHistory = {}): PageMemory {
  return {
    content: null,
    source: null,
    asOf: null,
    answer: null,
    core: NO_ROWS,
    open: [],
    days,
    incidentOverAt: null,
    endings: [],
    failures: 0,
    refusals: 0,
    retryAfterMs: null,
  };
}

/**
 * When a reading's data was true, by the own clock. A cache in front of the page may serve an hour-old "all well"
 * while the page is broken, so both its Age and its Date are asked.
 * @param clockOffsetMs  own clock minus the server's; null: not known, then only Age counts where it is given
 */
export function dataTime(reading: PageReading, clockOffsetMs: number | null): EpochMs {
  const { at, serverDate, ageMs } = reading;
  const byDate = serverDate === null ? 0 : at - (clockOffsetMs ?? 0) - serverDate;
  const trusted = clockOffsetMs === null && ageMs !== null ? 0 : byDate;
  return at - Math.max(0, ageMs ?? 0, trusted);
}

const REFUSED: readonly PageAnswer[] = ['blocked', 'gone', 'wrong', 'moved', 'proxy'];
const FAILED: readonly PageAnswer[] = ['page-error', 'transport'];

/** Takes one reading into account. Readings of an earlier generation must not be handed in. */
export function takePageReading(memory: PageMemory, reading: PageReading, clockOffsetMs: number | null): PageMemory {
  if (reading.failure === 'aborted') return memory;
  const counted: PageMemory = {
    ...memory,
    answer: reading.answer,
    endings: reading.endings,
    failures: FAILED.includes(reading.answer) ? memory.failures + 1 : 0,
    refusals: REFUSED.includes(reading.answer) ? memory.refusals + 1 : 0,
    retryAfterMs: reading.retryAfterMs,
  };
  return reading.content === null ? counted : takeContent(counted, reading, reading.content, clockOffsetMs);
}

function takeContent(
  memory: PageMemory,
  reading: PageReading,
  content: PageContent,
  clockOffsetMs: number | null,
): PageMemory {
  const { tracked, closed } = trackIncidents(memory.open, content.incidents);
  return {
    ...memory,
    content,
    source: reading.source,
    asOf: dataTime(reading, clockOffsetMs),
    core: readCoreRows(memory.core, content),
    open: tracked,
    days: content.kind === 'summary' ? noteDay(memory.days, content.components, reading.at) : memory.days,
    incidentOverAt: closed.some(concernsClaudeCode) ? reading.at : memory.incidentOverAt,
  };
}

/**
 * The page's state now: UNKNOWN when its data is older than half an hour, or when the last answer was not the page's.
 * @param now  own clock
 */
export function pageStateNow(memory: PageMemory, now: EpochMs): PageState {
  const { content, asOf, answer, core } = memory;
  if (content === null || asOf === null || answer === null) return 'UNKNOWN';
  if (!KEEPS_LAST[answer] || now - asOf > TOO_OLD_MS) return 'UNKNOWN';
  return pageStateOf(withMissingOnce(content, memory.open), coreStatuses(core), now);
}

/** An incident that is missing from one reading only still counts: the page has been seen to drop and restore one. */
function withMissingOnce(content: PageContent, open: readonly TrackedIncident[]): PageContent {
  return { ...content, incidents: open.map((one) => one.incident) };
}

function ageSentence(asOf: EpochMs | null, now: EpochMs): string | null {
  if (asOf === null || now - asOf <= OLD_MS) return null;
  return PAGE_AGE(Math.round((now - asOf) / MINUTE_MS));
}

function reportIncident(incident: PageIncident): IncidentReport {
  const newest = incident.updates[0];
  const at = newest?.at ?? incident.updatedAt ?? incident.startedAt;
  return {
    id: incident.id,
    title: plainText(incident.title, 200),
    status: incident.status,
    signIn: concernsSignIn(incident),
    startedAt: incident.startedAt ?? incident.updatedAt ?? 0,
    update: newest === undefined || at === null ? null : { at, text: plainText(newest.body, 500) },
    link: incident.link,
  };
}

/** What the snapshot says about the page. `now`: own clock. */
export function pageReport(
  memory: PageMemory,
  now: EpochMs,
): Pick<ServiceReport, 'page' | 'source' | 'asOf' | 'trouble' | 'components' | 'incidents'> {
  const components: ComponentReport[] = (memory.content?.components ?? []).map((component) => ({
    id: component.id,
    name: plainText(component.name, 80),
    status: component.status,
    days: daysOf(memory.days, component.id, now),
  }));
  const page = pageStateNow(memory, now);
  return {
    page,
    source: memory.source,
    asOf: memory.asOf,
    trouble: (memory.answer && PAGE_TROUBLES[memory.answer]) ?? ageSentence(memory.asOf, now),
    components,
    incidents:
      memory.content === null
        ? []
        : orderIncidents(withMissingOnce(memory.content, memory.open), page, now).map(reportIncident),
  };
}
