/** Has Claude Code take the login that is there, where its first start would ask for another one: one key of its global configuration. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import { resolveAuthSource } from '../../diagnosis/auth-source/resolve-auth-source.ts';
import { firstStartAsks } from '../../diagnosis/findings/first-start.ts';
import type { Host } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { SKIP_FIRST_START } from '../../shared/messages/remedies.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';

export async function planSkipFirstStart(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
): Promise<Plan | Refusal> {
  const steps = await firstStartSteps(host, facts, machine);
  if (steps.length === 0) return { refused: SKIP_FIRST_START.notAsked };
  return newPlan(host, {
    remedy: 'skip-first-start',
    profile: profileId(facts),
    title: SKIP_FIRST_START.title,
    warnings: [SKIP_FIRST_START.theme],
    steps,
    lockDirs: [facts.configDir],
    lockFiles: [facts.globalConfig.path],
  });
}

/** Nothing where Claude Code would not ask. */
export async function firstStartSteps(host: Host, profile: ProfileFacts, machine: MachineFacts): Promise<Step[]> {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const input = { machine, profile, version, now: host.clock.now() };
  const auth = resolveAuthSource(input);
  if (!firstStartAsks({ ...input, machine, profileId: profileId(profile), auth })) return [];
  const { path } = profile.globalConfig;
  const seen = await seeFile(host, path);
  if (!seen) return [];
  const line = SKIP_FIRST_START.step({ path: shownPath(host.home, path) });
  return [fileStep(line, path, seen, { edit: 'key', path: ['hasCompletedOnboarding'], value: true })];
}
