/** An event of the history in words: what, whose side, how long. */
import type { HistoryEntry, HistoryKind } from '../history.ts';
import type { Cause } from '../vocabulary.ts';

/** Whose side it was on, in a word or two. */
export const HISTORY_CAUSE = {
  machine: 'this computer',
  account: 'your login',
  service: 'Anthropic',
  network: 'network',
} as const satisfies Record<Cause, string>;

const LASTED: Readonly<Partial<Record<HistoryKind, (span: string) => string>>> = {
  'signed-out': (span) => `signed in again after ${span}`,
  renewed: (span) => `over ${span}`,
  refused: (span) => `over ${span}`,
};

const MINUTE_MS = 60_000;

/**
 * @param span  how a length of time in ms is written
 * @returns `cause` null: nobody's side
 */
export function sayEvent(
  { at, cause, count = 1, kind, text, until }: HistoryEntry,
  span: (ms: number) => string,
): { text: string; cause: string | null; details: readonly string[] } {
  const lastedMs = until == null ? 0 : until - at;
  const lasted = LASTED[kind] ?? ((length) => `lasted ${length}`);
  return {
    text,
    cause: cause ? HISTORY_CAUSE[cause] : null,
    details: [...(count > 1 ? [`${count} times`] : []), ...(lastedMs >= MINUTE_MS ? [lasted(span(lastedMs))] : [])],
  };
}

export const HISTORY_PATTERN = {
  signedOut: ({ who, count, days, verdict }: { who: string; count: number; days: number; verdict: string }) =>
    `${who}signed out ${count} times in ${days} days: ${verdict}`,
  unusual: 'unusual, and no incident explains it',
  eachTime: 'each time during an incident',
  unusualButFor: ({ count }: { count: number }) => `unusual; ${count} of them during an incident`,
} as const;

export const HISTORY_TEXTS = {
  takenOff: 'It was taken off the page.',
  over: 'It is over.',
  renewed: 'Claude Code renewed the access token.',
  started: 'Pilotlight started.',
  done: ({ title }: { title: string }) => `${title}: done.`,
  undone: ({ title }: { title: string }) => `${title}: undone.`,
  notDone: ({ title, reason }: { title: string; reason: string }) => `${title}: not done. ${reason}`,
  takenBack: 'undone',
  finished: 'finished',
  afterInterruption: ({ title, what }: { title: string; what: string }) => `${title}: ${what} after an interruption.`,
} as const;
