/**
 * From nothing to green: a machine without Claude Code, a person who has never heard of Pilotlight, the real Claude Code and
 * its real sign-in, before Anthropic on loopback. How much they do and how long Pilotlight lets them wait is printed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../needs.ts';
import { launchChromium } from './harness/chromium.ts';
import { openPlace, type RealPlace } from './harness/real-place.ts';

/** Two to install, two to sign in, and one to put the first questions away. */
const MOST_STEPS = 5;

describeNeeding(['browser', 'claude', 'certificates'], 'a first start', () => {
  let browser: Browser;
  let place: RealPlace | null = null;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  afterEach(() => place?.close());

  const headline = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  it('goes from nothing to green', async () => {
    place = await openPlace({});
    const { away, home, letInstall, openWindow, runClaude } = place;
    const laps: string[] = [];
    let since = performance.now();
    const lap = async (what: string, steps: () => Promise<number>): Promise<void> => {
      laps.push(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s, ${await steps()} steps so far`);
      since = performance.now();
    };

    const { page, steps } = await openWindow(browser, { firstStart: true });
    await headline(page, 'Claude Code is not here yet.');
    await lap('the window says what is missing', steps);

    expect(await page.locator('input.code').first().inputValue()).toMatch(/install\.sh \| bash$/);
    await page.getByRole('button', { name: 'Install…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('curl -fsSL https://claude.ai/install.sh | bash');
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await page.getByText('Setting up Claude Code...').waitFor();
    since = performance.now();
    // What the person waits for is the installer's time, not ours.
    await letInstall();
    await headline(page, 'You are not signed in.');
    await lap('notices the installed program', steps);

    await page
      .getByRole('button', { name: /^Sign in/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'With my plan' }).click();
    await away.agree();
    await headline(page, 'Signed in. Claude Code is ready.');
    await lap('signed in', steps);

    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('[data-card="welcome"]').waitFor({ state: 'detached' });
    await lap('the first questions are put away', steps);

    process.stdout.write(`First start, from nothing to green:\n${laps.map((line) => `  ${line}\n`).join('')}`);
    expect(await steps()).toBeLessThanOrEqual(MOST_STEPS);
    expect(JSON.parse((await runClaude(['auth', 'status'])).stdout)).toMatchObject({ loggedIn: true });
    expect(await readFile(join(home, '.claude/.credentials.json'), 'utf8')).toContain('NEWCANARY');
    expect(await readFile(join(home, 'pilotlight/settings.json'), 'utf8')).toMatch(/"welcomed":\s*true/);
  });
});
