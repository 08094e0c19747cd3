/** German for ../messages/lights.ts. */
import type { Light } from '../vocabulary.ts';

export const LIGHT_NAMES = {
  green: 'bereit',
  yellow: 'braucht Aufmerksamkeit',
  orange: 'Probleme',
  red: 'steht still',
  blue: 'zur Information',
  grey: 'unbekannt',
} as const satisfies Record<Light, string>;
