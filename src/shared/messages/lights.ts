/** Each light in a word or two, for those who hear instead of see. */
import type { Light } from '../vocabulary.ts';

export const LIGHT_NAMES = {
  green: 'ready',
  yellow: 'needs attention',
  orange: 'trouble',
  red: 'stopped',
  // The fallback, and planned maintenance as well.
  blue: 'for information',
  grey: 'not known',
} as const satisfies Record<Light, string>;
