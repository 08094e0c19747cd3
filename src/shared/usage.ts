/** How full the windows of a plan are, as Claude Code itself tells it. */
import type { EpochMs } from './vocabulary.ts';

/** Five hours, seven days, or the spend limit of a gateway of Anthropic's. */
export const WINDOW_IDS = ['fiveHour', 'sevenDay', 'spendLimit'] as const;

export type WindowId = (typeof WINDOW_IDS)[number];

export interface UsageWindow {
  id: WindowId;
  /** 0 to 100, and above where more was used than there is. */
  percent: number;
  /** When it begins anew; null: not told. */
  resetsAt: EpochMs | null;
}

/** What was told at one moment. */
export interface UsageReading {
  /** `status-line`: by our script; `claude-json`: what `/usage` has left in `.claude.json`. */
  from: 'status-line' | 'claude-json';
  at: EpochMs;
  windows: readonly UsageWindow[];
}

/** What the sources found of one profile's usage. */
export interface UsageFacts {
  /** Newest first; at most one of each source. */
  readings: readonly UsageReading[];
  /** When the status line last told of no windows; null: never, or it is not on. */
  noneAt: EpochMs | null;
  /** Our script stands in front of the status line, or is it. */
  fed: boolean;
}

/** Why there is nothing to show, or nothing newer. */
export type UsageGap =
  /** Claude Code tells no windows with this kind of credential. */
  | 'api-key'
  | 'gateway'
  | 'cloud'
  | 'signed-out'
  /** The status line is not on. */
  | 'not-fed'
  /** It is on and was not called yet. */
  | 'waiting'
  /** The last call told none, as after a 429 or by a session with another credential. */
  | 'went-away'
  /** What was told lies before the windows began anew. */
  | 'begun-anew';

export interface WindowReport extends UsageWindow {
  /** When it is full, if it goes on as since its beginning; null: not before it begins anew, or it cannot be told. */
  fullAt: EpochMs | null;
}

export interface UsageReport {
  from: UsageReading['from'] | null;
  /** When that was so; null: nothing is known. */
  at: EpochMs | null;
  windows: readonly WindowReport[];
  /** null: it is told as it should be. */
  gap: UsageGap | null;
  /** Our script stands in front of the status line, or is it. */
  fed: boolean;
}
