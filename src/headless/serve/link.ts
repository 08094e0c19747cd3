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

/**
 * Opens an address in the user's browser.
 * @returns false when there is none; the caller prints a link of its own in any case
 */
export async function openBrowser(host: Host, url: string): Promise<boolean> {
  const { args, file } = OPENERS[host.platform];
  return hasBrowser(host) && begin(host, file, [...args, url]);
}

/** Shows a file in its folder without opening it: opening could mean running. @returns false when nothing here can */
export async function showInFolder(host: Host, path: string): Promise<boolean> {
  return hasBrowser(host) && begin(host, ...SHOWERS[host.platform](path));
}

/** The opener may be the browser itself, which goes on when we end. */
function begin({ processes }: Host, file: string, args: readonly string[]): Promise<boolean> {
  return processes.launch({ file, args });
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
