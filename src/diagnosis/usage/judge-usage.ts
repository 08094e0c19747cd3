/** What is to be said of one profile's usage. Pure. */
import type { UsageFacts, UsageGap, UsageReading, UsageReport, UsageWindow } from '../../shared/usage.ts';
import type { AuthSource, CredentialKind } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { PROVIDER_KIND } from '../provider-kind.ts';
import { forecastFull } from './forecast.ts';

/** Whom Claude Code tells no windows, since there is no plan behind. */
const BY_CREDENTIAL = {
  'sign-in': null,
  'oauth-token': null,
  profile: null,
  'api-key': 'api-key',
  'saved-key': 'api-key',
  'key-helper': 'api-key',
  'auth-token': 'gateway',
  'custom-header': 'gateway',
  'address-user': 'gateway',
} as const satisfies Record<CredentialKind, UsageGap | null>;

/** @returns undefined: nobody has told anything, and nobody was asked to */
export function judgeUsage(facts: UsageFacts | undefined, auth: AuthSource, now: EpochMs): UsageReport | undefined {
  if (!facts) return undefined;
  const [newest] = facts.readings;
  const windows = newest ? currentWindows(newest, now) : [];
  const gap = gapOf(facts, newest, windows, auth);
  const { fed } = facts;
  if (!newest || windows.length === 0) return { from: null, at: null, windows: [], gap, fed };
  const reported = windows.map((window) => ({ ...window, fullAt: stillAhead(forecastFull(window, newest.at), now) }));
  return { from: newest.from, at: newest.at, windows: reported, gap, fed };
}

/** A pace that would have filled it by now was not kept, and nobody has told since. */
function stillAhead(at: EpochMs | null, now: EpochMs): EpochMs | null {
  return at !== null && at > now ? at : null;
}

/** Of a window that has begun anew since, nobody knows how full it is. */
function currentWindows({ windows }: UsageReading, now: EpochMs): readonly UsageWindow[] {
  return windows.filter(({ resetsAt }) => resetsAt === null || resetsAt > now);
}

function gapOf(
  { fed, noneAt }: UsageFacts,
  newest: UsageReading | undefined,
  windows: readonly UsageWindow[],
  auth: AuthSource,
): UsageGap | null {
  const withoutPlan = credentialGap(auth);
  if (withoutPlan !== null) return withoutPlan;
  if (noneAt !== null && noneAt > (newest?.at ?? 0)) return 'went-away';
  if (!newest) return fed ? 'waiting' : 'not-fed';
  return windows.length === 0 ? 'begun-anew' : null;
}

function credentialGap({ provider, authorization, xApiKey }: AuthSource): UsageGap | null {
  const whose = PROVIDER_KIND[provider];
  if (whose === 'cloud') return 'cloud';
  // A gateway of Anthropic's tells its spend limit, whatever it is given.
  if (whose === 'gateway') return null;
  const kind = authorization?.kind ?? xApiKey?.kind ?? null;
  return kind === null ? 'signed-out' : BY_CREDENTIAL[kind];
}

/** When the next window begins anew, so that what is shown of it is no longer so; null: none is known. */
export function nextReset(facts: UsageFacts | undefined, now: EpochMs): EpochMs | null {
  const times = facts?.readings.flatMap(({ windows }) => windows.flatMap(({ resetsAt }) => resetsAt ?? [])) ?? [];
  const ahead = times.filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
