/** The page lists open incidents only, so the last word of a closed one has to be fetched, once. */
import type { IncidentEnding, PageIncident } from '../../diagnosis/service/page-content.ts';
import { concernsSignIn } from '../../diagnosis/service/page-state.ts';
import type { Http } from '../../platform/host.ts';
import { plainText } from '../../shared/plain-text.ts';
import { requestFollowing } from './follow-redirects.ts';
import { parseIncident, parseIncidents } from './parse-summary.ts';
import type { StatusSource } from './service-addresses.ts';

const SUMMARY = 'summary.json';

/** @param incident  as it was last seen */
export async function readIncidentEnding(
  http: Http,
  source: StatusSource,
  incident: PageIncident,
): Promise<IncidentEnding> {
  const unknown: IncidentEnding = {
    id: incident.id,
    title: plainText(incident.title, 200),
    how: 'unknown',
    at: null,
    text: null,
    signIn: concernsSignIn(incident),
  };
  const url = incidentAddress(source, incident.id);
  if (url === null) return unknown;
  const answer = await requestFollowing(http, { url, headers: { accept: 'application/json' } });
  if (!answer.ok) return unknown;
  if (answer.status === 404 || answer.status === 410) return { ...unknown, how: 'gone' };
  const read = answer.status === 200 ? parseIncident(answer.body) : null;
  if (read === null || read.id !== incident.id) return unknown;
  const last = read.updates[0];
  return {
    ...unknown,
    title: plainText(read.title, 200),
    how: read.status === 'resolved' || read.status === 'postmortem' ? 'resolved' : 'unknown',
    at: read.resolvedAt ?? read.updatedAt,
    text: last === undefined ? null : plainText(last.body, 500),
    signIn: concernsSignIn(read) || concernsSignIn(incident),
  };
}

/** The newest fifty incidents of the page, past ones as well; null: this source does not tell them. */
export async function readPastIncidents(http: Http, source: StatusSource): Promise<readonly PageIncident[] | null> {
  if (source.kind === 'feed' || !source.url.endsWith(`/${SUMMARY}`)) return null;
  const url = `${source.url.slice(0, -SUMMARY.length)}incidents.json`;
  const answer = await requestFollowing(http, { url, headers: { accept: 'application/json' } });
  return answer.ok && answer.status === 200 ? parseIncidents(answer.body) : null;
}

function incidentAddress(source: StatusSource, id: string): string | null {
  if (source.kind === 'feed' || !/^[a-z0-9]{6,40}$/.test(id) || !source.url.endsWith(`/${SUMMARY}`)) return null;
  return `${source.url.slice(0, -SUMMARY.length)}incidents/${id}.json`;
}
