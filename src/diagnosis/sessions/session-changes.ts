/** What is said of sessions whose source is another one now: a finding per profile, a line of the history per change. Pure. */

import type { RunningSession } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { SESSION_SOURCES } from '../../shared/messages/findings/session-sources.ts';
import { LOCALE } from '../../shared/messages/language.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createFinding } from '../findings/finding.ts';
import { credentialOf, isOtherLogin, nameOf, type SessionSource } from './session-source.ts';

export interface SessionChange {
  session: RunningSession;
  /** Its folder, as a person writes it. */
  project: string;
  from: SessionSource;
  to: SessionSource;
  since: EpochMs;
}

/** Shows a few of them; a line for each of dozens would say no more. */
const MAX_EVIDENCE = 5;

/** @param changes  of one profile. @returns null: nothing has changed */
export function sessionSourceFinding(changes: readonly SessionChange[], profile: string): Finding | null {
  const [paid, ...others] = groupsOf(changes).toSorted((a, b) => Number(b.nowPaid) - Number(a.nowPaid));
  if (!paid) return null;
  const variable = credentialOf(paid.to.auth)?.name;
  const sessions = [paid, ...others].flatMap(({ changes: of }) => of).slice(0, MAX_EVIDENCE);
  return createFinding(
    {
      id: 'session-source-changed',
      params: { ...paid.names, nowPaid: paid.nowPaid, since: formatSince(paid.since) },
      severity: paid.nowPaid ? 'warning' : 'info',
      cause: 'machine',
      evidence: sessions.map(({ session: { pid }, project }) => ({
        file: null,
        line: null,
        column: null,
        note: EVIDENCE.process({ pid, cwd: project }),
      })),
      remedies: [],
      ...(variable !== undefined && { variable }),
    },
    profile,
  );
}

/** One line for all sessions that changed alike. */
export function sayChanges(changes: readonly SessionChange[]): string[] {
  return groupsOf(changes).map(({ from, names, to }) => {
    const [was, is] = [payerName(from), payerName(to)];
    if (was === null || is === null || was === is) return SESSION_SOURCES.uses(names);
    return SESSION_SOURCES.isBilled({ ...names, from: was, to: is });
  });
}

interface Group extends Pick<SessionChange, 'from' | 'to' | 'since'> {
  changes: readonly SessionChange[];
  names: { projects: string[]; from: string; to: string };
  nowPaid: boolean;
}

function groupsOf(changes: readonly SessionChange[]): Group[] {
  const groups = groupBy(changes, ({ from, to }) => JSON.stringify([sourceName(from), nameAfter(from, to)]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { from, to } = first;
    const projects = [...new Set(alike.map(({ project }) => project))];
    const since = Math.min(...alike.map((one) => one.since));
    const names = { projects, from: sourceName(from), to: nameAfter(from, to) };
    return [{ changes: alike, from, to, since, names, nowPaid: from.payer === 'plan' && to.payer === 'tokens' }];
  });
}

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const sourceName = ({ auth }: SessionSource): string => nameOf(auth);

function nameAfter(from: SessionSource, to: SessionSource): string {
  return isOtherLogin(from, to) ? SESSION_SOURCES.anotherLogin : sourceName(to);
}

/** Who gets the bill; null: whoever gave the token knows. */
function payerName({ auth, payer }: SessionSource): string | null {
  if (payer === 'other') return null;
  if (payer === 'plan') return SESSION_SOURCES.plan;
  return auth.provider === 'firstParty' ? SESSION_SOURCES.key : nameOf(auth);
}

function formatSince(at: EpochMs): string {
  return new Date(at).toLocaleString(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
}
