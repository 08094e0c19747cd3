/**
 * Keeps what V8 makes of the greater part of the built terminal program, for src/headless/quick-start.ts: runs `doctor` once in an
 * empty home, so that the functions it uses are compiled. Called by build.mjs: `node write-code-cache.mjs out/headless/core.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

const [, , file = ''] = process.argv;
const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
  filename: file,
});
process.argv = [process.execPath, file, 'doctor', '--json', '--offline'];
process.once('exit', () => writeFileSync(`${file}.code`, script.createCachedData()));
const core = new Module(file);
const require = createRequire(file);
require.cache[file] = core;
script.runInThisContext()(core.exports, require, core, file, dirname(file));
core.loaded = true;
require(join(dirname(file), 'program.js'));
