/** The window of this desktop: the closed session, the page's files, the bridge to the monitor. */

import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { Monitor } from '../../monitor/monitor.ts';
import type { Host } from '../../platform/host.ts';
import { folderFor } from '../../shared/language.ts';
import { LANGUAGE } from '../../shared/messages/language.ts';
import { thisPlatform } from '../app/platform.ts';
import { registerIpc } from './ipc.ts';
import { loadPageFiles } from './page-files.ts';
import { closePanelSession } from './panel-session.ts';
import { createPanelWindow, type PanelWindow } from './panel-window.ts';
import { type Box, type WindowKind, windowKind } from './place-window.ts';

/** `--bg` of src/renderer/styles/tokens.css. */
export const BACKGROUND = { light: '#f6f5f2', dark: '#1b1b1d' } as const;

export interface PanelOptions {
  host: Host;
  monitor: Pick<Monitor, 'run' | 'snapshot' | 'subscribe'>;
  session: Session;
  /** Where the build lies: `preload/` and `renderer/` are below it. */
  out: string;
  icon: string;
  /** Whether a tray is there, as far as is known when the first window opens. */
  hasTray(): boolean;
  onProblem(sentence: string): void;
}

export function createPanel(options: PanelOptions): PanelWindow {
  const { host, monitor, onProblem, out, session } = options;
  const devTools = !app.isPackaged;
  const wayland = isWayland(host.env);
  const kind = (): WindowKind => windowKind(thisPlatform(), wayland, options.hasTray());
  closePanelSession(session, loadPageFiles(join(out, folderFor('renderer', LANGUAGE))), devTools);
  const window = createPanelWindow({
    BrowserWindow,
    clock: host.clock,
    platform: thisPlatform(),
    kind,
    wayland,
    background: () => (nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light),
    session,
    preload: join(out, 'preload/index.cjs'),
    devTools,
    icon: thisPlatform() === 'linux' ? options.icon : null,
    displayAt,
    onContents: ({ webContents }) =>
      registerIpc(webContents, {
        onProblem,
        monotonic: host.clock.monotonic,
        monitor,
        close: () => window.hide(),
      }),
  });
  return window;
}

function displayAt(anchor: Box | null) {
  return anchor === null ? screen.getPrimaryDisplay() : screen.getDisplayNearestPoint({ x: anchor.x, y: anchor.y });
}

/** What decides is the session, since Electron itself prefers Wayland where there is one. */
function isWayland(env: Host['env']): boolean {
  return Boolean(env.WAYLAND_DISPLAY) || env.XDG_SESSION_TYPE === 'wayland';
}
