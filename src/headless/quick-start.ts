/**
 * Starts the program beside it, or that of the person's language, with what V8 made of its text when it was built: compiling it anew
 * takes longer than all that `doctor` does. What another version of Node has made is refused by V8, and the text compiled as ever.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { findDataDir, findHome } from '../platform/account.ts';
import { readLanguage } from '../platform/language.ts';
import { folderFor } from '../shared/language.ts';

// The class of modules as the loader has it: 'node:module' would load half of Node's other loader with it.
const Module = module.constructor as typeof import('node:module').Module;

function readCode(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
}

/** Where the program lies that speaks the person's language. */
function findFolder(): string {
  const { env } = process;
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const systemLocale = (): string => new Intl.DateTimeFormat().resolvedOptions().locale;
  const language = readLanguage({
    env,
    platform,
    dataDir: findDataDir(env, platform, findHome(env, platform)),
    systemLocale,
  });
  const folder = join(import.meta.dirname, '..', folderFor('headless', language));
  return existsSync(join(folder, 'core.js')) ? folder : import.meta.dirname;
}

function load(folder: string, name: string): void {
  const file = join(folder, name);
  // The build leaves no character beyond ASCII in it: read as such, it takes half the room and time.
  const cachedData = readCode(file);
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  const loaded = new Module(file);
  const require = Module.createRequire(file);
  // The other parts ask for what they share with it, and must not get a second one.
  require.cache[file] = loaded;
  script.runInThisContext()(loaded.exports, require, loaded, file, folder);
  loaded.loaded = true;
}

// All that is needed at the start, and then the little that starts it.
const folder = findFolder();
load(folder, 'core.js');
load(folder, 'program.js');
