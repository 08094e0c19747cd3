/**
 * Running sessions on macOS, by `ps`. It shows the variables of a process to its own user, one after the other with a blank
 * between them; a system program shows none. Only those of Claude Code are asked for.
 */
import type { Host } from '../../platform/host.ts';
import { type ListedProcess, PS_LIST, readPsList, runPs } from './ps.ts';

type Machine = Pick<Host, 'processes' | 'user' | 'pid' | 'home'>;

/** Without a folder, or in one without blanks; the person's own folder, which may have some, stands as `~`. */
const NATIVE = /^(?:\S*\/)?claude(?:\/versions\/[^/ ]+)?(?= |$)/;
const SCRIPT = /^(?:\S*\/)?(?:node|nodejs|bun) (?:-\S+ )*\S*(?:\/@anthropic-ai\/claude-code\/|\/bin\/claude(?= |$))/;
const VARIABLE = /(?:^| )([A-Za-z_][A-Za-z0-9_]*)=/g;

export type ListedSession = Omit<ListedProcess, 'uid'>;

export interface MacSession extends Omit<ListedSession, 'command'> {
  /** Every variable, with values that must not leave the caller. */
  env: Readonly<Record<string, string>>;
}

/** At most `most` of them. Starts `ps` once, and once more where Claude Code runs. What shows no variables is left out. */
export async function findMacSessions(host: Machine, most: number): Promise<readonly MacSession[]> {
  const listed = await ask(host, PS_LIST);
  const sessions = readSessions(listed, host).slice(0, most);
  if (sessions.length === 0) return [];
  const pids = sessions.map(({ pid }) => pid).join(',');
  const shown = await ask(host, ['-Eww', '-o', 'pid=,command=', '-p', pids]);
  return sessions.flatMap((session) => {
    const env = readVariables(shown, session);
    return env === null ? [] : [{ pid: session.pid, startedAt: session.startedAt, env }];
  });
}

/** @param text  one line each: `  501   501 Sun Nov 29 02:29:56 2026     claude --resume`, in UTC */
export function readSessions(text: string, { home, pid: own, user }: Omit<Machine, 'processes'>): ListedSession[] {
  return readPsList(text).flatMap(({ pid, uid, startedAt, command }) => {
    if (uid !== user.uid || pid === own) return [];
    const shown = command.replaceAll(`${home}/`, '~/');
    return NATIVE.test(shown) || SCRIPT.test(shown) ? [{ pid, startedAt, command }] : [];
  });
}

/**
 * What stands behind the command. A value that itself holds ` NAME=` is cut there, and `NAME` taken for one more; of two of
 * a name the first counts.
 * @param text  one line each: `  501 claude --resume PATH=/usr/bin HOME=/Users/ada`
 * @returns     null: the process is gone, another one, or shows nothing
 */
export function readVariables(text: string, { command, pid }: ListedSession): Record<string, string> | null {
  const line = text.split('\n').find((one) => Number.parseInt(one, 10) === pid);
  const shown = line?.trimStart().slice(String(pid).length).trimStart();
  if (!shown?.startsWith(`${command} `)) return null;
  const rest = shown.slice(command.length);
  const found = [...rest.matchAll(VARIABLE)];
  const env: Record<string, string> = {};
  for (const [index, { 0: whole, 1: name = '', index: at }] of found.entries()) {
    if (!Object.hasOwn(env, name)) env[name] = rest.slice(at + whole.length, found[index + 1]?.index).trimEnd();
  }
  return found.length === 0 ? null : env;
}

async function ask(host: Machine, args: readonly string[]): Promise<string> {
  const run = await runPs(host, args);
  // Of several processes one may have ended meanwhile, which is code 1 with the others on it.
  return run.ok ? run.stdout : '';
}
