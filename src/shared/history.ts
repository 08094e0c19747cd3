/** One line of what has happened on this machine. */
import type { EpochMs } from './vocabulary.ts';

export const HISTORY_KINDS = [
  'renewed',
  'signed-in',
  'signed-out',
  'incident-opened',
  'incident-closed',
  'network-lost',
  'network-back',
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
}
