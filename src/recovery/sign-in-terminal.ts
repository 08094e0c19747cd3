/** The other way to sign in: `claude auth login` in a terminal window, for when the quiet way does not work here. */
import { findOnPath } from '../sources/find-on-path.ts';
import type { Host } from '../sources/host/host.ts';
import { pathsOf } from '../sources/host/path-rules.ts';
import type { ProfilePlace } from '../sources/profiles.ts';
import type { Refusal } from './plan.ts';
import { type SignInOptions, signInArguments } from './sign-in.ts';

/** Terminals of Linux desktops, and what stands before the command. The first that is there is used. */
const LINUX_TERMINALS: readonly (readonly [program: string, ...before: string[]])[] = [
  ['x-terminal-emulator', '-e'],
  ['gnome-terminal', '--'],
  ['kgx', '--'],
  ['konsole', '-e'],
  ['xfce4-terminal', '-x'],
  ['kitty'],
  ['alacritty', '-e'],
  ['xterm', '-e'],
];

/** What `start` of Windows would read as something else than a path. */
const NOT_FOR_CMD = /["%&<>|^!]/;

/** @returns null when the window is on its way */
export async function openSignInTerminal(
  host: Host,
  place: ProfilePlace,
  options: Pick<SignInOptions, 'claude' | 'way' | 'email'>,
): Promise<Refusal | null> {
  if (options.claude === null) return { refused: 'Claude Code is not installed here, or not where Pilotlight looks.' };
  const words = [options.claude, ...signInArguments(options)];
  switch (host.platform) {
    case 'linux':
      return openOnLinux(host, place, words);
    case 'darwin':
      return openOnMac(host, place, words);
    case 'win32':
      return openOnWindows(host, place, words);
  }
}

async function openOnLinux(host: Host, place: ProfilePlace, words: readonly string[]): Promise<Refusal | null> {
  if (!host.env.DISPLAY && !host.env.WAYLAND_DISPLAY)
    return { refused: `There is no screen here. Type: ${words.join(' ')}` };
  for (const [program, ...before] of LINUX_TERMINALS) {
    const path = await findOnPath(host, program);
    // Some terminals hand over to one that runs already, whose environment is another: so it is said in the command.
    const dir = place.explicit ? ['/usr/bin/env', `CLAUDE_CONFIG_DIR=${place.keychainPath ?? place.configDir}`] : [];
    if (path) return started(host, path, [...before, ...dir, ...words]);
  }
  return { refused: `No terminal program was found. Open one yourself and type: ${words.join(' ')}` };
}

/** Terminal.app runs a file that ends in .command. */
async function openOnMac(host: Host, place: ProfilePlace, words: readonly string[]): Promise<Refusal | null> {
  const path = pathsOf(host.platform).join(host.dataDir, 'sign-in.command');
  const dir = place.explicit ? `export CLAUDE_CONFIG_DIR=${quote(place.keychainPath ?? place.configDir)}\n` : '';
  const script = `#!/bin/sh\n${dir}exec ${words.map(quote).join(' ')}\n`;
  const wrote = await host.files.write(path, script, 0o700);
  return wrote.ok ? started(host, '/usr/bin/open', [path]) : { refused: `${path} cannot be written.` };
}

async function openOnWindows(host: Host, place: ProfilePlace, words: readonly string[]): Promise<Refusal | null> {
  if (words.some((word) => NOT_FOR_CMD.test(word))) {
    return {
      refused: `The path of Claude Code cannot be handed to a window. Open a terminal and type: ${words.join(' ')}`,
    };
  }
  const dir = place.explicit ? { CLAUDE_CONFIG_DIR: place.keychainPath ?? place.configDir } : {};
  return started(host, 'cmd.exe', ['/d', '/c', 'start', 'Claude Code', ...words], dir);
}

async function started(
  host: Host,
  file: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Refusal | null> {
  const own = Object.entries(host.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const opened = await host.processes.launch({ file, args, env: { ...Object.fromEntries(own), ...more } });
  return opened ? null : { refused: 'The terminal could not be opened.' };
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
