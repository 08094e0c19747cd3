/** The steps that switch a fallback on and off: entries of the user's settings, and the note of what is on. */
import type { Host } from '../../platform/host.ts';
import { FALLBACK_STEPS } from '../../shared/messages/recovery/fallback.ts';
import type { Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import type { SeenFile } from '../steps/file-change.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { type FallbackOn, fallbackStatePath, parseFallbackState } from './fallback-state.ts';

/** Takes the entries out of the settings, or the settings away if they were made for them. */
export function removalStep(host: Host, path: string, file: SeenFile, keys: string[][], madeFile: boolean): Step {
  const shown = shownPath(host.home, path);
  const rest = removeAll(textOf(file), keys);
  if (madeFile && rest !== null && /^\s*\{\s*\}\s*$/.test(rest)) {
    return fileStep(FALLBACK_STEPS.removeFile({ path: shown }), path, file, { edit: 'remove' });
  }
  const line = FALLBACK_STEPS.takeOut({ names: keys.map((key) => key.join('.')).join(', '), path: shown });
  return fileStep(line, path, file, { edit: 'keys', keys: withEmptied(textOf(file), keys) });
}

/** An `env` block that holds nothing else came with the fallback, and goes with it. */
function withEmptied(text: string, keys: string[][]): { path: string[] }[] {
  const inEnv = keys.filter(([head]) => head === 'env');
  const env = readKey(text, ['env']);
  const whole = typeof env === 'object' && env !== null && Object.keys(env).length === inEnv.length && inEnv.length > 0;
  if (!whole) return keys.map((path) => ({ path }));
  return [...keys.filter(([head]) => head !== 'env'), ['env']].map((path) => ({ path }));
}

function removeAll(text: string, keys: string[][]): string | null {
  return withEmptied(text, keys).reduce<string | null>(
    (body, { path }) => (body === null ? null : editKey(body, path, undefined)),
    text,
  );
}

/** Notes what is on for the profile `id`; `value` undefined: nothing. */
export async function noteStep(host: Host, id: string, value: FallbackOn | undefined, line: string): Promise<Step> {
  const path = fallbackStatePath(host);
  const file = (await seeFile(host, path)) ?? { bytes: null, digest: null, mode: null, uid: null };
  if (file.bytes && parseFallbackState(textOf(file)) === null) {
    const fresh = { version: 1, on: value ? { [id]: value } : {} };
    const bytes = Buffer.from(`${JSON.stringify(fresh, null, 2)}\n`, 'utf8');
    return fileStep(FALLBACK_STEPS.notesDamaged({ line }), path, file, { edit: 'content', bytes });
  }
  const keys = [value ? { path: ['on', id], set: value } : { path: ['on', id] }];
  // What was noted since, as a key, counts for nothing in notes without their version.
  return fileStep(line, path, file, { edit: 'keys', keys, always: [{ path: ['version'], set: 1 }] });
}
