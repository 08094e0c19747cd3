import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 4096;

/** A disk of 512 KiB in place of `folder`; null where none can be made. */
export interface SmallDisk {
  /** Fills it up, but for so many pages. */
  fill(pagesFree: number): void;
  free(): void;
  setReadOnly(on: boolean): void;
  unmount(): void;
}

export function mountSmallDisk(folder: string): SmallDisk | null {
  const run = (program: string, ...args: string[]): void => void execFileSync(program, args, { stdio: 'ignore' });
  const filler = join(folder, 'filler');
  try {
    run('/bin/mount', '-t', 'tmpfs', '-o', 'size=512k,mode=700', 'tmpfs', folder);
  } catch {
    return null;
  }
  return {
    fill(pagesFree) {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, Buffer.alloc(PAGE, 1));
      } catch {
        ftruncateSync(file, Math.max(0, statSync(filler).size - pagesFree * PAGE));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    setReadOnly: (on) => run('/bin/mount', '-o', `remount,${on ? 'ro' : 'rw'}`, folder),
    unmount: () => run('/bin/umount', folder),
  };
}
