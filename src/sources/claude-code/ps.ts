/** `ps` of macOS, which shows the processes of every account. */
import type { Host, RunOutcome } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

const LIMIT_MS = 5_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** One line: `  123   501 Sun Nov 29 02:29:56 2026     /usr/local/bin/claude --resume`, in UTC. */
const LISTED = /^\s*(\d+)\s+(\d+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]{8}\s+\d{4})\s+(.*)$/;

/** Arguments for a list that `readPsList` reads. */
export const PS_LIST = ['-axww', '-o', 'pid=,uid=,lstart=,command='];

export interface ListedProcess {
  pid: number;
  uid: number;
  /** null: not known. */
  startedAt: EpochMs | null;
  command: string;
}

export function runPs({ processes }: Pick<Host, 'processes'>, args: readonly string[]): Promise<RunOutcome> {
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
  return processes.run({ file: '/bin/ps', args: [...args], env, limitMs: LIMIT_MS, maxBytes: MAX_BYTES });
}

/** Lines of another form are left out. */
export function readPsList(text: string): ListedProcess[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, uid, started, command] = LISTED.exec(line) ?? [];
    if (pid === undefined || command === undefined) return [];
    const startedAt = Date.parse(`${started} UTC`);
    return [{ pid: Number(pid), uid: Number(uid), startedAt: Number.isFinite(startedAt) ? startedAt : null, command }];
  });
}
