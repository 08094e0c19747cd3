/** German for ../messages/sides.ts. */
import type { Side } from '../verdict.ts';

export const SIDES = {
  machine: 'Das Problem liegt auf diesem Computer',
  account: 'Das Problem liegt an deiner Anmeldung',
  service: 'Das Problem liegt bei Anthropic',
  'service-unconfirmed': 'Das Problem scheint bei Anthropic zu liegen, aber die Statusseite bestätigt es nicht',
  network: 'Das Problem liegt in deinem Netz',
} as const satisfies Record<Side, string>;
