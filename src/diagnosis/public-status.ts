import { sayHeadlineInLine, sayNextInLine } from '../shared/messages/speak.ts';
import type { PublicStatus } from '../shared/public-status.ts';
import type { Report } from '../shared/verdict.ts';
import type { EpochMs } from '../shared/vocabulary.ts';

/** What of a report is for everybody on this account. Pure. */
export function publicStatus(
  report: Report,
  { at, pid, dimmed }: { at: EpochMs; pid: number | null; dimmed: boolean },
): PublicStatus {
  const { light, headline, headlineId, side } = report;
  const profiles = report.profiles.map(({ id, name, signIn, usage }) => ({
    id,
    name,
    signIn: signIn.state,
    plan: signIn.plan,
    loginEndsAt: signIn.loginEndsAt,
    usage: usage ?? null,
  }));
  const spoken = { sentence: sayHeadlineInLine(report), next: sayNextInLine(report) };
  return { version: 1, at, pid, light, headline, headlineId, ...spoken, side, dimmed, profiles };
}
