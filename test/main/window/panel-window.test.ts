import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelWindow, type PanelWindowOptions, panelPreferences } from '../../../src/main/window/panel-window.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

let made: Pane[];
beforeEach(() => {
  made = [];
});

class Pane extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { isDevToolsOpened: () => false });
  readonly loadURL = vi.fn(async () => {});
  readonly setPosition = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  visible = false;
  gone = false;
  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
    this.visible = options.show ?? true;
    made.push(this);
  }
  show = () => {
    this.visible = true;
  };
  hide = () => {
    this.visible = false;
  };
  isVisible = () => this.visible;
  isMinimized = () => false;
  isDestroyed = () => this.gone;
  destroy = () => {
    this.gone = true;
    this.visible = false;
    this.emit('closed');
  };
  /** The user closes it. @returns whether that was refused */
  close(): boolean {
    const event = { preventDefault: vi.fn() };
    this.emit('close', event);
    return event.preventDefault.mock.calls.length > 0;
  }
}

function setUp(change: Partial<PanelWindowOptions> = {}) {
  const { advance, clock } = createSimulatedHost();
  const area = { x: 0, y: 0, width: 1920, height: 1040 };
  const panel = createPanelWindow({
    BrowserWindow: Pane as unknown as PanelWindowOptions['BrowserWindow'],
    clock,
    platform: 'linux',
    kind: () => 'popover',
    wayland: false,
    background: () => '#fff',
    session: {} as never,
    preload: '/preload.cjs',
    devTools: false,
    icon: null,
    displayAt: () => ({ bounds: { ...area, height: 1080 }, workArea: area }),
    onContents: vi.fn(),
    ...change,
  });
  const open = (): Pane => {
    panel.show(null);
    const pane = made.at(-1);
    if (!pane) throw new Error('no window was made');
    pane.emit('ready-to-show');
    return pane;
  };
  return { advance, panel, open };
}

describe('its first appearance', () => {
  it('comes after a limit where nothing says that it is ready', async () => {
    const { advance, panel } = setUp();
    panel.show(null);
    await advance(1_400);
    expect(panel.isVisible()).toBe(false);
    await advance(200);
    expect(panel.isVisible()).toBe(true);
  });

  it('comes on Wayland at once, in the color of its page', () => {
    const { panel } = setUp({ wayland: true, kind: () => 'window' });
    panel.show(null);
    expect(made[0]?.options).toMatchObject({ show: true, backgroundColor: '#fff' });
    expect(panel.isVisible()).toBe(true);
  });

  it.each([true, false])('comes once: who puts it away keeps it away (Wayland: %s)', async (wayland) => {
    const { advance, open, panel } = setUp({ wayland });
    const pane = open();
    panel.hide();
    pane.emit('ready-to-show');
    await advance(2_000);
    expect(panel.isVisible()).toBe(false);
  });

  it('on macOS floats over the full screen of another app', () => {
    const calls: unknown[][] = [];
    class Floating extends Pane {
      setAlwaysOnTop = (...args: unknown[]) => void calls.push(args);
      setVisibleOnAllWorkspaces = (...args: unknown[]) => void calls.push(args);
    }
    setUp({ platform: 'darwin', BrowserWindow: Floating as unknown as PanelWindowOptions['BrowserWindow'] }).open();
    expect(calls).toEqual([
      [true, 'pop-up-menu'],
      [true, { visibleOnFullScreen: true, skipTransformProcessType: true }],
    ]);
  });
});

describe('its life', () => {
  it('begins when it is first wanted, and is shown when it is drawn', () => {
    const { panel } = setUp();
    expect(made).toEqual([]);
    panel.show(null);
    expect(made[0]?.options).toMatchObject({ show: false, width: 384, height: 640 });
    expect(panel.isVisible()).toBe(false);
    made[0]?.emit('ready-to-show');
    expect(panel.isVisible()).toBe(true);
  });

  it('ends with its page, and begins anew when it is wanted', () => {
    const { open, panel } = setUp();
    open().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(panel.isVisible()).toBe(false);
    open();
    expect([made.length, panel.isVisible()]).toEqual([2, true]);
  });

  it('goes on while hidden for less than a minute', async () => {
    const { advance, open, panel } = setUp();
    open();
    panel.hide();
    await advance(59_000);
    panel.show(null);
    await advance(3_600_000);
    expect(made).toHaveLength(1);
    expect(panel.isVisible()).toBe(true);
  });

  it('ends when it was hidden for a minute, and begins anew', async () => {
    const { advance, open, panel } = setUp();
    const pane = open();
    panel.hide();
    await advance(60_000);
    expect(pane.gone).toBe(true);
    open();
    expect(made).toHaveLength(2);
    expect(panel.isVisible()).toBe(true);
  });

  it('closing hides; once it is let go, closing closes', () => {
    const { open, panel } = setUp();
    const pane = open();
    expect(pane.close()).toBe(true);
    expect(panel.isVisible()).toBe(false);
    panel.letGo();
    expect(pane.close()).toBe(false);
  });

  it('on Wayland is hidden only after the close request is over', async () => {
    const { open, panel } = setUp({ wayland: true, kind: () => 'window' });
    const pane = open();
    expect(pane.close()).toBe(true);
    expect(panel.isVisible()).toBe(true);
    await expect.poll(panel.isVisible).toBe(false);
  });
});

describe('the focus', () => {
  it('a popover goes when it loses it, a window stays', () => {
    const popover = setUp();
    popover.open().emit('blur');
    expect(popover.panel.isVisible()).toBe(false);
    const window = setUp({ kind: () => 'window' });
    window.open().emit('blur');
    expect(window.panel.isVisible()).toBe(true);
  });

  it('on Windows a loss within 400 ms does not count', async () => {
    const { advance, open, panel } = setUp({ platform: 'win32' });
    const pane = open();
    await advance(300);
    pane.emit('blur');
    expect(panel.isVisible()).toBe(true);
    await advance(200);
    pane.emit('blur');
    expect(panel.isVisible()).toBe(false);
  });

  it('the click on the tray that took it does not bring the window back', async () => {
    const { advance, open, panel } = setUp();
    open().emit('blur');
    panel.toggle(null);
    expect(panel.isVisible()).toBe(false);
    await advance(300);
    panel.toggle(null);
    expect(panel.isVisible()).toBe(true);
    panel.toggle(null);
    expect(panel.isVisible()).toBe(false);
  });
});

describe('its look', () => {
  it('a popover hangs on its anchor and has no frame', () => {
    const { open } = setUp();
    const pane = open();
    expect(pane.options).toMatchObject({ frame: false, skipTaskbar: true });
    expect(pane.setPosition).toHaveBeenCalledExactlyOnceWith(1528, 392);
  });

  it('a window is placed by the desktop and has its place in the task bar', () => {
    const { open } = setUp({ kind: () => 'window' });
    const pane = open();
    expect(pane.options).not.toHaveProperty('frame');
    expect(pane.options).not.toHaveProperty('skipTaskbar');
    expect(pane.setPosition).not.toHaveBeenCalled();
  });

  it('loads our page and nothing else', () => {
    expect(setUp().open().loadURL).toHaveBeenCalledExactlyOnceWith('app://panel/');
  });
});

it('the page is closed in as far as Electron can', () => {
  const session = {} as never;
  expect(panelPreferences({ devTools: false, preload: '/p.cjs', session })).toEqual({
    session,
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});
