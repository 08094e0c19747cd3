/** Pilotlight in the tray, in the language that the person reads: the other one is a build of its own beside this one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemPreferences } from 'electron';
import { findDataDir, findHome } from '../platform/account.ts';
import { readLanguage } from '../platform/language.ts';
import { folderFor } from '../shared/language.ts';
import { OUT } from './app/out-folder.ts';
import { thisPlatform } from './app/platform.ts';

const language = readLanguage({
  env: process.env,
  platform: thisPlatform(),
  dataDir: findDataDir(process.env, thisPlatform(), findHome(process.env, thisPlatform())),
  systemLocale,
});
const folder = join(OUT, folderFor('main', language));
const start = join(folder, 'index.js');

// Awaited: Electron begins with its desktop only when this module has been read to its end.
if (folder !== import.meta.dirname && existsSync(start)) await import(pathToFileURL(start).href);
else await import('./start.ts');

/** Before Electron is ready it does not say it; started from the Dock there is no variable either. */
function systemLocale(): string | undefined {
  if (thisPlatform() !== 'darwin') return new Intl.DateTimeFormat().resolvedOptions().locale;
  const [first] = systemPreferences.getUserDefault('AppleLanguages', 'array');
  return typeof first === 'string' ? first : undefined;
}
