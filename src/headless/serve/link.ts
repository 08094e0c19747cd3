/** How a person gets to the page: the lines to print, and the browser where there is one. */
import { posix } from 'node:path';
import type { Host } from '../../platform/host.ts';
import { SERVE_COMMAND } from '../../shared/messages/terminal/watching.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The lines that lead to the page.
 * @param url  with its ticket, as `startServer` gave it
 */
export function describeLink(url: string, env: Environment): readonly string[] {
  const once = SERVE_COMMAND.once;
  if (!isOverSsh(env)) return [SERVE_COMMAND.isAt, `  ${url}`, once];
  const port = new URL(url).port;
  return [
    SERVE_COMMAND.overSsh,
    `  ssh -N -L ${port}:127.0.0.1:${port} ${describeTarget(env)}`,
    SERVE_COMMAND.openThere,
    `  ${url}`,
    once,
  ];
}

/** True when a browser started here would be seen by the person who started Pilotlight. */
export function hasBrowser(host: Pick<Host, 'platform' | 'env'>): boolean {
  if (isOverSsh(host.env)) return false;
  return host.platform !== 'linux' || Boolean(host.env.DISPLAY || host.env.WAYLAND_DISPLAY);
}

const OPENERS = {
  linux: { file: 'xdg-open', args: [] },
  darwin: { file: 'open', args: [] },
  win32: { file: 'rundll32', args: ['url.dll,FileProtocolHandler'] },
} as const satisfies Record<Host['platform'], { file: string; args: readonly string[] }>;

/** Linux has no program that marks a file in its folder, so the folder has to do. */
const SHOWERS = {
  linux: (path) => ['xdg-open', [posix.dirname(path)]],
  darwin: (path) => ['open', ['-R', path]],
  win32: (path) => ['explorer', ['/select,', path]],
} as const satisfies Record<Host['platform'], (path: string) => readonly [file: string, args: readonly string[]]>;

/** The longest a timer can wait: 24 days. */
const OPENER_TIMEOUT_MS = 2_147_483_647;

/**
 * Opens an address in the user's browser.
 * @returns false when there is none; the caller prints a link of its own in any case
 */
export function openBrowser(host: Host, url: string): boolean {
  const { args, file } = OPENERS[host.platform];
  return hasBrowser(host) && begin(host, file, [...args, url]);
}

/** Shows a file in its folder without opening it: opening could mean running. @returns false when nothing here can */
export function showInFolder(host: Host, path: string): boolean {
  return hasBrowser(host) && begin(host, ...SHOWERS[host.platform](path));
}

/** A conversation, not a run: the opener may stay as long as the browser does, and must not be killed with it. */
function begin(host: Host, file: string, args: readonly string[]): boolean {
  return host.processes.talk({ file, args, limitMs: OPENER_TIMEOUT_MS }) !== null;
}

function isOverSsh(env: Environment): boolean {
  return Boolean(env.SSH_CONNECTION || env.SSH_TTY);
}

/** `you@10.0.0.7`: the account and the address under which this machine was reached. */
function describeTarget(env: Environment): string {
  const address = env.SSH_CONNECTION?.split(' ')[2];
  const host = address && /^[0-9a-fA-F.:]+$/.test(address) ? address : 'this-machine';
  return /^[\w.-]+$/.test(env.USER ?? '') ? `${env.USER}@${host}` : host;
}
