/**
 * The packed desktop on a real Electron beside a real panel: how soon it is there, over several starts, what it costs at rest
 * without a window, and how soon a closed window is gone. Linux only, with what the desktop tests need
 * (`npm test -- test/e2e/linux`). `ELECTRON_OVERRIDE_DIST_PATH=… npm run package -- --dir`, then
 * `npm run bench -- desktop dist/linux-unpacked/pilotlight [seconds at rest] [switches…]`.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type OneProcess, processesOf } from '../test/e2e/linux/process-tree.ts';
import { openSession } from '../test/e2e/linux/session.ts';
import { findItem, type TrayItem } from '../test/e2e/linux/tray-item.ts';
import { giveToUser } from '../test/e2e/linux/user.ts';
import { until } from '../test/e2e/linux/wait.ts';
import { makeWorld } from '../test/fakes/desktop/launch.ts';
import { startCalmService } from './parts/calm-service.ts';
import { keepFigure } from './parts/figures.ts';

const [app = 'dist/linux-unpacked/pilotlight', forSeconds = '120', ...switches] = process.argv.slice(2);

const OFTEN = { timeout: 120_000, interval: 10 };
const TICKS_PER_SECOND = 100;
const STARTS = 10;
/** The start is over, and what is looked at again and again is looked at as seldom as it ever will be. */
const CALM_AFTER_MS = 150_000;

interface Cost {
  pssKb: number;
  cpuTicks: number;
  wakeUps: number;
}

function costOf({ pid }: OneProcess): Cost {
  const read = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  const stat = read('stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    pssKb: Number(/^Pss:\s+(\d+)/m.exec(read('smaps_rollup'))?.[1]),
    cpuTicks: Number(fields[11]) + Number(fields[12]),
    wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read('status'))?.[1]),
  };
}

const sum = (costs: readonly Cost[], key: keyof Cost): number => costs.reduce((total, cost) => total + cost[key], 0);

/** The same thing measured at each start, printed with its spread and kept for the report. */
function tellAll(label: string, values: readonly number[], aim: number): void {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  console.log(`${label.padEnd(20)} ${median} ms, the median of ${sorted.length} starts: ${sorted.join(', ')}`);
  keepFigure({ what: `the packed app, ${label}`, unit: 'ms', values, aim: { of: 'median', atMost: aim } });
}

/** One value, printed and kept for the report. */
function tell(label: string, value: number, unit: 's' | 'MB' | 'CPU s/h', more: string, aim?: number): void {
  const digits = unit === 'MB' ? 0 : 1;
  console.log(`${label.padEnd(20)} ${value.toFixed(digits)} ${unit}${more}`);
  const what = `the packed app, ${label}`;
  keepFigure({ what, unit, values: [value], ...(aim === undefined ? {} : { aim: { of: 'median', atMost: aim } }) });
}

const megabytes = (costs: readonly Cost[]): number => sum(costs, 'pssKb') / 1024;

const seconds = Number(forSeconds);
const session = await openSession({ panel: 'dark' });
const service = await startCalmService();
const worlds: ReturnType<typeof makeWorld>[] = [];
try {
  const starts: { trayMs: number; windowMs: number }[] = [];
  for (let start = 0; start < STARTS; start++) {
    const started = await startApp();
    const window = await openWindow(started);
    starts.push({ trayMs: started.trayMs, windowMs: window.afterMs });
    await window.browser.close();
    await started.end();
  }
  tellAll(
    'tray after',
    starts.map(({ trayMs }) => trayMs),
    500,
  );
  tellAll(
    'window with data',
    starts.map(({ windowMs }) => windowMs),
    400,
  );

  const started = await startApp();
  await measureRest(started);
  await measureClosedWindow(started);
  await started.end();
} finally {
  await session.close();
  service.close();
  for (const world of worlds) world.remove();
}

interface Started {
  pid: number;
  tray: TrayItem;
  /** From the start of the program until a panel knows its lamp. */
  trayMs: number;
  dataDir: string;
  end(): Promise<void>;
}

/** In a home of its own, where somebody is signed in. */
async function startApp(): Promise<Started> {
  const world = makeWorld(service.env.PILOTLIGHT_STATUS_URLS);
  worlds.push(world);
  giveToUser(dirname(world.home));
  const env = { ...session.env, XDG_CONFIG_HOME: join(world.home, '.config'), ...world.env, ...service.env };
  const args = ['--password-store=basic', '--remote-debugging-port=0', '--quiet-start', ...switches];
  const begin = performance.now();
  const { child } = session.programs.start(resolve(app), args, { env });
  const tray = await until(() => findItem(session.bus), OFTEN);
  const trayMs = performance.now() - begin;
  const end = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { pid: child.pid ?? 0, tray, trayMs, dataDir: world.dataDir, end };
}

async function openWindow({ tray, dataDir }: Started): Promise<{ browser: Browser; page: Page; afterMs: number }> {
  const [port] = readFileSync(join(dataDir, 'electron/DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const asked = performance.now();
  await tray.activate(1200, 16);
  const page = await until(() => {
    const found = browser.contexts().flatMap((context) => context.pages())[0];
    if (!found) throw new Error('no window');
    return found;
  }, OFTEN);
  await page.locator('h1').waitFor();
  return { browser, page, afterMs: performance.now() - asked };
}

async function measureRest({ pid }: Started): Promise<void> {
  await pause(20_000);
  const before = processesOf(pid);
  const costs = before.map(costOf);
  for (const [index, { kind }] of before.entries()) {
    console.log(`  ${kind.padEnd(18)} ${((costs[index]?.pssKb ?? 0) / 1024).toFixed(1).padStart(6)} MB PSS`);
  }
  tell('at rest', megabytes(costs), 'MB', ` PSS, ${before.length} processes`, 120);
  await pause(CALM_AFTER_MS);
  const calm = before.map(costOf);
  await pause(seconds * 1000);
  const after = before.map(costOf);
  const cpu = (sum(after, 'cpuTicks') - sum(calm, 'cpuTicks')) / TICKS_PER_SECOND / (seconds / 3600);
  const wakes = (sum(after, 'wakeUps') - sum(calm, 'wakeUps')) / seconds;
  tell('processor at rest', cpu, 'CPU s/h', `, ${wakes.toFixed(1)} wake-ups/s, over ${seconds} s`, 1);
}

async function measureClosedWindow(started: Started): Promise<void> {
  const { browser, page } = await openWindow(started);
  const costs = (): Cost[] => processesOf(started.pid).map(costOf);
  tell('with a window', megabytes(costs()), 'MB', ' PSS');
  await page.keyboard.press('Escape');
  const closed = performance.now();
  await until(() => {
    if (processesOf(started.pid).some(({ kind }) => kind === 'renderer')) throw new Error('still there');
  }, OFTEN);
  tell('closed window gone', (performance.now() - closed) / 1000, 's', ' later');
  await pause(5_000);
  tell('at rest after it', megabytes(costs()), 'MB', ' PSS');
  await browser.close();
}
