/** Units of time, and where a span lies. */
import { counted } from './phrasing.ts';

export const UNITS = {
  days: (days: number) => counted(days, 'day'),
  hours: (hours: number) => `${hours} h`,
  minutes: (minutes: number | string) => `${minutes} min`,
  seconds: (seconds: number) => `${seconds} s`,
} as const;

export const TIME = {
  ago: (span: string) => `${span} ago`,
  in: (span: string) => `in ${span}`,
  /** Of what has happened already: one of the clocks is or was wrong. */
  ahead: (span: string) => `${span} ahead of this computer’s clock`,
  impossible: 'at an impossible date',
} as const;
