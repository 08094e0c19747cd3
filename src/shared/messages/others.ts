/** Do others have it too, in words. */
import type { OthersAnswer, OthersReport, OthersSilence } from '../others.ts';

const SILENCE = {
  off: 'Pilotlight does not ask others: the setting “othersCheck” is off.',
  'used-up': 'The public tracker answers no more questions from your network for now.',
  changed: 'The public tracker answered in a way Pilotlight does not know.',
  unreachable: 'The public tracker could not be reached.',
} as const satisfies Record<OthersSilence, string>;

const SPAN: Readonly<Record<number, string>> = { 15: '15 minutes', 60: 'hour', 180: 'three hours' };

/** One plain sentence. */
export function sayOthers({ answer, minutes, people, usual, why }: OthersReport): string {
  if (answer === 'unknown') return SILENCE[why ?? 'unreachable'];
  const who = people === 0 ? 'Nobody' : people === 1 ? '1 person' : `${people} people`;
  const often = usual < 0.5 ? 'usual is less than one' : `usual is ${Math.round(usual)}`;
  const within = SPAN[minutes] ?? `${minutes} minutes`;
  const compared = people === 0 && usual < 0.5 ? '' : `; ${often}`;
  return `${who} reported sign-in trouble in the last ${within}${compared}.`;
}

export const OTHERS = {
  title: 'Is it only me?',
  pageIsCalm: 'The status page is calm.',
  pageTellsTrouble: 'The status page tells of trouble.',
  many: 'So it is most likely not only you.',
  few: 'That is too few to tell whether others have it too.',
  usual: 'That is nothing unusual, so if sign-in fails for you, it may be only you.',
  again: (span: string) => `Pilotlight can ask again in ${span}.`,
  switchOn: 'To switch it on: pilotlight settings set othersCheck true',
} as const;

/** What follows from it; null: nothing does. */
export const OTHERS_VERDICT = {
  usual: OTHERS.usual,
  'too-few': OTHERS.few,
  many: OTHERS.many,
  unknown: null,
} as const satisfies Record<OthersAnswer, string | null>;
