/**
 * `npm run mutate -- [FOLDER OR FILE OF src] [TESTS]`: changes one small thing in the code at a time and looks whether a test notices.
 * Prints the score by file, and every change that nobody noticed. Without words: src/diagnosis with test/diagnosis.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startVitest } from 'vitest/node';
import { addMutants } from './mutation/mutants.mjs';
import { ROOT, tell } from './project.mjs';

const [folder = 'src/diagnosis', tests = folder.replace(/^src/, 'test').replace(/\.ts$/, '')] = process.argv.slice(2);
/** Texts and lists that people read: a test of them would only say them again. */
const LEFT_OUT = /\/(catalogue|messages)\//;

/** @type {import('./mutation/mutants.mjs').Mutant[]} */
const mutants = [];
const result = join(ROOT, 'out/mutation.json');
mkdirSync(join(ROOT, 'out'), { recursive: true });
process.env.MUTATION_RESULT = result;

const vitest = await startVitest(
  'test',
  [tests],
  {
    config: false,
    root: ROOT,
    watch: false,
    runner: join(ROOT, 'test/mutation/runner.ts'),
    include: ['test/**/*.test.{ts,tsx}'],
    env: { TZ: 'UTC', PILOTLIGHT_SEED: process.env.PILOTLIGHT_SEED ?? '1' },
    // One process for all files: what one has killed the next need not try.
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 10 * 60_000,
    reporters: ['dot'],
    expect: { poll: { timeout: 1_000 } },
  },
  {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        transform(code, id) {
          const file = relative(ROOT, id).replaceAll('\\', '/');
          return file.startsWith(folder) && !LEFT_OUT.test(file) ? addMutants(file, code, mutants) : null;
        },
      },
    ],
  },
);
const failed = vitest.state.getCountOfFailedTests();
await vitest.close();
report();
process.exitCode = failed === 0 ? 0 : 1;

function report() {
  const read = JSON.parse(readFileSync(result, 'utf8'));
  const killed = new Set(read.killed);
  const reached = new Set(read.reached);
  const loaded = new Set(read.loaded);
  /** @type {Map<string, { killed: number, tried: number }>} */
  const files = new Map();
  const outcome = { unreached: 0, loaded: 0 };
  for (const { id, file, line, from, to } of mutants) {
    if (!reached.has(id)) {
      outcome[loaded.has(id) ? 'loaded' : 'unreached'] += 1;
      continue;
    }
    const counted = files.get(file) ?? { killed: 0, tried: 0 };
    files.set(file, counted);
    counted.tried += 1;
    if (killed.has(id)) counted.killed += 1;
    else tell(`unnoticed  ${file}:${line}  ${short(from)}  ->  ${short(to)}`);
  }
  let [all, dead] = [0, 0];
  for (const [file, counted] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    all += counted.tried;
    dead += counted.killed;
    tell(`${percent(counted.killed, counted.tried)}  ${counted.killed} of ${counted.tried}  ${file}`);
  }
  tell(`${percent(dead, all)}  ${dead} of ${all} mutants that the tests in ${tests} reach were noticed.`);
  tell(
    `${outcome.unreached} are reached by none of these tests; ${outcome.loaded} are evaluated once, at loading, and were not tried.`,
  );
  for (const name of read.once) tell(`cannot be run twice, so it noticed nothing: ${name}`);
  if (failed > 0) tell(`${failed} tests failed before anything was changed.`);
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return whole === 0 ? '      –' : `${Math.floor((1000 * part) / whole) / 10} %`.padStart(7);
}

/** @param {string} text */
function short(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
