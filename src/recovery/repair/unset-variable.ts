/**
 * Takes the effect from a variable by setting it empty where Claude Code looks later: the `env` block of a settings file. That
 * is one key, taken back by an undo; shell profiles are only named, at the line.
 */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, MachineFacts, Place, ProfileFacts } from '../../shared/facts.ts';
import { listed } from '../../shared/messages/phrasing.ts';
import { DISABLE } from '../../shared/messages/recovery/variables.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { afterRemoval, type Removal, sayAfter, whatGoesTogether } from './after-removal.ts';

/** Highest first: what stands higher wins. */
const RANK: readonly Place[] = [
  'managed-settings',
  'local-settings',
  'project-settings',
  'user-settings',
  'global-config',
  'process',
  'running-session',
  'shell-profile',
];

/** Plans to take the effect from `name` and from what is of no use without it, wherever they are set. Changes nothing. */
export async function planUnsetVariable(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  name: string,
): Promise<Plan | Refusal> {
  const [strongest] = placesOf(facts, machine, name);
  if (!strongest) return { refused: DISABLE.notSet({ name }) };
  if (strongest.place === 'managed-settings') {
    return {
      refused: DISABLE.managed({ name, file: strongest.file ?? strongest.place }),
    };
  }
  const seen = { facts, machine, now: host.clock.now() };
  const removalOf = (one: string): Removal | null => removalFor(host, facts, placesOf(facts, machine, one)[0]);
  const names = whatGoesTogether(seen, name, removalOf);
  const removals = names.flatMap((one) => removalOf(one) ?? []);
  const planned = await stepsFor(host, removals);
  if ('refused' in planned) return planned;
  const places = names.flatMap((one) => placesOf(facts, machine, one));
  return newPlan(host, {
    remedy: 'unset-variable',
    profile: profileId(facts),
    title: names.length === 1 ? DISABLE.title({ name }) : DISABLE.titleAll({ name }),
    warnings: [
      ...sayAfter(afterRemoval(seen, removals)),
      ...(planned.overwrites ? [DISABLE.valueKept] : []),
      ...places.flatMap((one) => nameShellLine(host, one)),
      ...warnOfSessions(machine, DISABLE.closeFirst),
    ],
    steps: planned.steps,
    lockDirs: [],
  });
}

/** Each file is changed by one step. */
async function stepsFor(
  host: Host,
  removals: readonly Removal[],
): Promise<{ steps: Step[]; overwrites: boolean } | Refusal> {
  const steps: Step[] = [];
  let overwrites = false;
  for (const path of new Set(removals.map((one) => one.path))) {
    const names = removals.filter((one) => one.path === path).map(({ name }) => name);
    const shown = shownPath(host.home, path);
    const seen = await seeFile(host, path);
    if (!seen) return { refused: DISABLE.unreadable({ file: shown }) };
    const text = seen.bytes ? Buffer.from(seen.bytes).toString('utf8') : '';
    if (names.some((name) => editKey(text, ['env', name], '') === null)) {
      return { refused: DISABLE.broken({ file: shown }) };
    }
    overwrites ||= names.some((name) => (readKey(text, ['env', name]) ?? '') !== '');
    const keys = names.map((name) => ({ path: ['env', name], set: '' }));
    const line = DISABLE.setEmpty({ name: listed(names), file: shown });
    steps.push(fileStep(line, path, seen, { edit: 'keys', keys }));
  }
  return { steps, overwrites };
}

function placesOf(facts: ProfileFacts, machine: MachineFacts, name: string): EnvVarFact[] {
  const all = [
    ...facts.settings.flatMap(({ env }) => env),
    ...facts.globalConfig.env,
    ...machine.processEnv,
    ...machine.shellEnv,
    ...machine.sessions.flatMap(({ env }) => env),
  ];
  return all
    .filter((fact) => fact.name === name && fact.state !== 'empty')
    .sort((a, b) => RANK.indexOf(a.place) - RANK.indexOf(b.place));
}

/** The weakest file of the user's own that is stronger than where the variable stands, or that very file. */
function removalFor(host: Host, facts: ProfileFacts, fact: EnvVarFact | undefined): Removal | null {
  if (!fact || fact.place === 'managed-settings') return null;
  const { join, dirname } = pathsOf(host.platform);
  const { name, place, file } = fact;
  if (place === 'local-settings' && file !== null) return { name, place, path: file };
  // The project's own file is shared with others.
  if (place === 'project-settings' && file !== null) {
    return { name, place: 'local-settings', path: join(dirname(file), 'settings.local.json') };
  }
  return { name, place: 'user-settings', path: join(facts.configDir, 'settings.json') };
}

function nameShellLine(host: Host, { place, file, line, name }: EnvVarFact): string[] {
  if (place !== 'shell-profile' || file === null) return [];
  const at = line === null ? '' : `:${line}`;
  return [DISABLE.elsewhere({ file: shownPath(host.home, file), line: at, name })];
}
