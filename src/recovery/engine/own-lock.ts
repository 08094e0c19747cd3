/**
 * Pilotlight's own lock: one remedy at a time, however many Pilotlights run. A folder that comes into being together with the
 * name of its owner, so that one whose owner was killed is known at once.
 */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

const STALE_MS = 20_000;
const OWNER = 'owner.json';

/** A lock folder of Claude Code's that we make, or have made. */
export interface Noted {
  path: string;
  inode: string | null;
}

const Owner = v.object({
  pid: v.number(),
  held: v.array(v.object({ path: v.string(), inode: v.nullable(v.string()) })),
});

export interface OwnLock {
  path: string;
  /** Notes what else is held, for whoever comes after a crash. */
  note(held: readonly Noted[]): Promise<void>;
  release(): Promise<void>;
}

/**
 * Tries once. What a killed owner held besides is handed to `leftBehind`.
 * @returns null: somebody else holds it; `denied`: it cannot be made at all
 */
export async function tryOwnLock(
  host: Host,
  leftBehind: (held: readonly Noted[]) => Promise<void>,
): Promise<OwnLock | 'denied' | null> {
  const { join } = pathsOf(host.platform);
  const path = join(host.dataDir, 'recovery.lock');
  await clearDead(host, path, leftBehind);
  const making = aside(host, path);
  const made = await host.files.makeDirectory(making, 0o700);
  if (made !== 'made' || !(await writeOwner(host, making, []))) {
    await removeFolder(host, making);
    return 'denied';
  }
  // A folder that is not empty cannot be replaced by another, so of two only one gets the name.
  if ((await host.files.lstat(path)) !== null || !(await host.files.rename(making, path))) {
    await removeFolder(host, making);
    return null;
  }
  const inode = (await host.files.lstat(path))?.inode ?? null;
  return {
    path,
    note: async (held) => void (await writeOwner(host, path, held)),
    release: async () => {
      const same = inode !== null && (await host.files.lstat(path))?.inode === inode;
      // Whoever took it over after we slept may have got our inode.
      if (same && (await readOwner(host, path))?.pid === host.pid) await dissolve(host, path);
    },
  };
}

async function clearDead(
  host: Host,
  path: string,
  leftBehind: (held: readonly Noted[]) => Promise<void>,
): Promise<void> {
  const found = await host.files.lstat(path);
  if (!found) return;
  const owner = await readOwner(host, path);
  const gone = owner !== null && owner.pid !== host.pid && !host.processes.alive(owner.pid);
  if (!gone && Math.abs(host.clock.now() - found.mtimeMs) <= STALE_MS) return;
  if (owner) await leftBehind(owner.held);
  const again = await host.files.lstat(path);
  if (again?.inode === found.inode && again.mtimeMs === found.mtimeMs) await dissolve(host, path);
}

/** Moved first, so that nobody sees it half removed. */
async function dissolve(host: Host, path: string): Promise<void> {
  const moved = aside(host, path);
  if (await host.files.rename(path, moved)) await removeFolder(host, moved);
}

async function removeFolder(host: Host, folder: string): Promise<void> {
  const { join } = pathsOf(host.platform);
  for (const name of (await host.files.list(folder)) ?? []) await host.files.remove(join(folder, name));
  await host.files.remove(folder);
}

function aside(host: Host, path: string): string {
  return `${path}.${host.pid}-${Math.floor(host.random() * 2 ** 40).toString(36)}`;
}

async function readOwner(host: Host, path: string): Promise<v.InferOutput<typeof Owner> | null> {
  const read = await host.files.read(pathsOf(host.platform).join(path, OWNER));
  if (!read.ok) return null;
  try {
    const parsed = v.safeParse(Owner, JSON.parse(Buffer.from(read.bytes).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

async function writeOwner(host: Host, path: string, held: readonly Noted[]): Promise<boolean> {
  const file = pathsOf(host.platform).join(path, OWNER);
  return (await host.files.write(file, JSON.stringify({ pid: host.pid, held }), 0o600)).ok;
}

/** Folders of locks that were being made or removed when their owner was killed. */
export async function clearHalfMade(host: Host): Promise<void> {
  const { join } = pathsOf(host.platform);
  for (const name of (await host.files.list(host.dataDir)) ?? []) {
    const pid = /^recovery\.lock\.(\d+)-[0-9a-z]+$/.exec(name)?.[1];
    if (pid === undefined || Number(pid) === host.pid || host.processes.alive(Number(pid))) continue;
    await removeFolder(host, join(host.dataDir, name));
  }
}
