/** Everything a shell may draw, numbered by revision. */
import type { CommandName, PlannableRemedy } from './commands.ts';
import type { Settings } from './settings.ts';
import type { Spoken } from './spoken/speak.ts';
import type { Report } from './verdict.ts';
import type { EpochMs, Light } from './vocabulary.ts';

export type NoticeKind = 'sign-in' | 'deadline' | 'service' | 'recovered' | 'network' | 'setup' | 'fallback';

/** A desktop notification, or a quiet line in the list. One per episode. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  level: 'quiet' | 'normal' | 'urgent';
  at: EpochMs;
  /** Id of the episode it belongs to; a later notice of the same episode replaces the banner. */
  episode: string;
  profile: string | null;
  title: string;
  body: string;
  light: Light;
  /** Set when the trouble has gone and the banner was taken back. */
  withdrawnAt: EpochMs | null;
}

export type HistoryKind =
  | 'renewed'
  | 'signed-in'
  | 'signed-out'
  | 'incident-opened'
  | 'incident-closed'
  | 'network-lost'
  | 'network-back'
  | 'light'
  | 'action'
  | 'started';

export interface HistoryEntry {
  at: EpochMs;
  kind: HistoryKind;
  profile: string | null;
  /** One plain sentence. */
  text: string;
  /** Incident that explains it, when one was open. */
  incident: string | null;
}

/** The API-key fallback as the window shows it; `unavailable` while this build has no such command. */
export interface FallbackReport {
  state: 'unavailable' | 'no-key' | 'off' | 'on' | 'blocked';
  /** Last four characters of the stored key. */
  tail: string | null;
  since: EpochMs | null;
  /** One plain sentence. */
  detail: string;
  /** What is on: `key`, a gateway's name, or a cloud's; null: nothing, or nobody knows. */
  name?: string | null;
  /** What could be used besides the key; missing until `list-fallbacks` has asked for it. */
  ways?: readonly FallbackOption[];
}

/** A field to fill before a fallback is added or switched on. */
export type FallbackField = 'name' | 'baseUrl' | 'model' | 'smallModel' | 'token' | 'region' | 'awsProfile' | 'project';

/** A gateway, a cloud provider, or the proposal of a gateway. */
export interface FallbackOption {
  kind: 'gateway' | 'cloud' | 'proposal';
  /** What the commands call it; of a proposal: what it would be called. */
  name: string;
  title: string;
  /** Where the requests go, and for which model. Empty: not decided yet. */
  detail: string;
  /** What is still missing, one plain sentence; null: nothing that can be seen from here. */
  lacks: string | null;
  /** True: its token has to be given. */
  lacksToken: boolean;
  on: boolean;
  /** What has to be said before, with what is proposed. */
  asks: Readonly<Partial<Record<FallbackField, string | boolean>>>;
}

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

export interface Snapshot extends Report {
  /** Rises by one with every change. */
  rev: number;
  at: EpochMs;
  /** The verdict as a person is spoken to. */
  spoken: Spoken;
  /** True while the network settles: the light is the last one known. */
  dimmed: boolean;
  /** The light and headline held since. */
  since: EpochMs;
  notices: readonly Notice[];
  /** Newest first, at most 50; the full history by `pilotlight history`. */
  history: readonly HistoryEntry[];
  /** "signed out 3 times in 3 days: unusual"; null when nothing stands out. */
  pattern: string | null;
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
}
