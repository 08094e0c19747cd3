/** Repairs of one profile: its files, their access rights, and locks that nobody holds any more. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { LockFact, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { MOVE_ASIDE, REPAIR } from '../../shared/messages/recovery/repair.ts';
import { SKIP_FIRST_START } from '../../shared/messages/remedies.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { sayCleared, sayWhyKept } from '../engine/kept-lock.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { fileStep } from '../steps/file-step.ts';
import { lockStep } from '../steps/lock-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { keepsFromLocking, moveSteps, planMoveAside } from './move-aside.ts';
import { type Repairs, repairFiles } from './repair-files.ts';
import { firstStartSteps } from './skip-first-start.ts';

/** Plans to repair broken configuration files, or says what has to be done by hand. Changes nothing. */
export async function planRepair(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const repairs = await repairFiles(host, facts, version);
  return planOf(host, facts, machine, 'repair', REPAIR.title, repairs);
}

/** Plans to take from others the right to read the credential store. */
export async function planFixMode(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const steps = await modeSteps(host, facts);
  return planOf(host, facts, machine, 'fix-mode', REPAIR.permissionsTitle, { steps, byHand: [] });
}

/** Plans to clear locks older than Claude Code's own limit, whose owner is provably gone. */
export async function planClearLock(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const steps = leftLocks(facts).map((lock) => lockStep(sayCleared(host, lock), lock));
  return planOf(host, facts, machine, 'clear-lock', REPAIR.locksTitle, { steps, byHand: keptLocks(host, facts) });
}

/** Everything of the above at once. */
export async function planRepairAll(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const { steps, byHand } = await repairFiles(host, facts, version);
  const firstStart = await firstStartSteps(host, facts, machine);
  const warnings = [...byHand, ...(firstStart.length > 0 ? [SKIP_FIRST_START.theme] : [])];
  // What is written anew gets its mode with it.
  const written = facts.credentials.status === 'unreadable';
  const inside = [...steps, ...(written ? [] : await modeSteps(host, facts)), ...firstStart];
  if (keepsFromLocking(facts)) {
    return planMoveAside(host, facts, machine, inside.length > 0 ? [MOVE_ASIDE.repairAfter] : []);
  }
  const files = [...moveSteps(host, facts), ...inside];
  // Who takes the locks to change a file clears the stale ones on the way.
  if (files.length === 0) return planClearLockOr(host, facts, machine, byHand);
  return planOf(host, facts, machine, 'repair', REPAIR.all, { steps: files, byHand: warnings });
}

async function planClearLockOr(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  byHand: string[],
): Promise<Plan | Refusal> {
  if (leftLocks(facts).length > 0) return planClearLock(host, facts, machine);
  return planOf(host, facts, machine, 'repair', REPAIR.all, {
    steps: [],
    byHand: [...byHand, ...keptLocks(host, facts)],
  });
}

async function planOf(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  remedy: Plan['remedy'],
  title: string,
  { steps, byHand }: Repairs,
): Promise<Plan | Refusal> {
  if (steps.length === 0) {
    return { refused: byHand.length > 0 ? byHand.join(' ') : REPAIR.nothing };
  }
  const locks = remedy !== 'clear-lock';
  return newPlan(host, {
    remedy,
    profile: profileId(facts),
    title,
    warnings: [...byHand, ...warnOfSessions(machine, REPAIR.closeFirst)],
    steps,
    lockDirs: locks ? [facts.configDir] : [],
    lockFiles: locks ? [facts.globalConfig.path] : [],
  });
}

async function modeSteps(host: Host, { credentials }: ProfileFacts): Promise<Step[]> {
  if (credentials.file?.loose !== true) return [];
  const seen = await seeFile(host, credentials.location);
  if (!seen?.bytes) return [];
  const shown = shownPath(host.home, credentials.location);
  const line = REPAIR.onlyYou({ path: shown });
  return [fileStep(line, credentials.location, seen, { edit: 'mode', mode: 0o600 })];
}

/** What is no empty folder is moved aside instead: something would be lost. */
function leftLocks({ locks }: ProfileFacts): LockFact[] {
  return locks.filter(({ owner, form }) => owner?.state === 'gone' && form === undefined);
}

/** Those that stood still, though nobody can say that their owner is gone. */
function keptLocks(host: Host, { locks }: ProfileFacts): string[] {
  return locks.flatMap(({ path, ageMs, owner }) =>
    owner && owner.state !== 'gone' ? [sayWhyKept(host, { path, ageMs, owner })] : [],
  );
}
