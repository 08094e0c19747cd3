/** `pilotlight` as a command of every terminal: a small file where the user's own programs lie. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { OWN_COMMAND } from '../../shared/messages/recovery/install.ts';
import { pathFolders } from '../../sources/claude-code/install-places.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { quote } from '../shell-word.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';

/** Stands in every file we make, so that nobody else's is ever taken for ours. */
const MARK = 'Made by Pilotlight';
const NOTE = `${MARK}. "pilotlight install-command --remove" takes it away.`;

/** Where the command lies, or would. */
export function ownCommandPath(host: Pick<Host, 'env' | 'home' | 'platform'>): string {
  const { join } = pathsOf(host.platform);
  if (host.platform !== 'win32') return join(host.home, '.local', 'bin', 'pilotlight');
  // On the search path of every account of Windows.
  const local = host.env.LOCALAPPDATA ?? join(host.home, 'AppData', 'Local');
  return join(local, 'Microsoft', 'WindowsApps', 'pilotlight.cmd');
}

/** Whether a terminal would find it: its folder is on PATH. */
export function isOnPath(host: Host): boolean {
  const { dirname } = pathsOf(host.platform);
  return pathFolders(host).includes(dirname(ownCommandPath(host)));
}

/** @param program  what starts Pilotlight: absolute paths, no shell */
export async function planInstallCommand(host: Host, program: readonly string[]): Promise<Plan | Refusal> {
  const path = ownCommandPath(host);
  const shown = shownPath(host.home, path);
  const seen = await seeFile(host, path);
  if (!seen) return { refused: OWN_COMMAND.unreadable({ path: shown }) };
  if (seen.bytes && !isOurs(textOf(seen))) {
    return { refused: OWN_COMMAND.taken({ path: shown }) };
  }
  const bytes = Buffer.from(launcher(host.platform, program), 'utf8');
  if (seen.bytes && bytes.equals(seen.bytes)) return { refused: OWN_COMMAND.thereAlready({ path: shown }) };
  const line = seen.bytes ? OWN_COMMAND.renew({ path: shown }) : OWN_COMMAND.make({ path: shown });
  return newPlan(host, {
    remedy: 'install-command',
    profile: null,
    title: OWN_COMMAND.title,
    warnings: [],
    steps: [fileStep(line, path, seen, { edit: 'content', bytes, mode: 0o755 }, 0o755)],
    lockDirs: [],
  });
}

export async function planRemoveCommand(host: Host): Promise<Plan | Refusal> {
  const path = ownCommandPath(host);
  const shown = shownPath(host.home, path);
  const seen = await seeFile(host, path);
  if (!seen) return { refused: OWN_COMMAND.unreadable({ path: shown }) };
  if (!seen.bytes) return { refused: OWN_COMMAND.absent({ path: shown }), absent: true };
  if (!isOurs(textOf(seen))) return { refused: OWN_COMMAND.notOurs({ path: shown }) };
  return newPlan(host, {
    remedy: 'install-command',
    profile: null,
    title: OWN_COMMAND.removeTitle,
    warnings: [],
    steps: [fileStep(OWN_COMMAND.remove({ path: shown }), path, seen, { edit: 'remove' })],
    lockDirs: [],
  });
}

function isOurs(text: string): boolean {
  return text.includes(MARK);
}

/** A Node that has moved is looked for on PATH; the project itself has to stay where it is. */
function launcher(platform: Host['platform'], [node = 'node', ...rest]: readonly string[]): string {
  if (platform === 'win32') {
    const words = [node, ...rest].map((word) => `"${word.replaceAll('%', '%%')}"`);
    return ['@echo off', `rem ${NOTE}`, `${words.join(' ')} %*`, ''].join('\r\n');
  }
  const args = rest.map(quote).join(' ');
  return [
    '#!/bin/sh',
    `# ${NOTE}`,
    `node=${quote(node)}`,
    '[ -x "$node" ] || node=node',
    `exec "$node" ${args} "$@"`,
    '',
  ].join('\n');
}
