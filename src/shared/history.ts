/** One line of what has happened on this machine. */
import type { Cause, EpochMs } from './vocabulary.ts';

export const HISTORY_KINDS = [
  'renewed',
  'signed-in',
  'signed-out',
  'incident-opened',
  'incident-closed',
  'network-lost',
  'network-back',
  'refused',
  'billing',
  'light',
  'action',
  'started',
] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

export interface HistoryEntry {
  at: EpochMs;
  kind: HistoryKind;
  profile: string | null;
  /** One plain sentence. */
  text: string;
  /** Incident that explains it, when one was open. */
  incident: string | null;
  /** Whose side it was on; missing in what an earlier version kept, null: nobody's. */
  cause?: Cause | null | undefined;
  /** When it was over; null: it has no end, or goes on. */
  until?: EpochMs | null | undefined;
  /** How often it happened, where it was more than once. */
  count?: number | undefined;
}
