import type { OtherStart } from '../../shared/facts.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import type { ShellState } from '../shell-profiles/shell-state.ts';
import { readEditors } from './editors.ts';
import { readFolders } from './folders.ts';
import type { StartsMachine } from './other-start.ts';
import { readOwnCommands } from './own-commands.ts';
import { readServices } from './services.ts';
import { readTerminals } from './terminals.ts';
import { readTmux } from './tmux.ts';
import { readWrappers } from './wrappers.ts';

/**
 * What sets variables for some starts of Claude Code only: commands of the person's own, scripts, editors, tools that set
 * them per folder, services, tmux, terminal programs.
 * @param states  what the start-up files of the shells left behind
 */
export async function readOtherStarts(
  host: StartsMachine,
  files: ScriptFiles,
  states: readonly ShellState[],
): Promise<OtherStart[]> {
  const found = await Promise.all([
    readWrappers(host, files),
    readEditors(host, files),
    readFolders(host, files, states),
    readServices(host, files),
    readTmux(host, files),
    readTerminals(host, files),
  ]);
  const all = [...states.flatMap((state) => readOwnCommands(state, host.home)), ...found.flat()];
  return all.filter(({ env, without }) => env.length + without.length > 0);
}
