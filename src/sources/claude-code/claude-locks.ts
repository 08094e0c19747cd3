import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { LockFact, LockOwner } from '../../shared/facts.ts';
import { judgeLockOwner } from './lock-owner.ts';

/** After so long without a sign of life Claude Code itself takes a lock over, ms. */
const STALE_AFTER_MS = {
  refresh: 60_000,
  'config-dir': 60_000,
  'storage-write': 15_000,
  'global-config': 15_000,
} as const satisfies Record<LockFact['kind'], number>;

/** While one of these is held the credential store may be changing. */
const TOUCHES_LOGIN: ReadonlySet<LockFact['kind']> = new Set(['refresh', 'config-dir', 'storage-write']);

/** A shared drive's clock may be a little fast. */
const AHEAD_MS = 60_000;

const MAX_RECORD_BYTES = 4096;

/**
 * The locks of Claude Code's that lie in a profile right now. Only looked at, never taken or removed.
 * @param configDir  absolute path of the configuration directory
 * @param globalConfigPath  the `.claude.json` in use
 */
export async function readLocks(host: Host, configDir: string, globalConfigPath: string): Promise<readonly LockFact[]> {
  const { join } = pathsOf(host.platform);
  const real = (await host.files.realpath(configDir)) ?? configDir;
  const refreshLock = join(configDir, '.oauth_refresh.lock');
  const places: readonly [LockFact['kind'], string, string | null][] = [
    ['refresh', refreshLock, `${refreshLock}.owner`],
    ['config-dir', `${real}.lock`, null],
    ['storage-write', join(configDir, '.storage-write.lock'), null],
    ['global-config', `${globalConfigPath}.lock`, null],
  ];
  const found = await Promise.all(places.map((place) => readLock(host, ...place)));
  return found.filter((lock) => lock !== null);
}

/** True while a running Claude Code may be renewing or storing the login: nothing is to be concluded then. */
export function refreshUnderWay(locks: readonly LockFact[]): boolean {
  return locks.some((lock) => !lock.stale && TOUCHES_LOGIN.has(lock.kind));
}

async function readLock(
  host: Host,
  kind: LockFact['kind'],
  path: string,
  record: string | null,
): Promise<LockFact | null> {
  const stat = await host.files.lstat(path);
  if (stat === null) return null;
  const ageMs = host.clock.now() - stat.mtimeMs;
  const stale = isStale(kind, ageMs);
  const ownerPid = record === null ? null : await readOwner(host, record);
  return {
    path,
    kind,
    ageMs: Math.round(ageMs),
    renewedAt: stat.mtimeMs,
    // A time in the future means that a clock was set; such a lock must not hold us for ever.
    stale,
    ...(await formOf(host, path, stat.kind === 'directory', stale)),
    ...(ageMs < -AHEAD_MS ? { ahead: true as const } : {}),
    ownerPid,
    ...(stale ? { owner: ownerPid === null ? await judgeLockOwner(host, path, stat) : mayLive(ownerPid) } : {}),
  };
}

async function formOf(host: Host, path: string, isFolder: boolean, stale: boolean): Promise<Pick<LockFact, 'form'>> {
  if (!isFolder) return { form: 'other' };
  const holds = stale ? await host.files.list(path) : null;
  return holds && holds.length > 0 ? { form: 'full' } : {};
}

function mayLive(pid: number): LockOwner {
  return { state: 'may-live', pid };
}

function isStale(kind: LockFact['kind'], ageMs: number): boolean {
  return Math.abs(ageMs) > STALE_AFTER_MS[kind];
}

/** The record is JSON with a `pid`, or begins with the bare number. */
async function readOwner(host: Host, path: string): Promise<number | null> {
  const read = await host.files.read(path, MAX_RECORD_BYTES);
  if (!read.ok) return null;
  const text = new TextDecoder().decode(read.bytes);
  const digits = /^\s*(\d{1,10})\b/.exec(text)?.[1] ?? /"pid"\s*:\s*(\d{1,10})\b/.exec(text)?.[1];
  const pid = Number(digits);
  return digits !== undefined && host.processes.alive(pid) ? pid : null;
}
