/** Every remedy there is: one entry each, from which the lists, the buttons and the tray's lines are drawn. */

export interface RemedyKind {
  /** What the next step is called when a finding asks for this first. */
  step: string;
  /** Done at the place that the finding shows, so that the step names it. */
  atPlace: boolean;
  /** Planned first, shown, and carried out on a yes. `with-vault`: only where this shell reaches the system's vault. */
  planned: 'always' | 'with-vault' | null;
  /** A line in the tray's menu: always, only where a finding asks for it, or made in another way. */
  inTray: 'always' | 'when-found' | null;
  /** The command of the terminal that does it; null: none. {@link VARIABLE} stands for the variable at fault. */
  command: readonly [string, ...string[]] | null;
}

export const VARIABLE = '<variable>';

export const REMEDIES = {
  'sign-in': { step: 'sign-in-again', atPlace: false, planned: null, inTray: null, command: ['sign-in'] },
  'fix-mode': { step: 'fix-permissions', atPlace: true, planned: 'always', inTray: 'when-found', command: ['repair'] },
  'clear-lock': { step: 'clear-lock', atPlace: true, planned: 'always', inTray: 'when-found', command: ['repair'] },
  'move-aside': { step: 'move-away', atPlace: true, planned: 'always', inTray: 'when-found', command: ['repair'] },
  'skip-first-start': {
    step: 'skip-first-start',
    atPlace: true,
    planned: 'always',
    inTray: 'when-found',
    command: ['repair'],
  },
  'set-right': {
    step: 'set-right',
    atPlace: true,
    planned: 'always',
    inTray: 'when-found',
    command: ['repair', '--correct', VARIABLE],
  },
  'unset-variable': {
    step: 'unset-variable',
    atPlace: true,
    planned: 'always',
    inTray: 'when-found',
    command: ['repair', '--unset', VARIABLE],
  },
  repair: { step: 'repair-file', atPlace: true, planned: 'always', inTray: 'always', command: ['repair'] },
  reset: { step: 'reset-credentials', atPlace: true, planned: 'always', inTray: 'always', command: ['reset'] },
  restore: { step: 'restore-file', atPlace: true, planned: 'always', inTray: 'always', command: ['restore'] },
  'fallback-on': {
    step: 'use-fallback',
    atPlace: true,
    planned: 'with-vault',
    inTray: null,
    command: ['fallback', 'on'],
  },
  'fallback-off': {
    step: 'end-fallback',
    atPlace: true,
    planned: 'with-vault',
    inTray: null,
    command: ['fallback', 'off'],
  },
  'update-claude': { step: 'update-claude', atPlace: true, planned: null, inTray: null, command: ['update-claude'] },
  'statusline-on': {
    step: 'have-usage-told',
    atPlace: false,
    planned: 'always',
    inTray: null,
    command: ['statusline', 'on'],
  },
  'statusline-off': {
    step: 'end-usage-told',
    atPlace: false,
    planned: 'always',
    inTray: null,
    command: ['statusline', 'off'],
  },
  'new-profile': {
    step: 'make-profile',
    atPlace: false,
    planned: 'always',
    inTray: null,
    command: ['profiles', 'new'],
  },
  'open-file': { step: 'edit-file', atPlace: true, planned: null, inTray: null, command: null },
  'open-status-page': { step: 'see-status-page', atPlace: true, planned: null, inTray: null, command: null },
  wait: { step: 'just-wait', atPlace: false, planned: null, inTray: null, command: null },
} as const satisfies Record<string, RemedyKind>;

type Remedies = typeof REMEDIES;

export type RemedyId = keyof Remedies;

/** The step of a finding whose first remedy it is. */
export type RemedyStepId = Remedies[RemedyId]['step'];

/** Remedies that are planned first, shown, and carried out on a yes. */
export type PlannableRemedy = { [Id in RemedyId]: Remedies[Id]['planned'] extends null ? never : Id }[RemedyId];

/** Those that need no vault. */
export type OfferedRemedy = { [Id in RemedyId]: Remedies[Id]['planned'] extends 'always' ? Id : never }[RemedyId];

/** Those that have a line of their own in the tray's menu. */
export type TrayRemedy = { [Id in RemedyId]: Remedies[Id]['inTray'] extends null ? never : Id }[RemedyId];

const IDS = Object.keys(REMEDIES) as RemedyId[];

export const PLANNABLE = IDS.filter((id) => REMEDIES[id].planned !== null) as PlannableRemedy[];

export const OFFERED = IDS.filter((id) => REMEDIES[id].planned === 'always') as OfferedRemedy[];

export const IN_TRAY = IDS.filter((id) => REMEDIES[id].inTray !== null) as TrayRemedy[];
