/** A window that is used up: no trouble of the sign-in, and nothing that signing in would change. Pure. */

import type { ProfileFacts } from '../../shared/facts.ts';
import { WINDOW_NAMES } from '../../shared/messages/usage.ts';
import type { Finding, ProfileAuth } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { isFull } from '../usage/forecast.ts';
import { judgeUsage } from '../usage/judge-usage.ts';
import { createFinding } from './finding.ts';

export function usageFindings(
  { usage }: Pick<ProfileFacts, 'usage'>,
  auth: ProfileAuth,
  now: EpochMs,
  profile: string,
): readonly Finding[] {
  const full = judgeUsage(usage, auth.interactive, now)?.windows.filter(isFull) ?? [];
  return full.map(({ id }) =>
    createFinding(
      {
        id: 'usage-limit-reached',
        params: { window: WINDOW_NAMES[id] },
        // Somebody who has bought extra usage works on, which nothing here can tell.
        severity: 'info',
        cause: 'account',
        evidence: [],
        remedies: [],
        about: id,
      },
      profile,
    ),
  );
}
