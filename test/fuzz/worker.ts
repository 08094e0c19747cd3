/** The thread of `npm run fuzz` that runs the inputs; built with a counter at every fork of the code. */
import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../simulation/simulated-host.ts';
import { readCorpus, writeCorpus } from './corpus.ts';
import { explore } from './explore.ts';
import { TARGETS } from './targets.ts';

interface Task {
  name: string;
  ms: number;
}

const { task, seed, shared, corpus } = workerData as {
  task: Task | null;
  seed: number;
  shared: SharedArrayBuffer;
  corpus: string;
};

/** CPU of one input of at most 64 KiB. */
const LIMIT_MS = 1_500;
/** What is worth its place in the repository. */
const MAX_KEPT = 60;
const MAX_KEPT_LENGTH = 400;

async function run({ name, ms }: Task): Promise<object> {
  const target = TARGETS[name];
  if (target === undefined) throw new Error(`no target ${name}`);
  const hits: Uint8Array = Reflect.get(globalThis, 'fuzzHits');
  const state = new Int32Array(shared, 0, 2);
  const place = new Uint8Array(shared, 16);
  const encoder = new TextEncoder();
  const end = performance.now() + ms;
  const known = readCorpus(corpus, name);
  const found = await explore(name, target, known, {
    random: createRandom(seed),
    counters: { hits },
    limitMs: LIMIT_MS,
    before(text) {
      Atomics.store(state, 1, encoder.encodeInto(text, place).written);
      Atomics.add(state, 0, 1);
    },
    mayGoOn: () => performance.now() < end,
  });
  // What was kept is what reached something new at its time; the short ones come first.
  const kept = found.kept.filter((text) => text.length <= MAX_KEPT_LENGTH && !target.seeds.includes(text));
  const failed = found.findings.map(({ text }) => text);
  writeCorpus(corpus, name, [...failed, ...new Set([...known, ...kept])].slice(0, MAX_KEPT + failed.length));
  return { runs: found.runs, reached: found.reached, kept: found.kept.length, findings: failed.length };
}

parentPort?.postMessage(task === null ? Object.keys(TARGETS) : await run(task));
