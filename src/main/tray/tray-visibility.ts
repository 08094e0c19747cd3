import type { Rectangle } from 'electron';
import type { Host } from '../../platform/host.ts';
import { findTrayHost, isIconHidden } from './tray-host.ts';
import type { Platform } from './tray-view.ts';

/** Why the light cannot be seen. */
export type TrayTrouble = 'no-tray' | 'hidden';

export interface TrayLook {
  /** Where the icon is; null: the platform does not say. */
  bounds(): Rectangle | null;
  /** The whole of each display. */
  screens(): readonly Rectangle[];
  /** The panel may come after us, and macOS needs a moment to say where an icon is (electron#35984). */
  patient: boolean;
}

/** A session is mostly put together by then. */
const WAIT_MS = [500, 1_500, 3_000, 5_000, 10_000] as const;

/** @returns null when nothing speaks against its being seen */
export async function findTrayTrouble(
  host: Pick<Host, 'clock' | 'env' | 'processes'>,
  platform: Platform,
  look: TrayLook,
): Promise<TrayTrouble | null> {
  let trouble = await lookOnce(host, platform, look);
  for (const ms of look.patient ? WAIT_MS : []) {
    if (trouble === null) return null;
    await host.clock.sleep(ms);
    trouble = await lookOnce(host, platform, look);
  }
  return trouble;
}

async function lookOnce(
  host: Pick<Host, 'env' | 'processes'>,
  platform: Platform,
  { bounds, screens }: TrayLook,
): Promise<TrayTrouble | null> {
  switch (platform) {
    case 'linux':
      return (await findTrayHost(host)) === false ? 'no-tray' : null;
    case 'darwin': {
      const icon = bounds();
      return icon !== null && screens().every((screen) => isIconHidden(icon, screen)) ? 'hidden' : null;
    }
    case 'win32':
      // New icons start in the overflow; there is no way to ask.
      return null;
  }
}
