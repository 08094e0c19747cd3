/** Keeps the tray icon in step with the monitor, the system's colours and the user's choice. */

import { Menu, nativeImage, nativeTheme, type Rectangle, screen, Tray } from 'electron';
import type { Monitor } from '../../monitor/monitor.ts';
import type { Host } from '../../platform/host.ts';
import { thisPlatform } from '../app/platform.ts';
import type { MenuAction } from './menu-line.ts';
import { findPanelTone, type PanelTone } from './panel-tone.ts';
import { createTrayHandle, type TrayHandle } from './tray.ts';
import { createTrayImages } from './tray-images.ts';
import { type TrayIcon, type TrayPreferences, trayView } from './tray-view.ts';

/** Several changes in this time are drawn once; nothing on a tray needs to be faster. */
const CALM_MS = 250;

export interface TrayControllerOptions {
  monitor: Pick<Monitor, 'snapshot' | 'subscribe'>;
  host: Pick<Host, 'clock' | 'env' | 'files' | 'home'>;
  /** Folder of the rendered icons. */
  icons: string;
  /** A newer version that is out; null: none known. */
  newer(): string | null;
  onClick(bounds: Rectangle): void;
  onAction(action: MenuAction): void;
}

export interface TrayController extends Pick<TrayHandle, 'bounds' | 'redraw' | 'destroy'> {
  /** Puts the icon into the tray, once. Before, there is none. */
  appear(): void;
  /** Something besides the snapshot has changed. */
  refresh(): void;
}

export function createTrayController(options: TrayControllerOptions): TrayController {
  const { host, monitor, onAction, onClick } = options;
  const platform = thisPlatform();
  // Known a moment later; most panels are dark.
  let panel: PanelTone = 'dark';
  const images = createTrayImages(nativeImage, options.icons, platform);
  const view = () => trayView(monitor.snapshot(), platform, preferences());
  const imageOf = (icon: TrayIcon) => images.find(icon, largestScale());
  let icon: TrayHandle | null = null;

  let cancel: (() => void) | null = null;
  const refresh = (): void => {
    cancel ??= host.clock.after(CALM_MS, () => {
      cancel = null;
      icon?.show(view());
    });
  };
  const stop = monitor.subscribe(refresh);
  const lookAtPanel = async (): Promise<void> => {
    panel = await findPanelTone(host, platform, nativeTheme);
    refresh();
  };
  const onTheme = (): void => void lookAtPanel();
  onTheme();
  nativeTheme.on('updated', onTheme);

  function preferences(): TrayPreferences {
    const { settings } = monitor.snapshot();
    return {
      theme: settings.trayTheme,
      panel,
      withoutColor: nativeTheme.shouldDifferentiateWithoutColor,
      newer: options.newer(),
    };
  }

  return {
    refresh,
    appear() {
      icon ??= createTrayHandle({ Tray, Menu, platform, onAction, onClick, imageOf }, view());
    },
    redraw: () => icon?.redraw(),
    bounds: () => icon?.bounds() ?? null,
    destroy() {
      cancel?.();
      stop();
      nativeTheme.off('updated', onTheme);
      icon?.destroy();
    },
  };
}

/** A Linux tray gets one picture for all screens. */
function largestScale(): number {
  return Math.max(1, ...screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor));
}
