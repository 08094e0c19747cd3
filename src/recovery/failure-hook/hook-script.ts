import type { FailureSpool } from '../../sources/claude-code/failure-spool.ts';
import { quote } from '../shell-word.ts';

/**
 * What Claude Code runs when a turn ends with an error. It touches one file and is gone: what it is handed on its input
 * and in its environment, a key among it, is looked at by nobody. The signals are ignored first, since `claude -p` ends
 * its hooks within milliseconds, and the work is left to a child of its own, so that no session waits.
 */
export function hookScript({ touched }: FailureSpool): string {
  return `#!/bin/sh
# Pilotlight: Claude Code says that a turn ended with an error. "pilotlight failure-hook off" takes this away.
trap '' TERM HUP INT PIPE
exec </dev/null >/dev/null 2>&1
( umask 077; : >${quote(touched)} ) &
exit 0
`;
}
