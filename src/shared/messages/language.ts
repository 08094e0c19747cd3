/** Which language this catalogue is in. */
import type { Language } from '../language.ts';

export const LANGUAGE: Language = 'en';

/** For a date or a day of the week inside a sentence. */
export const SENTENCE_LOCALE: string = 'en-GB';

/** For dates and clock times by themselves; undefined: the system's own, so that British and American days stay what they are. */
export const LOCALE: string | undefined = undefined;
