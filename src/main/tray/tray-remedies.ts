/** What the tray offers to put right, as plain data. Every line that ends in "…" asks before it does something. */

import type { Command, CommandName } from '../../shared/commands.ts';
import { IN_TRAY, REMEDIES, type TrayRemedy } from '../../shared/remedies.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { MENU } from '../sentences.ts';
import type { MenuLine, RemedyRequest } from './menu-line.ts';

type Can = (name: CommandName) => boolean;
const LABELS = {
  'fix-mode': MENU.fixMode,
  'clear-lock': MENU.clearLock,
  'unset-variable': MENU.unsetVariable,
  repair: MENU.repair,
  reset: MENU.reset,
  restore: MENU.restore,
} as const satisfies Record<TrayRemedy, string>;

export function remedyLines(snapshot: Snapshot, can: Can): MenuLine[] {
  const [first] = snapshot.profiles;
  const undoable = can('undo-remedy') ? snapshot.remedies.find((remedy) => remedy.undoable) : undefined;
  return [
    ...(first && can('start-sign-in') ? [signInLine(snapshot, first.id)] : []),
    ...(first && can('plan-remedy') ? [...fallbackLines(snapshot, first.id), ...mendLines(snapshot, first.id)] : []),
    ...(first && can('back-up') ? [backUpLine(first.id)] : []),
    ...(undoable ? [undoLine(undoable)] : []),
  ];
}

/** While sign-in is down at Anthropic, asking for it would only lead to a refusal. */
function signInLine({ signInAvailability }: Snapshot, profile: string): MenuLine {
  if (signInAvailability === 'down' || signInAvailability === 'doubtful')
    return { kind: 'text', label: MENU.signInWaits };
  const command: Command = { name: 'start-sign-in', payload: { profile, way: 'claudeai' } };
  return { kind: 'button', label: MENU.signIn, action: { do: 'run', command, show: true } };
}

function fallbackLines({ fallback, plannable }: Snapshot, profile: string): MenuLine[] {
  // One that is on stays to be switched off, also where something else wins over it.
  const isOn = fallback.state === 'on' || (fallback.state === 'blocked' && fallback.since !== null);
  const remedy = isOn ? 'fallback-off' : 'fallback-on';
  if (!plannable.includes(remedy) || (!isOn && fallback.state !== 'off')) return [];
  return [ask(isOn ? MENU.fallbackOff : MENU.fallbackOn, { remedy, profile })];
}

function mendLines({ findings, plannable }: Snapshot, first: string): MenuLine[] {
  return IN_TRAY.flatMap((remedy) => {
    const finding = findings.find(({ remedies }) => remedies.includes(remedy));
    const isShown = finding !== undefined || REMEDIES[remedy].inTray === 'always';
    if (!plannable.includes(remedy) || !isShown) return [];
    const profile = finding?.profile ?? first;
    return [ask(LABELS[remedy], { remedy, profile, ...(finding ? { finding: finding.key } : {}) })];
  });
}

/** Changes nothing of Claude Code's, so it asks nothing. */
function backUpLine(profile: string): MenuLine {
  return { kind: 'button', label: MENU.backUp, action: { do: 'back-up', profile } };
}

function undoLine({ id, title }: Snapshot['remedies'][number]): MenuLine {
  return { kind: 'button', label: MENU.undo(title), action: { do: 'undo', id } };
}

function ask(label: string, wish: RemedyRequest): MenuLine {
  return { kind: 'button', label, action: { do: 'remedy', wish } };
}
