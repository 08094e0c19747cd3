/** The processes of an app: Chromium has several, by kind. */
import { readdirSync, readFileSync } from 'node:fs';

export interface OneProcess {
  pid: number;
  /** `main`, or what Chromium calls it: `renderer`, `gpu-process`, `utility`, `zygote`. */
  kind: string;
}

/** A process and all that it started, however deep. */
export function processesOf(pid: number): readonly OneProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found = [pid];
  // It grows while it is read.
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found.map((one) => ({ pid: one, kind: kindOf(one) }));
}

/** @throws while there is none of that kind */
export function processOfKind(pid: number, kind: string): number {
  const all = processesOf(pid);
  const one = all.find((each) => each.kind === kind);
  if (!one) throw new Error(`no ${kind} among: ${all.map((each) => each.kind).join(', ')}`);
  return one.pid;
}

/** Gone, or waited for by nobody and doing nothing. */
export function isGone(pid: number): boolean {
  return [null, 'Z'].includes(stat(pid)?.state ?? null);
}

function parentOf(pid: number): number | null {
  return stat(pid)?.parent ?? null;
}

function stat(pid: number): { state: string; parent: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

function kindOf(pid: number): string {
  try {
    return /--type=([\w-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'main';
  } catch {
    return 'gone';
  }
}
