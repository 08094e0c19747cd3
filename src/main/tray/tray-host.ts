import type { Rectangle } from 'electron';
import type { Host, RunRequest } from '../../platform/host.ts';
import { hasSystemTray } from './xembed-host.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const TIMEOUT_MS = 2_000;

/** Both ask the session bus the same; a desktop has at least one of them. */
const QUESTIONS: readonly Pick<RunRequest, 'file' | 'args'>[] = [
  {
    file: 'gdbus',
    args: [
      'call',
      '--session',
      '--dest=org.freedesktop.DBus',
      '--object-path=/org/freedesktop/DBus',
      '--method=org.freedesktop.DBus.NameHasOwner',
      WATCHER,
    ],
  },
  {
    file: 'busctl',
    args: [
      '--user',
      'call',
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'NameHasOwner',
      's',
      WATCHER,
    ],
  },
];

/**
 * Whether this Linux desktop shows tray icons; Electron does not say (GNOME has none without an extension).
 * @returns null when the bus could not be asked
 */
export async function findTrayHost(host: Pick<Host, 'env' | 'processes'>): Promise<boolean | null> {
  const [watcher, older] = await Promise.all([hasWatcher(host), hasSystemTray(host.env)]);
  return older === true ? true : watcher;
}

async function hasWatcher(host: Pick<Host, 'processes'>): Promise<boolean | null> {
  for (const question of QUESTIONS) {
    const outcome = await host.processes.run({ ...question, limitMs: TIMEOUT_MS });
    const said = outcome.ok && outcome.code === 0 ? /\b(true|false)\b/.exec(outcome.stdout)?.[1] : undefined;
    if (said !== undefined) return said === 'true';
  }
  return null;
}

/** macOS 26 lets the user hide any icon; a hidden one is parked just below the screen, or has no size. */
export function isIconHidden(icon: Rectangle, screen: Rectangle): boolean {
  return icon.width === 0 || icon.y >= screen.y + screen.height;
}
