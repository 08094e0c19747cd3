/** One stage for a whole test file: page built once, server, browser; a fresh context per scene. */
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import type { Plugin } from 'vite';
import type { PageFiles } from '../../../src/headless/serve/page-files.ts';
import { type Serving, startServer } from '../../../src/headless/serve/server.ts';
import type { KeptSession } from '../../../src/headless/serve/sessions.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { launchChromium } from './chromium.ts';
import { type FakeMonitor, fakeMonitor } from './fake-monitor.ts';
import { buildPage } from './page-under-test.ts';

export interface Scene {
  page: Page;
  monitor: FakeMonitor;
  server: Serving;
  /** Console errors, page errors and policy violations so far. */
  troubles: string[];
  /** Addresses the page has asked for so far. */
  fetched: string[];
  /** The server's sessions as it would write them down. */
  kept: KeptSession[];
  close(): Promise<void>;
}

export interface SceneOptions extends BrowserContextOptions {
  /** The server's clock. */
  now?: () => number;
  folded?: boolean;
}

export interface Stage {
  /** Every line is unfolded, so that what stands behind it can be looked at; `folded`: as a person finds it. */
  open(snapshot: Snapshot, context?: SceneOptions): Promise<Scene>;
  files: PageFiles;
  browser: Browser;
  close(): Promise<void>;
}

export const WINDOW = { width: 384, height: 640 };

/** @param plugins  for the build of the page, beside the product's */
export async function setStage(plugins: readonly Plugin[] = []): Promise<Stage> {
  const [files, browser] = await Promise.all([buildPage(plugins), launchChromium()]);
  return {
    browser,
    files,
    open: (snapshot, context) => openScene(browser, files, snapshot, context),
    close: () => browser.close(),
  };
}

async function openScene(
  browser: Browser,
  files: PageFiles,
  snapshot: Snapshot,
  { folded = false, now, ...options }: SceneOptions = {},
): Promise<Scene> {
  const monitor = fakeMonitor(snapshot);
  const kept: KeptSession[] = [];
  const server = await startServer(monitor, {
    page: files,
    ...(now ? { now } : {}),
    keep: (sessions) => kept.splice(0, kept.length, ...sessions),
  });
  if (!server.ok) throw new Error(server.message);
  const context = await browser.newContext({
    viewport: WINDOW,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  if (!folded) await page.addInitScript(unfoldAll);
  const troubles = listenForTrouble(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const whenDrawn = followScripts(page);
  await page.goto(server.url);
  await page.locator('h1').waitFor();
  await whenDrawn();
  return {
    page,
    kept,
    monitor,
    server,
    troubles,
    fetched,
    async close() {
      await context.close();
      await server.close();
    },
  };
}

/** Parts of the page come later, and bring others. @returns waits until none is under way and what came is drawn */
function followScripts(page: Page): () => Promise<void> {
  let pending = 0;
  const count = (change: number) => (request: Request) => {
    if (request.resourceType() === 'script') pending += change;
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return async () => {
    for (let calm = 0; calm < 2; calm = pending === 0 ? calm + 1 : 0)
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  };
}

/** Runs in the page. */
export function unfoldAll(): void {
  const unfold = (): void => {
    for (const line of document.querySelectorAll('details.fold:not([open])')) line.setAttribute('open', '');
  };
  new MutationObserver(unfold).observe(document, { childList: true, subtree: true });
}

/** Chromium reports a violation of the content security policy, Trusted Types included, as a console error. */
function listenForTrouble(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  return troubles;
}
