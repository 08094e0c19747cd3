/** The tray's menu as plain data. The first lines are the verdict itself: some desktops repaint an icon late. */

import type { Command, CommandName } from '../../shared/commands.ts';
import { MENU } from '../../shared/messages/desktop.ts';
import { asSentence, cut } from '../../shared/messages/phrasing.ts';
import { SIDES } from '../../shared/messages/sides.ts';
import { sayHeadlineInLine } from '../../shared/messages/speak.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { HOUR_MS } from '../../shared/spans.ts';
import type { MenuLine } from './menu-line.ts';
import { isTellStep, nextStepLine, tellLine } from './next-step.ts';
import { fallbackLine, remedyLines } from './tray-remedies.ts';

type Can = (name: CommandName) => boolean;

const LABEL_LENGTH = 80;
const SEPARATOR: MenuLine = { kind: 'separator' };

export function trayMenu(snapshot: Snapshot, facts: { newer: string | null }): readonly MenuLine[] {
  const can = (name: CommandName): boolean => snapshot.commands.includes(name);
  const fallback = fallbackLine(snapshot, can);
  return [
    ...verdictLines(snapshot, can).map(shorten),
    SEPARATOR,
    { kind: 'button', label: MENU.open, action: { do: 'open' } },
    ...(can('refresh') ? [run(MENU.check, { name: 'refresh', payload: {} })] : []),
    ...fixLines(snapshot, can),
    ...(fallback ? [fallback] : []),
    ...silenceLines(snapshot, can),
    { kind: 'button', label: MENU.settings, action: { do: 'settings' } },
    SEPARATOR,
    ...(facts.newer === null
      ? []
      : [run(MENU.newer(facts.newer), { name: 'open-link', payload: { link: 'releases' } })]),
    run(MENU.quit, { name: 'quit', payload: {} }),
  ];
}

/** The verdict, whose side it is on, and the one next step as a click. */
function verdictLines(snapshot: Snapshot, can: Can): MenuLine[] {
  const { dimmed, side } = snapshot;
  const step = nextStepLine(snapshot, can);
  const texts = [
    sayHeadlineInLine(snapshot),
    ...(dimmed ? [MENU.settling] : []),
    ...(side === null ? [] : [asSentence(SIDES[side])]),
  ];
  return [...texts.map((label): MenuLine => ({ kind: 'text', label })), ...(step ? [step] : [])];
}

/** What can be put right from here, and what a person who asks for help is asked for. */
function fixLines(snapshot: Snapshot, can: Can): MenuLine[] {
  const remedies = remedyLines(snapshot, can).map(shorten);
  const help: readonly MenuLine[] = [
    ...(can('diagnostics') ? DIAGNOSTICS : []),
    { kind: 'button', label: MENU.about, action: { do: 'about' } },
  ];
  const lines = remedies.length > 0 ? [...remedies, SEPARATOR, ...help] : help;
  return [{ kind: 'menu', label: MENU.putRight, lines }];
}

const DIAGNOSTICS: readonly MenuLine[] = [
  { kind: 'button', label: MENU.copy, action: { do: 'copy-diagnostics' } },
  { kind: 'button', label: MENU.save, action: { do: 'save-diagnostics' } },
];

function silenceLines(snapshot: Snapshot, can: Can): MenuLine[] {
  const { light, mutedUntil, tellWhenItWorks } = snapshot;
  const isOffered = can('tell-when-it-works') && !isTellStep(snapshot) && (light !== 'green' || tellWhenItWorks);
  const tell = isOffered ? [SEPARATOR, tellLine(snapshot, MENU.tell)] : [];
  if (!can('mute')) return [];
  if (mutedUntil !== null) {
    const lines = [run(MENU.speak, { name: 'unmute', payload: {} }), ...tell];
    return [{ kind: 'menu', label: MENU.silenced, lines }];
  }
  const silence = (label: string, forMs: number | null): MenuLine => ({
    kind: 'button',
    label,
    action: { do: 'silence', forMs },
  });
  const lines = [
    silence(MENU.silenceHour, HOUR_MS),
    silence(MENU.silenceDay, 24 * HOUR_MS),
    silence(MENU.silenceForGood, null),
    ...tell,
  ];
  return [{ kind: 'menu', label: MENU.silence, lines }];
}

function run(label: string, command: Command): MenuLine {
  return { kind: 'button', label, action: { do: 'run', command } };
}

function shorten(line: MenuLine): MenuLine {
  return 'label' in line ? { ...line, label: cut(line.label, LABEL_LENGTH) } : line;
}
