/** Which planner makes the plan of which remedy. */

import type { Host } from '../../platform/host.ts';
import { listBackups } from '../../recovery/backup/backup-store.ts';
import { planRestore, storedBackup } from '../../recovery/backup/restore.ts';
import type { Plan, Refusal } from '../../recovery/engine/plan.ts';
import { planClearLock, planFixMode, planRepair } from '../../recovery/repair/plan-repair.ts';
import { planUnsetVariable } from '../../recovery/repair/unset-variable.ts';
import { planReset } from '../../recovery/reset.ts';
import type { OfferedRemedy, PlannableRemedy } from '../../shared/remedies.ts';
import type { RemedySubject } from './ports.ts';

type Planner = (host: Host, subject: RemedySubject) => Promise<Plan | Refusal>;

const PLANNERS = {
  reset: (host, { facts, machine }) => planReset(host, facts, machine),
  repair: (host, { facts, machine }) => planRepair(host, facts, machine),
  restore: planNewestRestore,
  'fix-mode': (host, { facts, machine }) => planFixMode(host, facts, machine),
  'clear-lock': (host, { facts, machine }) => planClearLock(host, facts, machine),
  'unset-variable': async (host, { facts, machine, finding }) => {
    const name = finding?.variable;
    return name ? planUnsetVariable(host, facts, machine, name) : { refused: 'The variable is no longer set.' };
  },
} as const satisfies Record<OfferedRemedy, Planner>;

/** Plans a remedy, or says why there is nothing to do. Changes nothing. */
export async function planRemedy(host: Host, remedy: PlannableRemedy, subject: RemedySubject): Promise<Plan | Refusal> {
  const planner: Planner | undefined = Object.hasOwn(PLANNERS, remedy) ? PLANNERS[remedy as OfferedRemedy] : undefined;
  return planner ? planner(host, subject) : { refused: 'This is not possible here.' };
}

/** Of a broken file the newest whole copy is wanted; otherwise the newest backup as it is. */
async function planNewestRestore(host: Host, { facts, finding, id }: RemedySubject): Promise<Plan | Refusal> {
  const backups = await listBackups(host, id);
  const broken = finding?.evidence.map(({ file }) => file?.split(/[\\/]/).at(-1));
  const wanted = (name: string): boolean => broken?.includes(name) ?? false;
  const whole = backups.find(({ files }) => files.some((file) => file.whole && wanted(file.name)));
  const backup = whole ?? backups[0];
  if (!backup) return { refused: 'There is no backup yet. Pilotlight makes one a day, and one before every change.' };
  const names = whole ? whole.files.filter((file) => file.whole && wanted(file.name)).map(({ name }) => name) : [];
  return planRestore(host, facts, storedBackup(host, facts, backup), names);
}
