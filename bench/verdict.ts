/**
 * How long after a file of Claude Code's has been changed the built `watch --json` prints the verdict that follows from it, and
 * how long until the window in a real Chromium has drawn it: in milliseconds, for each kind of file and for the first change as
 * for the later ones. Run with `npm run bench -- verdict [changes per kind]`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launchChromium } from '../test/browser/harness/chromium.ts';
import { STORED_LOGIN } from '../test/fixtures/stored-login.ts';
import { programEnv } from '../test/headless/program-env.ts';
import { startStatusServer } from '../test/loopback/status-server.ts';
import { summaryAt } from '../test/simulation/recorded-incidents.ts';
import { keepFigure } from './parts/figures.ts';

const CHANGES = Number(process.argv[2] ?? 40);
const GAP_MS = 300;
/** As the desktop opens it. */
const WINDOW = { width: 384, height: 640 };
const PROGRAM = join(import.meta.dirname, '../../../bin/pilotlight.cjs');

interface Line {
  at: number;
  headline: string;
}

const CREDENTIALS = JSON.stringify({ claudeAiOauth: STORED_LOGIN });
const GLOBAL = JSON.stringify({ hasCompletedOnboarding: true, projects: {} });

/** Content by turns: one that is well, one that is not. */
const KINDS: Readonly<Record<string, { file: string; well: string; ill: string }>> = {
  credentials: { file: '.claude/.credentials.json', well: CREDENTIALS, ill: CREDENTIALS.replace(/bench-\w+/g, '') },
  settings: { file: '.claude/settings.json', well: '{}', ill: '{"model": "opus",}' },
  'global configuration': { file: '.claude.json', well: GLOBAL, ill: `${GLOBAL}}` },
};

const server = await startStatusServer();
for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, { body: '{"message":"hello"}' });
server.sayPage('/summary.json', JSON.stringify(summaryAt([], Date.now())));
const rows: Record<string, Record<string, number>> = {};
const browser = await launchChromium();
for (const [kind, { file, well, ill }] of Object.entries(KINDS))
  for (const [where, begin] of [
    ['watch --json', watchLines],
    ['the window', watchWindow],
  ] as const) {
    const home = mkdtempSync(join(tmpdir(), 'pilotlight-verdict-'));
    mkdirSync(join(home, '.claude'));
    for (const one of Object.values(KINDS)) writeFileSync(join(home, one.file), one.well, { mode: 0o600 });
    const { close, lines } = await begin(programEnv(home, server));
    await waitFor(() => lines.find(({ headline }) => headline.startsWith('Signed in')));
    // What the start brings in its wake is over by then.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const latencies: number[] = [];
    for (let index = 0; index < CHANGES; index++) {
      const before = lines.at(-1)?.headline;
      const seen = lines.length;
      const temporary = join(home, `${file}.new`);
      writeFileSync(temporary, index % 2 === 0 ? ill : well, { mode: 0o600 });
      renameSync(temporary, join(home, file));
      const changedAt = now();
      const told = await waitFor(() => lines.slice(seen).find(({ headline }) => headline !== before));
      latencies.push(told === null ? Number.POSITIVE_INFINITY : told.at - changedAt);
      await new Promise((resolve) => setTimeout(resolve, GAP_MS));
    }
    await close();
    rmSync(home, { recursive: true, force: true });
    rows[`${kind}, ${where}`] = describe(latencies);
    const what = `a change of ${kind} until ${where} shows its verdict`;
    keepFigure({ what, unit: 'ms', values: latencies, aim: { of: 'p99', atMost: 150 } });
  }
await browser.close();
await server.close();
console.table(rows);

/** On the clock that a page shares with us. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

interface Watched {
  lines: Line[];
  close(): Promise<void>;
}

function start(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function end(child: ChildProcess): Promise<void> {
  child.kill();
  await new Promise((resolve) => child.once('close', resolve));
}

function eachLine({ stdout }: ChildProcess, take: (line: string) => void): void {
  if (stdout !== null) createInterface({ input: stdout }).on('line', take);
}

async function watchLines(env: Record<string, string>): Promise<Watched> {
  const child = start(['watch', '--json'], env);
  const lines: Line[] = [];
  eachLine(child, (line) => void lines.push({ at: now(), headline: JSON.parse(line).headline }));
  return { lines, close: () => end(child) };
}

/** A headline counts once the frame that holds it is there to be shown. */
async function watchWindow(env: Record<string, string>): Promise<Watched> {
  const child = start(['serve', '--no-open'], env);
  const printed: string[] = [];
  eachLine(child, (line) => void printed.push(line));
  const address = () => /http:\/\/127\.0\.0\.1:\d+\/#ticket=\S+/.exec(printed.join('\n'))?.[0];
  const link = await waitFor(address);
  if (link === null) throw new Error('the program printed no link');
  const page = await browser.newPage({ viewport: WINDOW });
  const lines: Line[] = [];
  await page.exposeFunction('drawn', (at: number, headline: string) => void lines.push({ at, headline }));
  await page.goto(link);
  await page.locator('h1').waitFor();
  await page.evaluate(() => {
    let last = '';
    const look = (): void => {
      const headline = document.querySelector('h1')?.textContent ?? '';
      if (headline === last) return;
      last = headline;
      // The callback stands before the frame is drawn, what it posts behind it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () =>
          (window as unknown as { drawn(at: number, headline: string): void }).drawn(
            performance.timeOrigin + performance.now(),
            headline,
          );
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    look();
  });
  const close = async (): Promise<void> => {
    await page.context().close();
    await end(child);
  };
  return { lines, close };
}

async function waitFor<T>(look: () => T | undefined): Promise<T | null> {
  const until = now() + 20_000;
  while (now() < until) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}

function describe(latencies: readonly number[]): Record<string, number> {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { changes: sorted.length, first: Math.round(latencies[0] ?? Number.NaN), p50: at(0.5), p99: at(0.99) };
}
