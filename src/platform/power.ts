import { networkInterfaces } from 'node:os';
import type { Clock, Power, PowerEvent } from './host.ts';

const LOOK_EVERY_MS = 30_000;

/** A timer that is this late, or a wall clock this far off, means that the machine slept or its clock was set. */
const JUMP_MS = 20_000;

/**
 * Power and network without a desktop to tell us: looked at every half minute, and only while somebody listens.
 * A sleep shows only afterwards, so `sleep` itself is never sent from here.
 * @param addresses  the network as one string; a change of it is a network change; empty when there is none
 */
export function createPower(clock: Clock, hasProxy: boolean, addresses: () => string = ownAddresses): Power {
  const listeners = new Set<(event: PowerEvent) => void>();
  let cancel: (() => void) | null = null;
  let wall = 0;
  let known = '';

  const tell = (event: PowerEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const look = (): void => {
    const before = { wall, known };
    arm();
    if (Math.abs(wall - before.wall - LOOK_EVERY_MS) > JUMP_MS) tell('wake');
    if (known === before.known) return;
    tell('network-change');
    if (known === '') tell('offline');
    else if (before.known === '') tell('online');
  };
  const arm = (): void => {
    wall = clock.now();
    known = addresses();
    cancel = clock.after(LOOK_EVERY_MS, look);
  };

  return {
    listen(listener) {
      listeners.add(listener);
      if (cancel === null) arm();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = null;
      };
    },
    // A container may reach the world through a proxy on its own loopback and nothing else.
    online: () => (addresses() !== '' ? true : hasProxy ? null : false),
  };
}

function ownAddresses(): string {
  try {
    const all = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
      (list ?? []).filter((one) => !one.internal).map((one) => `${name} ${one.address}`),
    );
    return all
      .filter((one) => !one.includes(' fe80:'))
      .sort()
      .join('\n');
  } catch {
    return 'unknown';
  }
}
