/** A terminal window: Claude Code to work in a profile, to sign in where the quiet way does not work, or its installer. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { NOT_INSTALLED, OPEN_CLAUDE, SIGN_IN_TERMINAL } from '../../shared/messages/recovery/sign-in.ts';
import { findOnPath } from '../../sources/environment/find-on-path.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { Refusal } from '../engine/plan.ts';
import { quote } from '../shell-word.ts';
import { hasTerminals } from './has-terminals.ts';
import { type SignInOptions, signInArguments } from './sign-in.ts';
import { environmentFor, ownEnvironment, startFor } from './start-claude.ts';

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

/** `claude auth login`. @returns null when the window is on its way */
export async function openSignInTerminal(
  host: Host,
  place: ProfilePlace,
  { claude, ...options }: Pick<SignInOptions, 'claude' | 'way' | 'email'>,
): Promise<Refusal | null> {
  return claude === null ? { refused: NOT_INSTALLED } : open(host, place, [claude, ...signInArguments(options)], null);
}

/** Claude Code itself, in the folder `cwd`. @returns null when the window is on its way */
export async function openClaude(
  host: Host,
  place: ProfilePlace,
  claude: string | null,
  cwd: string,
): Promise<Refusal | null> {
  if (claude === null) return { refused: NOT_INSTALLED };
  return place.from === 'wsl' ? { refused: OPEN_CLAUDE.inWsl } : open(host, place, [claude], cwd);
}

/** A command for no profile, in the home folder. @returns null when the window is on its way */
export function openInTerminal(host: Host, words: readonly string[]): Promise<Refusal | null> {
  return OPEN[host.platform](host, { words, set: {}, unset: [], env: ownEnvironment(host), cwd: host.home });
}

/** A console window with PowerShell in it, which stays open. `line` holds no quotation mark. */
export function openPowerShell(host: Host, line: string): Promise<Refusal | null> {
  const start = `Start-Process powershell.exe -ArgumentList '-NoExit','-Command','${line}'`;
  const how = { env: ownEnvironment(host), cwd: host.home };
  return launch(host, how, 'powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', start]);
}

interface Started {
  words: readonly string[];
  env: Record<string, string>;
  set: Readonly<Record<string, string>>;
  unset: readonly string[];
  /** null: it does not matter. */
  cwd: string | null;
}

const OPEN = { linux: openOnLinux, darwin: openOnMac, win32: openOnWindows } as const satisfies Record<
  Host['platform'],
  (host: Host, start: Started) => Promise<Refusal | null>
>;

function open(host: Host, place: ProfilePlace, words: readonly string[], wanted: string | null) {
  const { set, unset, cwd } = startFor(host, place);
  return OPEN[host.platform](host, { words, set, unset, env: environmentFor(host, place), cwd: cwd ?? wanted });
}

async function openOnLinux(host: Host, start: Started): Promise<Refusal | null> {
  const { set, words } = start;
  const variables = Object.entries(set).map(([name, value]) => `${name}=${quote(value)}`);
  const command = [...variables, ...words.map(quote)].join(' ');
  if (!hasTerminals(host)) return { refused: SIGN_IN_TERMINAL.noScreen({ command }) };
  for (const [program, ...before] of LINUX_TERMINALS) {
    const path = await findOnPath(host, program);
    // Some terminals hand over to one that runs already, whose environment is another: so it is said in the command.
    if (path) return launch(host, start, path, [...before, ...variablesFirst(host, start), ...words]);
  }
  return { refused: SIGN_IN_TERMINAL.noTerminal({ command }) };
}

function variablesFirst(host: Host, { set, unset }: Started): string[] {
  const gone = unset.filter((name) => host.env[name] !== undefined).flatMap((name) => ['-u', name]);
  const words = [...gone, ...Object.entries(set).map(([name, value]) => `${name}=${value}`)];
  return words.length === 0 ? [] : ['/usr/bin/env', ...words];
}

/** Terminal.app runs a file that ends in .command. */
async function openOnMac(host: Host, start: Started): Promise<Refusal | null> {
  const { cwd, set, unset, words } = start;
  const path = pathsOf(host.platform).join(host.dataDir, 'claude.command');
  const lines = [
    '#!/bin/sh',
    ...(cwd === null ? [] : [`cd ${quote(cwd)} || exit 1`]),
    ...(unset.length === 0 ? [] : [`unset ${unset.join(' ')}`]),
    ...Object.entries(set).map(([name, value]) => `export ${name}=${quote(value)}`),
    `exec ${words.map(quote).join(' ')}`,
  ];
  const wrote = await host.files.write(path, `${lines.join('\n')}\n`, 0o700);
  return wrote.ok ? launch(host, start, '/usr/bin/open', [path]) : { refused: SIGN_IN_TERMINAL.cannotWrite({ path }) };
}

async function openOnWindows(host: Host, start: Started): Promise<Refusal | null> {
  const { words } = start;
  if (words.some((word) => NOT_FOR_CMD.test(word))) {
    return {
      refused: SIGN_IN_TERMINAL.cannotHandOver({ command: words.join(' ') }),
    };
  }
  return launch(host, start, 'cmd.exe', ['/d', '/c', 'start', SIGN_IN_TERMINAL.title, ...words]);
}

async function launch(
  host: Host,
  { cwd, env }: Pick<Started, 'cwd' | 'env'>,
  file: string,
  args: readonly string[],
): Promise<Refusal | null> {
  const opened = await host.processes.launch({ file, args, env, ...(cwd === null ? {} : { cwd }) });
  return opened ? null : { refused: SIGN_IN_TERMINAL.notOpened };
}
