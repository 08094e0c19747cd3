import { type Notice, noticeActions } from '../../shared/notice.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { Host } from '../host.ts';
import type { Banner, Banners, Notifier, OnAction } from './notifier.ts';
import { createLibraryBanners } from './notify-library.ts';
import { createNotifySendBanners } from './notify-send.ts';

const TITLE_LENGTH = 120;
const BODY_LENGTH = 400;

/**
 * Shows notices without Electron: on the desktop, or where there is none as a line with a bell.
 * @param terminal  writes to the terminal we run in; null: there is none
 * @param onAction  called when a button was pressed; null: banners have none
 */
export function createNotifier(
  host: Host,
  terminal: ((text: string) => void) | null,
  onAction: OnAction | null = null,
  banners: Banners = host.platform === 'linux' ? createNotifySendBanners(host, onAction) : createLibraryBanners(host),
): Notifier {
  return {
    async show(notice) {
      if (notice.level === 'quiet') return { status: 'not-shown', reason: 'quiet' };
      const banner = toBanner(notice);
      const shown = await banners.show(banner);
      if (shown.ok) return { status: 'shown', where: 'desktop', reason: null };
      if (terminal === null) return { status: 'failed', reason: shown.reason };
      terminal(`\u0007${banner.title}: ${banner.body}\n`);
      return { status: 'shown', where: 'terminal', reason: null };
    },
    withdraw: (episode) => banners.withdraw(episode),
  };
}

/** Incident titles and updates come from the network and end up in other programs. */
function toBanner(notice: Notice): Banner {
  return {
    episode: notice.episode,
    urgent: notice.level === 'urgent',
    title: plainText(notice.title, TITLE_LENGTH),
    body: plainText(notice.body, BODY_LENGTH),
    // No window to open here.
    actions: noticeActions(notice).filter((action) => action !== 'open'),
  };
}
