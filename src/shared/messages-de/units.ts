/** German for ../messages/units.ts. */
import { counted } from './phrasing.ts';

export const UNITS = {
  days: (days: number) => counted(days, 'Tag', 'Tage'),
  hours: (hours: number) => `${hours} h`,
  minutes: (minutes: number | string) => `${minutes} min`,
  seconds: (seconds: number) => `${seconds} s`,
} as const;

export const TIME = {
  ago: (span: string) => `vor ${dative(span)}`,
  in: (span: string) => `in ${dative(span)}`,
  ahead: (span: string) => `der Uhr dieses Computers um ${span} voraus`,
  impossible: 'zu einem unmöglichen Zeitpunkt',
} as const;

// "3 Tage", but "vor 3 Tagen".
function dative(span: string): string {
  return span.replace(/\bTage\b/, 'Tagen');
}
