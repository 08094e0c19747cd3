/** What the tray offers to put right, as plain data. Every line that ends in "…" asks before it does something. */

import type { CommandName } from '../../shared/commands.ts';
import { MENU } from '../../shared/messages/desktop.ts';
import { REMEDY_LINES } from '../../shared/messages/remedies.ts';
import { IN_TRAY, REMEDIES } from '../../shared/remedies.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { MenuLine, RemedyRequest } from './menu-line.ts';
import { signInLine } from './next-step.ts';

type Can = (name: CommandName) => boolean;
export function remedyLines(snapshot: Snapshot, can: Can): MenuLine[] {
  const [first] = snapshot.profiles;
  const undoable = can('undo-remedy') ? snapshot.remedies.find((remedy) => remedy.undoable) : undefined;
  const signIn = signInLine(snapshot, first?.id, can);
  return [
    ...(signIn ? [signIn] : []),
    ...(first && can('plan-remedy') ? mendLines(snapshot, first.id) : []),
    ...(first && can('back-up') ? [backUpLine(first.id)] : []),
    ...(undoable ? [undoLine(undoable)] : []),
  ];
}

/** The fallback as a check mark, or the way to set one up; none where this system has no vault for its key. */
export function fallbackLine({ fallback, plannable, profiles }: Snapshot, can: Can): MenuLine | null {
  const [first] = profiles;
  if (!first || !can('plan-remedy')) return null;
  if (fallback.state === 'no-key') return { kind: 'button', label: MENU.fallbackSetUp, action: { do: 'open' } };
  // One that is on stays to be switched off, also where something else wins over it.
  const on = fallback.state === 'on' || (fallback.state === 'blocked' && fallback.since !== null);
  const remedy = on ? 'fallback-off' : 'fallback-on';
  if (!plannable.includes(remedy) || (!on && fallback.state !== 'off')) return null;
  const wish = { remedy, profile: first.id } as const;
  return { kind: 'switch', label: MENU.fallback, on, action: { do: 'remedy', wish } };
}

function mendLines({ findings, plannable }: Snapshot, first: string): MenuLine[] {
  return IN_TRAY.flatMap((remedy) => {
    const finding = findings.find(({ remedies }) => remedies.includes(remedy));
    const isShown = finding !== undefined || REMEDIES[remedy].inTray === 'always';
    if (!plannable.includes(remedy) || !isShown) return [];
    const profile = finding?.profile ?? first;
    return [ask(REMEDY_LINES[remedy], { remedy, profile, ...(finding ? { finding: finding.key } : {}) })];
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
