import { join } from 'node:path';
import type { App } from 'electron';
import type { Host } from '../../platform/host.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import { desktopEntry, quoteExec, readDesktopEntry } from './autostart-entry.ts';

export interface Autostart {
  /** What the system will really do. */
  read(): Promise<boolean>;
  /** @returns whether the system has taken it, by reading it back */
  write(on: boolean): Promise<boolean>;
  /**
   * At the start: the system's own switch wins over what was kept, but an entry for a place that the app has left since
   * is put right.
   * @returns what holds from now on
   */
  settle(wanted: boolean): Promise<boolean>;
}

export interface AutostartOptions {
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>;
  host: Host;
  /** What starts this very Pilotlight. */
  command: LaunchCommand;
}

export interface LaunchCommand {
  file: string;
  args: readonly string[];
}

/** Tells a start with the session, which opens no window, from one by hand. */
export const QUIET_START = '--quiet-start';

const ENTRY_BYTES = 64 * 1024;

/**
 * macOS: a login item. Windows: the Run key of the user. Linux: an entry in the XDG autostart folder. The last two name
 * program and arguments, so that a moved app is noticed: an entry for another path does not count as ours.
 */
export function createAutostart(options: AutostartOptions): Autostart {
  return options.host.platform === 'linux' ? xdgAutostart(options) : loginItem(options);
}

/**
 * What starts this Pilotlight again.
 * @param packaged  false: Electron itself was started, with the app's folder as its first argument
 */
export function launchCommand(env: Host['env'], execPath: string, packaged: boolean, appPath: string): LaunchCommand {
  // An AppImage runs from a mount that is gone after the end; the image itself stays.
  if (env.APPIMAGE) return { file: env.APPIMAGE, args: [] };
  return packaged ? { file: execPath, args: [] } : { file: execPath, args: [appPath] };
}

function loginItem({ app, host, command }: AutostartOptions): Autostart {
  const args = [...command.args, QUIET_START];
  // macOS takes the app as it is and knows no arguments.
  const item = host.platform === 'darwin' ? {} : { path: command.file, args };
  const read = async (): Promise<boolean> => {
    const { executableWillLaunchAtLogin, launchItems = [], openAtLogin, status } = app.getLoginItemSettings(item);
    // Also listed, it does not start before the person has approved it.
    if (host.platform === 'darwin') return status === undefined ? openAtLogin : status === 'enabled';
    // Task Manager has a switch of its own, which leaves the entry where it is.
    const isOff = launchItems.some(({ enabled, path }) => !enabled && path.includes(command.file));
    return openAtLogin && executableWillLaunchAtLogin !== false && !isOff;
  };
  return {
    read,
    settle: read,
    async write(on) {
      app.setLoginItemSettings({ openAtLogin: on, ...item });
      return (await read()) === on;
    },
  };
}

function xdgAutostart({ host, command }: AutostartOptions): Autostart {
  const path = join(configHome(host), 'autostart', 'pilotlight.desktop');
  const words = [command.file, ...command.args, QUIET_START];
  const own = words.map(quoteExec).join(' ');
  const writtenCommand = async (): Promise<string | null> => {
    const found = await host.files.read(path, ENTRY_BYTES);
    return found.ok ? readDesktopEntry(new TextDecoder().decode(found.bytes)) : null;
  };
  const read = async (): Promise<boolean> => (await writtenCommand()) === own;
  const write = async (on: boolean): Promise<boolean> => {
    if (on) await host.files.write(path, desktopEntry(words), 0o644);
    else await host.files.remove(path);
    return (await read()) === on;
  };
  return {
    read,
    write,
    async settle(wanted) {
      const written = await writtenCommand();
      if (wanted && written !== null && written !== own) await write(true);
      return read();
    },
  };
}
