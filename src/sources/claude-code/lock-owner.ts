/**
 * Whether whoever took a lock of Claude Code's is provably gone. That its time has stood still is no proof: the owner may be stopped,
 * on a computer that slept, or in another container.
 */
import type { FileStat, Host } from '../../platform/host.ts';
import type { LockOwner } from '../../shared/facts.ts';
import { readBootTime, readProc, startTime } from './proc.ts';
import { PS_LIST, readPsList, runPs } from './ps.ts';

type Machine = Pick<Host, 'platform' | 'files' | 'processes' | 'user' | 'pid' | 'env' | 'bootedAt'>;

/** The process namespace that holds all others, by the number that Linux gives it. */
const OUTERMOST_SPACE = 'pid:[4026531836]';
/** Claude Code renews a lock every 5 s. A lock dated so long before the start of the machine was not renewed across it. */
const SLACK_MS = 60_000;

const CLAUDE = /claude/i;
const INTERPRETER = /(^|\/)(node|nodejs|bun|deno|electron)(\.exe)?$/i;

interface Candidate {
  pid: number;
  /** null: unknown */
  startedAt: number | null;
}

/** What can be seen of the processes that may use the lock. */
interface Sight {
  /** Every process of the lock's account, wherever on this machine. */
  whole: boolean;
  claudes: readonly Candidate[];
}

/** @param lock  as it lies there now, past Claude Code's own limit */
export async function judgeLockOwner(host: Machine, path: string, lock: FileStat): Promise<LockOwner> {
  const [sight, bootedAt, room] = await Promise.all([
    lookAround(host, lock.uid),
    bootTime(host),
    host.files.room(path),
  ]);
  return decideLockOwner({ mtimeMs: lock.mtimeMs, sight, bootedAt, local: room?.local === true });
}

/** Pure: the table of what proves that the owner is gone. */
export function decideLockOwner(seen: {
  mtimeMs: number;
  sight: Sight;
  bootedAt: number | null;
  /** No other computer has this disk. */
  local: boolean;
}): LockOwner {
  const { mtimeMs, sight, bootedAt, local } = seen;
  // It was renewed last at `mtimeMs`, so whatever began later did not take it.
  const able = sight.claudes.find(({ startedAt }) => startedAt === null || startedAt <= mtimeMs + SLACK_MS);
  if (able) return { state: 'may-live', pid: able.pid };
  if (!local) return { state: 'unseen' };
  const before = bootedAt !== null && mtimeMs < bootedAt - SLACK_MS;
  return sight.whole || before ? { state: 'gone' } : { state: 'unseen' };
}

async function lookAround(host: Machine, uid: number): Promise<Sight> {
  if (host.platform === 'linux') return lookIntoProc(host, uid);
  if (host.platform === 'darwin') return listByPs(host, uid);
  return { whole: false, claudes: [] };
}

async function lookIntoProc(host: Machine, uid: number): Promise<Sight> {
  const [space, names, bootedAt] = await Promise.all([
    host.files.readlink('/proc/self/ns/pid'),
    host.files.list('/proc'),
    readBootTime(host.files),
  ]);
  const pids = (names ?? []).filter((name) => /^\d+$/.test(name) && name !== String(host.pid));
  const found = await Promise.all(pids.map((name) => lookAtProcess(host, name, uid, bootedAt)));
  return {
    // What other accounts run can only be seen by root.
    whole: space === OUTERMOST_SPACE && pids.length > 0 && (uid === host.user.uid || host.user.uid === 0),
    claudes: found.filter((one) => one !== null),
  };
}

async function lookAtProcess(
  { files }: Machine,
  name: string,
  uid: number,
  bootedAt: number | null,
): Promise<Candidate | null> {
  const owner = await files.stat(`/proc/${name}`);
  if (owner?.uid !== uid) return null;
  const [program, line, stat] = await Promise.all([
    files.readlink(`/proc/${name}/exe`),
    readProc(files, `${name}/cmdline`),
    readProc(files, `${name}/stat`),
  ]);
  if (!mayBeClaude(program, line?.split('\0') ?? [])) return null;
  return { pid: Number(name), startedAt: startTime(stat, bootedAt) };
}

/** Anything that may be Claude Code, or have it within. */
function mayBeClaude(program: string | null, args: readonly string[]): boolean {
  const [name = ''] = args;
  if (CLAUDE.test(program ?? '') || CLAUDE.test(name)) return true;
  const runs = INTERPRETER.test((program ?? '').replace(/ \(deleted\)$/, '')) || INTERPRETER.test(name);
  return runs && args.some((argument) => CLAUDE.test(argument));
}

/** `ps` of macOS, which shows the processes of every account; Linux has the same one. */
async function listByPs(host: Machine, uid: number): Promise<Sight> {
  const run = await runPs(host, PS_LIST);
  return run.ok && run.code === 0 ? readProcessList(run.stdout, uid, host.pid) : { whole: false, claudes: [] };
}

/** @param text  what `ps` prints for PS_LIST */
export function readProcessList(text: string, uid: number, ownPid: number): Sight {
  const listed = readPsList(text);
  const claudes = listed
    .filter((one) => one.uid === uid && one.pid !== ownPid && mayBeClaude(null, one.command.split(' ')))
    .map(({ pid, startedAt }) => ({ pid, startedAt }));
  return { whole: listed.length > 0, claudes };
}

async function bootTime({ platform, files, bootedAt }: Machine): Promise<number | null> {
  return platform === 'linux' ? readBootTime(files) : (bootedAt?.() ?? null);
}
