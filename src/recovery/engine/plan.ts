/**
 * A remedy is planned before it does anything: the preview shows the plan, applying does nothing the plan did not say,
 * undo is its exact inverse. A plan lives in memory only; shells see `preview(plan)`.
 */
import type { ProfileEntry } from '../../shared/profile-entries.ts';
import type { PlannableRemedy } from '../../shared/remedies.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Those that a finding can ask for, and what only a terminal asks for. */
export type RemedyName =
  | PlannableRemedy
  | 'gateway-on'
  | 'gateway-off'
  | 'failure-hook-on'
  | 'failure-hook-off'
  | 'install-command';

/** One change. `kind` names the handler that knows how to do and undo it; `data` is plain and holds no secret. */
export interface Step {
  kind: string;
  /** One line for the preview, without any value. */
  line: string;
  data: unknown;
  /** The file it writes or removes, bytes of the new content and of the copy that undo needs. */
  writes?: { path: string; bytes: number; copyBytes: number };
}

export interface Plan {
  id: string;
  remedy: RemedyName;
  /** Id of the profile; null: the whole machine. */
  profile: string | null;
  title: string;
  /** What the person should know before saying yes: running sessions, secrets that will lie in the backup. */
  warnings: readonly string[];
  steps: readonly Step[];
  /** Configuration directories whose Claude Code locks are held while the steps run. */
  lockDirs: readonly string[];
  /** Global configuration files whose lock is held as well. */
  lockFiles?: readonly string[] | undefined;
  /** A profile that there is once it is done, and what it is called. */
  adds?: ProfileEntry;
  createdAt: EpochMs;
}

/** Why there is no plan, as a sentence a person can act on. */
export interface Refusal {
  refused: string;
  /** What a plan would take away is not there. */
  absent?: true;
}

export interface Preview {
  id: string;
  remedy: RemedyName;
  profile: string | null;
  title: string;
  lines: readonly string[];
  warnings: readonly string[];
}

/** What a shell may show of a plan. */
export function preview(plan: Plan): Preview {
  const { id, remedy, profile, title, warnings } = plan;
  return { id, remedy, profile, title, warnings, lines: plan.steps.map((step) => step.line) };
}

export function isRefusal(value: Plan | Refusal): value is Refusal {
  return 'refused' in value;
}
