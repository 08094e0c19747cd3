/** Every remedy there is: one entry each, from which the lists, the buttons and the tray's lines are drawn. */
import type { FindingStepId } from './ids.ts';

export interface RemedyKind {
  /** What the next step is called when a finding asks for this first. */
  step: FindingStepId;
  /** Done at the place that the finding shows, so that the step names it. */
  atPlace: boolean;
  /** Planned first, shown, and carried out on a yes. `with-vault`: only where this shell reaches the system's vault. */
  planned: 'always' | 'with-vault' | null;
  /** A line in the tray's menu: always, only where a finding asks for it, or made in another way. */
  inTray: 'always' | 'when-found' | null;
}

export const REMEDIES = {
  'sign-in': { step: 'sign-in-again', atPlace: false, planned: null, inTray: null },
  'fix-mode': { step: 'fix-permissions', atPlace: true, planned: 'always', inTray: 'when-found' },
  'clear-lock': { step: 'clear-lock', atPlace: true, planned: 'always', inTray: 'when-found' },
  'move-aside': { step: 'move-away', atPlace: true, planned: 'always', inTray: 'when-found' },
  'set-right': { step: 'set-right', atPlace: true, planned: 'always', inTray: 'when-found' },
  'unset-variable': { step: 'unset-variable', atPlace: true, planned: 'always', inTray: 'when-found' },
  repair: { step: 'repair-file', atPlace: true, planned: 'always', inTray: 'always' },
  reset: { step: 'reset-credentials', atPlace: true, planned: 'always', inTray: 'always' },
  restore: { step: 'restore-file', atPlace: true, planned: 'always', inTray: 'always' },
  'fallback-on': { step: 'use-fallback', atPlace: true, planned: 'with-vault', inTray: null },
  'fallback-off': { step: 'end-fallback', atPlace: true, planned: 'with-vault', inTray: null },
  'update-claude': { step: 'update-claude', atPlace: true, planned: null, inTray: null },
  'open-file': { step: 'edit-file', atPlace: true, planned: null, inTray: null },
  'open-status-page': { step: 'see-status-page', atPlace: true, planned: null, inTray: null },
  wait: { step: 'just-wait', atPlace: false, planned: null, inTray: null },
} as const satisfies Record<string, RemedyKind>;

type Remedies = typeof REMEDIES;

export type RemedyId = keyof Remedies;

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
