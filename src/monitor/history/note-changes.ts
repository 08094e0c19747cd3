/** Turns changes into lines of the history. */

import type { RefusalKind } from '../../diagnosis/refusals/refusal-kinds.ts';
import type { RecordedFailure } from '../../diagnosis/refusals/session-records.ts';
import type { IncidentEnding } from '../../diagnosis/service/page-content.ts';
import type { HistoryEntry } from '../../shared/history.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import { SEEMS_TO_RETRY, sayRefused } from '../../shared/messages/refused-line.ts';
import { sayHeadlineInLine } from '../../shared/messages/speak.ts';
import type { IncidentReport, NetworkReport, Report } from '../../shared/verdict.ts';
import { type Cause, type EpochMs, type NetworkState, SIGNED_IN, type SignInState } from '../../shared/vocabulary.ts';
import type { ProfileChange } from '../profiles/profile-state.ts';
import type { History } from './history.ts';

const SIGNED_OUT: ReadonlySet<SignInState> = new Set(['DEAD', 'NONE']);
const ABOUT_SIGN_IN: ReadonlySet<HistoryEntry['kind']> = new Set(['renewed', 'signed-in', 'signed-out']);

export interface ChangeNotes {
  profile(change: ProfileChange, now: EpochMs): void;
  incidents(open: readonly IncidentReport[], now: EpochMs): void;
  endings(endings: readonly IncidentEnding[], now: EpochMs): void;
  network(report: NetworkReport, now: EpochMs): void;
  light(report: Report, now: EpochMs): void;
}

/** Writes what changed into `history`, each change once. */
export function createChangeNotes(history: History): ChangeNotes {
  const open = new Map<string, IncidentReport>();
  let network: NetworkState = 'ONLINE';

  const firstSight = ({ after }: ProfileChange, now: EpochMs): void => {
    const { state, reason } = after.report.signIn;
    const last = history.latest(Infinity).find(({ kind, profile }) => profile === after.id && ABOUT_SIGN_IN.has(kind));
    // It ended while nobody watched; a profile never seen before has no past to compare with.
    if (state === 'DEAD' && last && last.kind !== 'signed-out') {
      const at = after.facts.credentials.changedAt ?? now;
      history.add({ at: Math.min(now, Math.max(last.at, at)), kind: 'signed-out', profile: after.id, text: reason });
    }
  };

  return {
    profile(change, now) {
      if (!change.before) {
        firstSight(change, now);
        return;
      }
      const entry = describeSignIn(change);
      if (entry) history.add({ at: now, profile: change.after.id, ...entry });
      const refused = newRefusal(change);
      if (refused) history.add({ profile: change.after.id, ...describeRefusal(refused) });
      const { retry } = change.after;
      if (retry && retry.at !== change.before.retry?.at) {
        const text = SEEMS_TO_RETRY;
        history.add({
          at: retry.at,
          kind: 'refused',
          profile: change.after.id,
          text,
          cause: null,
          until: retry.lastAt,
        });
      }
    },
    incidents(current, now) {
      for (const incident of current) {
        const known = open.get(incident.id);
        open.set(incident.id, incident);
        if (known && known.signIn === incident.signIn) continue;
        history.noteIncident({
          id: incident.id,
          signIn: incident.signIn,
          openedAt: incident.startedAt,
          closedAt: null,
        });
        if (!known)
          history.add({ at: now, kind: 'incident-opened', profile: null, text: incident.title, incident: incident.id });
      }
      for (const [id, { signIn, startedAt }] of open) {
        if (current.some((incident) => incident.id === id)) continue;
        open.delete(id);
        history.noteIncident({ id, signIn, openedAt: startedAt, closedAt: now });
      }
    },
    endings(endings, now) {
      for (const { id, title, how, text } of endings) {
        const end = how === 'gone' ? HISTORY_TEXTS.takenOff : (text ?? HISTORY_TEXTS.over);
        const line = `${title}: ${end}`.slice(0, 500);
        history.add({ at: now, kind: 'incident-closed', profile: null, text: line, incident: id });
      }
    },
    network({ state, detail }, now) {
      if (state === 'SETTLING' || state === 'UNKNOWN' || state === network) return;
      const lost = state !== 'ONLINE';
      if (lost !== (network !== 'ONLINE')) {
        history.add({ at: now, kind: lost ? 'network-lost' : 'network-back', profile: null, text: detail });
      }
      network = state;
    },
    light(report, now) {
      history.add({ at: now, kind: 'light', profile: null, text: sayHeadlineInLine(report), cause: report.cause });
    },
  };
}

function describeSignIn({ before, after }: ProfileChange): Pick<HistoryEntry, 'kind' | 'text'> | null {
  const was = before?.report.signIn.state;
  const { state, reason } = after.report.signIn;
  if (!was) return null;
  if (SIGNED_IN.has(was) && SIGNED_OUT.has(state)) return { kind: 'signed-out', text: reason };
  if (SIGNED_OUT.has(was) && SIGNED_IN.has(state)) return { kind: 'signed-in', text: reason };
  return SIGNED_IN.has(state) && wasRenewed(before, after) ? { kind: 'renewed', text: HISTORY_TEXTS.renewed } : null;
}

/** A turn that ended with an error, or attempts that would be refused again, of which was not known before. */
function newRefusal({ before, after }: ProfileChange): RecordedFailure | null {
  if (after.failure && after.failure.at !== before?.failure?.at) return after.failure;
  const [first] = after.refusals;
  const isNew = first?.weight === 'stands' && !before?.refusals.some(({ kind }) => kind === first.kind);
  return first && isNew && first.last.at !== after.failure?.at ? first.last : null;
}

/** Whose side each kind of refusal is on. */
const CAUSES: Readonly<Partial<Record<RefusalKind, Cause>>> = { model: 'machine', blocked: 'network' };

function describeRefusal({
  at,
  final,
  kind,
  status,
  word,
}: RecordedFailure): Omit<HistoryEntry, 'profile' | 'incident'> {
  const isServers = kind === null && (word === 'server_error' || (status ?? 0) >= 500);
  const cause = isServers ? (status === null ? 'network' : 'service') : ((kind && CAUSES[kind]) ?? 'account');
  return { at, kind: 'refused', text: sayRefused({ status, kind, isServers, isRepeated: !final }), cause };
}

/** Another token whose time ends later: a rewrite of the same one is no renewal. */
function wasRenewed(before: ProfileChange['before'], after: ProfileChange['after']): boolean {
  const old = before?.facts.credentials.login;
  const login = after.facts.credentials.login;
  if (!old?.fingerprint || !login?.fingerprint || old.fingerprint === login.fingerprint) return false;
  return (login.accessTokenExpiresAt ?? 0) > (old.accessTokenExpiresAt ?? 0);
}
