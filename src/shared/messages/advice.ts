/** What to do, as a title and a sentence; null: the table's or finding's own words say it. */
import type { NextAction } from '../verdict.ts';

export interface Advice {
  title: string;
  /** What to do by hand; left out where a button beside it does it. */
  typed?: string;
  text: string;
}

const TYPED = 'Start claude in a terminal and type /login.';

export const ADVICE = {
  none: null,
  'see-finding': null,
  'sign-in': {
    title: 'Sign in again',
    typed: TYPED,
    text: 'Your settings, history and projects stay as they are.',
  },
  install: {
    title: 'Install Claude Code',
    text: 'Then sign in. Pilotlight notices both by itself.',
  },
  'try-sign-in': {
    title: 'Try to sign in',
    typed: TYPED,
    text: 'If that fails because of the outage, try again in ten minutes.',
  },
  wait: {
    title: 'Wait, and do not sign out',
    text: 'Signing in may fail right now, so keep your sessions until this is over.',
  },
  'keep-sessions': {
    title: 'Keep your sessions open',
    text: 'The cause is not on your side. Do not sign out: you may not get back in.',
  },
  'fix-access': {
    title: 'Let Claude Code read its login',
    text: 'The login exists but cannot be read. That is not the same as being signed out.',
  },
  'check-network': {
    title: 'Check your network',
    text: 'Pilotlight checks again as soon as the network is back.',
  },
  'open-portal': {
    title: 'Sign in to this network',
    text: 'The network answers with its own page instead of Anthropic’s. Open any web page and sign in there.',
  },
  'check-proxy': {
    title: 'Check proxy, VPN and DNS',
    text: 'Other addresses can be reached, but Anthropic’s cannot. A proxy, VPN, firewall or DNS server blocks them.',
  },
  'open-status-page': {
    title: 'See what Anthropic says',
    text: 'The cause is not on your side. The status page shows their progress.',
  },
  'check-key': {
    title: 'Check your API key',
    text: 'Anthropic refused the key. Check in the Claude Console that it still exists and has credit.',
  },
} as const satisfies Record<NextAction, Advice | null>;

/** Where nothing is stored: perhaps nobody has ever signed in here. */
export const FIRST_SIGN_IN: Advice = {
  ...ADVICE['sign-in'],
  title: 'Sign in',
  text: 'With your Claude plan or a Console account.',
};
