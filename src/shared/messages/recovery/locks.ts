/** Who holds a lock, and why it stays. */

interface DatedLock {
  path: string;
  /** "38 min ago", or how far ahead of the clock. */
  when: string;
}

export const KEPT_LOCK = {
  still: ({ path, when }: DatedLock) => `The lock ${path} was last renewed ${when}`,
  /** Whoever renewed it had another clock, so its age is not known. */
  ahead: ({ path, when }: DatedLock) => `The lock ${path} is dated ${when}`,
  mayLive: ({ still, pid }: { still: string; pid: number }) =>
    `${still}, but process ${pid} may hold it: a Claude Code that was running then and still is. Close that one, then try again.`,
  elsewhere: ({ still, path }: { still: string; path: string }) =>
    `${still}, but whoever holds it may run where Pilotlight cannot see it: in another container or on another computer. If no Claude Code runs there, remove it: rmdir ${path}`,
  clear: ({ path, when }: DatedLock) => `Clear the lock ${path}, left behind ${when}`,
  clearAhead: ({ path, when }: DatedLock) => `Clear the lock ${path}, left behind and dated ${when}`,
} as const;

export const LOCKS = {
  cannotWrite: ({ folder }: { folder: string }) => `Nothing can be written to ${folder}. Nothing was changed.`,
  otherPilotlight: 'Another Pilotlight is at work',
  cannotWriteBecause: ({ folder, reason }: { folder: string; reason: string }) =>
    `Nothing can be written to ${folder}: ${reason}. Nothing was changed.`,
  busy: ({ who }: { who: string }) => `${who}. Nothing was changed; try again in a minute.`,
  claudeSigningIn: 'Claude Code is renewing or writing its sign-in',
  claudeConfiguring: 'Claude Code is writing its configuration',
  notMade: ({ path }: { path: string }) => `The lock ${path} cannot be made. Nothing was changed.`,
  inTheWay: ({ path }: { path: string }) =>
    `${path} has the name of a lock of Claude Code’s and is no empty folder, so nothing can be locked there. Move it away first. Nothing was changed.`,
  kept: ({ reason }: { reason: string }) => `${reason} Nothing was changed.`,
} as const;
