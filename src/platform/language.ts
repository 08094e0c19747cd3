/** Which language the person reads: as chosen in Pilotlight's settings, else the system's. Asked before anything else is loaded. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languageOf } from '../shared/language.ts';
import type { Host } from './host.ts';

export interface Reader {
  env: Host['env'];
  platform: Host['platform'];
  /** Pilotlight's own data folder, absolute. */
  dataDir: string;
  /** The system's locale (`de-DE`), where no variable says it. Asked only then. */
  systemLocale(): string | undefined;
}

const MAX_BYTES = 1024 * 1024;

/** The chosen language; settings that cannot be read choose none. */
export function readLanguage(reader: Reader): Language {
  return chosenLanguage(join(reader.dataDir, 'settings.json')) ?? systemLanguage(reader);
}

/** What the system is set to; English where Pilotlight does not speak that. */
export function systemLanguage({ env, platform, systemLocale }: Omit<Reader, 'dataDir'>): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  // What `C` stands for: no language at all, and LANGUAGE does not count beside it.
  if (locale && /^(C|POSIX)(\W|$)/.test(locale)) return 'en';
  if (!locale && platform !== 'linux') return languageOf(systemLocale() ?? '') ?? 'en';
  if (!locale) return 'en';
  // A list in which each stands in for the one before.
  const wished = [...(env.LANGUAGE ?? '').split(':'), locale].map(languageOf);
  return wished.find((language) => language !== null) ?? 'en';
}

function chosenLanguage(file: string): Language | null {
  try {
    // Most people have none; an error would cost more than the look.
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat || stat.size > MAX_BYTES) return null;
    const { language } = JSON.parse(readFileSync(file, 'utf8')) as { language?: unknown };
    return typeof language === 'string' ? languageOf(language) : null;
  } catch {
    return null;
  }
}
