/** The remedy desk of this machine. */

import type { Host } from '../../platform/host.ts';
import type { OwnProgram } from '../../recovery/fallback/key-helper.ts';
import type { Vault } from '../../recovery/vault/vault.ts';
import type { PlannableRemedy } from '../../shared/commands.ts';
import { createRemedyController, type RemedyController, type RemedyWorld } from './remedy-controller.ts';

const OFFERED = [
  'reset',
  'repair',
  'restore',
  'fix-mode',
  'clear-lock',
  'unset-variable',
] as const satisfies readonly PlannableRemedy[];
export type OfferedRemedy = (typeof OFFERED)[number];

/** How this shell reaches the vault, and how Claude Code can start this program to read it. */
export interface FallbackOptions {
  vault(): Promise<Vault>;
  own: OwnProgram;
}

/** The remedies themselves are loaded when one is asked for: most days nobody needs one. */
export function openRemedyController(
  host: Host,
  world: RemedyWorld,
  fallback: FallbackOptions | null = null,
): RemedyController {
  const load = async () => (await import('./recovery-tools.ts')).createRecoveryTools(host, fallback);
  const plannable = fallback ? ([...OFFERED, 'fallback-on', 'fallback-off'] as const) : OFFERED;
  return createRemedyController({ host, world, plannable, load });
}
