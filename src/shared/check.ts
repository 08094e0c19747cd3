/** What `pilotlight check` finds. docs/fleet.md explains it. */
import type { EpochMs } from './vocabulary.ts';

export type CheckId =
  | 'ok'
  | 'ok-until'
  | 'nothing-to-send'
  | 'does-not-start'
  | 'login-ended'
  | 'login-unreadable'
  | 'refused'
  | 'provider-incomplete'
  | 'ends-too-soon'
  | 'no-answer';

export type CheckedCredential = 'sign-in' | 'setup-token' | 'api-key' | 'key-helper' | 'gateway' | 'cloud' | 'profile';

export interface CheckResult {
  id: CheckId;
  /** What `claude -p` sends; null: nothing. */
  credential: CheckedCredential | null;
  /** When the login ends; null: not known, or what is sent has no end that could be known here. */
  endsAt: EpochMs | null;
  /** When Claude Code last had an answer; null: not within the time asked for, or not asked. */
  answeredAt: EpochMs | null;
}
