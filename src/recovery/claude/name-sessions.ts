import type { MachineFacts, RunningSession } from '../../shared/facts.ts';
import { SESSIONS_RUNNING } from '../../shared/messages/recovery/sessions.ts';

/**
 * What a person should know about Claude Code running right now, as warnings of a preview.
 * @param effect  what the change means to a running session, one sentence
 */
export function warnOfSessions(machine: Pick<MachineFacts, 'platform' | 'sessions'>, effect: string): string[] {
  if (machine.platform !== 'linux') {
    return [SESSIONS_RUNNING.cannotSee({ what: effect })];
  }
  const { sessions } = machine;
  if (sessions.length === 0) return [];
  const names = sessions.slice(0, 5).map(nameSession).join(', ');
  const more = sessions.length > 5 ? SESSIONS_RUNNING.more({ count: sessions.length - 5 }) : '';
  return [SESSIONS_RUNNING.running({ names, more, what: effect })];
}

function nameSession({ pid, cwd }: RunningSession): string {
  return cwd === null ? SESSIONS_RUNNING.process({ pid }) : SESSIONS_RUNNING.processIn({ pid, folder: cwd });
}
