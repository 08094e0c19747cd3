/** The little that other programs are told: what a status bar shows. docs/bars.md explains it. */
import type { HeadlineId } from './ids.ts';
import type { UsageReport } from './usage.ts';
import type { Side } from './verdict.ts';
import type { EpochMs, Light, SignInState } from './vocabulary.ts';

export interface PublicProfile {
  id: string;
  name: string;
  signIn: SignInState;
  plan: string | null;
  loginEndsAt: EpochMs | null;
  usage: UsageReport | null;
}

/** `version` rises when a key changes its meaning or goes. Never a token, a key, an e-mail address or a project. */
export interface PublicStatus {
  version: 1;
  /** When it last changed. */
  at: EpochMs;
  /** Process that keeps it up to date; null: this was one look. */
  pid: number | null;
  light: Light;
  headline: string;
  headlineId: HeadlineId;
  /** The headline as people are spoken to. */
  sentence: string;
  next: string | null;
  side: Side | null;
  /** The network settles; what is said is the last thing known. */
  dimmed: boolean;
  /** The one the headline is about comes first. */
  profiles: readonly PublicProfile[];
}
