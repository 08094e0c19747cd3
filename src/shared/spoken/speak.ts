/**
 * The verdict as a person is spoken to: headline, the line under it, and the next step. It comes with the snapshot, so that
 * the page need not carry these tables. To translate them, translate this folder and headlines.ts.
 */
import { splitHeadline } from '../headlines.ts';
import type { FallbackReport } from '../snapshot.ts';
import type { Report } from '../verdict.ts';
import { asideFor, type Subtitle } from './aside.ts';
import { type SpokenStep, STEPS } from './steps.ts';

export interface Spoken {
  sentence: string;
  /** Name of the profile that the headline is about, where it names one. */
  profile: string | null;
  aside: Subtitle;
  step: SpokenStep | null;
}

/** What is spoken of. */
export interface Subject {
  report: Pick<Report, 'action' | 'cause' | 'headline' | 'profiles' | 'service'>;
  dimmed: boolean;
  fallback: FallbackReport;
}

/** Says a verdict. */
export function speak(subject: Subject): Spoken {
  const { action, headline } = subject.report;
  const { profile, sentence } = splitHeadline(headline);
  return { sentence, profile, aside: asideFor(subject), step: STEPS[action] };
}
