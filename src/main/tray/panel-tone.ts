/** What is known of the colour behind the icon. */

import { join } from 'node:path';
import type { NativeTheme } from 'electron';
import type { Host } from '../../platform/host.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import type { Platform } from './tray-view.ts';

export type PanelTone = 'light' | 'dark';

/** Their panel is dark under every theme; the portal and the theme speak of windows. */
const ALWAYS_DARK = /\b(GNOME|Unity|Budgie|X-Cinnamon|Cinnamon|Pantheon)\b/i;

const XFCE_BYTES = 256 * 1024;

/** The panel's own words where it has some; else the portal's and the theme's, which Electron follows; else a guess. */
export async function findPanelTone(
  host: Pick<Host, 'env' | 'files' | 'home'>,
  platform: Platform,
  theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>,
): Promise<PanelTone> {
  switch (platform) {
    case 'win32':
      // The task bar has a setting of its own, apart from that of windows.
      return tone(theme.shouldUseDarkColorsForSystemIntegratedUI ?? theme.shouldUseDarkColors);
    case 'darwin':
      return tone(theme.shouldUseDarkColors);
    case 'linux': {
      const desktop = host.env.XDG_CURRENT_DESKTOP ?? '';
      const own = await readXfcePanel({ ...host, platform });
      if (own !== null && (desktop === '' || /xfce/i.test(desktop))) return own;
      // Without a desktop nobody set a theme: what is light then is only the lack of one.
      if (desktop === '' || ALWAYS_DARK.test(desktop)) return 'dark';
      return tone(theme.shouldUseDarkColors);
    }
  }
}

function tone(isDark: boolean): PanelTone {
  return isDark ? 'dark' : 'light';
}

async function readXfcePanel(host: Pick<Host, 'env' | 'files' | 'home' | 'platform'>): Promise<PanelTone | null> {
  const path = join(configHome(host), 'xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml');
  const found = await host.files.read(path, XFCE_BYTES);
  return found.ok ? xfcePanelTone(new TextDecoder().decode(found.bytes)) : null;
}

/** Of Xfce's settings: a colour of its own (style 1), or the switch for the dark variant of the theme; null: neither. */
export function xfcePanelTone(xml: string): PanelTone | null {
  const style = /name="background-style" type="uint" value="(\d)"/.exec(xml)?.[1];
  const rgba = /name="background-rgba"[^>]*>([\s\S]*?)<\/property>/.exec(xml)?.[1];
  const parts = [...(rgba ?? '').matchAll(/type="double" value="([\d.]+)"/g)].map(([, share]) => Number(share));
  const [red, green, blue] = parts;
  if (style === '1' && red !== undefined && green !== undefined && blue !== undefined) {
    return tone(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5);
  }
  const switched = /name="dark-mode" type="bool" value="(true|false)"/.exec(xml)?.[1];
  return switched === undefined ? null : tone(switched === 'true');
}
