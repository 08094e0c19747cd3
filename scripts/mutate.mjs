/**
 * `npm run mutate -- [FOLDER OR FILE] [TESTS…] [MINUTES] [SHARE%]`: changes one small thing in the code of src at a time and looks whether a
 * test notices. Prints the score by file, and every change that nobody noticed. Without words: src/diagnosis with the tests of the
 * folder of the same name, for ten minutes. Where that is too short for all, give a share: it is drawn by PILOTLIGHT_SEED.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startVitest } from 'vitest/node';
import { isDrawn } from './mutation/draw.mjs';
import { addMutants } from './mutation/mutants.mjs';
import { readScore } from './mutation/score.mjs';
import { ROOT, tell } from './project.mjs';

const DEFAULT_MINUTES = 10;
/** Texts and lists that people read: a test of them would only say them again. */
const LEFT_OUT = /\/(catalogue|messages)\//;

const words = process.argv.slice(2);
const minutes = Number(words.find((word) => /^\d+(\.\d+)?$/.test(word)) ?? DEFAULT_MINUTES);
const share = Number(/^(\d+)%$/.exec(words.find((word) => word.endsWith('%')) ?? '100%')?.[1]) / 100;
const [folder = 'src/diagnosis', ...named] = words.filter((word) => !/^\d/.test(word));
const tests = named.length > 0 ? named : [folder.replace(/^src/, 'test').replace(/\.ts$/, '')];
const seed = process.env.PILOTLIGHT_SEED ?? '1';

/** @type {import('./mutation/mutants.mjs').Mutant[]} */
const mutants = [];
const result = join(ROOT, 'out/mutation.json');
const timesFile = join(ROOT, 'out/mutation-times.json');
mkdirSync(join(ROOT, 'out'), { recursive: true });
// A changed remedy may miss the home that its test made for it.
const home = mkdtempSync(join(tmpdir(), 'pilotlight-mutate-'));
const times = readTimes();

/** The quick ones first: what they kill the slow ones need not try. One that was never run is taken to be quick. */
class QuickFirst {
  /** @param {import('vitest/node').TestSpecification[]} files */
  shard = (files) => files;

  /** @param {import('vitest/node').TestSpecification[]} files */
  sort = (files) => {
    /** @param {import('vitest/node').TestSpecification} file */
    const of = ({ moduleId }) => times[relative(ROOT, moduleId)] ?? 0;
    process.env.MUTATION_FILES = String(files.length);
    return files.toSorted((a, b) => of(a) - of(b));
  };
}

process.env.MUTATION_RESULT = result;
process.env.MUTATION_SHARE = String(share);
process.env.MUTATION_MS = String(minutes * 60_000);
rmSync(result, { force: true });

const vitest = await startVitest(
  'test',
  tests,
  {
    config: false,
    root: ROOT,
    watch: false,
    runner: join(ROOT, 'test/mutation/runner.ts'),
    include: ['test/**/*.test.{ts,tsx}'],
    env: { TZ: 'UTC', HOME: home, USERPROFILE: home, PILOTLIGHT_SEED: seed },
    // One process for all files: what one has killed the next need not try.
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 2 * minutes * 60_000,
    reporters: ['dot'],
    sequence: { sequencer: QuickFirst },
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
rmSync(home, { recursive: true, force: true });
report();
process.exitCode = failed === 0 ? 0 : 1;

function readTimes() {
  try {
    return /** @type {Record<string, number>} */ (JSON.parse(readFileSync(timesFile, 'utf8')));
  } catch {
    return {};
  }
}

function report() {
  const tried = JSON.parse(readFileSync(result, 'utf8'));
  writeFileSync(timesFile, JSON.stringify({ ...times, ...tried.times }));
  const drawn = mutants.filter(({ id }) => isDrawn(id, Number(seed), share));
  const { rows, unnoticed, together, unreached, atLoading } = readScore(drawn, tried);
  if (share < 1) tell(`${drawn.length} of ${mutants.length} mutants were drawn (seed ${seed}).`);
  for (const { file, line, from, to } of unnoticed)
    tell(`unnoticed  ${file}:${line}  ${short(from)}  ->  ${short(to)}`);
  for (const { file, ...row } of rows) tell(`${describe(row)}  ${file}`);
  tell(`${describe(together)}: mutants that these tests reach and that they noticed: ${tests.join(' ')}`);
  tell(
    `${unreached} are reached by none of these tests; ${atLoading} are evaluated once, at loading, and were not tried.`,
  );
  if (together.undecided > 0) {
    tell(
      `In ${minutes} minutes there was no time to try ${together.undecided} with every test that reaches them (seed ${seed}).`,
    );
  }
  if (tried.unbegun > 0) tell(`${tried.unbegun} tests were not begun for lack of time.`);
  for (const name of tried.once) tell(`cannot be run twice, so it noticed nothing: ${name}`);
  if (failed > 0) tell(`${failed} tests failed before anything was changed.`);
}

/** @param {import('./mutation/score.mjs').Counted} row */
function describe({ killed, survived, undecided }) {
  const all = killed + survived + undecided;
  /** @param {number} part */
  const percent = (part) => (all === 0 ? '–' : `${Math.floor((1000 * part) / all) / 10}`);
  const most = undecided > 0 ? ` to ${percent(killed + undecided)}` : '';
  return `${`${percent(killed)}${most} %`.padStart(14)}  ${killed} of ${all}${undecided > 0 ? ` (${undecided} not decided)` : ''}`;
}

/** @param {string} text */
function short(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
