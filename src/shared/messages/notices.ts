/** What a notice says: a title that tells what happened, a body that tells whose side it is on and what to do. */
import type { HeadlineId, NoticeId, StepId } from '../ids.ts';
import type { WindowId } from '../usage.ts';
import type { Side } from '../verdict.ts';
import { HEADLINES } from './headlines.ts';
import type { Message } from './message.ts';
import { asSentence, counted, listed } from './phrasing.ts';
import { SIDES } from './sides.ts';
import { formatSpan } from './span.ts';
import { stepText } from './steps.ts';
import { USAGE, WINDOW_NAMES } from './usage.ts';

export interface NoticeText {
  title: Message;
  body: Message;
}

interface Fallback {
  /** A gateway's or cloud's name; null: the user's own key. */
  name: string | null;
  /** Last characters of the key; null: not known. */
  tail: string | null;
}

interface Filling {
  window: WindowId;
  percent: number;
  /** null: not told. */
  resetsInMs: number | null;
  /** At the pace so far; null: not before it resets, or it cannot be told. */
  fullInMs: number | null;
}

const NOTHING_TO_DO = 'There is nothing left to do.';

export const NOTICES = {
  verdict: {
    title: ({ headlineId }: { headlineId: Exclude<HeadlineId, 'finding'> }) => HEADLINES[headlineId].sentence,
    body: ({ side, stepId }: { side: Side | null; stepId: StepId }) =>
      `${side ? `${SIDES[side]}. ` : ''}${asSentence(stepText(stepId))}`,
  },
  /** Its own words. */
  finding: {
    title: ({ title }: { title: string }) => title,
    body: ({ detail }: { detail: string }) => detail,
  },
  'signed-in-again': { title: 'You are signed in again.', body: NOTHING_TO_DO },
  'login-ends': {
    title: ({ hours }: { hours: number }) => `Your login ends ${inTime(hours)}.`,
    body: 'Sign in again before then, and nothing is interrupted.',
  },
  'works-again': {
    title: 'Claude Code works again.',
    /** `signInAgain`: names of the profiles that have to; empty: none. `all`: it is every one, so no name is needed. */
    body: ({ signInAgain, all }: { signInAgain: readonly string[]; all: boolean }) =>
      signInAgain.length === 0 ? NOTHING_TO_DO : `Sign in again now${all ? '' : `: ${listed(signInAgain)}`}.`,
  },
  'works-again-as-asked': { title: 'Claude Code works again.', body: `You asked to be notified. ${NOTHING_TO_DO}` },
  test: { title: 'This is a test.', body: 'Nothing is wrong: this is how Pilotlight tells you when something is.' },
  'fallback-not-needed': {
    title: 'Sign-in works again: back to your plan?',
    body: (fallback: Fallback) => `${billing(fallback)} Turn it off to use your plan again.`,
  },
  'fallback-still-on': {
    title: ({ days }: { days: number }) => `The fallback has been on for ${counted(days, 'day')}.`,
    body: (fallback: Fallback) => `${billing(fallback)} Turn it off when you no longer need it.`,
  },
  'usage-fills': {
    title: ({ window, percent }: Filling) => `Usage: ${USAGE.window({ name: WINDOW_NAMES[window], percent })}.`,
    body: ({ resetsInMs, fullInMs }: Filling) => joined(resets(resetsInMs), atThisPace(fullInMs)),
  },
  'limit-reached': {
    title: ({ window }: Pick<Filling, 'window'>) => `${USAGE.full({ name: WINDOW_NAMES[window] })}.`,
    body: ({ resetsInMs }: Pick<Filling, 'resetsInMs'>) =>
      joined('Your sign-in is fine, and signing in again changes nothing.', resets(resetsInMs)),
  },
  'limit-over': {
    title: ({ window }: Pick<Filling, 'window'>) => `Your usage limit has reset (${WINDOW_NAMES[window]}).`,
    body: 'Claude Code answers again, and open sessions can go on.',
  },
} as const satisfies Record<NoticeId, NoticeText>;

/** Puts the profiles in front that a notice is about. */
export function withNames(title: string, names: readonly string[], more: number): string {
  if (names.length === 0) return title;
  return `${listed(more > 0 ? [...names, `${more} more`] : names)}: ${title}`;
}

function billing({ name, tail }: Fallback): string {
  if (name !== null) return `Claude Code uses “${name}” instead of your plan.`;
  const which = tail === null ? '' : ` The key ends in ${tail}.`;
  return `Claude Code bills every request to your API key’s account, per token, not to your plan.${which}`;
}

function inTime(hours: number): string {
  if (hours <= 1) return 'within the hour';
  return hours < 24 ? `in ${counted(hours, 'hour')}` : `in ${counted(Math.round(hours / 24), 'day')}`;
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

const resets = (inMs: number | null): string => (inMs === null ? '' : `It resets in ${formatSpan(inMs)}.`);

const atThisPace = (inMs: number | null): string =>
  inMs === null ? '' : `At this pace it is full in ${formatSpan(inMs)}.`;
