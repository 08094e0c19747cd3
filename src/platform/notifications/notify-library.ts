import { NOTIFICATION_TROUBLE } from '../../shared/messages/notification-trouble.ts';
import type { Host } from '../host.ts';
import type { Banner, Banners } from './notifier.ts';

const TIMEOUT_MS = 8_000;

/** The installed app's, which its shortcut in the Start menu bears: Windows shows no toast of an id it does not know. */
const APP_ID = 'app.pilotlight.Pilotlight';

const FAILED = { ok: false, reason: NOTIFICATION_TROUBLE.notTaken } as const;

/** Banners on macOS and Windows through node-notifier, which is loaded with the first one. */
export function createLibraryBanners(host: Host): Banners {
  return {
    async show(banner) {
      try {
        const notifier = await import('node-notifier');
        const message = { title: guard(banner.title), message: guard(banner.body), ...FIXED, ...idOf(banner) };
        return await withinLimit(host, (done) => {
          const settle = (error: Error | null): void => done(error === null ? { ok: true } : FAILED);
          if (host.platform === 'darwin') {
            new notifier.default.NotificationCenter({ withFallback: false }).notify(
              { ...message, sound: banner.urgent },
              settle,
            );
          } else {
            new notifier.default.WindowsToaster({ withFallback: false }).notify(
              { ...message, appID: APP_ID, sound: banner.urgent },
              settle,
            );
          }
        });
      } catch {
        return FAILED;
      }
    },
    // The helper programs can replace a banner but not take one back.
    withdraw: async () => {},
  };
}

const FIXED = { wait: false } as const;

type Shown = Awaited<ReturnType<Banners['show']>>;

/** Toasts stay until they are seen, and their helper with them: what is still open after the limit was shown. */
function withinLimit(host: Host, start: (done: (shown: Shown) => void) => void): Promise<Shown> {
  return new Promise((resolve) => {
    const cancel = host.clock.after(TIMEOUT_MS, () => resolve({ ok: true }));
    start((shown) => {
      cancel();
      resolve(shown);
    });
  });
}

/** The helpers take a text that begins like an option, a list or a string for one. */
function guard(text: string): string {
  return /^[\w\p{L}]/u.test(text) ? text : ` ${text}`;
}

/** A number for the episode: a later banner with the same one takes the earlier one's place. */
function idOf(banner: Banner): { id: number; group: number } {
  let id = 7;
  for (const letter of banner.episode) id = (id * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return { id, group: id };
}
