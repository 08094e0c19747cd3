/** Moves aside what stands where a file or a lock of Claude Code's should be, and a misnamed login to its place. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import { mayMoveFolder, mayMoveLock } from '../../diagnosis/in-the-way.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { MOVE_ASIDE } from '../../shared/messages/recovery/repair.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { moveStep } from '../steps/move-step.ts';

/** @param more  what else is to be said */
export async function planMoveAside(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  more: readonly string[] = [],
): Promise<Plan | Refusal> {
  const steps = moveSteps(host, facts);
  if (steps.length === 0) return { refused: MOVE_ASIDE.nothing };
  return newPlan(host, {
    remedy: 'move-aside',
    profile: profileId(facts),
    title: MOVE_ASIDE.title,
    warnings: [
      ...(facts.credentials.misnamed ? [] : [MOVE_ASIDE.nothingDeleted]),
      ...more,
      ...warnOfSessions(machine, MOVE_ASIDE.closeFirst),
    ],
    steps,
    lockDirs: keepsFromLocking(facts) ? [] : [facts.configDir],
    lockFiles: keepsFromLocking(facts) ? [] : [facts.globalConfig.path],
  });
}

/** What has the name of a lock, or of the folder it lies in, has to go before anything can be done under that lock. */
export function keepsFromLocking(facts: ProfileFacts): boolean {
  const { saving } = facts.credentials;
  return facts.locks.some((lock) => mayMoveLock(facts, lock)) || Boolean(saving && mayMoveFolder(facts, saving));
}

export function moveSteps(host: Host, facts: ProfileFacts): Step[] {
  const { credentials, locks, settings, globalConfig } = facts;
  const { store, location, unreadable, misnamed, saving } = credentials;
  const shown = (path: string): string => shownPath(host.home, path);
  const aside = (path: string): string => `${path}.aside-${stamp(host)}`;
  const inTheWay = store === 'file' && unreadable === 'not-a-file' ? [location] : [];
  const own = settings.filter(({ place }) => place !== 'managed-settings' && place !== 'project-settings');
  const noFiles = [...own, globalConfig].flatMap(({ status, problem, path }) =>
    status === 'unreadable' && problem?.kind === 'type' ? [path] : [],
  );
  const folder = saving && mayMoveFolder(facts, saving) ? [saving.path] : [];
  const odd = locks.filter((lock) => mayMoveLock(facts, lock));
  const away = (path: string, isLock: boolean): Step =>
    moveStep(MOVE_ASIDE.moved({ path: shown(path), aside: shown(aside(path)) }), path, aside(path), isLock);
  return [
    ...[...inTheWay, ...folder, ...noFiles].map((path) => away(path, false)),
    ...odd.map(({ path, form }) => away(path, form === 'full')),
    ...(misnamed
      ? [moveStep(MOVE_ASIDE.rename({ path: shown(misnamed), aside: shown(location) }), misnamed, location)]
      : []),
  ];
}

/** `20260928-141502`, UTC. */
function stamp(host: Host): string {
  return new Date(host.clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
