/**
 * Takes the effect from a variable by setting it empty where Claude Code looks later: the `env` block of a settings file. That
 * is one key, taken back by an undo; shell profiles are only named, at the line.
 */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, MachineFacts, Place, ProfileFacts } from '../../shared/facts.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import { fileStep, seeFile } from '../steps/file-step.ts';

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

/** Plans to take the effect from `name`, wherever it is set. Changes nothing. */
export async function planUnsetVariable(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  name: string,
): Promise<Plan | Refusal> {
  const places = placesOf(facts, machine, name);
  const [strongest] = places;
  if (!strongest) return { refused: `${name} is not set anywhere that Pilotlight can see.` };
  if (strongest.place === 'managed-settings') {
    return {
      refused: `${name} is set by the administrator of this machine, in ${strongest.file}. Only they can change it.`,
    };
  }
  const path = targetFile(host, facts, strongest);
  const shown = shownPath(host.home, path);
  const seen = await seeFile(host, path);
  if (!seen) return { refused: `${shown} cannot be read, so nothing can be set in it.` };
  const text = seen.bytes ? Buffer.from(seen.bytes).toString('utf8') : '';
  if (editKey(text, ['env', name], '') === null) return { refused: `${shown} is broken. Repair it first.` };
  const overwrites = (readKey(text, ['env', name]) ?? '') !== '';
  return newPlan(host, {
    remedy: 'unset-variable',
    profile: profileId(facts),
    title: `Disable ${name}`,
    warnings: [
      ...(overwrites
        ? ['The value that stands there now goes into the backup, which only your account can read.']
        : []),
      ...places.flatMap((one) => nameShellLine(host, one)),
      ...warnOfSessions(machine, 'It notices when it is started anew.'),
    ],
    steps: [
      fileStep(`Set ${name} empty in the env block of ${shown}`, path, seen, {
        edit: 'key',
        path: ['env', name],
        value: '',
      }),
    ],
    lockDirs: [],
  });
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
function targetFile(host: Host, facts: ProfileFacts, { place, file }: EnvVarFact): string {
  const { join, dirname } = pathsOf(host.platform);
  if (place === 'local-settings' && file !== null) return file;
  // The project's own file is shared with others.
  if (place === 'project-settings' && file !== null) return join(dirname(file), 'settings.local.json');
  return join(facts.configDir, 'settings.json');
}

function nameShellLine(host: Host, { place, file, line, name }: EnvVarFact): string[] {
  if (place !== 'shell-profile' || file === null) return [];
  const at = line === null ? '' : `:${line}`;
  return [
    `Other programs still see it. It is set in ${shownPath(host.home, file)}${at}; take ${name} out there yourself.`,
  ];
}
