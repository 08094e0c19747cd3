/**
 * What one good reading of the page means for Claude Code: by component id and incident text, never by the page's
 * roll-up, which has called four outages "minor" and one small one "major".
 */
import type { EpochMs, PageState } from '../../shared/vocabulary.ts';
import type { ComponentStatus, PageContent, PageIncident } from './page-content.ts';
import { COMPONENTS, CORE_IDS, SIGN_IN_IDS } from './page-content.ts';
import { isSignInIncident } from './sign-in-words.ts';

/** An incident nobody has written about for a day and that moves no component is history, not news. */
export const STALE_INCIDENT_MS = 24 * 3_600_000;

/** Statuses of the two core components as far as known; null: missing and not known from before. */
export interface CoreStatuses {
  code: ComponentStatus | null;
  api: ComponentStatus | null;
}

const isActive = (incident: PageIncident) => incident.status === 'investigating' || incident.status === 'identified';

const touches = (incident: PageIncident, ids: readonly string[]) =>
  incident.componentIds.length === 0 || incident.componentIds.some((id) => ids.includes(id));

/** True when an incident speaks of sign-in and could mean Claude Code's: most do not mark Claude Code at first. */
export function concernsSignIn(incident: PageIncident): boolean {
  return touches(incident, SIGN_IN_IDS) && isSignInIncident(incident);
}

const namesCore = ({ componentIds }: PageIncident): boolean => componentIds.some((id) => CORE_IDS.includes(id));

/** True when an incident is one of sign-in or names Claude Code or the API: of its end, people who wait want to hear. */
export function concernsClaudeCode(incident: PageIncident): boolean {
  return concernsSignIn(incident) || namesCore(incident);
}

/** True when an incident once took Claude Code or the API down, wholly or in part. */
function tookCoreDown(incident: PageIncident): boolean {
  return incident.updates.some((update) =>
    update.moves.some(
      (move) => CORE_IDS.includes(move.id) && (move.to === 'partial_outage' || move.to === 'major_outage'),
    ),
  );
}

/** While it is watched after the repair, Claude Code's recovery is awaited. */
const isAwaited = (incident: PageIncident): boolean => concernsSignIn(incident) || tookCoreDown(incident);

function isNews(incident: PageIncident, content: PageContent, now: EpochMs): boolean {
  const writtenAt = incident.updatedAt ?? incident.startedAt;
  const moved = content.components.some(
    (component) => incident.componentIds.includes(component.id) && component.status !== 'operational',
  );
  return moved || writtenAt === null || now - writtenAt < STALE_INCIDENT_MS;
}

/** Claude Code's major outage is only its sign-in when every open incident on it says so. The API's never is. */
function signInExplains(core: CoreStatuses, active: readonly PageIncident[]): boolean {
  const onCode = active.filter((incident) => touches(incident, [COMPONENTS.code.id]));
  return (
    (core.api === 'operational' || core.api === 'degraded_performance') &&
    onCode.length > 0 &&
    onCode.every(concernsSignIn)
  );
}

function stateOfFeed(incidents: readonly PageIncident[]): PageState {
  const signIn = incidents.filter(concernsSignIn);
  if (signIn.some(isActive)) return 'AUTH';
  if (incidents.some((incident) => isActive(incident) && !concernsSignIn(incident))) return 'DEGRADED';
  return signIn.some((incident) => incident.status === 'monitoring') ? 'RECOVERING' : 'CLEAR';
}

/**
 * Highest first: OUTAGE, AUTH, PARTIAL, DEGRADED, RECOVERING, MAINT, CLEAR. UNKNOWN where both core rows are missing.
 * @param core  statuses of Claude Code and the API after the rules for missing rows; not used for a feed
 * @param now   own clock
 */
export function pageStateOf(content: PageContent, core: CoreStatuses, now: EpochMs): PageState {
  const news = content.incidents.filter((incident) => isNews(incident, content, now));
  if (content.kind === 'feed') return stateOfFeed(news);
  const active = news.filter(isActive);
  const either = (status: ComponentStatus) => core.code === status || core.api === status;
  const isMonitored = (incident: PageIncident) => incident.status === 'monitoring' && isAwaited(incident);
  const isMaintained = content.maintenances.some(
    (one) => one.running && one.componentIds.some((id) => CORE_IDS.includes(id)),
  );
  if (either('major_outage') && !signInExplains(core, active)) return 'OUTAGE';
  if (active.some(concernsSignIn)) return 'AUTH';
  if (either('partial_outage')) return 'PARTIAL';
  if (either('degraded_performance') || either('unknown')) return 'DEGRADED';
  if (news.some(isMonitored)) return 'RECOVERING';
  if (either('under_maintenance') || isMaintained) return 'MAINT';
  return core.code === null && core.api === null ? 'UNKNOWN' : 'CLEAR';
}

/**
 * The open incidents, the one that the page's state comes from first: an old one that touches nothing of Claude Code's
 * may be open for months beside it.
 */
export function orderIncidents(content: PageContent, state: PageState, now: EpochMs): readonly PageIncident[] {
  const decides = decidesIn(state, content.kind);
  const rank = (incident: PageIncident): number =>
    (isNews(incident, content, now) ? 0 : 8) +
    (decides(incident) ? 0 : 4) +
    (isActive(incident) === (state !== 'RECOVERING') ? 0 : 2) +
    (touches(incident, SIGN_IN_IDS) ? 0 : 1);
  const writtenAt = ({ startedAt, updatedAt }: PageIncident): EpochMs => updatedAt ?? startedAt ?? 0;
  return content.incidents.toSorted((a, b) => rank(a) - rank(b) || writtenAt(b) - writtenAt(a));
}

/** Which incidents a state of the page may come from. A feed names no components. */
function decidesIn(state: PageState, kind: PageContent['kind']): (incident: PageIncident) => boolean {
  if (state === 'AUTH') return concernsSignIn;
  if (state === 'RECOVERING') return isAwaited;
  return kind === 'feed' ? (incident) => isActive(incident) && !concernsSignIn(incident) : namesCore;
}
