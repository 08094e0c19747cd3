/** What can be wrong with the status page itself. */
import { counted } from './phrasing.ts';

/** What the shells say about an answer that brought nothing new; null: nothing to say. */
export const PAGE_TROUBLES = {
  fresh: null,
  unchanged: null,
  wrong: 'The status page sent something that is not its own. Pilotlight does not rely on it.',
  moved: 'The status page sent a web page instead of data; it may have moved. Pilotlight does not rely on it.',
  blocked:
    'The status page refuses to answer this computer. That is no sign of an outage; Pilotlight asks again later.',
  gone: 'The status page is no longer at its address. Pilotlight asks again later.',
  proxy: 'A proxy on this network wants a sign-in before it lets the status page through.',
  'slow-down': 'The status page asks for fewer requests. Pilotlight waits as long as it was told to.',
  'page-error': 'The status page itself has trouble right now. That says nothing about Claude Code.',
  transport: 'The status page could not be reached from here.',
} as const satisfies Record<string, string | null>;

/** @param minutes  how old its data is */
export const PAGE_AGE = (minutes: number): string => `The status page’s data is ${counted(minutes, 'minute')} old.`;
