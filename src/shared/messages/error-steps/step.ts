/** One next step after an error, and how the tables beside this write it down. */
import type { RemedyId } from '../../remedies.ts';

export interface ErrorStep {
  text: string;
  remedies: readonly RemedyId[];
  command: string | null;
}

export const step = (text: string, remedies: readonly RemedyId[] = [], command: string | null = null): ErrorStep => ({
  text,
  remedies,
  command,
});

export const DOCTOR = 'pilotlight doctor';
