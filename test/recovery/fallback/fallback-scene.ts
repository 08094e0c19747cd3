/** Small things that every test of a fallback needs: a profile as it is seen, a plan that was not refused, a vault. */

import type { Host } from '../../../src/platform/host.ts';
import { isRefusal, type Plan, type Refusal } from '../../../src/recovery/engine/plan.ts';
import type { FallbackChoice, Seen } from '../../../src/recovery/fallback/fallback-choice.ts';
import { createVault, type Vault } from '../../../src/recovery/vault/vault.ts';
import { NO_MACHINE, type TempHome } from '../temp-home.ts';

/** The form of a key, and nobody's. */
export const FAKE_KEY = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
/** How the terminal's program is started, on a machine that has no `secret-tool`. */
export const OWN_PROGRAM = ['/usr/bin/node', '/opt/pilotlight.cjs'];

export async function seenIn(home: TempHome): Promise<Seen> {
  return { facts: await home.profile(), machine: NO_MACHINE };
}

export function chosen(value: FallbackChoice | Refusal): FallbackChoice {
  if ('refused' in value) throw new Error(value.refused);
  return value;
}

export function planned(value: Plan | Refusal): Plan {
  if (isRefusal(value)) throw new Error(value.refused);
  return value;
}

/** A vault of Linux whose child gives one answer to every question. */
export function vaultThatSays(host: Host, reply: object): Vault {
  return createVault({ ...host, platform: 'linux' }, async () => ({ ok: true, answer: JSON.stringify(reply) }));
}
