import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { describeComputedVariable, describeVariable, mattersToSignIn } from '../environment/environment.ts';
import { assignmentsIn } from '../shell-profiles/environment-files.ts';
import type { ShellMachine } from '../shell-profiles/read-shell-environment.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';

export type StartsMachine = ShellMachine & { cwd: string };

export interface Assignment {
  name: string;
  value: string;
  line: number;
  /** The program puts something in for a part of it. */
  computed?: boolean;
}

/** `$NAME` or `${NAME}`, as programs take it that expand variables in their settings. */
export const holdsVariable = (value: string): boolean => /(?<!\\)\$(\{|[A-Za-z_])/.test(value);

/** Those that matter to sign-in; the values are forgotten here. */
export function factsOf(assignments: readonly Assignment[], file: string): EnvVarFact[] {
  return assignments
    .filter(({ name }) => mattersToSignIn(name))
    .map(({ name, value, line, computed }) =>
      computed
        ? describeComputedVariable(name, 'shell-profile', file, line)
        : describeVariable(name, value, 'shell-profile', file, line),
    );
}

/** What a file of `NAME=value` lines sets; nothing where there is none. */
export async function factsInFile(files: ScriptFiles, file: string): Promise<EnvVarFact[]> {
  const text = await files.text(file);
  return text === null ? [] : factsOf(assignmentsIn(text), file);
}

/** Lines of a file; none where there is none, which is so with most that are looked for. */
export async function linesIn(files: ScriptFiles, file: string): Promise<readonly string[]> {
  const text = await files.text(file);
  return text ? text.split(/\r?\n/) : [];
}

export function startOf(
  kind: OtherStart['kind'],
  name: string,
  file: string,
  env: readonly EnvVarFact[],
  more: Partial<Pick<OtherStart, 'without' | 'runsClaude'>> = {},
): OtherStart {
  return { kind, name, file, line: env[0]?.line ?? null, env, without: [], runsClaude: false, ...more };
}

export const folderOf = (file: string): string => file.replace(/[/\\][^/\\]*$/, '');

/** The current folder and those around it, nearest first. */
export function foldersUp({ cwd, platform }: Pick<StartsMachine, 'cwd' | 'platform'>): string[] {
  const { dirname } = pathsOf(platform);
  const all: string[] = [];
  for (let folder = cwd; all.length < 32 && !all.includes(folder); folder = dirname(folder)) all.push(folder);
  return all;
}

/** Tells 1-based lines of offsets in a text, which is gone through once however many are asked for. */
export function linesOf(text: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (offset) => {
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
