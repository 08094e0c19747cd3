import type { NotificationAction, Notification as NotificationClass, NotificationConstructorOptions } from 'electron';
import type { Clock } from '../../platform/host.ts';
import type { Notifier, NotifyOutcome } from '../../platform/notifications/notifier.ts';
import { NOTICE_ACTION } from '../../shared/messages/desktop.ts';
import { type Notice, noticeActions } from '../../shared/notice.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { Platform } from '../tray/tray-view.ts';

export interface DesktopNotifierOptions {
  Notification: (new (options: NotificationConstructorOptions) => NotificationClass) & { isSupported(): boolean };
  platform: Platform;
  clock: Clock;
  /** Takes over where Electron shows nothing. */
  fallback: Notifier;
  /** Whether urgent banners make a sound; others never do. */
  hasSound(): boolean;
  onOpen(notice: Notice): void;
  onStatusPage(): void;
  onSnooze(): void;
}

export interface DesktopNotifier extends Notifier {
  /** Pilotlight ends, and with it what a click on a banner would do. */
  withdrawAll(): void;
}

/** A banner that has not appeared by then will not: an unsigned app on macOS gets no answer at all. */
const APPEARS_WITHIN_MS = 5_000;

/** macOS asks whether this app may show banners, and the first one waits for a person's answer. */
const FIRST_ON_MACOS_MS = 60_000;

/**
 * The person does not want banners of Pilotlight: no defect, and nothing to find a way around.
 * macOS: UNErrorCodeNotificationsNotAllowed. Windows: 0x803E0111 and its neighbours, switched off for the app, the user,
 * or by an administrator.
 */
const REFUSALS = [
  /UNErrorDomain\b.*\b1\b/i,
  /not allowed for this application/i,
  /-21434201(?:4[0-9])\b/,
  /803E01(?:0F|1[0-3])/i,
];

const TITLE_LENGTH = 120;
/** macOS cuts at 256 bytes; other systems wrap. */
const BODY_LENGTH = 240;

/** Shows notices through Electron. One banner per episode: a later one takes the earlier one's place. */
export function createDesktopNotifier(options: DesktopNotifierOptions): DesktopNotifier {
  const { Notification, clock, fallback, platform } = options;
  let answered = false;
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
    const notification = new Notification(describe(notice, platform, options.hasSound()));
    held.set(notice.episode, notification);
    // Not every system closes a banner that has been clicked, and an urgent one stays until somebody does.
    // At once: after its event Electron has let go of it.
    const answer = (act: () => void) => {
      take(notice.episode);
      act();
    };
    notification.on('click', () => answer(() => options.onOpen(notice)));
    notification.on('action', (_event, index) => {
      const action = noticeActions(notice)[index] ?? 'open';
      if (action === 'statusPage') answer(options.onStatusPage);
      else if (action === 'snooze') answer(options.onSnooze);
      else answer(() => options.onOpen(notice));
    });
    notification.on('close', () => release(notice.episode, notification));
    const outcome = await appears(
      notification,
      clock,
      platform === 'darwin' && !answered ? FIRST_ON_MACOS_MS : undefined,
    );
    answered ||= outcome !== 'silent';
    if (outcome === 'shown') return { status: 'shown', where: 'desktop', reason: null };
    // Taken back, or replaced by a later one, while it waited to appear: nothing that would be shown in another way.
    if (held.get(notice.episode) !== notification) return { status: 'not-shown', reason: 'withdrawn' };
    release(notice.episode, notification);
    notification.close();
    return outcome === 'refused' ? { status: 'not-shown', reason: 'refused' } : fallback.show(notice);
  }

  return {
    show,
    async withdraw(episode) {
      take(episode);
      await fallback.withdraw(episode);
    },
    withdrawAll() {
      for (const episode of [...held.keys()]) take(episode);
    },
  };
}

function appears(
  notification: NotificationClass,
  clock: Clock,
  withinMs = APPEARS_WITHIN_MS,
): Promise<'shown' | 'failed' | 'refused' | 'silent'> {
  return new Promise((resolve) => {
    const cancel = clock.after(withinMs, () => resolve('silent'));
    const settle = (outcome: 'shown' | 'failed' | 'refused'): void => {
      cancel();
      resolve(outcome);
    };
    notification.once('show', () => settle('shown'));
    notification.once('failed', (_event, error) => settle(isRefusal(error) ? 'refused' : 'failed'));
    notification.show();
  });
}

/** @param error  the system's own words */
export function isRefusal(error: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(error));
}

/** Incident titles come from the network: bounded, one line, no control or direction characters. */
function describe(notice: Notice, platform: Platform, hasSound: boolean): NotificationConstructorOptions {
  const urgent = notice.level === 'urgent';
  return {
    title: plainText(notice.title, TITLE_LENGTH),
    body: plainText(notice.body, BODY_LENGTH),
    silent: !(urgent && hasSound),
    // On Linux Electron draws no buttons, and a banner cannot take the place of one of an earlier run.
    ...(platform === 'linux' ? {} : { actions: buttonsFor(notice), id: notice.episode.slice(0, 64) }),
    ...(platform === 'darwin' ? {} : { urgency: urgent ? 'critical' : 'normal' }),
  };
}

function buttonsFor(notice: Notice): NotificationAction[] {
  return noticeActions(notice).map((action) => ({ type: 'button', text: NOTICE_ACTION[action] }));
}
