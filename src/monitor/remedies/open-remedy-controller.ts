/** The remedy controller of this machine. */

import type { Host } from '../../platform/host.ts';
import { OFFERED, PLANNABLE } from '../../shared/remedies.ts';
import type { RemedyController, RemedyWorld, VaultAccess } from './ports.ts';
import { createRemedyController } from './remedy-controller.ts';

/** The remedies themselves are loaded when one is asked for: most days nobody needs one. */
export function openRemedyController(
  host: Host,
  world: RemedyWorld,
  fallback: VaultAccess | null = null,
): RemedyController {
  const load = async () => (await import('./recovery-tools.ts')).createRecoveryTools(host, fallback);
  const plannable = fallback ? PLANNABLE : OFFERED;
  return createRemedyController({ host, world, plannable, load });
}
