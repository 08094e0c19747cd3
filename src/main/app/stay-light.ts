import type { App } from 'electron';
import type { Platform } from '../tray/tray-view.ts';

/**
 * What Chromium need not have for a light, said before Electron is ready. Measured by bench/desktop on Linux, and done there
 * alone. Its graphics stay a process of their own: inside the main one they cost more, and on Wayland they do not start.
 */
export function stayLight(commandLine: Pick<App['commandLine'], 'appendSwitch'>, platform: Platform): void {
  // On Linux the network service has no sandbox of its own that would be lost.
  if (platform === 'linux') commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
}
