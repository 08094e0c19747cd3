/**
 * When the icon goes into the tray. On Linux an icon that is offered before there is a panel reaches none, also not the one
 * that comes: it is made when one is there.
 */
import type { Host } from '../../platform/host.ts';
import { findTrayHost } from './tray-host.ts';
import type { Platform } from './tray-view.ts';

/** A panel may be started by hand, long after the session. */
const LOOK_EVERY_MS = 5 * 60_000;

export interface TrayArrival {
  /** Now is a time at which it may have come. */
  look(): Promise<void>;
  stop(): void;
}

/** @param appear  called once: at once where there always is a tray, or where nobody can say */
export function awaitTrayHost(
  host: Pick<Host, 'clock' | 'env' | 'processes'>,
  platform: Platform,
  appear: () => void,
): TrayArrival {
  let waiting = true;
  let cancel = (): void => {};
  const arrive = (): void => {
    if (!waiting) return;
    stop();
    appear();
  };
  const stop = (): void => {
    waiting = false;
    cancel();
  };
  const look = async (): Promise<void> => {
    cancel();
    if (!waiting) return;
    if ((await findTrayHost(host)) !== false) return arrive();
    cancel();
    if (waiting) cancel = host.clock.after(LOOK_EVERY_MS, () => void look());
  };
  if (platform === 'linux') void look();
  else arrive();
  return { look, stop };
}
