/** The verdict as people read it. It comes with the snapshot, so that the page need not carry the catalogue. */
import type { FallbackReport } from '../fallback.ts';
import type { Report, Summary } from '../verdict.ts';
import { ADVICE, type Advice, FIRST_SIGN_IN } from './advice.ts';
import { HEADLINES } from './headlines.ts';
import { stepText } from './steps.ts';
import { type Refused, type Subtitle, subtitleFor } from './subtitle.ts';

export interface Spoken {
  sentence: string;
  /** Name of the profile that the headline is about, where there are several. */
  profile: string | null;
  subtitle: Subtitle;
  /** What to do, with a title of its own; null: `next` says it, or there is nothing. */
  advice: Advice | null;
  /** The next step, small at its beginning and without a full stop; null: nothing to do, or the finding says it. */
  next: string | null;
}

type Told = Summary & Pick<Report, 'findings' | 'profiles'>;

/** Says a verdict. */
export function speak(subject: {
  report: Report;
  dimmed: boolean;
  fallback: FallbackReport;
  refused?: Refused | null;
}): Spoken {
  const { report } = subject;
  return {
    ...sayHeadline(report),
    subtitle: subtitleFor(subject),
    advice:
      report.headlineId === 'not-signed-in' && report.action === 'sign-in' ? FIRST_SIGN_IN : ADVICE[report.action],
    next: report.stepId && stepText(report.stepId),
  };
}

/** The headline, and the profile it is about where there are several. */
export function sayHeadline(told: Told): Pick<Spoken, 'sentence' | 'profile'> {
  const { headline, headlineId, findings, profiles, subject } = told;
  const name = profiles.length > 1 ? profiles.find(({ id }) => id === subject.profile)?.name : undefined;
  if (headlineId !== 'finding') return { sentence: HEADLINES[headlineId].sentence, profile: name ?? null };
  const finding = findings.find(({ key }) => key === subject.finding);
  // One that has gone while the network settles left only the line for scripts, which names the profile itself.
  return finding ? { sentence: finding.title, profile: name ?? null } : { sentence: headline, profile: null };
}

/** Both in one line: "~/.claude-work: Signed out: your login expired." */
export function sayHeadlineInLine(told: Told): string {
  const { sentence, profile } = sayHeadline(told);
  return profile === null ? sentence : `${profile}: ${sentence}`;
}

/** The next step with the place to do it at, for one line; null: nothing to do. */
export function sayNextInLine({ nextPlace, stepId }: Pick<Summary, 'nextPlace' | 'stepId'>): string | null {
  if (stepId === null) return null;
  return nextPlace === null ? stepText(stepId) : `${stepText(stepId)} (${nextPlace})`;
}
