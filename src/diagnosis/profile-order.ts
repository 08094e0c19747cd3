/** Which of several profiles the light speaks of: the worst one that a person can do something about. */
import { LIGHTS_WORST_FIRST, type Light } from '../shared/vocabulary.ts';

/**
 * Sorts profiles worst light first and returns their ids. Equal ones keep the given order, so that callers who list
 * the profile used last first get the tie broken in its favour. Grey comes last: a profile that nobody ever signed
 * in to never hides a working one.
 */
export function worstFirst(profiles: readonly { id: string; light: Light }[]): string[] {
  return profiles
    .toSorted((a, b) => LIGHTS_WORST_FIRST.indexOf(a.light) - LIGHTS_WORST_FIRST.indexOf(b.light))
    .map(({ id }) => id);
}
