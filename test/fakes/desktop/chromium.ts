/** The one real Chromium behind all windows. Started with the first window, gone with the app. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

interface Running {
  context: BrowserContext;
  /** Over which the test process sees the same pages. */
  port: number;
  folder: string;
}

let running: Promise<Running> | null = null;

export function openChromium(): Promise<Running> {
  running ??= start();
  return running;
}

export async function closeChromium(): Promise<void> {
  if (running === null) return;
  const { context, folder } = await running;
  await context.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

async function start(): Promise<Running> {
  // It takes longer to load than all of Pilotlight, and a start without a window does without.
  const { chromium } = await import('playwright-core');
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-double-'));
  const executablePath = process.env.ELECTRON_DOUBLE_CHROMIUM;
  const context = await chromium.launchPersistentContext(folder, {
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: false,
    viewport: null,
    args: [
      '--remote-debugging-port=0',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--password-store=basic',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return { context, folder, port: await readPort(join(folder, 'DevToolsActivePort')) };
}

async function readPort(file: string): Promise<number> {
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 10));
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
