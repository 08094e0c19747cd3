/** The command that stands in settings.json: our script alone, or in front of the one that stood there. Pure. */
import { quote } from '../shell-word.ts';

/**
 * The original runs as it did, at the end of a pipe: its output and its exit code count. Its own line end keeps a comment
 * at its end from swallowing the bracket.
 */
const chained = (script: string, original: string): string =>
  `{ ${quote(script)} 2>/dev/null || cat; } | { ${original}\n}`;

/** @param original  the command that stands there now; null: none */
export function statuslineCommand(script: string, original: string | null): string {
  return original === null ? `${quote(script)} line` : chained(script, original);
}

export type OwnCommand = { state: 'alone' } | { state: 'chained'; original: string };

/** What of a command is ours; null: nothing. The exact inverse of `statuslineCommand`. */
export function readOwnCommand(script: string, command: string): OwnCommand | null {
  if (command === statuslineCommand(script, null)) return { state: 'alone' };
  const [before = '', after = ''] = chained(script, '\0').split('\0');
  if (!command.startsWith(before) || !command.endsWith(after)) return null;
  return { state: 'chained', original: command.slice(before.length, command.length - after.length) };
}
