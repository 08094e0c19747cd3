/**
 * What Pilotlight costs while nothing happens, on this machine, in plain Node: CPU, memory, timers, handles, children,
 * requests; and how that grows with the number of profiles. The service is a loopback server that answers as the
 * real one does on a calm day. `npm run bench -- idle [seconds]` (default 60); rates are scaled to an hour.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMonitor } from '../src/monitor/monitor.ts';
import { createNodeHost } from '../src/platform/node-host.ts';
import { DEFAULT_SETTINGS } from '../src/shared/settings.ts';
import { type CalmService, startCalmService } from './parts/calm-service.ts';
import { keepFigure } from './parts/figures.ts';

interface Row extends Record<string, unknown> {
  profiles: number;
  'start ms': number;
  'start CPU ms': number;
  'CPU s/h': number;
  'RSS MB': number;
}

const COUNTS = [1, 10, 100, 1000];
const seconds = Number(process.argv[2] ?? 60);
const role = process.env.PILOTLIGHT_BENCH_PROFILES;

function writeProfile(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const hour = 3_600_000;
  const login = {
    accessToken: 'bench-access',
    refreshToken: 'bench-refresh',
    expiresAt: Date.now() + 8 * hour,
    refreshTokenExpiresAt: Date.now() + 700 * hour,
    scopes: ['user:inference'],
    subscriptionType: 'max',
  };
  writeFileSync(join(dir, '.credentials.json'), JSON.stringify({ claudeAiOauth: login }), { mode: 0o600 });
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ model: 'opus' }));
  writeFileSync(join(dir, '.claude.json'), JSON.stringify({ oauthAccount: { emailAddress: 'bench@example.org' } }));
}

/** Timers that fire, by wrapping the clock; the process's own wake-ups from the kernel's count of voluntary switches. */
async function measure(count: number): Promise<void> {
  const home = process.env.HOME ?? '';
  const dirs = Array.from({ length: count - 1 }, (_, index) => join(home, 'profiles', String(index)));
  const host = createNodeHost({ dataDir: join(home, 'data') });
  let timers = 0;
  const after = host.clock.after;
  const clock = {
    ...host.clock,
    after: (delayMs: number, run: () => void) =>
      after(delayMs, () => {
        timers++;
        run();
      }),
  };
  let requests = 0;
  const http = {
    ...host.http,
    request: (...args: Parameters<typeof host.http.request>) => {
      requests++;
      return host.http.request(...args);
    },
  };
  let children = 0;
  const processes = {
    ...host.processes,
    run: (...args: Parameters<typeof host.processes.run>) => {
      children++;
      return host.processes.run(...args);
    },
  };
  const monitor = createMonitor({ ...host, clock, http, processes }, { ...DEFAULT_SETTINGS, profiles: dirs });
  const start = performance.now();
  const startCpu = process.cpuUsage();
  await monitor.start();
  const startMs = performance.now() - start;
  const { user, system } = process.cpuUsage(startCpu);
  const childrenAtStart = children;
  // The first looks and the first garbage belong to the start.
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  globalThis.gc?.();
  [timers, requests, children] = [0, 0, 0];
  const cpu = process.cpuUsage();
  const usage = process.resourceUsage();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const spent = process.cpuUsage(cpu);
  const perHour = 3_600_000 / (performance.now() - from);
  const switches = process.resourceUsage().voluntaryContextSwitches - usage.voluntaryContextSwitches;
  globalThis.gc?.();
  const rss = process.memoryUsage().rss;
  const row = {
    profiles: monitor.snapshot().profiles.length,
    'start ms': Math.round(startMs),
    'start CPU ms': Math.round((user + system) / 1000),
    'CPU s/h': Number((((spent.user + spent.system) / 1e6) * perHour).toFixed(2)),
    'RSS MB': Number((rss / 2 ** 20).toFixed(1)),
    'timers/min': Number(((timers * perHour) / 60).toFixed(1)),
    'wake-ups/min': Number(((switches * perHour) / 60).toFixed(1)),
    handles: process.getActiveResourcesInfo().length,
    children: childrenAtStart + children,
    'requests/h': Math.round(requests * perHour),
  };
  process.stdout.write(`${JSON.stringify(row)}\n`);
  await monitor.stop();
  process.exit(0);
}

async function compare(): Promise<void> {
  const service = await startCalmService();
  process.stdout.write(`Each measured for ${seconds} s after 10 s of rest, scaled to an hour.\n`);
  if (seconds < 900)
    process.stdout.write('Requests come every 5 and 10 minutes: a count of them takes 900 s or more.\n');
  const rows: Row[] = [];
  for (const count of COUNTS) {
    const home = mkdtempSync(join(tmpdir(), 'pilotlight-idle-'));
    writeProfile(join(home, '.claude'));
    for (let index = 0; index < count - 1; index++) writeProfile(join(home, 'profiles', String(index)));
    rows.push(JSON.parse(await runChild(home, service, count)) as Row);
    rmSync(home, { recursive: true, force: true });
  }
  service.close();
  const least = rows[0]?.['RSS MB'] ?? 0;
  const more = (row: Row, index: number) => {
    const count = COUNTS[index] ?? 1;
    return { ...row, 'kB each': count > 1 ? Math.round(((row['RSS MB'] - least) * 1024) / (count - 1)) : null };
  };
  console.table(rows.map(more));
  const bareMb = await measureBareNode();
  handOn(rows, bareMb);
  process.stdout.write(`A bare Node that waits: ${bareMb.toFixed(1)} MB\n`);
  process.stdout.write(`Load of the machine meanwhile: ${readLoad()}\n`);
}

/** @returns resident MB of a Node that does nothing but wait. */
async function measureBareNode(): Promise<number> {
  const script = 'setInterval(() => {}, 60_000); setTimeout(() => console.log(process.memoryUsage().rss), 1000)';
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [text] = await once(child.stdout, 'data');
  child.kill();
  return Number(text) / 2 ** 20;
}

function handOn(rows: readonly Row[], bareMb: number): void {
  const [one] = rows;
  if (!one) return;
  keepFigure({
    what: 'one profile at rest, memory',
    unit: 'MB',
    values: [one['RSS MB']],
    reference: { name: 'a Node that waits', values: [bareMb] },
    aim: { of: 'median', atMost: 50 },
  });
  keepFigure({
    what: 'one profile at rest, processor',
    unit: 'CPU s/h',
    values: [one['CPU s/h']],
    aim: { of: 'median', atMost: 0.5 },
  });
  for (const row of rows) {
    const at = { size: row.profiles, of: 'profiles' } as const;
    keepFigure({ what: 'start', unit: 'ms', value: row['start ms'], ...at });
    keepFigure({ what: 'memory at rest', unit: 'MB', value: row['RSS MB'], ...at });
    keepFigure({ what: 'processor at rest', unit: 'CPU s/h', value: row['CPU s/h'], ...at });
  }
}

function runChild(home: string, service: CalmService, count: number): Promise<string> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    PILOTLIGHT_BENCH_PROFILES: String(count),
    ...service.env,
  };
  const child = spawn(process.execPath, ['--expose-gc', process.argv[1] ?? '', String(seconds)], { env });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.on('close', () => resolve(text)));
}

function readLoad(): string {
  try {
    return readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
  } catch {
    return 'not known here';
  }
}

if (role) await measure(Number(role));
else await compare();
