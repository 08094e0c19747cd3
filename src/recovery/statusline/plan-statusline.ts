/** The feed of usage on and off: one key of the user's settings and a script of ours, seen beforehand and taken back to the byte. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { STATUSLINE } from '../../shared/messages/statusline.ts';
import { usageFiles } from '../../sources/usage/usage-files.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { digestOf, type FileChange } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { collectorScript } from './collector-script.ts';
import { statuslineCommand } from './statusline-command.ts';
import { readStatuslinePlace, type StatuslinePlace, whyNotCalled } from './statusline-place.ts';

const SCRIPT_MODE = 0o700;
const SHELL = '/bin/sh';
const SHELL_TIMEOUT_MS = 5000;

/** Plans to let Claude Code tell its usage here, or says what stands in the way. Changes nothing. */
export async function planStatuslineOn(host: Host, facts: ProfileFacts): Promise<Plan | Refusal> {
  if (host.platform === 'win32' || facts.from === 'wsl') return { refused: STATUSLINE.needsPosixShell };
  const place = await readStatuslinePlace(host, facts);
  if (typeof place === 'string') return { refused: place };
  const stopped = await whyNotCalled(host, facts);
  if (stopped !== null) return { refused: stopped };
  const script = await scriptStep(host, facts, place);
  if (script === 'unreadable') return { refused: STATUSLINE.unreadable({ file: shownPath(host.home, place.script) }) };
  if (place.own && !script) return { refused: STATUSLINE.onAlready };
  const command = statuslineCommand(place.script, place.command);
  if (!place.own && place.command !== null && !(await parses(host, command)))
    return { refused: STATUSLINE.notChainable({ file: shownPath(host.home, place.path) }) };
  return newPlan(host, {
    remedy: 'statusline-on',
    profile: profileId(facts),
    title: STATUSLINE.onTitle,
    warnings: place.own ? [] : [place.command === null ? STATUSLINE.printsOwn : STATUSLINE.keepsYours],
    steps: [...(script ? [script] : []), ...(place.own ? [] : [settingsStep(host, place, command)])],
    lockDirs: [],
  });
}

/** Plans to take our part away; what stood there before stays. Changes nothing. */
export async function planStatuslineOff(host: Host, facts: ProfileFacts): Promise<Plan | Refusal> {
  const place = await readStatuslinePlace(host, facts);
  if (typeof place === 'string') return { refused: place };
  if (!place.own) return { refused: STATUSLINE.offAlready, absent: true };
  const script = await seeFile(host, place.script);
  return newPlan(host, {
    remedy: 'statusline-off',
    profile: profileId(facts),
    title: STATUSLINE.offTitle,
    warnings: [],
    steps: [
      settingsStep(host, place, place.own.state === 'chained' ? place.own.original : null),
      ...(script?.bytes
        ? [
            fileStep(STATUSLINE.removeScript({ file: shownPath(host.home, place.script) }), place.script, script, {
              edit: 'remove',
            }),
          ]
        : []),
    ],
    lockDirs: [],
  });
}

/** null: the script is there as it should be. */
async function scriptStep(
  host: Host,
  facts: ProfileFacts,
  { script }: StatuslinePlace,
): Promise<Step | null | 'unreadable'> {
  const seen = await seeFile(host, script);
  if (!seen) return 'unreadable';
  const bytes = Buffer.from(collectorScript(usageFiles(host, facts.configDir)), 'utf8');
  if (seen.digest === digestOf(bytes) && seen.mode === SCRIPT_MODE) return null;
  const line = STATUSLINE.writeScript({ file: shownPath(host.home, script) });
  return fileStep(line, script, seen, { edit: 'content', bytes, mode: SCRIPT_MODE }, SCRIPT_MODE);
}

/** @param command  null: there is to be none */
function settingsStep(host: Host, { path, file, command: before }: StatuslinePlace, command: string | null): Step {
  const shown = shownPath(host.home, path);
  const change: FileChange =
    command === null
      ? { edit: 'key', path: ['statusLine'], value: undefined }
      : before === null
        ? { edit: 'key', path: ['statusLine'], value: { type: 'command', command } }
        : { edit: 'key', path: ['statusLine', 'command'], value: command };
  const key = change.path.join('.');
  const line = command === null ? STATUSLINE.removeKey({ key, file: shown }) : STATUSLINE.setKey({ key, file: shown });
  return fileStep(line, path, file, change);
}

/** Whether a shell can read the two together; nothing of it is run. */
async function parses(host: Host, command: string): Promise<boolean> {
  const read = await host.processes.run({ file: SHELL, args: ['-n', '-c', command], limitMs: SHELL_TIMEOUT_MS });
  return read.ok && read.code === 0;
}
