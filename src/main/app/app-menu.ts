/**
 * The application's own menu, of which only the keys count: macOS has no other way to copy and paste, and everywhere the
 * page can be made larger. The one that Electron makes unasked has a reload, developer tools and links to its website.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { Platform } from '../tray/tray-view.ts';

/** @param devTools  a build that is not packaged */
export function appMenu(platform: Platform, devTools: boolean): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = devTools ? [{ role: 'toggleDevTools' }] : [];
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, ...tools],
  };
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }] : [view];
}
