/**
 * Starts the program beside it with what V8 made of its text when it was built: compiling it anew takes longer than all that
 * `doctor` does. What another version of Node has made is refused by V8, and the text compiled as ever.
 */
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

function readCode(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
}

function load(name: string): void {
  const file = join(import.meta.dirname, name);
  // The build leaves no character beyond ASCII in it: read as such, it takes half the room and time.
  const cachedData = readCode(file);
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = new Module(file);
  const require = createRequire(file);
  // The other parts ask for what they share with it, and must not get a second one.
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, import.meta.dirname);
  module.loaded = true;
}

// All that is needed at the start, and then the little that starts it.
load('core.js');
load('program.js');
