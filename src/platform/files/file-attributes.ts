/** Access lists and extended attributes, which Node cannot reach: the system's own programs can. */
import type { FileHandle } from 'node:fs/promises';
import type { Processes } from '../host.ts';

const TIMEOUT_MS = 5_000;

export interface FileAttributes {
  /** false: they could not be kept. */
  copy(from: FileHandle, to: FileHandle): Promise<boolean>;
  /** Whether a new file in the place of this one would lack something this one has. */
  loses(path: string): Promise<boolean>;
}

/** @param run  null: without other programs, so nothing can be kept */
export function createAttributes(run: Processes['run'] | null): FileAttributes {
  const works = async (file: string, args: readonly string[]): Promise<string | null> => {
    const outcome = run && (await run({ file, args, limitMs: TIMEOUT_MS }));
    return outcome?.ok && outcome.code === 0 ? outcome.stdout : null;
  };
  const hasMore = async (path: string): Promise<boolean> => {
    // The eleventh letter of `-rw-r--r--+`: an access list; `@` on macOS: attributes.
    const line = process.platform === 'win32' ? null : await works('ls', ['-ldn', '--', path]);
    return /^.{10}[+@]/.test(line ?? '');
  };
  return {
    async copy(from, to) {
      if (process.platform !== 'linux' || !run) return true;
      const at = ({ fd }: FileHandle): string => `/proc/${process.pid}/fd/${fd}`;
      // The open files themselves, so that nobody can put a link in between.
      const copied = await works('cp', ['--attributes-only', '--preserve=mode,xattr', '--', at(from), at(to)]);
      return copied !== null || !(await hasMore(at(from)));
    },
    loses: async (path) => process.platform !== 'linux' && (await hasMore(path)),
  };
}
