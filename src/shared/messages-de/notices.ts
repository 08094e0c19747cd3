/** German for ../messages/notices.ts. */
import type { HeadlineId, NoticeId, StepId } from '../ids.ts';
import type { NoticeText } from '../messages/notices.ts';
import { formatSpan } from '../messages/span.ts';
import type { WindowId } from '../usage.ts';
import type { Side } from '../verdict.ts';
import { HEADLINES } from './headlines.ts';
import { asSentence, counted, listed } from './phrasing.ts';
import { SIDES } from './sides.ts';
import { stepText } from './steps.ts';
import { TIME } from './units.ts';
import { USAGE, WINDOW_NAMES } from './usage.ts';

interface Fallback {
  name: string | null;
  tail: string | null;
}

interface Filling {
  window: WindowId;
  percent: number;
  resetsInMs: number | null;
  fullInMs: number | null;
}

const NOTHING_TO_DO = 'Es ist nichts weiter zu tun.';

export const NOTICES = {
  verdict: {
    title: ({ headlineId }: { headlineId: Exclude<HeadlineId, 'finding'> }) => HEADLINES[headlineId].sentence,
    body: ({ side, stepId }: { side: Side | null; stepId: StepId }) =>
      `${side ? `${SIDES[side]}. ` : ''}${asSentence(stepText(stepId))}`,
  },
  finding: {
    title: ({ title }: { title: string }) => title,
    body: ({ detail }: { detail: string }) => detail,
  },
  'signed-in-again': { title: 'Du bist wieder angemeldet.', body: NOTHING_TO_DO },
  'login-ends': {
    title: ({ hours }: { hours: number }) => `Deine Anmeldung läuft ${inTime(hours)} ab.`,
    body: 'Melde dich vorher erneut an, dann wird nichts unterbrochen.',
  },
  'works-again': {
    title: 'Claude Code geht wieder.',
    body: ({ signInAgain, all }: { signInAgain: readonly string[]; all: boolean }) =>
      signInAgain.length === 0 ? NOTHING_TO_DO : `Melde dich jetzt erneut an${all ? '' : `: ${listed(signInAgain)}`}.`,
  },
  'works-again-as-asked': {
    title: 'Claude Code geht wieder.',
    body: `Du wolltest benachrichtigt werden. ${NOTHING_TO_DO}`,
  },
  test: {
    title: 'Das ist ein Test.',
    body: 'Alles in Ordnung: So meldet sich Pilotlight, wenn etwas nicht stimmt.',
  },
  'fallback-not-needed': {
    title: 'Die Anmeldung geht wieder: zurück zu deinem Abo?',
    body: (fallback: Fallback) => `${billing(fallback)} Schalte den Ersatzzugang aus, um wieder dein Abo zu nutzen.`,
  },
  'fallback-still-on': {
    title: ({ days }: { days: number }) => `Der Ersatzzugang ist seit ${counted(days, 'Tag', 'Tagen')} eingeschaltet.`,
    body: (fallback: Fallback) => `${billing(fallback)} Schalte ihn aus, sobald du ihn nicht mehr brauchst.`,
  },
  'usage-fills': {
    title: ({ window, percent }: Filling) => `Verbrauch: ${USAGE.window({ name: WINDOW_NAMES[window], percent })}.`,
    body: ({ resetsInMs, fullInMs }: Filling) => joined(resets(resetsInMs), atThisPace(fullInMs)),
  },
  'limit-reached': {
    title: ({ window }: Pick<Filling, 'window'>) => `${USAGE.full({ name: WINDOW_NAMES[window] })}.`,
    body: ({ resetsInMs }: Pick<Filling, 'resetsInMs'>) =>
      joined('Deine Anmeldung ist in Ordnung; dich erneut anzumelden ändert nichts.', resets(resetsInMs)),
  },
  'limit-over': {
    title: ({ window }: Pick<Filling, 'window'>) =>
      `Deine Verbrauchsgrenze ist zurückgesetzt (${WINDOW_NAMES[window]}).`,
    body: 'Claude Code antwortet wieder, und offene Sitzungen können weitergehen.',
  },
} as const satisfies Record<NoticeId, NoticeText>;

export function withNames(title: string, names: readonly string[], more: number): string {
  if (names.length === 0) return title;
  return `${listed(more > 0 ? [...names, `${more} weitere`] : names)}: ${title}`;
}

function billing({ name, tail }: Fallback): string {
  if (name !== null) return `Claude Code nutzt „${name}“ statt deines Abos.`;
  const which = tail === null ? '' : ` Der Schlüssel endet auf ${tail}.`;
  return `Jede Anfrage von Claude Code wird über das Konto deines API-Schlüssels abgerechnet, pro Token, nicht über dein Abo.${which}`;
}

function inTime(hours: number): string {
  if (hours <= 1) return 'innerhalb der nächsten Stunde';
  return hours < 24
    ? `in ${counted(hours, 'Stunde', 'Stunden')}`
    : `in ${counted(Math.round(hours / 24), 'Tag', 'Tagen')}`;
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

const resets = (inMs: number | null): string =>
  inMs === null ? '' : `Der Verbrauch wird ${TIME.in(formatSpan(inMs))} zurückgesetzt.`;

const atThisPace = (inMs: number | null): string =>
  inMs === null ? '' : `Bei diesem Tempo ist die Grenze ${TIME.in(formatSpan(inMs))} erreicht.`;
