import type { Host } from '../../platform/host.ts';
import type { LockOwner } from '../../shared/facts.ts';
import { shownPath } from './shown-path.ts';

/** Why a lock of Claude Code's that has stood still is not removed, and what somebody can do who knows more. */
export function sayWhyKept(
  host: Pick<Host, 'home'>,
  { path, ageMs, owner }: { path: string; ageMs: number; owner: LockOwner },
): string {
  const shown = shownPath(host.home, path);
  const still = `The lock ${shown} was last renewed ${describeAge(ageMs)} ago`;
  if (owner.state === 'may-live') {
    return `${still}, but process ${owner.pid} may hold it: a Claude Code that was running then and still is. Close that one, then try again.`;
  }
  return `${still}, but whoever holds it may run where Pilotlight cannot see it: in another container or on another computer. If no Claude Code runs there, remove it: rmdir ${shown}`;
}

function describeAge(ageMs: number): string {
  const minutes = Math.round(ageMs / 60_000);
  return minutes < 1 ? 'less than a minute' : minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
