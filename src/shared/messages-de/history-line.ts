/** German for ../messages/history-line.ts. */
import type { HistoryEntry, HistoryKind } from '../history.ts';
import type { Cause } from '../vocabulary.ts';

export const HISTORY_CAUSE = {
  machine: 'dieser Computer',
  account: 'deine Anmeldung',
  service: 'Anthropic',
  network: 'Netz',
} as const satisfies Record<Cause, string>;

// No dative: a span may be „3 Tage“.
const LASTED: Readonly<Partial<Record<HistoryKind, (span: string) => string>>> = {
  'signed-out': (span) => `${span} bis zur erneuten Anmeldung`,
  renewed: (span) => `über ${span} hinweg`,
  refused: (span) => `über ${span} hinweg`,
};

const MINUTE_MS = 60_000;

export function sayEvent(
  { at, cause, count = 1, kind, text, until }: HistoryEntry,
  span: (ms: number) => string,
): { text: string; cause: string | null; details: readonly string[] } {
  const lastedMs = until == null ? 0 : until - at;
  const lasted = LASTED[kind] ?? ((length) => `dauerte ${length}`);
  return {
    text,
    cause: cause ? HISTORY_CAUSE[cause] : null,
    details: [...(count > 1 ? [`${count}-mal`] : []), ...(lastedMs >= MINUTE_MS ? [lasted(span(lastedMs))] : [])],
  };
}

export const HISTORY_PATTERN = {
  signedOut: ({ who, count, days, verdict }: { who: string; count: number; days: number; verdict: string }) =>
    `${who}${count}-mal in ${days} Tagen abgemeldet: ${verdict}`,
  unusual: 'ungewöhnlich, und keine Störung erklärt es',
  eachTime: 'jedes Mal während einer Störung',
  unusualButFor: ({ count }: { count: number }) => `ungewöhnlich; ${count} davon während einer Störung`,
} as const;

export const HISTORY_TEXTS = {
  takenOff: 'Von der Statusseite entfernt.',
  over: 'Vorbei.',
  renewed: 'Claude Code hat das Zugriffstoken erneuert.',
  started: 'Pilotlight wurde gestartet.',
  done: ({ title }: { title: string }) => `${title}: erledigt.`,
  undone: ({ title }: { title: string }) => `${title}: rückgängig gemacht.`,
  notDone: ({ title, reason }: { title: string; reason: string }) => `${title}: nicht ausgeführt. ${reason}`,
  takenBack: 'rückgängig gemacht',
  finished: 'zu Ende geführt',
  afterInterruption: ({ title, what }: { title: string; what: string }) =>
    `${title}: nach einer Unterbrechung ${what}.`,
} as const;
