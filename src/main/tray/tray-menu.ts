/** The tray's menu as plain data. The first lines are the verdict itself: some desktops repaint an icon late. */

import type { Command, CommandName } from '../../shared/commands.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { SIDES } from '../../shared/messages/sides.ts';
import { sayHeadlineInLine, sayNextInLine } from '../../shared/messages/speak.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { MENU } from '../sentences.ts';
import type { MenuLine } from './menu-line.ts';
import { remedyLines } from './tray-remedies.ts';

const HOUR_MS = 3_600_000;
const LABEL_LENGTH = 80;
const SEPARATOR: MenuLine = { kind: 'separator' };

export function trayMenu(snapshot: Snapshot, facts: { autostart: boolean; newer: string | null }): readonly MenuLine[] {
  const can = (name: CommandName): boolean => snapshot.commands.includes(name);
  return [
    ...verdictLines(snapshot),
    SEPARATOR,
    { kind: 'button', label: MENU.open, action: { do: 'open' } },
    ...(can('refresh') ? [run(MENU.check, { name: 'refresh', payload: {} })] : []),
    ...(can('open-link') ? [run(MENU.statusPage, { name: 'open-link', payload: { link: 'status-page' } })] : []),
    ...putRightLines(snapshot, can),
    ...tellLine(snapshot, can('tell-when-it-works')),
    ...silenceLines(snapshot, can('mute')),
    SEPARATOR,
    ...(can('set-settings') ? [autostartLine(facts.autostart)] : []),
    ...(can('diagnostics') ? DIAGNOSTICS : []),
    SEPARATOR,
    ...(facts.newer === null
      ? []
      : [run(MENU.newer(facts.newer), { name: 'open-link', payload: { link: 'releases' } })]),
    { kind: 'button', label: MENU.about, action: { do: 'about' } },
    run(MENU.quit, { name: 'quit', payload: {} }),
  ];
}

const DIAGNOSTICS: readonly MenuLine[] = [
  { kind: 'button', label: MENU.copy, action: { do: 'copy-diagnostics' } },
  { kind: 'button', label: MENU.save, action: { do: 'save-diagnostics' } },
];

function verdictLines(snapshot: Snapshot): MenuLine[] {
  const { dimmed, side } = snapshot;
  const next = sayNextInLine(snapshot);
  const lines = [
    sayHeadlineInLine(snapshot),
    ...(dimmed ? [MENU.settling] : []),
    ...(side === null ? [] : [asSentence(SIDES[side])]),
    ...(next === null ? [] : [asSentence(next)]),
  ];
  return lines.map((label) => ({ kind: 'text', label: shorten(label) }));
}

function putRightLines(snapshot: Snapshot, can: (name: CommandName) => boolean): MenuLine[] {
  const lines = remedyLines(snapshot, can).map((line) =>
    'label' in line ? { ...line, label: shorten(line.label) } : line,
  );
  return lines.length > 0 ? [{ kind: 'menu', label: MENU.putRight, lines }] : [];
}

function tellLine({ light, tellWhenItWorks }: Snapshot, can: boolean): MenuLine[] {
  if (!can || (light === 'green' && !tellWhenItWorks)) return [];
  const command: Command = { name: 'tell-when-it-works', payload: { on: !tellWhenItWorks } };
  return [{ kind: 'switch', label: MENU.tell, on: tellWhenItWorks, action: { do: 'run', command } }];
}

function silenceLines({ mutedUntil }: Snapshot, can: boolean): MenuLine[] {
  if (!can) return [];
  if (mutedUntil !== null) return [run(MENU.speak, { name: 'unmute', payload: {} })];
  const silence = (label: string, forMs: number | null): MenuLine => ({
    kind: 'button',
    label,
    action: { do: 'silence', forMs },
  });
  const lines = [
    silence(MENU.silenceHour, HOUR_MS),
    silence(MENU.silenceDay, 24 * HOUR_MS),
    silence(MENU.silenceForGood, null),
  ];
  return [{ kind: 'menu', label: MENU.silence, lines }];
}

function autostartLine(on: boolean): MenuLine {
  const command: Command = { name: 'set-settings', payload: { settings: { autostart: !on } } };
  return { kind: 'switch', label: MENU.autostart, on, action: { do: 'run', command } };
}

function run(label: string, command: Command): MenuLine {
  return { kind: 'button', label, action: { do: 'run', command } };
}

function shorten(label: string): string {
  return label.length <= LABEL_LENGTH ? label : `${label.slice(0, LABEL_LENGTH - 1).trimEnd()}…`;
}
