/** What the tray offers to put right, as plain data. Every line that ends in "…" asks before it does something. */
import { serviceState } from '../../diagnosis/service/combine-service-state.ts';
import { whySignInMustWait } from '../../recovery/claude/parse-sign-in-output.ts';
import type { Command, CommandName, PlannableRemedy } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { MENU } from '../sentences.ts';
import type { MenuLine, RemedyRequest } from './tray-menu.ts';

type Can = (name: CommandName) => boolean;
type Mended = Exclude<PlannableRemedy, 'fallback-on' | 'fallback-off'>;

/** `always`: also where no finding asks for it. */
const LINES = {
  'fix-mode': { label: MENU.fixMode, always: false },
  'clear-lock': { label: MENU.clearLock, always: false },
  'unset-variable': { label: MENU.unsetVariable, always: false },
  repair: { label: MENU.repair, always: true },
  reset: { label: MENU.reset, always: true },
  restore: { label: MENU.restore, always: true },
} as const satisfies Record<Mended, { label: string; always: boolean }>;

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
function signInLine({ service }: Snapshot, profile: string): MenuLine {
  const mustWait = whySignInMustWait(serviceState(service.probe, service.page, 'DEAD')) !== null;
  if (mustWait) return { kind: 'text', label: MENU.signInWaits };
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
  return (Object.keys(LINES) as Mended[]).flatMap((remedy) => {
    const { always, label } = LINES[remedy];
    const finding = findings.find(({ remedies }) => remedies.includes(remedy));
    if (!plannable.includes(remedy) || !(finding || always)) return [];
    return [ask(label, { remedy, profile: finding?.profile ?? first, ...(finding ? { finding: finding.id } : {}) })];
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
