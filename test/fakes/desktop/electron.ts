/**
 * Electron as far as Pilotlight uses it, under plain Node with a real Chromium behind the windows. Strict: what is not
 * here throws. What it cannot show is in docs/desktop.md: isolation of worlds, the sandbox, fuses, the tray's pixels.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { leaveOtherProcessesOut } from './alone.ts';
import { app, rawApp } from './app.ts';
import { takeOrders } from './control.ts';
import { dialog as boxes } from './dialog.ts';
import { noteCall } from './log.ts';
import { machine } from './machine.ts';
import { Menu as MenuFactory } from './menu.ts';
import { Notification } from './notification.ts';
import { session } from './session.ts';
import { faithful, strict } from './strict.ts';
import { Tray } from './tray.ts';
import { utilityProcess as utility } from './utility-process.ts';
import { BrowserWindow, windowEvents } from './windows.ts';

windowEvents.on('web-contents-created', (...args) => {
  if (!rawApp.sandboxed) throw new Error('electron double: a window was made without app.enableSandbox()');
  rawApp.emit('web-contents-created', ...args);
});
windowEvents.on('window-all-closed', () => {
  if (!rawApp.emit('window-all-closed')) rawApp.quit();
});

const display = {
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
} as Electron.Display;

export const Menu = strict(MenuFactory, 'Menu');
export const powerMonitor = strict(machine.power, 'powerMonitor');
export const nativeTheme = strict(machine.theme, 'nativeTheme');

export const protocol = faithful<Electron.Protocol>()('protocol', {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    if (rawApp.isReadyNow()) throw new Error('protocol.registerSchemesAsPrivileged must be called before app is ready');
    noteCall('protocol.registerSchemesAsPrivileged', schemes);
  },
});

// A desktop of any kind may be played here, and only on macOS is this asked.
export const systemPreferences = faithful<Electron.SystemPreferences>()('systemPreferences', {
  getUserDefault: (() => ['en-GB']) as unknown as Electron.SystemPreferences['getUserDefault'],
});

export const net = faithful<Electron.Net>()('net', { isOnline: () => machine.online });

export const screen = faithful<Electron.Screen>()('screen', {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 1800, y: 1060 }),
});

export const nativeImage = faithful<typeof Electron.nativeImage>()('nativeImage', {
  createFromPath: (path: string) => path as unknown as Electron.NativeImage,
  createEmpty: () => {
    throw new Error('electron double: a picture of the tray is missing');
  },
});

export const shell = faithful<Electron.Shell>()('shell', {
  openExternal: async (url: string) => noteCall('shell.openExternal', url),
  openPath: async (path: string) => {
    noteCall('shell.openPath', path);
    return '';
  },
  showItemInFolder: (path: string) => noteCall('shell.showItemInFolder', path),
});

export const clipboard = faithful<Electron.Clipboard>()('clipboard', {
  readText: async () => machine.clipboard,
  writeText: async (text: string) => noteCall('clipboard.writeText', text),
});

export const utilityProcess = faithful<typeof Electron.utilityProcess>()('utilityProcess', utility);

export const dialog = strict(boxes, 'dialog');

export { app, BrowserWindow, Notification, session, Tray };

class PageListeners extends EventEmitter {
  override removeAllListeners(channel?: string): this {
    noteCall('ipcMain.removeAllListeners', channel);
    return super.removeAllListeners(channel);
  }
}

/** electron-store listens here, and asks whether the rest is there. */
export const ipcMain = strict(new PageListeners(), 'ipcMain');

export default strict({ app, ipcMain, shell }, 'electron');

leaveOtherProcessesOut();
takeOrders();
