/**
 * `npm run fuzz -- [TARGET] [MINUTES]`: fuzzes one target, or all of them in turn, guided by what the inputs reach. What is found goes
 * into test/fuzz/corpus, and so into `npm test`. PILOTLIGHT_SEED repeats a run.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { configureTool } from './build-targets.mjs';
import { countPlaces } from './fuzz-counters.mjs';
import { ROOT, tell } from './project.mjs';

const HANG_MS = 60_000;
const DEFAULT_MINUTES = 1;

const words = process.argv.slice(2);
const minutes = Number(words.find((word) => /^\d+(\.\d+)?$/.test(word)) ?? DEFAULT_MINUTES);
const wanted = words.find((word) => !/^\d/.test(word)) ?? null;

const { build } = await import('vite');
const outDir = join(ROOT, 'out', 'fuzz');
const configuration = configureTool(join(ROOT, 'test/fuzz/worker.ts'), outDir);
await build({ ...configuration, plugins: [countPlaces()] });

const seed = Number(process.env.PILOTLIGHT_SEED ?? Math.floor(Math.random() * 2 ** 28));
tell(`Seed ${seed}.`);
let findings = 0;
const names = /** @type {string[]} */ (await ask(null));
if (wanted !== null && !names.includes(wanted)) {
  tell(`There is no target “${wanted}”. There are: ${names.join(', ')}`);
  process.exitCode = 64;
} else {
  for (const name of wanted === null ? names : [wanted]) await fuzz(name);
  tell(findings === 0 ? 'Nothing was found.' : `${findings} findings; they are in test/fuzz/corpus.`);
  process.exitCode = findings === 0 ? 0 : 1;
}

/** @param {string} name */
async function fuzz(name) {
  const share = wanted === null ? names.length : 1;
  const outcome = /** @type {{ runs: number, reached: number, kept: number, findings: number }} */ (
    await ask({ name, ms: (minutes * 60_000) / share })
  );
  findings += outcome.findings;
  tell(
    `${name}: ${outcome.runs} inputs, ${outcome.reached} places reached, ${outcome.kept} kept, ${outcome.findings} findings`,
  );
}

/**
 * In a thread of its own, so that an input upon which it hangs can be told.
 * @param {{ name: string, ms: number } | null} task  null: which targets there are
 * @returns {Promise<unknown>}
 */
function ask(task) {
  const shared = new SharedArrayBuffer(16 + 4 * 65_536);
  const state = new Int32Array(shared, 0, 2);
  const worker = new Worker(join(outDir, 'index.js'), {
    workerData: { task, seed, shared, corpus: join(ROOT, 'test/fuzz/corpus') },
    env: { ...process.env, PILOTLIGHT_ROOT: ROOT },
  });
  return new Promise((resolve, reject) => {
    let last = -1;
    const watch = setInterval(() => {
      const runs = Atomics.load(state, 0);
      if (runs !== last || task === null) {
        last = runs;
        return;
      }
      const text = Buffer.from(new Uint8Array(shared, 16, Atomics.load(state, 1))).toString('utf8');
      tell(`${task.name} hangs on ${JSON.stringify(text.slice(0, 500))}`);
      clearInterval(watch);
      void worker.terminate();
      resolve({ runs, reached: 0, kept: 0, findings: 1 });
    }, HANG_MS);
    worker.once('message', (value) => {
      clearInterval(watch);
      resolve(value);
    });
    worker.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
}
