/** What an error means and what to do about it, in words. By the ids of the catalogue in src/diagnosis/explain. */

import type { LinkId } from '../commands.ts';

export interface ErrorText {
  /** The error's own words, short. */
  title: string;
  meaning: string;
}

export const errorText = (title: string, meaning: string): ErrorText => ({ title, meaning });

/** Links an error can lead to. */
export type ErrorLinkId = Extract<
  LinkId,
  'status-page' | 'billing' | 'billing-console' | 'console-keys' | 'appeal' | 'usage'
>;

/** What the situation adds to what an error usually means. */
export const RIGHT_NOW = {
  signInIsDown:
    'Right now: wait. Sign-in itself is failing at Anthropic, so a new login would fail, too, and after signing out you might not get back in.',
  signInSeemsDown:
    'Right now: wait. Sign-in does not seem to answer at Anthropic; the status page does not say so yet.',
  othersReport:
    'Right now: wait. Many more people than usual report sign-in trouble, so it is most likely at Anthropic, though the status page does not say so yet.',
  trouble: 'Right now Anthropic reports trouble, which explains it.',
  calm: 'The status page reports no trouble right now, so it may have been short.',
  network: {
    OFFLINE: 'This computer is offline right now.',
    CAPTIVE: 'This network shows a sign-in page of its own instead of the pages you ask for.',
    RESTRICTED: 'This network blocks the way to Anthropic right now.',
  },
  blocked: 'Claude Code wrote down a web page in place of an answer, so the network refused it and not your account.',
  reachable:
    'Anthropic can be reached from here right now, so it has passed, or Claude Code takes another way: a proxy or an address of its own.',
  otherCredential: (name: string) => `Claude Code sends ${name} here, not your login.`,
  renewedSince: 'The login has been renewed since then, so this is over.',
  signedOut: 'There is no login that works on this computer right now.',
  loginIsThere: 'On this computer a login is stored right now.',
  renewsItself: 'The stored login has not ended and can renew itself, so signing in again may not be needed.',
  noKeyHere: 'Claude Code would use your login here, not a key.',
} as const;

/** Why an explanation is so sure. */
export const BECAUSE = {
  statusPage: 'the status page says so',
  incident: (title: string) => `status page: ${title}`,
  addresses: 'its addresses do not answer from here',
  network: 'the network was tried just now',
  calm: 'the status page is calm',
  reachable: 'its addresses answer from here',
  credential: 'by the settings and variables on this computer',
  login: 'by the login stored on this computer',
  requestTime: 'its request id tells the time',
} as const;
