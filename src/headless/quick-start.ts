/**
 * Starts the program beside it, its greater part (core.js) with what V8 made of that text when it was built: compiling it anew takes
 * longer than all that `doctor` does. What another version of Node has made is refused by V8, and the text compiled as ever.
 */
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

const file = join(import.meta.dirname, 'core.js');

function readCode(): Buffer | undefined {
  try {
    return readFileSync(`${file}.code`);
  } catch {
    return undefined;
  }
}

// The build leaves no character beyond ASCII in it: read as such, it takes half the room and time.
const cachedData = readCode();
const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
  filename: file,
  ...(cachedData ? { cachedData } : {}),
});
const core = new Module(file);
const require = createRequire(file);
// The program and its other parts ask for what they share with it, and must not get a second one.
require.cache[file] = core;
script.runInThisContext()(core.exports, require, core, file, import.meta.dirname);
core.loaded = true;
core.require(join(import.meta.dirname, 'program.js'));
