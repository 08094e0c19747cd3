/** Whose side a problem is on: the same words in window, tray, notification and terminal. */
import type { Side } from '../verdict.ts';

export const SIDES = {
  machine: 'The problem is on this computer',
  account: 'The problem is your login',
  service: 'The problem is at Anthropic',
  'service-unconfirmed': 'The problem seems to be at Anthropic, but its status page does not confirm it',
  network: 'The problem is your network',
} as const satisfies Record<Side, string>;
