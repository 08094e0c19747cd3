import type { BrowserWindow as BrowserWindowClass, BrowserWindowConstructorOptions, Session } from 'electron';
import type { Clock } from '../../platform/host.ts';
import type { Platform } from '../tray/tray-view.ts';
import { type PanelView, panelPage } from './panel-address.ts';
import { type Box, type Display, placePopover, type WindowKind } from './place-window.ts';

export const PANEL_SIZE = { width: 384, height: 640 } as const;

/** A hidden window is given back after this long: nothing of it is alive in the background. */
const FORGET_AFTER_MS = 60_000;

/** Where "ready to show" does not come, this is long enough for the page to be drawn. */
const REVEAL_AFTER_MS = 1_500;

/** Windows takes the focus away once more right after a window was shown from the tray. */
const BLUR_GRACE_MS = 400;

/** A click on the tray takes the focus from the open window first, and must not bring it back at once. */
const TOGGLE_GRACE_MS = 250;

export interface PanelWindowOptions {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindowClass;
  clock: Clock;
  platform: Platform;
  /** Asked when a window is made. */
  kind(): WindowKind;
  wayland: boolean;
  /** Of the page, for the time before it is drawn. */
  background(): string;
  session: Session;
  /** Path of the preload's build. */
  preload: string;
  devTools: boolean;
  /** Path of a picture for the task bar; null: the platform takes it from the app. */
  icon: string | null;
  displayAt(anchor: Box | null): Display;
  /** A new window's contents, before anything is loaded. */
  onContents(window: BrowserWindowClass): void;
}

export interface PanelWindow {
  /** @param anchor  the tray icon, or where the pointer is; null: not known */
  show(anchor: Box | null, view?: PanelView): void;
  toggle(anchor: Box | null): void;
  hide(): void;
  isVisible(): boolean;
  /** From now on closing closes. */
  letGo(): void;
}

/** The security of the page. Exported so that a test can hold it against the rules. */
export function panelPreferences(
  options: Pick<PanelWindowOptions, 'devTools' | 'preload' | 'session'>,
): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    session: options.session,
    preload: options.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: options.devTools,
  };
}

/** The window: made when it is first wanted, hidden when it loses the focus, given back when it stays hidden. */
export function createPanelWindow(options: PanelWindowOptions): PanelWindow {
  const { clock, platform } = options;
  let kind: WindowKind = 'window';
  let window: BrowserWindowClass | null = null;
  let cancelForget = (): void => {};
  let shownAt = Number.NEGATIVE_INFINITY;
  let blurredAt = Number.NEGATIVE_INFINITY;
  let closing = false;

  function open(anchor: Box | null, view: PanelView): BrowserWindowClass {
    kind = options.kind();
    const made = new options.BrowserWindow({
      ...PANEL_SIZE,
      // There one that starts hidden may never be drawn, neither when it is ready (electron#48859) nor once it is shown.
      show: options.wayland,
      ...(options.wayland ? { backgroundColor: options.background() } : {}),
      title: 'Pilotlight',
      ...(kind === 'popover'
        ? { frame: false, resizable: false, skipTaskbar: true, fullscreenable: false }
        : { minWidth: 320, minHeight: 400, fullscreenable: false, autoHideMenuBar: true }),
      minimizable: kind === 'window',
      maximizable: false,
      ...(options.icon === null ? {} : { icon: options.icon }),
      webPreferences: panelPreferences(options),
    });
    options.onContents(made);
    if (platform === 'darwin' && kind === 'popover') floatOverFullScreen(made);
    if (!options.wayland) revealOnce(made, anchor);
    made.on('blur', () => onBlur(made));
    made.on('close', (event) => {
      if (closing) return;
      event.preventDefault();
      // Hiding inside the close request itself breaks the window on Wayland.
      if (options.wayland) setImmediate(hide);
      else hide();
    });
    // A page that has crashed stays white; the next one is made when it is wanted.
    made.webContents.on('render-process-gone', () => made.destroy());
    made.on('closed', () => {
      if (window === made) window = null;
    });
    // What it cannot load it says itself; the tray goes on without it.
    made.loadURL(panelPage(view)).catch(() => {});
    return made;
  }

  /** As soon as it is drawn; at the latest after a limit. Not when it was put away meanwhile. */
  function revealOnce(made: BrowserWindowClass, anchor: Box | null): void {
    let waiting = true;
    const stop = (): void => {
      waiting = false;
      cancel();
    };
    const reveal = (): void => {
      if (!waiting) return;
      stop();
      present(made, anchor);
    };
    const cancel = clock.after(REVEAL_AFTER_MS, reveal);
    made.once('ready-to-show', reveal);
    made.once('hide', stop);
    made.once('closed', stop);
  }

  function present(made: BrowserWindowClass, anchor: Box | null): void {
    if (made.isDestroyed()) return;
    if (kind === 'popover') {
      const { x, y } = placePopover(PANEL_SIZE, anchor, options.displayAt(anchor));
      made.setPosition(x, y);
    }
    shownAt = clock.monotonic();
    if (made.isMinimized()) made.restore();
    made.show();
    made.focus();
  }

  function onBlur(made: BrowserWindowClass): void {
    if (kind !== 'popover' || made.webContents.isDevToolsOpened()) return;
    if (platform === 'win32' && clock.monotonic() - shownAt < BLUR_GRACE_MS) return;
    blurredAt = clock.monotonic();
    hide();
  }

  function hide(): void {
    if (!window || window.isDestroyed()) return;
    window.hide();
    cancelForget();
    cancelForget = clock.after(FORGET_AFTER_MS, () => window?.destroy());
  }

  function show(anchor: Box | null, view: PanelView = 'home'): void {
    cancelForget();
    if (!window || window.isDestroyed()) {
      window = open(anchor, view);
      return;
    }
    if (view !== 'home') window.loadURL(panelPage(view)).catch(() => {});
    present(window, anchor);
  }

  const isVisible = (): boolean => window !== null && !window.isDestroyed() && window.isVisible();

  return {
    show,
    hide,
    isVisible,
    toggle(anchor) {
      if (isVisible()) hide();
      else if (clock.monotonic() - blurredAt >= TOGGLE_GRACE_MS) show(anchor);
    },
    letGo() {
      closing = true;
      cancelForget();
    },
  };
}

/** Over another app's full-screen Space a popover would open unseen. The process stays one without a tile in the Dock. */
function floatOverFullScreen(window: BrowserWindowClass): void {
  window.setAlwaysOnTop(true, 'pop-up-menu');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
}
