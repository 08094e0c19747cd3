/**
 * Keeps what V8 makes of the built terminal program, for src/headless/quick-start.ts: runs `doctor` once, so that the functions it
 * uses in this home are compiled. Called by build.mjs: `node write-code-cache.mjs out/headless/core.js out/headless/program.js`,
 * in the order in which they are loaded.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

const files = process.argv.slice(2);
process.argv = [process.execPath, files.at(-1) ?? '', 'doctor', '--json', '--offline'];
for (const file of files) {
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), { filename: file });
  process.once('exit', () => writeFileSync(`${file}.code`, script.createCachedData()));
  const module = new Module(file);
  const require = createRequire(file);
  require.cache[file] = module;
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  module.loaded = true;
}
