/** The failure hook on and off: one key of the user's settings and a script of ours, seen beforehand and taken back to the byte. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { FAILURE_HOOK } from '../../shared/messages/failure-hook.ts';
import { type FailureSpool, failureSpool } from '../../sources/claude-code/failure-spool.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import type { SeenFile } from '../steps/file-change.ts';
import { digestOf, textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { HOOK_PATH, type HookList, hasOwnHook, readHookList, withOwnHook, withoutOwnHook } from './hook-entry.ts';
import { hookScript } from './hook-script.ts';

const SCRIPT_MODE = 0o700;

export interface HookPlace {
  /** The user's settings. */
  path: string;
  file: SeenFile;
  spool: FailureSpool;
  list: HookList;
  isOn: boolean;
}

/** How the hook stands, or why it cannot be told, as a sentence. */
export async function readHookPlace(host: Host, facts: ProfileFacts): Promise<HookPlace | string> {
  const path = pathsOf(host.platform).join(facts.configDir, 'settings.json');
  const shown = shownPath(host.home, path);
  const file = await seeFile(host, path);
  if (!file) return FAILURE_HOOK.unreadable({ file: shown });
  const text = textOf(file);
  if (file.bytes && editKey(text, HOOK_PATH, []) === null) return FAILURE_HOOK.broken({ file: shown });
  const list = readHookList(readKey(text, HOOK_PATH));
  if (list === null) return FAILURE_HOOK.notAList({ file: shown });
  const spool = failureSpool(host, facts.configDir);
  return { path, file, spool, list, isOn: hasOwnHook(list, spool.script) };
}

/** What keeps Claude Code from calling the user's hooks, as a sentence; null: nothing that files tell. */
export async function whyNoHooks(host: Host, facts: ProfileFacts): Promise<string | null> {
  for (const { path, place } of facts.settings) {
    const seen = await seeFile(host, path);
    if (!seen?.bytes) continue;
    const text = textOf(seen);
    const file = shownPath(host.home, path);
    if (readKey(text, ['disableAllHooks']) === true) return FAILURE_HOOK.hooksOff({ file });
    const isManaged = place === 'managed-settings';
    if (isManaged && readKey(text, ['allowManagedHooksOnly']) === true) return FAILURE_HOOK.managedOnly({ file });
  }
  return null;
}

/** Plans to let Claude Code say when a turn fails, or says what stands in the way. Changes nothing. */
export async function planFailureHookOn(host: Host, facts: ProfileFacts): Promise<Plan | Refusal> {
  if (host.platform === 'win32' || facts.from === 'wsl') return { refused: FAILURE_HOOK.needsPosixShell };
  const place = await readHookPlace(host, facts);
  if (typeof place === 'string') return { refused: place };
  const stopped = await whyNoHooks(host, facts);
  if (stopped !== null) return { refused: stopped };
  const script = await scriptStep(host, place.spool);
  if (script === 'unreadable')
    return { refused: FAILURE_HOOK.unreadable({ file: shownPath(host.home, place.spool.script) }) };
  if (place.isOn && !script) return { refused: FAILURE_HOOK.onAlready };
  return newPlan(host, {
    remedy: 'failure-hook-on',
    profile: profileId(facts),
    title: FAILURE_HOOK.onTitle,
    warnings: [FAILURE_HOOK.whatItDoes],
    steps: [...(script ? [script] : []), ...(place.isOn ? [] : [addStep(host, place)])],
    lockDirs: [],
  });
}

/** Plans to take our hook away; others' hooks stay. Changes nothing. */
export async function planFailureHookOff(host: Host, facts: ProfileFacts): Promise<Plan | Refusal> {
  const place = await readHookPlace(host, facts);
  if (typeof place === 'string') return { refused: place };
  if (!place.isOn) return { refused: FAILURE_HOOK.offAlready, absent: true };
  const { script } = place.spool;
  const seen = await seeFile(host, script);
  const line = FAILURE_HOOK.removeScript({ file: shownPath(host.home, script) });
  return newPlan(host, {
    remedy: 'failure-hook-off',
    profile: profileId(facts),
    title: FAILURE_HOOK.offTitle,
    warnings: [],
    steps: [removeStep(host, place), ...(seen?.bytes ? [fileStep(line, script, seen, { edit: 'remove' })] : [])],
    lockDirs: [],
  });
}

/** null: the script is there as it should be. */
async function scriptStep(host: Host, spool: FailureSpool): Promise<Step | null | 'unreadable'> {
  const seen = await seeFile(host, spool.script);
  if (!seen) return 'unreadable';
  const bytes = Buffer.from(hookScript(spool), 'utf8');
  if (seen.digest === digestOf(bytes) && seen.mode === SCRIPT_MODE) return null;
  const line = FAILURE_HOOK.writeScript({ file: shownPath(host.home, spool.script) });
  return fileStep(line, spool.script, seen, { edit: 'content', bytes, mode: SCRIPT_MODE }, SCRIPT_MODE);
}

function addStep(host: Host, { path, file, list, spool }: HookPlace): Step {
  const line = FAILURE_HOOK.addHook({ file: shownPath(host.home, path) });
  return fileStep(line, path, file, { edit: 'key', path: [...HOOK_PATH], value: withOwnHook(list, spool.script) });
}

/** Where ours was the only one, the key goes, and `hooks` with it where nothing else is in it. */
function removeStep(host: Host, { path, file, list, spool }: HookPlace): Step {
  const line = FAILURE_HOOK.removeHook({ file: shownPath(host.home, path) });
  const rest = withoutOwnHook(list, spool.script);
  const hooks = readKey(textOf(file), ['hooks']);
  const isAlone = typeof hooks === 'object' && hooks !== null && Object.keys(hooks).length === 1;
  const key = rest === undefined && isAlone ? ['hooks'] : [...HOOK_PATH];
  return fileStep(line, path, file, { edit: 'key', path: key, value: rest });
}
