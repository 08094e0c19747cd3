import type { Host } from '../../platform/host.ts';
import type { RunningSession } from '../../shared/facts.ts';
import { describeEnvironment } from '../environment/environment.ts';
import { findMacSessions } from './mac-sessions.ts';
import { readBootTime, readProc, startTime } from './proc.ts';

type Machine = Pick<Host, 'platform' | 'files' | 'user' | 'pid' | 'processes' | 'home'>;

const MAX_SESSIONS = 64;
/** The program file; ` (deleted)` when an update has replaced it meanwhile. */
const NATIVE = /\/claude(\/versions\/[^/]+)?( \(deleted\))?$/;
const INTERPRETER = /\/(node|nodejs|bun)( \(deleted\))?$/;
const SCRIPT = /\/@anthropic-ai\/claude-code\/|\/bin\/claude$/;

/**
 * Finds running `claude` processes of the same user, with the variables of theirs that matter to sign-in. Windows shows the
 * environment of a process to nobody else, so there the list is empty. What may not be read is left out.
 * @param deep  true also asks programs: without, the list is empty on macOS
 */
export async function findRunningSessions(
  host: Machine,
  { deep }: { deep: boolean },
): Promise<readonly RunningSession[]> {
  if (host.platform === 'darwin') return deep ? readMacSessions(host) : [];
  if (host.platform !== 'linux') return [];
  const names = ((await host.files.list('/proc')) ?? []).filter((name) => /^\d+$/.test(name));
  const own = String(host.pid);
  const pids = await Promise.all(
    names.map(async (name) => (name !== own && (await isClaude(host, name)) ? name : null)),
  );
  const bootedAt = await readBootTime(host.files);
  const found = pids.filter((name) => name !== null).slice(0, MAX_SESSIONS);
  const sessions = await Promise.all(found.map((name) => readSession(host, name, bootedAt)));
  return sessions.filter((session) => session !== null);
}

/** The folder is the one that the shell was in when it started the session. */
async function readMacSessions(host: Machine): Promise<readonly RunningSession[]> {
  const found = await findMacSessions(host, MAX_SESSIONS);
  return found
    .filter(({ env }) => !isElsewhere(host, env))
    .map(({ env, pid, startedAt }) => ({
      pid,
      cwd: env.PWD?.startsWith('/') ? env.PWD : null,
      startedAt,
      env: describeEnvironment(env, 'running-session'),
    }));
}

/** One link tells what nearly all processes are; only those that may be ours are asked more. */
async function isClaude(host: Machine, name: string): Promise<boolean> {
  const program = await host.files.readlink(`/proc/${name}/exe`);
  if (program === null) return false;
  const native = NATIVE.test(program);
  if (!native && !INTERPRETER.test(program)) return false;
  const stat = await host.files.stat(`/proc/${name}`);
  if (stat?.uid !== host.user.uid) return false;
  if (native) return true;
  const argv = ((await readProc(host.files, `${name}/cmdline`)) ?? '').split('\0');
  return argv[0] === 'claude' || argv.slice(0, 4).some((argument) => SCRIPT.test(argument));
}

async function readSession(host: Machine, name: string, bootedAt: number | null): Promise<RunningSession | null> {
  const [environ, cwd, stat] = await Promise.all([
    readProc(host.files, `${name}/environ`),
    host.files.readlink(`/proc/${name}/cwd`),
    readProc(host.files, `${name}/stat`),
  ]);
  if (environ === null) return null;
  const env: Record<string, string> = {};
  for (const entry of environ.split('\0')) {
    const at = entry.indexOf('=');
    if (at > 0) env[entry.slice(0, at)] = entry.slice(at + 1);
  }
  if (isElsewhere(host, env)) return null;
  return {
    pid: Number(name),
    cwd,
    startedAt: startTime(stat, bootedAt),
    env: describeEnvironment(env, 'running-session'),
  };
}

/** Started with another home folder: what it reads and writes is none of ours. */
function isElsewhere({ home }: Machine, { HOME, CLAUDE_CONFIG_DIR }: Readonly<Record<string, string>>): boolean {
  return HOME !== undefined && HOME !== home && !CLAUDE_CONFIG_DIR?.startsWith(`${home}/`);
}
