/** Runs each test once as it is, and then once for each mutant that it reaches and no other test has killed. For scripts/mutate.mjs. */

import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type RunnerTask, type RunnerTestCase, type RunnerTestSuite, TestRunner } from 'vitest';

/** A mutant may never end: it is asked so often at most, beyond what the test itself takes. */
const MAX_MORE = 100_000;
const FACTOR = 50;
const TIMEOUT_MS = 5_000;

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
  /** Tests that cannot be run twice. */
  once: Set<string>;
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
    once: new Set(),
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
    await TestRunner.getTestFn(test)();
    const { asked } = state;
    const open = [...asked].filter(([id]) => !state.killed.has(id));
    for (const id of asked.keys()) state.reached.add(id);
    if (open.length === 0) return;
    if (!(await passes(test))) {
      state.once.add(`${test.file.name}: ${test.name}`);
      return;
    }
    for (const [id, times] of open) {
      state.active = id;
      state.left = times * FACTOR + MAX_MORE;
      if (!(await passes(test))) state.killed.add(id);
      state.active = 0;
    }
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const { killed, reached, loaded, once } = state;
    const result = { killed: [...killed], reached: [...reached], loaded: [...loaded], once: [...once] };
    writeFileSync(process.env.MUTATION_RESULT ?? '', JSON.stringify(result));
  }
}

/** Runs the test once more, with what belongs before and after it. */
async function passes(test: RunnerTestCase): Promise<boolean> {
  const { active } = state;
  try {
    state.active = 0;
    await callHooks(test, 'afterEach');
    await callHooks(test, 'beforeEach');
    state.active = active;
    await withinLimit(Promise.resolve(TestRunner.getTestFn(test)()));
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

function withinLimit(running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too long')), TIMEOUT_MS);
  });
  return Promise.race([running, limit]).finally(() => clearTimeout(timer));
}
