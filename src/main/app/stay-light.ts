import { readdirSync } from 'node:fs';
import type { App } from 'electron';
import type { Platform } from '../tray/tray-view.ts';

/**
 * What Chromium need not have for a light, said before Electron is ready. Measured by bench/desktop on Linux, and done there
 * alone. Its graphics stay a process of their own: inside the main one they cost more, and on Wayland they do not start.
 * @param canDraw  whether there is hardware that could draw; asked on Linux alone
 */
export function stayLight(
  commandLine: Pick<App['commandLine'], 'appendSwitch'>,
  platform: Platform,
  canDraw: () => boolean,
): void {
  if (platform !== 'linux') return;
  // The network service has no sandbox of its own there that would be lost.
  commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  if (canDraw()) return;
  // Or it looks for drivers, fails, and draws through an emulated graphics card what it draws as well without.
  for (const name of ['disable-gpu', 'disable-software-rasterizer']) commandLine.appendSwitch(name);
}

/** Linux: whether the kernel has a device that draws. */
export function hasGraphics(folder = '/dev/dri'): boolean {
  try {
    return readdirSync(folder).some((name) => name.startsWith('renderD'));
  } catch {
    return false;
  }
}
