import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

export type InstanceOutcome =
  | { ok: true; release(): Promise<void> }
  /** Another one is at work with this data folder. `pid` null: it has not said who it is yet. */
  | { ok: false; why: 'taken'; pid: number | null }
  | { ok: false; why: 'not-writable'; pid: null };

const Owner = v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(1)), life: v.nullable(v.string()) });
type Owner = v.InferOutput<typeof Owner>;

/** Between making the folder and writing the owner down; after that a nameless lock is what a crash left. */
const NAMELESS_FOR_MS = 5_000;
const ATTEMPTS = 40;
const WAIT_MS = 50;

/**
 * Takes the lock of the data folder: a folder, since making one is atomic everywhere, with the owner's process id in
 * it. A lock whose owner no longer lives is taken over, also when its number belongs to another process by now.
 */
export async function takeInstance(host: Host): Promise<InstanceOutcome> {
  const lock = pathsOf(host.platform).join(host.dataDir, 'instance.lock');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const made = await host.files.makeDirectory(lock, 0o700);
    if (made === 'failed') return { ok: false, why: 'not-writable', pid: null };
    if (made === 'made') return claim(host, lock);
    const owner = await readOwner(host, lock);
    if (owner && (await isHeld(host, lock, owner))) return { ok: false, why: 'taken', pid: owner.pid };
    const cleared = !(await isHeld(host, lock, owner)) && (await clearAway(host, lock));
    if (!cleared) await host.clock.sleep(WAIT_MS);
  }
  return { ok: false, why: 'taken', pid: null };
}

async function claim(host: Host, lock: string): Promise<InstanceOutcome> {
  const own: Owner = { pid: host.pid, life: await lifeOf(host, host.pid) };
  const written = await host.files.write(ownerFile(host, lock), JSON.stringify(own), 0o600);
  if (!written.ok) {
    await host.files.remove(lock);
    return { ok: false, why: 'not-writable', pid: null };
  }
  return { ok: true, release: () => release(host, lock, own) };
}

/** Only what is still ours: after a long sleep somebody may have taken it over. */
async function release(host: Host, lock: string, own: Owner): Promise<void> {
  if (same(await readOwner(host, lock), own)) await remove(host, lock);
}

async function isHeld(host: Host, lock: string, owner: Owner | null): Promise<boolean> {
  if (owner === null) {
    const stat = await host.files.stat(lock);
    return stat !== null && host.clock.now() - stat.mtimeMs < NAMELESS_FOR_MS;
  }
  if (!host.processes.alive(owner.pid)) return false;
  return owner.life === null || owner.life === (await lifeOf(host, owner.pid));
}

/**
 * Removes a dead lock, one process at a time: whoever looked earlier must not clear away the lock of the one that came
 * after the dead one. False: another process is at it.
 */
async function clearAway(host: Host, lock: string): Promise<boolean> {
  const cleanupLock = `${lock}.cleanupLock`;
  if ((await host.files.makeDirectory(cleanupLock, 0o700)) !== 'made') {
    const stat = await host.files.stat(cleanupLock);
    if (stat && host.clock.now() - stat.mtimeMs > NAMELESS_FOR_MS) await host.files.remove(cleanupLock);
    return false;
  }
  try {
    if (!(await isHeld(host, lock, await readOwner(host, lock)))) await remove(host, lock);
    return true;
  } finally {
    await host.files.remove(cleanupLock);
  }
}

async function remove(host: Host, lock: string): Promise<void> {
  await host.files.remove(ownerFile(host, lock));
  await host.files.remove(lock);
}

async function readOwner(host: Host, lock: string): Promise<Owner | null> {
  const read = await host.files.read(ownerFile(host, lock), 1024);
  if (!read.ok) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Owner), new TextDecoder().decode(read.bytes));
  return parsed.success ? parsed.output : null;
}

function ownerFile(host: Host, lock: string): string {
  return pathsOf(host.platform).join(lock, 'owner.json');
}

function same(a: Owner | null, b: Owner | null): boolean {
  return a?.pid === b?.pid && a?.life === b?.life;
}

/** Tells a process from a later one with the same number: this boot and its start in it. null: the system has no /proc. */
async function lifeOf(host: Host, pid: number): Promise<string | null> {
  if (host.platform !== 'linux') return null;
  const [boot, stat] = await Promise.all(['sys/kernel/random/boot_id', `${pid}/stat`].map((at) => readText(host, at)));
  // The command in brackets may hold anything, so count from the last bracket; the 20th field after it is the start.
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return boot && started ? `${boot.trim()} ${started}` : null;
}

async function readText(host: Host, at: string): Promise<string | null> {
  const read = await host.files.read(`/proc/${at}`, 8_192);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
