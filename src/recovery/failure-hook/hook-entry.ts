/** Our entry among the hooks of `StopFailure`. Others' entries are handed on as they are. Pure. */
import { quote } from '../shell-word.ts';

export const HOOK_PATH = ['hooks', 'StopFailure'] as const;

/** null: what stands there is no list, and nobody can be put beside it. `undefined`: there is none. */
export type HookList = readonly unknown[] | undefined;

export function readHookList(value: unknown): HookList | null {
  return value === undefined || Array.isArray(value) ? value : null;
}

const ownEntry = (script: string) => ({ hooks: [{ type: 'command', command: quote(script) }] });

/** True where an entry calls our script. */
function isOwn(entry: unknown, script: string): boolean {
  return JSON.stringify(entry) === JSON.stringify(ownEntry(script));
}

export const hasOwnHook = (list: HookList, script: string): boolean =>
  list?.some((entry) => isOwn(entry, script)) ?? false;

export const withOwnHook = (list: HookList, script: string): readonly unknown[] => [...(list ?? []), ownEntry(script)];

/** `undefined`: none is left, and the key may go. */
export function withoutOwnHook(list: HookList, script: string): HookList {
  const rest = list?.filter((entry) => !isOwn(entry, script)) ?? [];
  return rest.length === 0 ? undefined : rest;
}
