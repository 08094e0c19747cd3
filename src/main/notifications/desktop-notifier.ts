import type { Notification as NotificationClass, NotificationConstructorOptions } from 'electron';
import type { Clock } from '../../platform/host.ts';
import type { Notifier, NotifyOutcome } from '../../platform/notifications/notify.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { NOTICE_ACTION } from '../sentences.ts';
import type { Platform } from '../tray/tray-view.ts';

export interface DesktopNotifierOptions {
  Notification: (new (options: NotificationConstructorOptions) => NotificationClass) & { isSupported(): boolean };
  platform: Platform;
  clock: Clock;
  /** Takes over where Electron shows nothing. */
  fallback: Notifier;
  onOpen(notice: Notice): void;
  onStatusPage(): void;
}

/** A banner that has not appeared by then will not: an unsigned app on macOS gets no answer at all. */
const APPEARS_WITHIN_MS = 5_000;

const TITLE_LENGTH = 120;
/** macOS cuts at 256 bytes; other systems wrap. */
const BODY_LENGTH = 240;

/** Shows notices through Electron. One banner per episode: a later one takes the earlier one's place. */
export function createDesktopNotifier(options: DesktopNotifierOptions): Notifier {
  const { Notification, clock, fallback } = options;
  // Electron forgets a banner, and its click, when nobody holds it.
  const held = new Map<string, NotificationClass>();

  const release = (episode: string, notification: NotificationClass): void => {
    if (held.get(episode) === notification) held.delete(episode);
  };
  const take = (episode: string): void => {
    const old = held.get(episode);
    held.delete(episode);
    old?.close();
  };

  async function show(notice: Notice): Promise<NotifyOutcome> {
    if (notice.level === 'quiet') return { status: 'not-shown', reason: 'quiet' };
    if (!Notification.isSupported()) return fallback.show(notice);
    take(notice.episode);
    const notification = new Notification(describe(notice, options.platform));
    held.set(notice.episode, notification);
    notification.on('click', () => options.onOpen(notice));
    notification.on('action', (_event, index) => {
      if (index === 1) options.onStatusPage();
      else options.onOpen(notice);
    });
    notification.on('close', () => release(notice.episode, notification));
    if (await appears(notification, clock)) return { status: 'shown', where: 'desktop', reason: null };
    release(notice.episode, notification);
    notification.close();
    return fallback.show(notice);
  }

  return {
    show,
    async withdraw(episode) {
      take(episode);
      await fallback.withdraw(episode);
    },
  };
}

function appears(notification: NotificationClass, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(APPEARS_WITHIN_MS, () => resolve(false));
    const settle = (shown: boolean): void => {
      cancel();
      resolve(shown);
    };
    notification.once('show', () => settle(true));
    notification.once('failed', () => settle(false));
    notification.show();
  });
}

/** Incident titles come from the network: bounded, one line, no control or direction characters. */
function describe(notice: Notice, platform: Platform): NotificationConstructorOptions {
  const urgent = notice.level === 'urgent';
  const ofService = notice.kind === 'service';
  const texts = ofService ? [NOTICE_ACTION.open, NOTICE_ACTION.statusPage] : [NOTICE_ACTION.open];
  return {
    title: plainText(notice.title, TITLE_LENGTH),
    body: plainText(notice.body, BODY_LENGTH),
    silent: !urgent,
    actions: texts.map((text) => ({ type: 'button', text })),
    // The system itself then replaces a banner of an earlier run.
    ...(platform === 'linux' ? {} : { id: notice.episode.slice(0, 64) }),
    ...(platform === 'darwin' ? {} : { urgency: urgent ? 'critical' : 'normal' }),
  };
}
