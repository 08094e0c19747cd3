/** What the tray shows for a snapshot, as plain data: tray.ts does nothing but apply it. */

import { LIGHTS } from '../../shared/lights.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { sayHeadlineInLine, sayNextInLine } from '../../shared/messages/speak.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Light } from '../../shared/vocabulary.ts';
import type { MenuLine } from './menu-line.ts';
import { trayMenu } from './tray-menu.ts';

export type Platform = 'darwin' | 'win32' | 'linux';

export interface TrayPreferences {
  /** Of the panel the icon sits in; `system` follows what is known, see `panel`. */
  theme: 'system' | 'light' | 'dark';
  /** What is known of the panel's colour. */
  panel: 'light' | 'dark';
  /** macOS: the user asked that colour never be the only sign. */
  withoutColor: boolean;
  /** A newer version that is out; null: none known. */
  newer: string | null;
}

export interface TrayIcon {
  light: Light;
  /** `template`: macOS draws the shape in the bar's own colour. `coloured`: ours, made for a light or a dark panel. */
  style: 'template' | 'coloured';
  panel: 'light' | 'dark';
}

export interface TrayView {
  icon: TrayIcon;
  tooltip: string;
  /** Text beside the icon, macOS only; mostly empty. */
  title: string;
  menu: readonly MenuLine[];
}

/** Windows shows no more than this. */
const TOOLTIP_LENGTH = 127;

/** Lights that ask for a look: the only ones that macOS shows in colour. */
const ATTENTION: ReadonlySet<Light> = new Set(['yellow', 'orange', 'red']);

export function trayView(snapshot: Snapshot, platform: Platform, preferences: TrayPreferences): TrayView {
  const { light } = snapshot;
  const template = platform === 'darwin' && (preferences.withoutColor || !ATTENTION.has(light));
  const wordless = platform !== 'darwin' || !preferences.withoutColor || !ATTENTION.has(light);
  return {
    icon: { light, style: template ? 'template' : 'coloured', panel: panelTone(preferences) },
    tooltip: tooltipFor(snapshot),
    title: wordless ? '' : LIGHTS[light].name,
    menu: trayMenu(snapshot, preferences),
  };
}

/** Windows remembers some choices by the first words of a tooltip, so these stay. */
function tooltipFor(snapshot: Snapshot): string {
  const next = sayNextInLine(snapshot);
  const text = [`Pilotlight: ${sayHeadlineInLine(snapshot)}`, next && asSentence(next)].filter(Boolean).join('\n');
  return text.length <= TOOLTIP_LENGTH ? text : `${text.slice(0, TOOLTIP_LENGTH - 1)}…`;
}

function panelTone({ panel, theme }: TrayPreferences): 'light' | 'dark' {
  return theme === 'system' ? panel : theme;
}
