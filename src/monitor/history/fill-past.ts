/** At the first start: thirty days of history and day bars, from the page's own list of past incidents. */
import { COMPONENTS, type PageIncident } from '../../diagnosis/service/page-content.ts';
import { concernsSignIn } from '../../diagnosis/service/page-state.ts';
import { daysFromIncidents } from '../../diagnosis/service/past-days.ts';
import type { HistoryEntry } from '../../shared/history.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { StatusPage } from '../../sources/status/status-page.ts';
import type { DayFile } from '../service/page-days.ts';
import type { ServicePoller } from '../service/service-poller.ts';
import type { History } from './history.ts';

/** A page that does not tell its past is not asked for it all day. */
const MAX_TRIES = 3;
/** Incidents that did not touch these, and not signing in, are no part of the story. */
const CORE: readonly string[] = [COMPONENTS.code.id, COMPONENTS.api.id];

export interface PastFiller {
  /** It was filled at an earlier start. */
  markFilled(): void;
  /** Fills what is still missing, once the page has been read. */
  fill(): Promise<void>;
}

export function createPastFiller(options: {
  now(): EpochMs;
  page: Pick<StatusPage, 'past'>;
  service: Pick<ServicePoller, 'service' | 'fillDays'>;
  history: Pick<History, 'addPast'>;
  days: Pick<DayFile, 'markFilled'>;
  onChange(): void;
}): PastFiller {
  let tries = 0;
  let done = false;
  return {
    markFilled() {
      done = true;
    },
    async fill() {
      if (done || tries >= MAX_TRIES) return;
      const { components } = options.service.service(options.now());
      if (components.length === 0) return;
      tries++;
      const incidents = await options.page.past();
      if (incidents === null || done) return;
      done = true;
      const now = options.now();
      const over = incidents.filter(isOver);
      options.service.fillDays(
        daysFromIncidents(
          incidents,
          components.map(({ id }) => id),
          now,
        ),
      );
      options.history.addPast(over.filter(isOurs).map(toEntry), over.map(toSpan), now);
      options.days.markFilled();
      options.onChange();
    },
  };
}

type PastIncident = PageIncident & { startedAt: EpochMs; resolvedAt: EpochMs };

function isOver(incident: PageIncident): incident is PastIncident {
  return incident.startedAt !== null && incident.resolvedAt !== null && incident.resolvedAt >= incident.startedAt;
}

function isOurs(incident: PageIncident): boolean {
  return concernsSignIn(incident) || incident.componentIds.some((id) => CORE.includes(id));
}

function toEntry(incident: PastIncident): HistoryEntry {
  const { id, resolvedAt, startedAt, title } = incident;
  const text = plainText(title, 200);
  return { at: startedAt, kind: 'incident-opened', profile: null, text, incident: id, until: resolvedAt };
}

function toSpan(incident: PastIncident) {
  const { id, resolvedAt, startedAt } = incident;
  return { id, signIn: concernsSignIn(incident), openedAt: startedAt, closedAt: resolvedAt };
}
