/**
 * How long after another process has finished writing a file its new content is read here, in milliseconds and with
 * the 30 ms debounce in it; beside it what a bare `fs.watch` on the folder and a `stat` every 250 ms would give.
 * Run with `npm run bench -- latency [changes per kind]`.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Host } from '../src/platform/host.ts';
import { createNodeHost } from '../src/platform/node-host.ts';
import { createPathWatcher } from '../src/sources/watch/watch-path.ts';
import { CHANGE_KINDS, changedFile, readChange, WRITER } from '../test/sources/watch/path-changes.ts';
import { keepFigure } from './parts/figures.ts';

const CHANGES = Number(process.argv[2] ?? 150);

/** Time between two changes: long enough that each is a change of its own. */
const GAP_MS = 70;

/** Starts watching; returns the way to stop. */
type Way = (host: Host, path: string, onChange: () => void) => () => void;

const WAYS: Readonly<Record<string, Way>> = {
  watchPath: (host, path, onChange) => {
    const handle = createPathWatcher(host).watch(path, onChange);
    return () => handle.close();
  },
  'fs.watch(folder)': (_host, path, onChange) => {
    try {
      const watcher = watch(join(path, '..'), onChange).on('error', () => {});
      return () => watcher.close();
    } catch {
      return () => {};
    }
  },
  'stat every 250 ms': (host, path, onChange) => {
    let seen = '';
    const timer = setInterval(async () => {
      const stat = await host.files.stat(path);
      const now = `${stat?.inode} ${stat?.mtimeMs}`;
      if (now !== seen) onChange();
      seen = now;
    }, 250);
    return () => clearInterval(timer);
  },
};

interface Result {
  latencies: number[];
  last: boolean;
}

async function measure(kind: string, way: Way): Promise<Result> {
  const root = await mkdtemp(join(tmpdir(), 'pilotlight-latency-'));
  const host = createNodeHost();
  const path = changedFile(root);
  const latencies = new Map<number, number>();
  const read = async (): Promise<void> => {
    const change = await readChange(host, path);
    if (change === null || latencies.has(change.n)) return;
    latencies.set(change.n, Number(process.hrtime.bigint() / 1000n) / 1000 - change.at);
  };
  const writer = spawn(process.execPath, [WRITER, root, kind, String(CHANGES), String(GAP_MS), '1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: writer.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const stop = way(host, path, () => void read());
  await host.clock.sleep(100);
  writer.stdin.write('\n');
  await lines.next();
  await host.clock.sleep(600);
  stop();
  writer.stdin.end('\n');
  await new Promise((resolve) => writer.once('close', resolve));
  await rm(root, { recursive: true, force: true });
  return { latencies: [...latencies.values()].sort((a, b) => a - b), last: latencies.has(CHANGES) };
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index < 2 ? cell.padEnd(26) : cell.padStart(9))).join('');
}

function percentile(sorted: readonly number[], share: number): string {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? '-' : value.toFixed(1);
}

function show(kind: string, way: string, { latencies, last }: Result): void {
  const numbers = [0.5, 0.9, 0.99, 1].map((share) => percentile(latencies, share));
  console.log(row([kind, way, ...numbers, String(CHANGES - latencies.length), last ? 'yes' : 'NO']));
}

console.log(`${CHANGES} changes of each kind, ${GAP_MS} ms apart, written by another process; latency in ms\n`);
console.log(row(['change', 'watched by', 'p50', 'p90', 'p99', 'max', 'unseen', 'last seen']));
const all: number[] = [];
const bare: number[] = [];
for (const kind of CHANGE_KINDS) {
  for (const [name, way] of Object.entries(WAYS)) {
    const result = await measure(kind, way);
    if (name === 'watchPath') all.push(...result.latencies);
    if (name === 'fs.watch(folder)') bare.push(...result.latencies);
    show(kind, name, result);
  }
}
all.sort((a, b) => a - b);
keepFigure({
  what: 'a change of a file until it is read',
  unit: 'ms',
  values: all,
  reference: { name: 'plain fs.watch', values: bare },
  aim: { of: 'p99', atMost: 60 },
});
console.log(
  `\nwatchPath, all kinds: p50 ${percentile(all, 0.5)} ms, p99 ${percentile(all, 0.99)} ms, ${all.length} seen`,
);
