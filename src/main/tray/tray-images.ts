/** Finds the picture for an icon among the checked-in files. docs/desktop.md shows them; scripts/render-icons.mjs makes them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NativeImage } from 'electron';
import type { Platform, TrayIcon } from './tray-view.ts';

/** Linux panels scale by themselves but blur: the next larger size is chosen. */
export const LINUX_SIZES = [16, 22, 24, 32, 48] as const;

/** A panel is about this high at a scale of 1. */
const LINUX_PANEL_PX = 24;

/** Path below the icon folder, with `/`. On macOS Electron finds the `@2x` beside it. */
export function trayImagePath({ light, style, panel }: TrayIcon, platform: Platform, scale: number): string {
  switch (platform) {
    case 'darwin':
      return style === 'template' ? `darwin/${light}Template.png` : `darwin/${light}.png`;
    case 'win32':
      return `win32/${light}-${panel}.ico`;
    case 'linux':
      return `linux/${light}-${panel}-${linuxSize(scale)}.png`;
  }
}

function linuxSize(scale: number): number {
  return LINUX_SIZES.find((size) => size >= LINUX_PANEL_PX * scale) ?? 48;
}

export interface TrayImages {
  find(icon: TrayIcon, scale: number): NativeImage;
}

/** @param create  Electron's `nativeImage` */
export function createTrayImages(
  create: { createFromPath(path: string): NativeImage; createEmpty(): NativeImage },
  folder: string,
  platform: Platform,
): TrayImages {
  const known = new Map<string, NativeImage>();
  return {
    find(icon, scale) {
      const path = trayImagePath(icon, platform, scale);
      const image = known.get(path) ?? load(join(folder, path));
      known.set(path, image);
      return image;
    },
  };

  /** A picture that is missing must not take the app down: the menu says the verdict as well. */
  function load(path: string): NativeImage {
    const image = existsSync(path) ? create.createFromPath(path) : create.createEmpty();
    if (path.endsWith('Template.png')) image.setTemplateImage(true);
    return image;
  }
}
