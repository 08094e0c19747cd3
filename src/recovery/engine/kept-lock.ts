import type { Host } from '../../platform/host.ts';
import type { LockOwner } from '../../shared/facts.ts';
import { KEPT_LOCK } from '../../shared/messages/recovery/locks.ts';
import { shownPath } from './shown-path.ts';

/** Why a lock of Claude Code's that has stood still is not removed, and what somebody can do who knows more. */
export function sayWhyKept(
  host: Pick<Host, 'home'>,
  { path, ageMs, owner }: { path: string; ageMs: number; owner: LockOwner },
): string {
  const shown = shownPath(host.home, path);
  const still = KEPT_LOCK.still({ path: shown, age: describeAge(ageMs) });
  if (owner.state === 'may-live') {
    return KEPT_LOCK.mayLive({ still, pid: owner.pid });
  }
  return KEPT_LOCK.elsewhere({ still, path: shown });
}

function describeAge(ageMs: number): string {
  const minutes = Math.round(ageMs / 60_000);
  return minutes < 1 ? KEPT_LOCK.lessThanAMinute : minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
