import type { Host } from '../../platform/host.ts';
import type { LockOwner } from '../../shared/facts.ts';
import { KEPT_LOCK } from '../../shared/messages/recovery/locks.ts';
import { formatAhead, formatPast } from '../../shared/messages/span.ts';
import { shownPath } from './shown-path.ts';

/** A lock, and when it was last renewed; negative: it is dated in the future. */
interface DatedLock {
  path: string;
  ageMs: number;
}

/** Why a lock of Claude Code's that has stood still is not removed, and what somebody can do who knows more. */
export function sayWhyKept(host: Pick<Host, 'home'>, { owner, ...dated }: DatedLock & { owner: LockOwner }): string {
  const { path, when } = show(host, dated);
  const still = KEPT_LOCK[dated.ageMs < 0 ? 'ahead' : 'still']({ path, when });
  return owner.state === 'may-live'
    ? KEPT_LOCK.mayLive({ still, pid: owner.pid })
    : KEPT_LOCK.elsewhere({ still, path });
}

/** What clearing one is called in a plan. */
export function sayCleared(host: Pick<Host, 'home'>, dated: DatedLock): string {
  return KEPT_LOCK[dated.ageMs < 0 ? 'clearAhead' : 'clear'](show(host, dated));
}

function show({ home }: Pick<Host, 'home'>, { path, ageMs }: DatedLock): { path: string; when: string } {
  return { path: shownPath(home, path), when: ageMs < 0 ? formatAhead(ageMs) : formatPast(-ageMs, 0) };
}
