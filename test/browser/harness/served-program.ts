/** The built program as a person starts it, `pilotlight serve`, and its window in the real Chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { WAIT } from '../../patience.ts';
import { unfoldAll, WINDOW } from './stage.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));

export interface ServedProgram {
  page: Page;
  /** What was printed so far, without the link. */
  printed(): string;
  /** Runs another command of the program beside it. */
  run(args: readonly string[], input?: string): Promise<{ code: number | null; output: string }>;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** As a person finds it, with its lines folded; else all of them are unfolded, so that what stands behind can be looked at. */
  folded?: boolean;
  /** Of somebody who has never started Pilotlight; else of one who has seen the first start. */
  firstStart?: boolean;
}

/** @param env  of the program, complete */
export async function serveProgram(
  browser: Browser,
  env: Record<string, string>,
  cwd: string,
  { folded = false, firstStart = false }: ServeOptions = {},
): Promise<ServedProgram> {
  const start = (args: readonly string[]) => spawn(process.execPath, [PROGRAM, ...args], { cwd, env });
  if (!firstStart && env.PILOTLIGHT_HOME) greet(env.PILOTLIGHT_HOME);
  const program = start(['serve', '--no-open']);
  let printed = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const ended = once(program, 'exit');
  const context = await browser.newContext({ viewport: WINDOW, timezoneId: 'UTC', locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  const close = async (): Promise<void> => {
    await context.close();
    program.kill('SIGTERM');
    await ended;
  };
  try {
    await vi.waitFor(() => expect(printed).toMatch(/#ticket=\S+\s/), WAIT);
    const page = await context.newPage();
    if (!folded) await page.addInitScript(unfoldAll);
    await page.goto(/http:\/\/127\.0\.0\.1:\d+\/#ticket=\S+/.exec(printed)?.[0] ?? '');
    await page.locator('h1').waitFor();
    return {
      page,
      close,
      printed: () => printed.replaceAll(/#ticket=\S+/g, '#'),
      async run(args, input = '') {
        const child = start(args);
        let output = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk) => {
            output += chunk;
          });
        }
        child.stdin.end(input);
        const [code] = (await once(child, 'close')) as [number | null];
        return { code, output };
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Leaves behind what the first start leaves. */
function greet(data: string): void {
  if (existsSync(join(data, 'settings.json'))) return;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(join(data, 'settings.json'), '{"version":1,"welcomed":true}', { mode: 0o600 });
}
