/** How full the windows of a plan are, as Claude Code itself tells it. */
import type { EpochMs } from './vocabulary.ts';

/** Five hours, seven days, or the spend limit of a gateway of Anthropic's. */
export type WindowId = 'fiveHour' | 'sevenDay' | 'spendLimit';

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
