import type { Files } from '../../../src/platform/host.ts';

const CHANGES = new Set<keyof Files>(['write', 'append', 'rename', 'remove', 'makeDirectory', 'setMode', 'touch']);
const before = process.env.DIE_BEFORE ?? '';

/** Ends this process at the moment it was told to: `DIE_BEFORE=3` at the fourth call. */
export function dieBefore(): void {
  if (before !== '' && dieBefore.count === Number(before)) process.kill(process.pid, 'SIGKILL');
  dieBefore.count++;
}
/** Calls so far. */
dieBefore.count = 0;

/** The same files, but with each change of the disk this process may die. */
export function dyingFiles(files: Files): Files {
  const wrap = ([name, act]: [string, unknown]) => [
    name,
    !CHANGES.has(name as keyof Files)
      ? act
      : (...args: unknown[]) => {
          dieBefore();
          return (act as (...all: unknown[]) => unknown)(...args);
        },
  ];
  return Object.fromEntries(Object.entries(files).map((entry) => wrap(entry as [string, unknown]))) as unknown as Files;
}
