/** `npm run check`: everything about the code that is not a test. One line per step; a step that fails shows what it said. */
import { join } from 'node:path';
import { findLockTroubles } from './lock-holes.mjs';
import { ROOT, run, tell } from './project.mjs';
import { setUp } from './set-up.mjs';

const TIMEOUT_MS = 10 * 60_000;

/** @typedef {{ name: string, look: () => Promise<readonly string[]> }} Step  `look` returns what is wrong */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'types', look: () => runTool('typescript/bin/tsc', ['--noEmit']) },
  {
    name: 'lint and format',
    look: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--colors=off', '.']),
  },
  {
    name: 'import rules',
    look: () => runTool('vitest/vitest.mjs', ['run', '--reporter=dot', 'test/architecture.test.ts']),
  },
  {
    name: 'dead exports, files and dependencies',
    look: () => runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  {
    name: 'duplicate code',
    look: () => runTool('jscpd/run-jscpd.js', ['--config', '.jscpd.json', '--no-colors', 'src', 'scripts', 'test']),
  },
  {
    name: 'lock file',
    look: async () => findLockTroubles(join(ROOT, 'package-lock.json'), join(ROOT, 'package.json')),
  },
];

await setUp();
let failures = 0;
for (const { name, look } of STEPS) {
  const troubles = await look();
  tell(`${troubles.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const trouble of troubles) tell(trouble.replaceAll(/^/gm, '       '));
  if (troubles.length > 0) failures += 1;
}
tell(failures === 0 ? 'Everything is in order.' : `${failures} of ${STEPS.length} checks failed.`);
process.exitCode = failures === 0 ? 0 : 1;

/**
 * @param {string} script  in node_modules
 * @param {readonly string[]} args
 * @returns {Promise<readonly string[]>} what the tool said, when it was not content
 */
async function runTool(script, args) {
  const { code, output, why } = await run(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    limitMs: TIMEOUT_MS,
    env: { ...process.env, NO_COLOR: '1', TZ: 'UTC' },
  });
  if (code === 0) return [];
  return [why === 'timeout' ? `no answer within ${TIMEOUT_MS / 60_000} minutes` : output.trim() || `exit code ${code}`];
}
