/** Which planner makes the plan of which remedy. */

import type { Host } from '../../platform/host.ts';
import { listBackups } from '../../recovery/backup/backup-store.ts';
import { pathOfName } from '../../recovery/backup/config-files.ts';
import { planRestore, storedBackup } from '../../recovery/backup/restore.ts';
import type { Plan, Refusal } from '../../recovery/engine/plan.ts';
import { chooseFallback } from '../../recovery/fallback/choose-fallback.ts';
import { planFallbackOff, planFallbackOn } from '../../recovery/fallback/fallback.ts';
import { planNewProfile } from '../../recovery/profiles/plan-new-profile.ts';
import { planMoveAside } from '../../recovery/repair/move-aside.ts';
import { planClearLock, planFixMode, planRepair } from '../../recovery/repair/plan-repair.ts';
import { planSetRight } from '../../recovery/repair/set-right.ts';
import { planSkipFirstStart } from '../../recovery/repair/skip-first-start.ts';
import { planUnsetVariable } from '../../recovery/repair/unset-variable.ts';
import { planReset } from '../../recovery/reset.ts';
import { planStatuslineOff, planStatuslineOn } from '../../recovery/statusline/plan-statusline.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import type { RemedySubject, VaultAccess } from './ports.ts';

const NO_VAULT: Refusal = { refused: COMMAND_TEXTS.notPossible };

/** What a planner works with. */
interface PlanContext {
  host: Host;
  /** null: this shell reaches no vault. */
  fallback: VaultAccess | null;
}

/** Makes a plan, or says why there is nothing to do. Changes nothing. */
type Planner = (context: PlanContext, subject: RemedySubject) => Promise<Plan | Refusal>;

export const PLANNERS = {
  reset: ({ host }, { facts, machine }) => planReset(host, facts, machine),
  repair: ({ host }, { facts, machine }) => planRepair(host, facts, machine),
  restore: ({ host }, subject) => planNewestRestore(host, subject),
  'fix-mode': ({ host }, { facts, machine }) => planFixMode(host, facts, machine),
  'clear-lock': ({ host }, { facts, machine }) => planClearLock(host, facts, machine),
  'move-aside': ({ host }, { facts, machine }) => planMoveAside(host, facts, machine),
  'skip-first-start': ({ host }, { facts, machine }) => planSkipFirstStart(host, facts, machine),
  'set-right': async ({ host }, { facts, machine, finding }) => {
    const name = finding?.variable;
    return name ? planSetRight(host, facts, machine, name) : { refused: COMMAND_TEXTS.variableGone };
  },
  'unset-variable': async ({ host }, { facts, machine, finding }) => {
    const name = finding?.variable;
    return name ? planUnsetVariable(host, facts, machine, name) : { refused: COMMAND_TEXTS.variableGone };
  },
  'statusline-on': ({ host }, { facts }) => planStatuslineOn(host, facts),
  'statusline-off': ({ host }, { facts }) => planStatuslineOff(host, facts),
  'new-profile': async ({ host }, { newProfile }) =>
    newProfile ? planNewProfile(host, newProfile) : { refused: COMMAND_TEXTS.notPossible },
  'fallback-on': async ({ host, fallback }, subject) => {
    if (!fallback) return NO_VAULT;
    const { name = 'key', ...options } = subject.fallback ?? {};
    const choice = await chooseFallback(host, name, fallback.own, options);
    return 'refused' in choice ? choice : planFallbackOn(host, subject, choice, await fallback.vault());
  },
  'fallback-off': async ({ host, fallback }, subject) => (fallback ? planFallbackOff(host, subject) : NO_VAULT),
} as const satisfies Record<PlannableRemedy, Planner>;

/** Of a broken file the newest whole copy is wanted; otherwise the newest backup as it is. */
async function planNewestRestore(host: Host, { facts, finding, id }: RemedySubject): Promise<Plan | Refusal> {
  const backups = await listBackups(host, id);
  const broken = new Set(finding?.evidence.map(({ file }) => file));
  // By its place: an older global configuration has another name than the one it is kept under.
  const wanted = (name: string): boolean => {
    const path = pathOfName(host, facts, name);
    return path !== null && broken.has(path);
  };
  const whole = backups.find(({ files }) => files.some((file) => file.whole && wanted(file.name)));
  const backup = whole ?? backups[0];
  if (!backup) return { refused: COMMAND_TEXTS.noBackup };
  const names = whole ? whole.files.filter((file) => file.whole && wanted(file.name)).map(({ name }) => name) : [];
  return planRestore(host, facts, storedBackup(host, facts, backup), names);
}
