/**
 * Runs each test once as it is, and then once for each mutant that it reaches and no other test has killed, as far as its share of
 * the time goes. For scripts/mutate.mjs.
 */
import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type RunnerTask, type RunnerTestCase, type RunnerTestSuite, TestRunner } from 'vitest';
import { isDrawn } from '../../scripts/mutation/draw.mjs';

/** A mutant may never end: it is asked so often at most, beyond what the test itself takes. */
const MAX_MORE = 100_000;
const FACTOR = 50;
/** How much longer than as it is a test may take with a mutant. */
const SLOWER = 5;
/** Later tests meet fewer mutants that are still open, so an earlier one may take as many shares. */
const AHEAD = 4;
const MORE_MS = 2_000;

const SEED = Number(process.env.PILOTLIGHT_SEED);
const SHARE = Number(process.env.MUTATION_SHARE);

interface State {
  /** The mutant that is switched on; 0: none. */
  active: number;
  /** How often it may still be asked for. */
  left: number;
  /** What the test reaches as it is, and how often. */
  asked: Map<number, number>;
  killed: Set<number>;
  reached: Set<number>;
  /** What is evaluated while a file is loaded, and never again. */
  loaded: Set<number>;
  isLoading: boolean;
  /** Some test that reaches it had no time left for it. */
  untried: Set<number>;
  /** Tests that cannot be run twice. */
  once: Set<string>;
  /** How many tests were not run at all, for lack of time. */
  unbegun: number;
  /** How long each file takes as it is, in ms, by its path. */
  times: Record<string, number>;
  /** When everything is to be over, in ms of the process. */
  end: number;
  /** The file at hand: when it is to be over, and how many of its tests are still to come. */
  file: { path: string; end: number; tests: number };
  filesLeft: number;
  /** Of the draw which mutants are tried. */
  seed: number;
}

/** One for all test files, which share this process. */
const state = shared();

function shared(): State {
  const known: State | undefined = Reflect.get(globalThis, 'mutation');
  const made = known ?? {
    active: 0,
    left: 0,
    asked: new Map(),
    killed: new Set(),
    reached: new Set(),
    loaded: new Set(),
    isLoading: true,
    untried: new Set(),
    once: new Set(),
    unbegun: 0,
    times: {},
    end: performance.now() + Number(process.env.MUTATION_MS),
    file: { path: '', end: 0, tests: 0 },
    filesLeft: Number(process.env.MUTATION_FILES),
    seed: SEED,
  };
  Reflect.set(globalThis, 'mutation', made);
  return made;
}

Reflect.set(globalThis, 'isMutant', (id: number): boolean => {
  if (state.isLoading) state.loaded.add(id);
  else if (state.active === 0) state.asked.set(id, (state.asked.get(id) ?? 0) + 1);
  if (id !== state.active) return false;
  state.left -= 1;
  if (state.left < 0) throw new Error('The mutant does not end.');
  return true;
});

export default class MutationRunner extends TestRunner {
  override async importFile(...what: Parameters<TestRunner['importFile']>): Promise<void> {
    state.isLoading = true;
    await super.importFile(...what);
    state.isLoading = false;
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    // Each run listens for the test's end.
    setMaxListeners(0, test.context.signal);
    state.asked = new Map();
    const start = performance.now();
    if (start > state.end) {
      state.unbegun += 1;
      return;
    }
    const end = start + takeShare(test, start);
    await TestRunner.getTestFn(test)();
    const { asked } = state;
    const open = [...asked].filter(([id]) => isDrawn(id, SEED, SHARE) && !state.killed.has(id));
    for (const id of asked.keys()) state.reached.add(id);
    const took = performance.now() - start;
    state.times[state.file.path] = (state.times[state.file.path] ?? 0) + took;
    if (open.length === 0) return;
    if (performance.now() > end) {
      for (const [id] of open) state.untried.add(id);
      return;
    }
    const limitMs = MORE_MS + SLOWER * took;
    if (!(await passes(test, limitMs))) {
      state.once.add(`${test.file.name}: ${test.name}`);
      return;
    }
    for (const [id, times] of shuffle(open)) {
      if (performance.now() > end) {
        state.untried.add(id);
        continue;
      }
      state.active = id;
      state.left = times * FACTOR + MAX_MORE;
      if (!(await passes(test, limitMs))) state.killed.add(id);
      state.active = 0;
    }
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const { times, unbegun } = state;
    const [killed, reached, loaded, untried, once] = [
      state.killed,
      state.reached,
      state.loaded,
      state.untried,
      state.once,
    ].map((set) => [...set]);
    writeFileSync(
      process.env.MUTATION_RESULT ?? '',
      JSON.stringify({ killed, reached, loaded, untried, once, times, unbegun }),
    );
  }
}

/** What a file has left is shared by its tests that are still to come, and what is left of all by the files. @returns ms */
function takeShare(test: RunnerTestCase, now: number): number {
  if (test.file.name !== state.file.path) {
    const end = now + (state.end - now) / Math.max(1, state.filesLeft);
    state.file = { path: test.file.name, end, tests: countTests(test.file) };
    state.filesLeft -= 1;
  }
  const left = state.file.end - now;
  const share = Math.min(left, (AHEAD * left) / Math.max(1, state.file.tests));
  state.file.tests -= 1;
  return Math.max(0, share);
}

function countTests(task: RunnerTask): number {
  if (task.type !== 'suite') return task.mode === 'run' ? 1 : 0;
  return task.tasks.reduce((sum, inner) => sum + countTests(inner), 0);
}

/** In an order that the seed decides, so that what there is no time for is a sample. */
function shuffle<T>(list: readonly T[]): T[] {
  const drawn = list.map((value) => {
    state.seed = (Math.imul(state.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return { value, at: state.seed };
  });
  return drawn.toSorted((a, b) => a.at - b.at).map(({ value }) => value);
}

/** Runs the test once more, with what belongs before and after it. */
async function passes(test: RunnerTestCase, limitMs: number): Promise<boolean> {
  const { active } = state;
  try {
    state.active = 0;
    await callHooks(test, 'afterEach');
    await callHooks(test, 'beforeEach');
    state.active = active;
    await withinLimit(Promise.resolve(TestRunner.getTestFn(test)()), limitMs);
    return true;
  } catch {
    return false;
  }
}

async function callHooks(test: RunnerTestCase, name: 'beforeEach' | 'afterEach'): Promise<void> {
  const suites: RunnerTestSuite[] = [];
  for (let task: RunnerTask = test; task !== test.file; task = suites.at(-1) ?? test.file) {
    suites.push(task.suite ?? test.file);
  }
  for (const suite of name === 'beforeEach' ? suites.reverse() : suites) {
    for (const hook of TestRunner.getSuiteHooks(suite)[name]) await hook(test.context, suite);
  }
}

function withinLimit(running: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too long')), ms);
  });
  return Promise.race([running, limit]).finally(() => clearTimeout(timer));
}
