/** German for ../messages/language.ts. */
import type { Language } from '../language.ts';

export const LANGUAGE: Language = 'de';

export const SENTENCE_LOCALE: string = 'de';

export const LOCALE: string | undefined = 'de';
