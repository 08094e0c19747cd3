/**
 * The window on loopback in real Chromium: open to first paint with data, push to DOM, bytes sent, memory of the page.
 * Needs a built page (`npm run build`) and Chromium. Run with `npm run bench -- window [repeats] [pushes]`.
 */
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { readPageFiles } from '../src/headless/serve/page-files.ts';
import { startServer } from '../src/headless/serve/server.ts';
import { describeChange } from '../src/shared/snapshot-change.ts';
import { launchChromium } from '../test/browser/harness/chromium.ts';
import { type FakeMonitor, fakeMonitor } from '../test/browser/harness/fake-monitor.ts';
import { sampleSnapshots } from '../test/fixtures/snapshots.ts';
import { keepFigure } from './parts/figures.ts';

const REPEATS = Number(process.argv[2] ?? 30);
const MANY_PUSHES = Number(process.argv[3] ?? 5000);

/** In the page: notes when the headline is painted for the first time, and when it changes. */
const WATCH_HEADLINE = `
  window.headlineAt = {};
  new MutationObserver(() => {
    const text = document.querySelector('h1')?.textContent;
    if (text && !(text in window.headlineAt)) {
      window.headlineAt[text] = performance.now();
      requestAnimationFrame(() => setTimeout(() => { window.paintedAt ??= performance.now(); }));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

interface Opened {
  page: Page;
  cdp: CDPSession;
  received: () => number;
  close(): Promise<void>;
}

/** As empty as a page with one heading can be. */
const EMPTY_PAGE = 'data:text/html,<h1>empty</h1>';

async function open(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 384, height: 640 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let bytes = 0;
  await cdp.send('Network.enable');
  cdp.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(WATCH_HEADLINE);
  await page.goto(address);
  await until(page, 'window.paintedAt !== undefined');
  return { page, cdp, received: () => bytes, close: () => context.close() };
}

/** Asks from outside: the page's own policy forbids the `eval` that Playwright would wait with. */
async function until(page: Page, condition: string): Promise<void> {
  while (!(await page.evaluate(condition))) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function measurePush(page: Page, monitor: FakeMonitor, name: string): Promise<number> {
  const sentAt = performance.timeOrigin + performance.now();
  const { spoken, ...rest } = monitor.snapshot();
  monitor.show({ ...rest, spoken: { ...spoken, sentence: name } });
  await until(page, `${JSON.stringify(name)} in window.headlineAt`);
  const seenAt = await page.evaluate((text) => {
    const { headlineAt } = window as unknown as { headlineAt: Record<string, number> };
    return performance.timeOrigin + (headlineAt[text] ?? 0);
  }, name);
  return seenAt - sentAt;
}

async function measureHeap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}

function quantiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms`;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

async function main(): Promise<void> {
  const files = await readPageFiles(join(process.cwd(), 'out', 'renderer'));
  if (!files) throw new Error('The page was not built. Run npm run build.');
  const samples = sampleSnapshots(Date.now());
  const monitor = fakeMonitor(samples.setup);
  const server = await startServer(monitor, { page: files });
  if (!server.ok) throw new Error(server.message);
  const browser = await launchChromium();

  const opens: number[] = [];
  const empty: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    for (const [list, address] of [
      [opens, server.newLink()],
      [empty, EMPTY_PAGE],
    ] as const) {
      const opened = await open(browser, address);
      list.push(Number(await opened.page.evaluate('window.paintedAt')));
      await opened.close();
    }
  }
  const opened = await open(browser, server.newLink());
  const atStart = opened.received();
  const pushes: number[] = [];
  for (let i = 0; i < REPEATS; i++) pushes.push(await measurePush(opened.page, monitor, `Headline ${i}`));
  // The protocol's network domain keeps what it saw; that is not the page's memory.
  await opened.cdp.send('Network.disable');
  const before = await measureHeap(opened.cdp);
  const names = Object.values(samples);
  for (let i = 0; i < MANY_PUSHES; i++) {
    monitor.show(names[i % names.length] ?? samples.well);
    if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await measurePush(opened.page, monitor, 'The end');
  const after = await measureHeap(opened.cdp);

  const gzipped = [...files.values()].reduce((sum, file) => sum + file.gzipped.length, 0);
  const whole = JSON.stringify(describeChange(null, samples.setup)).length;
  const one = JSON.stringify(describeChange(samples.setup, { ...samples.setup, rev: 2, mutedUntil: 1 })).length;
  const turn = JSON.stringify(describeChange(samples.well, { ...samples.outage, rev: 2 })).length;
  const against = { name: 'an empty page', values: empty };
  keepFigure({
    what: 'the window, from open to its first paint with data',
    unit: 'ms',
    values: opens,
    reference: against,
  });
  keepFigure({ what: 'a change until the window shows it', unit: 'ms', values: pushes });
  console.log(`open to first paint with data  ${quantiles(opens)}  (${REPEATS} fresh windows)`);
  console.log(`an empty page, by turns        ${quantiles(empty)}`);
  console.log(`push to DOM                    ${quantiles(pushes)}  (${REPEATS} pushes)`);
  console.log(
    `page, compressed               ${kilobytes(gzipped)}  (js, css, html, icon); received until data: ${kilobytes(atStart)}`,
  );
  console.log(
    `bytes per push                 ${one} B for one small change, ${turn} B when all turns to an outage; whole snapshot ${whole} B`,
  );
  console.log(
    `memory of the page's script    ${kilobytes(before)} at first, ${kilobytes(after)} after ${MANY_PUSHES} pushes`,
  );
  await browser.close();
  await server.close();
}

await main();
