/**
 * How long the desktop takes from the start of its process to the tray icon, on the Electron double, beside a bare Node
 * and a Node that only loads the double: what is beyond that is Pilotlight's own. Electron's own start is not in it.
 * Run with `npm run bench -- start [rounds]`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildDouble, makeWorld } from '../test/fakes/desktop/launch.ts';
import { keepFigure } from './parts/figures.ts';

const ROUNDS = Number(process.argv[2] ?? 20);

/** Nobody answers there, so that nothing is measured but the start. */
const CLOSED = 'http://127.0.0.1:9';

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0);
}

function timeNode(args: readonly string[], env: Record<string, string>): number {
  const start = performance.now();
  const run = spawnSync(process.execPath, args, { env: { PATH: process.env.PATH ?? '', ...env } });
  if (run.status !== 0) throw new Error(String(run.stderr));
  return performance.now() - start;
}

const double = await buildDouble();
const times: Record<string, number[]> = { 'node -e 0': [], 'node, double loaded': [], 'tray ready': [] };
try {
  for (let round = 0; round <= ROUNDS; round++) {
    const world = makeWorld(CLOSED);
    const desktop = double.start(world.env, ['--quiet-start']);
    const ready = await desktop.trayReady;
    await desktop.end();
    world.remove();
    const register = pathToFileURL(join(process.cwd(), 'test/fakes/desktop/register.mjs')).href;
    const loaded = timeNode(
      ['--import', register, '--input-type=module', '-e', 'await import("electron"); process.exit(0)'],
      {
        ELECTRON_DOUBLE: double.module,
      },
    );
    const bare = timeNode(['-e', '0'], {});
    // The first round warms the disk.
    if (round === 0) continue;
    times['node -e 0']?.push(bare);
    times['node, double loaded']?.push(loaded);
    times['tray ready']?.push(ready);
  }
} finally {
  double.remove();
}
console.log(`${ROUNDS} rounds, taking turns; Node ${process.version}; ms from the start of the process`);
for (const [name, list] of Object.entries(times)) {
  console.log(`${name.padEnd(22)} p50 ${percentile(list, 0.5).padStart(5)}   p90 ${percentile(list, 0.9).padStart(5)}`);
}
const bare = Number(percentile(times['node -e 0'] ?? [], 0.5));
const loaded = Number(percentile(times['node, double loaded'] ?? [], 0.5));
const ready = Number(percentile(times['tray ready'] ?? [], 0.5));
keepFigure({
  what: 'start of the desktop until its tray is ready, on the Electron double',
  unit: 'ms',
  values: times['tray ready'] ?? [],
  reference: { name: 'node -e 0', values: times['node -e 0'] ?? [] },
  aim: { of: 'beyond', atMost: 400 },
});
console.log(`beyond a bare Node: ${ready - bare} ms; beyond a Node with the double: ${ready - loaded} ms`);
