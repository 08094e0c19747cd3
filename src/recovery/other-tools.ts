/** Other coding tools on this machine, for the hour when Claude Code will not work. Nothing is started by itself. */

import type { Host } from '../platform/host.ts';
import { findOnPath } from '../sources/environment/find-on-path.ts';

interface Tool {
  id: string;
  name: string;
  /** Programs on PATH, the first found counts. */
  programs: readonly string[];
  /** Runs in a terminal; otherwise it opens a window of its own. */
  terminal: boolean;
  /** Arguments that open the current folder. */
  args: readonly string[];
}

const TOOLS: readonly Tool[] = [
  { id: 'cursor', name: 'Cursor', programs: ['cursor'], terminal: false, args: ['.'] },
  { id: 'copilot', name: 'GitHub Copilot CLI', programs: ['copilot'], terminal: true, args: [] },
  { id: 'codex', name: 'Codex', programs: ['codex'], terminal: true, args: [] },
  { id: 'gemini', name: 'Gemini CLI', programs: ['gemini'], terminal: true, args: [] },
  { id: 'aider', name: 'aider', programs: ['aider'], terminal: true, args: [] },
  { id: 'opencode', name: 'opencode', programs: ['opencode'], terminal: true, args: [] },
];

export interface FoundTool {
  id: string;
  name: string;
  path: string;
  terminal: boolean;
}

/** Those that a terminal would find. */
export async function findOtherTools(host: Host): Promise<readonly FoundTool[]> {
  const found = await Promise.all(
    TOOLS.map(async ({ id, name, programs, terminal }) => {
      const names = host.platform === 'win32' ? programs.flatMap((one) => [`${one}.exe`, `${one}.cmd`]) : programs;
      const path = await findOnPath(host, ...names);
      return path === null ? [] : [{ id, name, path, terminal }];
    }),
  );
  return found.flat();
}

/** Opens one that has a window, in this folder. @returns false when it cannot be started */
export async function openTool(host: Host, { id, path, terminal }: FoundTool): Promise<boolean> {
  const tool = TOOLS.find((one) => one.id === id);
  return !terminal && tool !== undefined && host.processes.launch({ file: path, args: tool.args });
}
