/** What `pilotlight others --json` prints: do other people report sign-in trouble too? docs/others.md explains it. */
import type { EpochMs } from './vocabulary.ts';

export interface PublicReport {
  at: EpochMs;
  /** Its title, made safe to draw. */
  title: string;
  url: string;
}

export type OthersAnswer =
  /** Many more than usual report trouble. */
  | 'many'
  /** About as many as usual. */
  | 'usual'
  /** More than usual, but too few to say anything by. */
  | 'too-few'
  /** Nobody knows: see `why`. */
  | 'unknown';

export type OthersSilence = 'off' | 'used-up' | 'changed' | 'unreachable';

export interface OthersReport {
  version: 1;
  answer: OthersAnswer;
  /** Set when the answer is `unknown`. */
  why: OthersSilence | null;
  /** The span the counts are about, minutes. */
  minutes: number;
  /** People who reported within it. */
  people: number;
  /** How many that usually are, at this time of day. */
  usual: number;
  /** The chance of so many where nothing is wrong. */
  chance: number;
  /** The three newest. */
  newest: readonly PublicReport[];
  /** When the tracker was asked; null: never. */
  askedAt: EpochMs | null;
  /** When it may be asked again. */
  askAgainAt: EpochMs | null;
}
