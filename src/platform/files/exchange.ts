/**
 * Two names change their files in one step, so that whatever stands at either is still there afterwards. Linux can do it, Node cannot
 * ask it to: newer GNU `mv` can, and Perl, which Debian and its kin always have.
 */
import type { Processes } from '../host.ts';

const TIMEOUT_MS = 5_000;
const SWAP = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)';
/** The number of `renameat2`. */
const CALLS: Readonly<Record<string, string>> = { x64: '316', arm64: '276' };

type Way = (a: string, b: string) => { file: string; args: readonly string[] };

const BY_MV: Way = (a, b) => ({ file: 'mv', args: ['--exchange', '--no-target-directory', '--', a, b] });

export type Exchange = (a: string, b: string) => Promise<boolean>;

/** @param run  null: without other programs, so it cannot be done */
export function createExchange(run: Processes['run'] | null): Exchange | null {
  if (!run || process.platform !== 'linux') return null;
  const call = CALLS[process.arch];
  const byPerl: Way[] = call ? [(a, b) => ({ file: 'perl', args: ['-e', SWAP, call, a, b] })] : [];
  let ways: readonly Way[] = [BY_MV, ...byPerl];
  return async (a, b) => {
    for (const way of ways) {
      const outcome = await run({ ...way(nameForOthers(a), nameForOthers(b)), limitMs: TIMEOUT_MS });
      if (!outcome.ok || outcome.code !== 0) continue;
      ways = [way];
      return true;
    }
    return false;
  };
}

/** An open folder of ours, as another process reaches it. */
function nameForOthers(path: string): string {
  return path.replace(/^\/proc\/self\//, `/proc/${process.pid}/`);
}

/** Of a program that puts its own file here at the last moment, so many times in a row. */
const MAX_SWAPS = 20;

/**
 * Puts the fresh file at `target` and the old one at `temporary`. Where it was not the old one that lay at `target`, somebody put
 * theirs there at the last moment: it goes back, the newest where several came.
 * @param whatLies  the inode at a path
 * @returns `not`: nothing was done; `other`: theirs stays; `held`: theirs lies at `temporary` and could not be brought back
 */
export async function swap(
  exchange: Exchange,
  temporary: string,
  target: string,
  { fresh, old }: { fresh: string; old: string },
  whatLies: (path: string) => string | null,
): Promise<'done' | 'not' | 'other' | 'held'> {
  await exchange(temporary, target);
  // By what lies there, and not by what was answered: it may have been too slow to say so.
  let held = whatLies(temporary);
  if (held === fresh) return 'not';
  if (held === old) return 'done';
  let placed: string | null = fresh;
  for (let swaps = 0; swaps < MAX_SWAPS; swaps++) {
    await exchange(temporary, target);
    const came = whatLies(temporary);
    // Nothing newer came: what was put there before has come back.
    if (came === placed) return 'other';
    // Still there: it could not be exchanged, though it could before.
    if (came !== held) [placed, held] = [held, came];
  }
  return 'held';
}
