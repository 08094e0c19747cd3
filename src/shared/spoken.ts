/**
 * The verdict as a person is spoken to: headline and next step. It comes with the snapshot, so that the page need not carry
 * these tables. To translate the steps, translate this file; the headlines are in headlines.ts.
 */
import { splitHeadline } from './headlines.ts';
import type { NextAction, Report } from './verdict.ts';

export interface SpokenStep {
  title: string;
  /** What to do by hand; left out where a button beside it does it. */
  typed?: string;
  text: string;
}

export interface Spoken {
  sentence: string;
  /** Name of the profile that the headline is about, where it names one. */
  profile: string | null;
  /** null: the table's or finding's own words say it. */
  step: SpokenStep | null;
}

/** Says a verdict. */
export function speak({ action, headline }: Pick<Report, 'action' | 'headline'>): Spoken {
  const { profile, sentence } = splitHeadline(headline);
  return { sentence, profile, step: STEPS[action] };
}

const TYPED = 'Start claude in a terminal and type /login.';

const STEPS = {
  none: null,
  'see-finding': null,
  'sign-in': {
    title: 'Sign in again',
    typed: TYPED,
    text: 'Your settings, history and projects stay as they are.',
  },
  'try-sign-in': {
    title: 'Try to sign in',
    typed: TYPED,
    text: 'If that fails, the outage is why: try again in ten minutes.',
  },
  wait: {
    title: 'Wait, and do not sign out',
    text: 'Signing in may fail at the moment, so keep what you have until this is over.',
  },
  'keep-sessions': {
    title: 'Keep your sessions open',
    text: 'There is nothing to fix here. Do not sign out: you may not get back in.',
  },
  'fix-access': {
    title: 'Let Claude Code read its login',
    text: 'The login is there but cannot be read, which is not the same as signed out.',
  },
  'check-network': {
    title: 'Check your network',
    text: 'Nothing can be asked at the moment. Pilotlight looks again as soon as the network is back.',
  },
  'open-portal': {
    title: 'Sign in to this network',
    text: 'The network answers with a page of its own instead of Anthropic’s. Open any web page and sign in there.',
  },
  'check-proxy': {
    title: 'Check proxy, VPN and DNS',
    text: 'Other addresses can be reached but Anthropic’s cannot. A proxy, VPN, firewall or name server is in the way.',
  },
  'open-status-page': {
    title: 'See what Anthropic says',
    text: 'There is nothing to fix here. The status page tells how far they are.',
  },
  'check-key': {
    title: 'Check your API key',
    text: 'Anthropic refused the key. See in the Claude Console whether it still exists and has credit.',
  },
} as const satisfies Record<NextAction, SpokenStep | null>;
