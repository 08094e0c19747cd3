/**
 * The follower of the session records: how long after a line is written a failure is known, among 10,000 records; what it
 * holds while one of them grows by 500 MB; and whether it goes on after a record was cut, replaced and moved away.
 * Run with `npm run bench -- follow [records] [megabytes]`.
 */
import { watch } from 'node:fs';
import { appendFile, mkdir, mkdtemp, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodeHost } from '../src/platform/node-host.ts';
import { followRecords } from '../src/sources/claude-code/follow-records.ts';
import { keepFigure } from './parts/figures.ts';

const RECORDS = Number(process.argv[2] ?? 10_000);
const MEGABYTES = Number(process.argv[3] ?? 500);
const PER_FOLDER = 100;
const LATENCIES = 60;
const CHUNK_MB = 8;
const MB = 1024 * 1024;
const DAY_MS = 86_400_000;
const WAIT_MS = 20_000;

const failure = (requestId: string): string =>
  `${JSON.stringify({
    ...{ type: 'assistant', isApiErrorMessage: true, error: 'server_error', apiErrorStatus: 529, requestId },
    ...{ timestamp: new Date().toISOString(), version: '2.1.329', message: { model: '<synthetic>', content: [] } },
  })}\n`;
/** A turn as long ones are: most of a record is what people and tools have said. */
const TURN = `${JSON.stringify({ type: 'user', message: { role: 'user', content: 'x'.repeat(60_000) } })}\n`;

const home = await mkdtemp(join(tmpdir(), 'pilotlight-follow-'));
const projects = join(home, 'projects');
const pathOf = (index: number): string =>
  join(projects, `p${Math.floor(index / PER_FOLDER)}`, `${String(index).padStart(6, '0')}.jsonl`);

for (let index = 0; index < RECORDS; index++) {
  if (index % PER_FOLDER === 0) await mkdir(join(projects, `p${index / PER_FOLDER}`), { recursive: true });
  await writeFile(pathOf(index), TURN.replace(/x+/, 'x'.repeat(2000)));
}

const host = createNodeHost({ env: {}, dataDir: join(home, 'own') });
let onNews: (() => void) | null = null;
const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / MB;
};
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const bareHeap = heap();
const started = performance.now();
const followed = followRecords(host, home, () => onNews?.());
await followed.look(Date.now() - DAY_MS);
const firstLookMs = Math.round(performance.now() - started);
const heldMb = heap() - bareHeap;
say(`${RECORDS} records: first look ${firstLookMs} ms, ${heldMb.toFixed(1)} MB`);
keepFigure({ what: 'the first look at the records', unit: 'ms', size: RECORDS, of: 'records', value: firstLookMs });
keepFigure({ what: 'held of the records', unit: 'kB', size: RECORDS, of: 'records', value: heldMb * 1024 });

/** Writes by `write`, and waits until the failure with this request id is known. @returns ms, or null: it never was */
async function known(requestId: string, write: () => Promise<unknown>): Promise<number | null> {
  const isKnown = (): boolean => followed.records(0).failures.some((one) => one.requestId === requestId);
  const at = performance.now();
  await write();
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(null), WAIT_MS);
    const settle = (): void => {
      if (!isKnown()) return;
      clearTimeout(limit);
      onNews = null;
      resolve(performance.now() - at);
    };
    onNews = settle;
    settle();
  });
}

/** In the folder written to last, as somebody who works does. */
const newest = RECORDS - 1;
await new Promise((resolve) => setTimeout(resolve, 500));
const times: number[] = [];
const bare: number[] = [];
let missed = 0;
for (let count = 0; count < LATENCIES; count++) {
  const id = `req_${count}`;
  const path = pathOf(newest - (count % Math.min(PER_FOLDER, RECORDS)));
  const watcher = watch(dirname(path));
  const told = new Promise<number>((resolve) => watcher.once('change', () => resolve(performance.now())));
  const before = performance.now();
  const ms = await known(id, () => appendFile(path, failure(id)));
  bare.push((await told) - before);
  watcher.close();
  if (ms === null) missed++;
  else times.push(ms);
}
keepFigure({
  what: `a failure in one of ${RECORDS} records until it is known`,
  unit: 'ms',
  values: times,
  reference: { name: 'plain fs.watch', values: bare },
  aim: { of: 'p99', atMost: 1000 },
});
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
say(
  `a failure is known after ${at(0.5)} ms (95 %: ${at(0.95)}, most: ${at(0.999)}); missed: ${missed} of ${LATENCIES}`,
);

const before = heap();
let most = before;
let mostResident = 0;
const file = await open(pathOf(newest), 'a');
const chunk = Buffer.from(TURN.repeat(Math.ceil((CHUNK_MB * MB) / TURN.length)));
for (let written = 0; written < MEGABYTES; written += CHUNK_MB) {
  await file.write(chunk);
  await new Promise((resolve) => setTimeout(resolve, 60));
  most = Math.max(most, heap());
  mostResident = Math.max(mostResident, process.memoryUsage().rss / MB);
}
await file.close();
const after = await known('req_large', () => appendFile(pathOf(newest), failure('req_large')));
say(
  `a record that grew by ${MEGABYTES} MB: heap ${before.toFixed(1)} MB before, ${most.toFixed(1)} MB at most, ` +
    `${heap().toFixed(1)} MB after; resident ${mostResident.toFixed(0)} MB at most; the failure at its end ` +
    `${after === null ? 'was MISSED' : `after ${after.toFixed(0)} ms`}`,
);

const steps: readonly (readonly [string, string, () => Promise<unknown>])[] = [
  [
    'cut to nothing',
    'req_cut',
    async () => {
      await truncate(pathOf(newest), 0);
      await appendFile(pathOf(newest), failure('req_cut'));
    },
  ],
  [
    'moved away and begun anew',
    'req_moved',
    async () => {
      await rename(pathOf(newest), `${pathOf(newest)}.old`);
      await writeFile(pathOf(newest), failure('req_moved'));
    },
  ],
  [
    'replaced by another',
    'req_replaced',
    async () => {
      await writeFile(`${pathOf(newest)}.new`, failure('req_replaced'));
      await rename(`${pathOf(newest)}.new`, pathOf(newest));
    },
  ],
  [
    'in a folder that was not there',
    'req_folder',
    async () => {
      await mkdir(join(projects, 'new'));
      await writeFile(join(projects, 'new', 'a.jsonl'), failure('req_folder'));
    },
  ],
];
for (const [what, id, write] of steps) {
  const ms = await known(id, write);
  say(`${what}: ${ms === null ? 'MISSED' : `known after ${ms.toFixed(0)} ms`}`);
}
followed.close();
await rm(home, { recursive: true, force: true });
