/** The one next step as a line that does it: a table from the step to the click. */

import type { Command, CommandName } from '../../shared/commands.ts';
import type { StepId } from '../../shared/ids.ts';
import { hasAddress } from '../../shared/links.ts';
import { mayOpen } from '../../shared/may-open.ts';
import { MENU } from '../../shared/messages/desktop.ts';
import { asSentence, capitalize, cut } from '../../shared/messages/phrasing.ts';
import { sayNextInLine } from '../../shared/messages/speak.ts';
import { PLANNABLE, type PlannableRemedy, REMEDIES } from '../../shared/remedies.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { MenuAction, MenuLine } from './menu-line.ts';

type Can = (name: CommandName) => boolean;
type PlannableStepId = (typeof REMEDIES)[PlannableRemedy]['step'];
type FixedLink = 'status-page' | 'portal' | 'console-keys' | 'billing' | 'install';

/** What a click on a step does. `open`: the window says more than a line can. */
type Click =
  | 'open'
  | 'install'
  | 'refresh'
  | 'sign-in'
  | 'tell'
  | 'open-file'
  | { link: FixedLink }
  | { remedy: PlannableRemedy };

const CLICKS = {
  none: 'open',
  'check-again': 'refresh',
  'sign-in': 'sign-in',
  'sign-in-after-incident': 'sign-in',
  'try-sign-in': 'sign-in',
  'try-sign-in-twice': 'sign-in',
  'sign-in-when-recovered': 'tell',
  wait: 'tell',
  'wait-to-sign-in': 'tell',
  'wait-then-run-once': 'tell',
  'keep-sessions': 'tell',
  'fix-access': 'open',
  'check-network': 'refresh',
  'open-portal': { link: 'portal' },
  'check-proxy': 'open',
  'open-status-page': { link: 'status-page' },
  'check-key': { link: 'console-keys' },
  'install-claude': 'install',
  'sign-in-again': 'sign-in',
  'update-claude': 'open',
  'edit-file': 'open-file',
  'see-status-page': { link: 'status-page' },
  'just-wait': 'tell',
  'complete-provider': 'open-file',
  'give-identity': 'open',
  'set-in-one-line': 'open-file',
  'correct-gateway-address': 'open-file',
  'correct-address': 'open-file',
  'remove-address': 'open-file',
  'check-folder-name': 'open',
  'sign-in-as-member': 'sign-in',
  'try-without-vpn': 'open',
  'check-subscription': { link: 'billing' },
  'settle-billing': { link: 'billing' },
  'choose-model': 'open',
  'check-filter': 'open',
  'set-clock': 'open',
  'unlock-keychain': 'open',
  'run-line': 'open',
  'take-ownership': 'open',
  'remove-one': 'open-file',
  'make-writable': 'open',
  'make-room': 'open',
} as const satisfies Record<Exclude<StepId, PlannableStepId>, Click>;

/** Remedies are shown first, so that a click on one does no harm. */
const REMEDY_CLICKS = Object.fromEntries(PLANNABLE.map((remedy) => [REMEDIES[remedy].step, { remedy }])) as Record<
  PlannableStepId,
  Click
>;

const ALL_CLICKS: Record<StepId, Click> = { ...CLICKS, ...REMEDY_CLICKS };

/** So that what the click does stays to be read behind it. */
const STEP_LENGTH = 52;

/** @returns null where there is nothing to do */
export function nextStepLine(snapshot: Snapshot, can: Can): MenuLine | null {
  const line = sayNextInLine(snapshot);
  if (line === null || snapshot.stepId === null || snapshot.stepId === 'none') return null;
  return lineFor(ALL_CLICKS[snapshot.stepId], capitalize(line), snapshot, can);
}

function lineFor(click: Click, step: string, snapshot: Snapshot, can: Can): MenuLine {
  const byWindow = button(asSentence(step), { do: 'open' });
  if (click === 'open') return byWindow;
  if (click === 'install')
    return can('install-claude')
      ? button(`${step}…`, { do: 'install-claude' })
      : lineFor({ link: 'install' }, step, snapshot, can);
  if (click === 'refresh') return can('refresh') ? run(asSentence(step), { name: 'refresh', payload: {} }) : byWindow;
  if (click === 'sign-in') return signInLine(snapshot, leadOf(snapshot)?.profile ?? undefined, can) ?? byWindow;
  if (click === 'tell')
    return can('tell-when-it-works') ? tellLine(snapshot, MENU.stepThenTell(cut(step, STEP_LENGTH))) : byWindow;
  if (click === 'open-file') return openFileLine(step, snapshot, can) ?? byWindow;
  if ('link' in click) {
    const { link } = click;
    return can('open-link') && hasAddress(link)
      ? run(asSentence(step), { name: 'open-link', payload: { link } })
      : byWindow;
  }
  return remedyLine(click.remedy, step, snapshot, can) ?? byWindow;
}

/** While sign-in is down at Anthropic, asking for it would only lead to a refusal. */
export function signInLine(snapshot: Snapshot, wanted: string | undefined, can: Can): MenuLine | null {
  const profile = wanted ?? snapshot.subject.profile ?? snapshot.profiles[0]?.id;
  if (profile === undefined || !can('start-sign-in')) return null;
  const { signInAvailability } = snapshot;
  if (signInAvailability === 'down' || signInAvailability === 'doubtful')
    return { kind: 'text', label: MENU.signInWaits };
  const command: Command = { name: 'start-sign-in', payload: { profile, way: 'claudeai' } };
  const nobody = snapshot.profiles.find(({ id }) => id === profile)?.signIn.state === 'NONE';
  return button(nobody ? MENU.signInFirst : MENU.signIn, { do: 'run', command, show: true });
}

/** A switch: asked for once, it is said once when all is well again. */
export function tellLine({ tellWhenItWorks }: Snapshot, label: string): MenuLine {
  const command: Command = { name: 'tell-when-it-works', payload: { on: !tellWhenItWorks } };
  return { kind: 'switch', label, on: tellWhenItWorks, action: { do: 'run', command } };
}

/** Whether the step of the first lines is the switch itself, so that no second one is drawn. */
export function isTellStep({ stepId }: Snapshot): boolean {
  return stepId !== null && ALL_CLICKS[stepId] === 'tell';
}

function openFileLine(step: string, snapshot: Snapshot, can: Can): MenuLine | null {
  const finding = leadOf(snapshot);
  const evidence = finding?.evidence.findIndex(({ file }) => file !== null && mayOpen(file)) ?? -1;
  if (!finding || evidence === -1 || !can('open-file')) return null;
  return run(asSentence(step), { name: 'open-file', payload: { finding: finding.key, evidence } });
}

function remedyLine(remedy: PlannableRemedy, step: string, snapshot: Snapshot, can: Can): MenuLine | null {
  const finding = leadOf(snapshot);
  const profile = finding?.profile ?? snapshot.subject.profile ?? snapshot.profiles[0]?.id;
  if (profile === undefined || !can('plan-remedy') || !snapshot.plannable.includes(remedy)) return null;
  const wish = { remedy, profile, ...(finding ? { finding: finding.key } : {}) };
  return button(`${step}…`, { do: 'remedy', wish });
}

/** The finding that the first line speaks of. */
function leadOf({ findings, subject }: Snapshot): Finding | undefined {
  return findings.find(({ key }) => key === subject.finding);
}

function run(label: string, command: Command): MenuLine {
  return button(label, { do: 'run', command });
}

function button(label: string, action: MenuAction): MenuLine {
  return { kind: 'button', label, action };
}
