/** Whether somebody is there, and which clock to believe: sleep, wake, lock, a changed network, a clock that was set. */

import type { Clock, PowerEvent } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { ServicePoller } from '../service/service-poller.ts';
import { createClockWatcher } from './clock-watcher.ts';

export interface PowerStateOptions {
  clock: Clock;
  service: Pick<ServicePoller, 'settle' | 'sleep' | 'offline' | 'replan' | 'network'>;
  /** What was concluded before may not hold: everything is to be read again. */
  onWake(): void;
  /** Something may look different now. */
  onChange(): void;
}

export interface PowerState {
  power(): 'awake' | 'away' | 'asleep';
  onPower(event: PowerEvent): void;
  /** The clocks stand as they should. */
  start(): void;
  /** True when the wall clock has jumped since the last call; that is a wake. */
  noticeJump(): boolean;
  /** The time to judge deadlines by: until the network has settled after a jump, the clock as it was before. */
  judgingNow(): EpochMs;
  /** @returns true when the clock is known again and is another one: deadlines are to be judged anew */
  settleClock(): boolean;
}

export function createPowerState({ clock, service, onWake, onChange }: PowerStateOptions): PowerState {
  const clocks = createClockWatcher(clock);
  let power: 'awake' | 'away' | 'asleep' = 'awake';

  const isSettling = (): boolean => service.network(clock.now()).state === 'SETTLING';
  const wake = (): void => {
    power = 'awake';
    clocks.trust();
    service.settle();
    onWake();
    onChange();
  };
  const events: Record<PowerEvent, () => void> = {
    sleep: () => {
      power = 'asleep';
      service.sleep();
    },
    wake,
    lock: () => {
      power = 'away';
      service.replan();
    },
    unlock: () => {
      power = 'awake';
      service.replan();
      onChange();
    },
    'network-change': () => service.settle(),
    offline: () => service.offline(),
    online: () => service.settle(),
    battery: () => {},
    mains: () => {},
  };

  return {
    power: () => power,
    onPower: (event) => events[event](),
    start: () => clocks.trust(),
    noticeJump() {
      const jumped = clocks.hasJumped();
      if (jumped) wake();
      return jumped;
    },
    judgingNow: () => (isSettling() ? clocks.beforeJump() : clock.now()),
    settleClock: () => !isSettling() && clocks.settle(service.network(clock.now()).clockOffsetMs),
  };
}
