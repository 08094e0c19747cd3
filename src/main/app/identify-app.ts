import type { App } from 'electron';
import type { Platform } from '../tray/tray-view.ts';

/** As electron-builder.yml has it: a toast of another id than its shortcut's does not appear. */
export const APP_ID = 'app.pilotlight.Pilotlight';

/** Constant, or Windows would take every run for another program's toasts. */
const TOAST_ACTIVATOR = '{6E3E0B62-3A5C-4C56-9C3B-0C6A5F0B7D11}';

/** Tells the desktop who we are, so that icon, banners and window belong together. */
export function identifyApp(
  app: Pick<App, 'dock' | 'setAppUserModelId' | 'setDesktopName' | 'setToastActivatorCLSID'>,
  platform: Platform,
): void {
  switch (platform) {
    case 'win32':
      app.setAppUserModelId(APP_ID);
      app.setToastActivatorCLSID(TOAST_ACTIVATOR);
      break;
    case 'linux':
      app.setDesktopName(`${APP_ID}.desktop`);
      break;
    case 'darwin':
      // Packaged, LSUIElement says so already, and without a flash.
      app.dock?.hide();
  }
}
