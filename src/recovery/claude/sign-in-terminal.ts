/** The other way to sign in: `claude auth login` in a terminal window, for when the quiet way does not work here. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { NOT_INSTALLED, SIGN_IN_TERMINAL } from '../../shared/messages/recovery/sign-in.ts';
import { findOnPath } from '../../sources/environment/find-on-path.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { Refusal } from '../engine/plan.ts';
import { type SignInOptions, signInArguments } from './sign-in.ts';
import { environmentFor, startFor } from './start-claude.ts';

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
  if (options.claude === null) return { refused: NOT_INSTALLED };
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
    return { refused: SIGN_IN_TERMINAL.noScreen({ command: words.join(' ') }) };
  for (const [program, ...before] of LINUX_TERMINALS) {
    const path = await findOnPath(host, program);
    // Some terminals hand over to one that runs already, whose environment is another: so it is said in the command.
    if (path) return started(host, place, path, [...before, ...variablesFirst(host, place), ...words]);
  }
  return { refused: SIGN_IN_TERMINAL.noTerminal({ command: words.join(' ') }) };
}

function variablesFirst(host: Host, place: ProfilePlace): string[] {
  const { set, unset } = startFor(host, place);
  const gone = unset.filter((name) => host.env[name] !== undefined).flatMap((name) => ['-u', name]);
  const words = [...gone, ...Object.entries(set).map(([name, value]) => `${name}=${value}`)];
  return words.length === 0 ? [] : ['/usr/bin/env', ...words];
}

/** Terminal.app runs a file that ends in .command. */
async function openOnMac(host: Host, place: ProfilePlace, words: readonly string[]): Promise<Refusal | null> {
  const path = pathsOf(host.platform).join(host.dataDir, 'sign-in.command');
  const { set, unset, cwd } = startFor(host, place);
  const lines = [
    '#!/bin/sh',
    ...(cwd === null ? [] : [`cd ${quote(cwd)} || exit 1`]),
    ...(unset.length === 0 ? [] : [`unset ${unset.join(' ')}`]),
    ...Object.entries(set).map(([name, value]) => `export ${name}=${quote(value)}`),
    `exec ${words.map(quote).join(' ')}`,
  ];
  const wrote = await host.files.write(path, `${lines.join('\n')}\n`, 0o700);
  return wrote.ok ? started(host, place, '/usr/bin/open', [path]) : { refused: SIGN_IN_TERMINAL.cannotWrite({ path }) };
}

async function openOnWindows(host: Host, place: ProfilePlace, words: readonly string[]): Promise<Refusal | null> {
  if (words.some((word) => NOT_FOR_CMD.test(word))) {
    return {
      refused: SIGN_IN_TERMINAL.cannotHandOver({ command: words.join(' ') }),
    };
  }
  return started(host, place, 'cmd.exe', ['/d', '/c', 'start', SIGN_IN_TERMINAL.title, ...words]);
}

async function started(
  host: Host,
  place: ProfilePlace,
  file: string,
  args: readonly string[],
): Promise<Refusal | null> {
  const { cwd } = startFor(host, place);
  const env = environmentFor(host, place);
  const opened = await host.processes.launch({ file, args, env, ...(cwd === null ? {} : { cwd }) });
  return opened ? null : { refused: SIGN_IN_TERMINAL.notOpened };
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
