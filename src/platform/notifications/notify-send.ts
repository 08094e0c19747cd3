import { NOTIFICATION_TROUBLE } from '../../shared/messages/notification-trouble.ts';
import type { Host, RunOutcome } from '../host.ts';
import type { Banner, Banners, OnAction } from './notifier.ts';
import { createButtonBanners } from './notify-buttons.ts';

const TIMEOUT_MS = 5_000;

/** Episodes whose banner can still be replaced; the oldest is forgotten. */
const MAX_EPISODES = 50;

/**
 * Banners through `notify-send`, run directly. A later banner of an episode replaces the earlier one, where this
 * notify-send can (0.7.10 and later); an older one shows it beside. Buttons need 0.7.11.
 */
export function createNotifySendBanners(host: Host, onAction: OnAction | null = null): Banners {
  const shown = new Map<string, string>();
  let canReplace = true;
  let buttons = onAction && createButtonBanners(host, TIMEOUT_MS, onAction);

  const send = (banner: Banner): Promise<RunOutcome> => {
    const known = shown.get(banner.episode);
    const replacing = canReplace ? ['--print-id', ...(known === undefined ? [] : [`--replace-id=${known}`])] : [];
    const look = ['--app-name=Pilotlight', `--urgency=${banner.urgent ? 'critical' : 'normal'}`];
    // After `--` nothing is an option, whatever a title begins with.
    const args = [...look, ...replacing, '--', banner.title, toMarkup(banner.body)];
    const withButtons = canReplace ? buttons?.show(banner.episode, banner.actions, args) : undefined;
    return withButtons ?? host.processes.run({ file: 'notify-send', args, limitMs: TIMEOUT_MS });
  };
  const remember = (episode: string, stdout: string): void => {
    const id = /^\s*(\d+)\s*$/m.exec(stdout)?.[1];
    if (id === undefined) return;
    shown.delete(episode);
    shown.set(episode, id);
    const oldest = shown.keys().next().value;
    if (shown.size > MAX_EPISODES && oldest !== undefined) shown.delete(oldest);
  };

  return {
    async show(banner) {
      let outcome = await send(banner);
      // Too old for them, or none of the programs that it takes is there: why not is told without them.
      if (buttons && (outcome.ok ? outcome.code !== 0 : outcome.why === 'absent')) {
        buttons = null;
        outcome = await send(banner);
      }
      if (canReplace && isTooOld(outcome)) {
        canReplace = false;
        outcome = await send(banner);
      }
      if (outcome.ok && outcome.code === 0) {
        remember(banner.episode, outcome.stdout);
        return { ok: true };
      }
      return { ok: false, reason: explain(outcome) };
    },
    async withdraw(episode) {
      const id = shown.get(episode);
      if (id === undefined) return;
      shown.delete(episode);
      // Without gdbus the banner stays until it goes by itself: no reason to bother anybody.
      await host.processes.run({ file: 'gdbus', args: [...CLOSE, id], limitMs: TIMEOUT_MS });
    },
  };
}

const CLOSE = [
  'call',
  '--session',
  '--dest=org.freedesktop.Notifications',
  '--object-path=/org/freedesktop/Notifications',
  '--method=org.freedesktop.Notifications.CloseNotification',
];

/** True where this notify-send does not know an option. */
const isTooOld = (outcome: RunOutcome): boolean =>
  outcome.ok && outcome.code !== 0 && /unknown option/i.test(outcome.stderr);

/** The body is markup for the desktop, and notify-send itself resolves backslashes in it. */
function toMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\\', '\\\\');
}

function explain(outcome: RunOutcome): string {
  if (!outcome.ok) {
    return outcome.why === 'absent' ? NOTIFICATION_TROUBLE.notInstalled : NOTIFICATION_TROUBLE.notRun;
  }
  return /ServiceUnknown|not provided by any/i.test(outcome.stderr)
    ? NOTIFICATION_TROUBLE.noDaemon
    : NOTIFICATION_TROUBLE.noDesktop;
}
