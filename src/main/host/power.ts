import type { Net, PowerMonitor } from 'electron';
import type { Clock, Power, PowerEvent } from '../../platform/host.ts';

const POWER_EVENTS = {
  suspend: 'sleep',
  resume: 'wake',
  'lock-screen': 'lock',
  'unlock-screen': 'unlock',
  'on-battery': 'battery',
  'on-ac': 'mains',
} as const satisfies Record<string, PowerEvent>;

/** What the desktop says about power is news; what is seen by looking is only about the network. */
const SEEN_BY_LOOKING: ReadonlySet<PowerEvent> = new Set(['network-change', 'offline', 'online']);

const LOOK_EVERY_MS = 30_000;

/**
 * Power and network as Electron tells them. Electron has no event for the network, so that is looked at.
 * @param addresses  tells changes of the own addresses (src/platform/power.ts)
 */
export function createDesktopPower(
  monitor: PowerMonitor,
  net: Pick<Net, 'isOnline'>,
  clock: Clock,
  addresses: Power,
): Power {
  return {
    listen(listener) {
      const stops = Object.entries(POWER_EVENTS).map(([name, event]) => listenTo(monitor, name, () => listener(event)));
      const stopAddresses = addresses.listen((event) => {
        if (SEEN_BY_LOOKING.has(event)) listener(event);
      });
      const stopOnline = watchOnline(net, clock, listener);
      return () => {
        for (const stop of [...stops, stopAddresses, stopOnline]) stop();
      };
    },
    online: () => (net.isOnline() ? addresses.online() : false),
  };
}

function listenTo(monitor: PowerMonitor, name: string, run: () => void): () => void {
  // One signature per event in Electron's types; all of these give nothing the listener needs.
  const emitter: NodeJS.EventEmitter = monitor;
  emitter.on(name, run);
  return () => emitter.off(name, run);
}

function watchOnline(net: Pick<Net, 'isOnline'>, clock: Clock, listener: (event: PowerEvent) => void): () => void {
  let online = net.isOnline();
  let cancel = clock.after(LOOK_EVERY_MS, look);
  function look(): void {
    cancel = clock.after(LOOK_EVERY_MS, look);
    const now = net.isOnline();
    if (now === online) return;
    online = now;
    listener(now ? 'online' : 'offline');
  }
  return () => cancel();
}
