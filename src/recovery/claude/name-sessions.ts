import type { MachineFacts, RunningSession } from '../../shared/facts.ts';

/**
 * What a person should know about Claude Code running right now, as warnings of a preview.
 * @param effect  what the change means to a running session, one sentence
 */
export function warnOfSessions(machine: Pick<MachineFacts, 'platform' | 'sessions'>, effect: string): string[] {
  if (machine.platform !== 'linux') {
    return [`Pilotlight cannot see here whether Claude Code is running; close it first. ${effect}`];
  }
  const { sessions } = machine;
  if (sessions.length === 0) return [];
  const names = sessions.slice(0, 5).map(nameSession).join(', ');
  const more = sessions.length > 5 ? ` and ${sessions.length - 5} more` : '';
  return [`Claude Code is running (${names}${more}). ${effect}`];
}

function nameSession({ pid, cwd }: RunningSession): string {
  return cwd === null ? `process ${pid}` : `process ${pid} in ${cwd}`;
}
