/** Moves aside what stands where a file or a lock of Claude Code's should be, and a misnamed login to its place. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts, SavingTrouble } from '../../shared/facts.ts';
import { MOVE_ASIDE } from '../../shared/messages/recovery/repair.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { moveStep } from '../steps/move-step.ts';

export async function planMoveAside(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const steps = moveSteps(host, facts);
  if (steps.length === 0) return { refused: MOVE_ASIDE.nothing };
  return newPlan(host, {
    remedy: 'move-aside',
    profile: profileId(facts),
    title: MOVE_ASIDE.title,
    warnings: [
      ...(facts.credentials.misnamed ? [] : [MOVE_ASIDE.nothingDeleted]),
      ...warnOfSessions(machine, MOVE_ASIDE.closeFirst),
    ],
    steps,
    // What has the name of a lock cannot be locked.
    lockDirs: [],
  });
}

/** Of the folder on the way to the store; only a person's own is touched. */
const FOLDER_BLOCKED: readonly SavingTrouble['why'][] = ['not-a-folder', 'link-to-nowhere'];

export function moveSteps(host: Host, { credentials, locks, settings, globalConfig }: ProfileFacts): Step[] {
  const { store, location, unreadable, misnamed, saving } = credentials;
  const shown = (path: string): string => shownPath(host.home, path);
  const aside = (path: string): string => `${path}.aside-${stamp(host)}`;
  const inTheWay = store === 'file' && unreadable === 'not-a-file' ? [location] : [];
  const own = settings.filter(({ place }) => place !== 'managed-settings' && place !== 'project-settings');
  const noFiles = [...own, globalConfig].flatMap(({ status, problem, path }) =>
    status === 'unreadable' && problem?.kind === 'type' ? [path] : [],
  );
  const folder = saving && FOLDER_BLOCKED.includes(saving.why) ? [saving.path] : [];
  const odd = locks.filter(({ form, kind }) => form && kind !== 'global-config').map(({ path }) => path);
  return [
    ...[...inTheWay, ...folder, ...odd, ...noFiles].map((path) =>
      moveStep(MOVE_ASIDE.moved({ path: shown(path), aside: shown(aside(path)) }), path, aside(path)),
    ),
    ...(misnamed
      ? [moveStep(MOVE_ASIDE.rename({ path: shown(misnamed), aside: shown(location) }), misnamed, location)]
      : []),
  ];
}

/** `20260928-141502`, UTC. */
function stamp(host: Host): string {
  return new Date(host.clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
