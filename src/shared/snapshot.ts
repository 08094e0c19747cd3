/** Everything a shell may draw, numbered by revision. */
import type { CommandName } from './commands.ts';
import type { FallbackReport } from './fallback.ts';
import type { HistoryEntry } from './history.ts';
import type { Spoken } from './messages/speak.ts';
import type { Notice } from './notice.ts';
import type { OthersReport } from './others.ts';
import type { PlannableRemedy } from './remedies.ts';
import type { Settings } from './settings.ts';
import type { Report } from './verdict.ts';
import type { EpochMs, SignInAvailability } from './vocabulary.ts';

/** A remedy that is under way or over; shells draw it, they never hold its data. */
export interface RemedyRun {
  id: string;
  remedy: string;
  profile: string | null;
  phase: 'running' | 'waiting-for-user' | 'done' | 'failed';
  title: string;
  /** What will change, or what has, one line each; no values. */
  lines: readonly string[];
  /** Address to open in the browser (sign-in). */
  link: string | null;
  startedAt: EpochMs;
  undoable: boolean;
}

/** What this shell can do beyond commands. A control is drawn only where its row is true. */
export interface Capabilities {
  /** Start with the computer. */
  autostart: boolean;
  /** Look for a newer Pilotlight. */
  updateCheck: boolean;
  /** There is an icon whose look can be chosen. */
  tray: boolean;
  /** How our own commands are typed on this machine. */
  program: 'pilotlight' | 'npm start --';
  platform: 'darwin' | 'win32' | 'linux';
}

export const NO_CAPABILITIES: Capabilities = {
  autostart: false,
  updateCheck: false,
  tray: false,
  program: 'pilotlight',
  platform: 'linux',
};

export interface Snapshot extends Report {
  /** Rises by one with every change. */
  rev: number;
  at: EpochMs;
  /** The verdict as a person is spoken to. */
  spoken: Spoken;
  signInAvailability: SignInAvailability;
  /** True while the network settles: the light is the last one known. */
  dimmed: boolean;
  /** The light and headline held since. */
  since: EpochMs;
  notices: readonly Notice[];
  /** Newest first, at most 50; the full history by `pilotlight history`. */
  history: readonly HistoryEntry[];
  /** "signed out 3 times in 3 days: unusual"; null when nothing stands out. */
  pattern: string | null;
  /** Whether others report trouble, where that was asked lately; null: it was not. */
  others: OthersReport | null;
  /** True when the user asked to be told once when it works again. */
  tellWhenItWorks: boolean;
  mutedUntil: EpochMs | null;
  fallback: FallbackReport;
  remedies: readonly RemedyRun[];
  /** What `plan-remedy` can plan here. */
  plannable: readonly PlannableRemedy[];
  settings: Settings;
  /** Commands this shell can carry out; a card draws no button for a command that is not here. */
  commands: readonly CommandName[];
  capabilities: Capabilities;
}
