/** German for ../messages/others.ts. */
import type { OthersAnswer, OthersReport, OthersSilence } from '../others.ts';

const SILENCE = {
  off: 'Pilotlight fragt nicht bei anderen nach: Die Einstellung „othersCheck“ ist aus.',
  'used-up': 'Die öffentliche Fehlerliste beantwortet aus deinem Netz vorerst keine Fragen mehr.',
  changed: 'Die öffentliche Fehlerliste hat auf eine Weise geantwortet, die Pilotlight nicht kennt.',
  unreachable: 'Die öffentliche Fehlerliste war nicht erreichbar.',
} as const satisfies Record<OthersSilence, string>;

const SPAN: Readonly<Record<number, string>> = {
  15: 'in den letzten 15 Minuten',
  60: 'in der letzten Stunde',
  180: 'in den letzten drei Stunden',
};

export function sayOthers({ answer, minutes, people, usual, why }: OthersReport): string {
  if (answer === 'unknown') return SILENCE[why ?? 'unreachable'];
  const who = people === 0 ? 'Niemand hat' : people === 1 ? '1 Person hat' : `${people} Personen haben`;
  const count = Math.round(usual);
  const often = usual < 0.5 ? 'üblich ist weniger als eine' : `üblich ${count === 1 ? 'ist' : 'sind'} ${count}`;
  const when = SPAN[minutes] ?? `in den letzten ${minutes} Minuten`;
  const compared = people === 0 && usual < 0.5 ? '' : `; ${often}`;
  return `${who} ${when} Probleme mit der Anmeldung gemeldet${compared}.`;
}

export const OTHERS = {
  title: 'Nur bei mir?',
  pageIsCalm: 'Die Statusseite meldet nichts.',
  pageTellsTrouble: 'Die Statusseite meldet Probleme.',
  many: 'Also liegt es sehr wahrscheinlich nicht nur an dir.',
  few: 'Das sind zu wenige, um zu sagen, ob andere es auch haben.',
  usual: 'Das ist nicht ungewöhnlich; wenn die Anmeldung bei dir scheitert, dann vielleicht nur bei dir.',
  again: (span: string) => `Pilotlight kann in ${span} wieder fragen.`,
  switchOn: 'Zum Einschalten: pilotlight settings set othersCheck true',
} as const;

export const OTHERS_VERDICT = {
  usual: OTHERS.usual,
  'too-few': OTHERS.few,
  many: OTHERS.many,
  unknown: null,
} as const satisfies Record<OthersAnswer, string | null>;
