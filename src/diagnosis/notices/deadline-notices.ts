/** The end of the login itself: told three days and one day ahead, seven when wished; its end is the account's. */

import { DAY_MS, HOUR_MS } from '../../shared/spans.ts';
import { emitNotice, gateFor } from './emit.ts';
import { HOLD_MS } from './episode.ts';
import type { ProfileMemory } from './memory.ts';
import { memoryOf, type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';

/** A deadline that moves by more than this is a new login, not a rounding. */
const SAME_DEADLINE_MS = HOUR_MS;
const NOTHING_SAID = 99;

/** The nearest milestone already passed, in days; null: none yet. */
function milestone(leftMs: number, sevenDays: boolean): number | null {
  const milestones = sevenDays ? [1, 3, 7] : [1, 3];
  return milestones.find((days) => leftMs <= days * DAY_MS) ?? null;
}

/** Follows the login deadline of one profile. */
export function evaluateDeadline(pass: NoticeContext, profile: NoticeProfile): void {
  const remembered = memoryOf(pass, profile.id);
  if (!remembered) return;
  const { now, settings } = pass.input;
  const endsAt = profile.loginEndsAt;
  const days = endsAt === null ? null : milestone(endsAt - now, settings.deadlineSevenDays);
  if (endsAt === null || days === null || !mayTell(profile, days)) {
    forget(pass, profile, remembered);
    return;
  }
  if (remembered.deadline && Math.abs(remembered.deadline.endsAt - endsAt) > SAME_DEADLINE_MS) {
    forget(pass, profile, remembered);
  }
  remembered.deadline ??= { endsAt, saidDays: NOTHING_SAID, pendingSince: null };
  tell(pass, profile, remembered.deadline, days);
}

/** Below three days the sign-in state has to agree, for it knows whether the clock can be trusted. */
function mayTell(profile: NoticeProfile, days: number): boolean {
  return profile.signIn === 'ENDING' || (days === 7 && (profile.signIn === 'OK' || profile.signIn === 'STALE'));
}

function episodeId(profile: NoticeProfile, endsAt: number): string {
  return `deadline-${profile.id}-${endsAt}`;
}

function forget(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): void {
  // An unreadable store says nothing about the deadline behind it.
  if (!remembered.deadline || profile.signIn === 'UNREADABLE') return;
  pass.withdraw.add(episodeId(profile, remembered.deadline.endsAt));
  remembered.deadline = null;
}

function tell(
  pass: NoticeContext,
  profile: NoticeProfile,
  deadline: NonNullable<ProfileMemory['deadline']>,
  days: number,
): void {
  const { now } = pass.input;
  if (days >= deadline.saidDays) {
    deadline.pendingSince = null;
    return;
  }
  deadline.pendingSince ??= now;
  if (now - deadline.pendingSince < HOLD_MS) {
    wakeAt(pass, deadline.pendingSince + HOLD_MS);
    return;
  }
  // Nobody is sent to a sign-in that does not work just now; the service's own notice names the deadline.
  if (profile.verdict.action === 'wait' || profile.verdict.action === 'keep-sessions') return;
  const gate = gateFor(pass, 'deadline', 'normal', [profile.id]);
  if (gate === 'later') return;
  deadline.saidDays = days;
  deadline.pendingSince = null;
  emitNotice(pass, {
    kind: 'deadline',
    level: gate === 'banner' ? 'normal' : 'quiet',
    episode: episodeId(profile, deadline.endsAt),
    profiles: [profile.id],
    tells: { id: 'login-ends', params: { hours: Math.round((deadline.endsAt - now) / HOUR_MS) } },
    named: [profile],
    light: 'yellow',
  });
}
