/** Small disks to be filled up. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type DiskKind = 'tmpfs' | 'ext4';

export interface Disk {
  /** Fills it up, but for so many bytes. */
  fill(freeBytes: number): void;
  free(): void;
  unmount(): void;
}

const MEBIBYTE = 1024 * 1024;

/** A disk of 4 MiB (ext4: 8) in place of `folder`; null where none can be made. */
export function mountDisk(kind: DiskKind, folder: string): Disk | null {
  const run = (program: string, ...args: string[]): void => void execFileSync(program, args, { stdio: 'ignore' });
  const filler = join(folder, 'filler');
  const images = kind === 'ext4' ? mkdtempSync(join(tmpdir(), 'pilotlight-disk-')) : null;
  try {
    if (images) {
      const image = join(images, 'image');
      writeFileSync(image, '');
      truncateSync(image, 8 * MEBIBYTE);
      run('mkfs.ext4', '-q', '-F', '-m', '0', image);
      run('mount', '-o', 'loop', image, folder);
    } else run('mount', '-t', 'tmpfs', '-o', 'size=4m,mode=700', 'tmpfs', folder);
  } catch {
    if (images) rmSync(images, { recursive: true, force: true });
    return null;
  }
  const free = (): void => rmSync(filler, { force: true });
  return {
    fill(freeBytes) {
      free();
      const file = openSync(filler, 'w');
      const chunk = Buffer.alloc(65_536, 1);
      try {
        for (;;) {
          const { bavail, bsize } = statfsSync(folder);
          const most = bavail * bsize - freeBytes;
          if (most < 4096) break;
          writeSync(file, chunk, 0, most >= chunk.length ? chunk.length : 4096);
        }
      } catch {
        // Full before it said so.
      } finally {
        closeSync(file);
      }
    },
    free,
    unmount: () => {
      run('umount', folder);
      if (images) rmSync(images, { recursive: true, force: true });
    },
  };
}
