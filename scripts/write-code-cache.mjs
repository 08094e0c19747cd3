/**
 * Keeps what V8 makes of the built terminal program, for src/headless/quick-start.ts: runs `doctor` once in an empty
 * home, so that the functions it uses are compiled. Called by build.mjs: `node write-code-cache.mjs out/headless/program.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

const [, , file = ''] = process.argv;
const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
  filename: file,
});
process.argv = [process.execPath, file, 'doctor', '--json', '--offline'];
process.once('exit', () => writeFileSync(`${file}.code`, script.createCachedData()));
const program = new Module(file);
const require = createRequire(file);
require.cache[file] = program;
script.runInThisContext()(program.exports, require, program, file, dirname(file));
