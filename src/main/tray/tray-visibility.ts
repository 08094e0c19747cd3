import type { Rectangle } from 'electron';
import type { Host } from '../../platform/host.ts';
import { findTrayHost, isIconHidden } from './tray-host.ts';
import type { Platform } from './tray-view.ts';

/** Why the lamp cannot be seen. */
export type TrayTrouble = 'no-tray' | 'hidden';

/**
 * @param icon    where the icon is; null: the platform does not say
 * @param screen  the whole main display
 * @returns null when nothing speaks against its being seen
 */
export async function findTrayTrouble(
  host: Pick<Host, 'processes'>,
  platform: Platform,
  icon: Rectangle | null,
  screen: Rectangle,
): Promise<TrayTrouble | null> {
  switch (platform) {
    case 'linux':
      return (await findTrayHost(host)) === false ? 'no-tray' : null;
    case 'darwin':
      return icon !== null && isIconHidden(icon, screen) ? 'hidden' : null;
    case 'win32':
      // New icons start in the overflow; there is no way to ask.
      return null;
  }
}
