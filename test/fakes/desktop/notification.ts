import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { strict } from './strict.ts';

export const notifications: Notification[] = [];

/** How this desktop takes banners; the test process may change it. */
export const notificationHost: { mode: 'shows' | 'fails' | 'unsupported' } = { mode: 'shows' };

export class Notification extends EventEmitter implements Pick<Electron.Notification, 'close' | 'show'> {
  state: 'made' | 'shown' | 'failed' | 'closed' = 'made';

  constructor(readonly options: Electron.NotificationConstructorOptions = {}) {
    super();
    notifications.push(this);
    // biome-ignore lint/correctness/noConstructorReturn: what the double lacks must throw on the instance as well
    return strict(this, 'Notification');
  }

  static isSupported(): boolean {
    return notificationHost.mode !== 'unsupported';
  }

  show(): void {
    setImmediate(() => {
      this.state = notificationHost.mode === 'shows' ? 'shown' : 'failed';
      this.emit(this.state === 'shown' ? 'show' : 'failed', {}, 'refused by the double');
    });
  }

  /** Whoever takes it back is told nothing. */
  close(): void {
    if (this.state === 'shown') this.state = 'closed';
  }
}
