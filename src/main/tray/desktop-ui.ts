/** What a person sees of Pilotlight: light, window, banners. */

import { join } from 'node:path';
import { Notification, powerMonitor, type Session, screen } from 'electron';
import type { Log } from '../../monitor/data-folder/log.ts';
import type { Monitor } from '../../monitor/monitor.ts';
import type { Host } from '../../platform/host.ts';
import type { Notifier } from '../../platform/notifications/notifier.ts';
import { createNotifier } from '../../platform/notifications/notify.ts';
import { SNOOZE_MS } from '../../shared/notice.ts';
import { VERSION } from '../../shared/version.ts';
import { notifyOnce } from '../app/one-time-notices.ts';
import { OUT } from '../app/out-folder.ts';
import { thisPlatform } from '../app/platform.ts';
import { startUpdateCheck } from '../app/update-check.ts';
import { createDesktopNotifier } from '../notifications/desktop-notifier.ts';
import { createPanel } from '../window/panel.ts';
import type { PanelView } from '../window/panel-address.ts';
import type { Box } from '../window/place-window.ts';
import { createMenuActions } from './menu-actions.ts';
import { awaitTrayHost } from './tray-arrival.ts';
import { createTrayController } from './tray-controller.ts';
import { findTrayTrouble } from './tray-visibility.ts';

export interface DesktopUiOptions {
  host: Host;
  monitor: Monitor;
  session: Session;
  log: Log;
}

export interface DesktopUi {
  notifier: Notifier;
  open(): void;
  /** After the first snapshot. `quiet`: started with the session, so that no window is due. */
  settleIn(quiet: boolean): Promise<void>;
  end(): void;
}

export function createDesktopUi({ host, monitor, session, log }: DesktopUiOptions): DesktopUi {
  const note = (sentence: string): void => log.write('warn', 'problem', { sentence });
  const icons = join(OUT, 'main/icons');
  let hasTray = true;

  const panel = createPanel({
    host,
    monitor,
    session,
    out: OUT,
    icon: join(icons, 'app.png'),
    hasTray: () => hasTray,
    onProblem: note,
  });
  const update = startUpdateCheck({
    host,
    current: VERSION,
    snapshot: monitor.snapshot,
    isWanted: () => monitor.snapshot().settings.updateCheck,
    onChange: () => icon.refresh(),
  });
  const open = (view?: PanelView): void => panel.show(icon.bounds(), view);
  const icon = createTrayController({
    monitor,
    host,
    icons,
    newer: () => update.newer(),
    onClick: (bounds) => panel.toggle(thisPlatform() === 'linux' ? pointer() : bounds),
    onAction: createMenuActions({ host, monitor, open, onProblem: note }),
  });
  const notifier = createDesktopNotifier({
    Notification,
    platform: thisPlatform(),
    clock: host.clock,
    fallback: createNotifier(host, null),
    hasSound: () => monitor.snapshot().settings.urgentSound,
    onOpen: () => open(),
    onStatusPage: () => void monitor.run({ name: 'open-link', payload: { link: 'status-page' } }),
    onSnooze: () => void monitor.run({ name: 'mute', payload: { untilMs: host.clock.now() + SNOOZE_MS } }),
  });
  const arrival = awaitTrayHost(host, thisPlatform(), () => {
    hasTray = true;
    icon.appear();
  });
  // A locked screen can take icons with it on older hosts.
  powerMonitor.on('unlock-screen', () => {
    icon.redraw();
    void arrival.look();
  });

  return {
    notifier,
    open: () => open(),
    async settleIn(quiet) {
      const look = (patient: boolean) =>
        findTrayTrouble(host, thisPlatform(), { bounds: icon.bounds, screens, patient });
      // A person waits for the window; what starts with the session waits for the panel.
      let trouble = await look(quiet);
      hasTray = trouble !== 'no-tray';
      if (hasTray) void arrival.look();
      if (trouble !== null || !quiet) open();
      if (trouble !== null && !quiet) trouble = await look(true);
      hasTray = trouble !== 'no-tray';
      if (hasTray) void arrival.look();
      if (trouble !== null) await notifyOnce(host, trouble, notifier);
    },
    end() {
      update.stop();
      arrival.stop();
      notifier.withdrawAll();
      panel.letGo();
      icon.destroy();
    },
  };
}

function screens(): readonly Box[] {
  return screen.getAllDisplays().map(({ bounds }) => bounds);
}

/** Linux does not say where an icon is; whoever clicked it has the pointer there. */
function pointer(): Box {
  return { ...screen.getCursorScreenPoint(), width: 0, height: 0 };
}
