/** What may be moved out of Claude Code's way: one answer for the findings that offer it and the remedy that does it. Pure. */
import type { LockFact, ProfileFacts, SavingTrouble } from '../shared/facts.ts';

type Place = Pick<ProfileFacts, 'configDir' | 'from'>;

/** The default folder's name, where this account has put something else there. What a variable names may be anybody's. */
export function mayMoveFolder({ configDir, from }: Place, { why, path, foreign }: SavingTrouble): boolean {
  const isNoFolder = why === 'not-a-folder' || why === 'link-to-nowhere';
  return isNoFolder && from === 'default' && path === configDir && !foreign;
}

/** Claude Code makes empty folders, so a file is nobody's lock; of a folder the owner has to be gone. */
export function mayMoveLock({ from }: Pick<Place, 'from'>, { form, kind, owner }: LockFact): boolean {
  if (form === undefined || kind === 'global-config') return false;
  // It lies outside: a folder may be another profile's, and beside a folder of any name a `.lock` may be any program's.
  if (kind === 'config-dir' && (form === 'full' || from !== 'default')) return false;
  return form === 'other' || owner?.state === 'gone';
}
