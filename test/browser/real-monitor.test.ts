/** The real page, server and monitor on a scripted world: nothing between Claude Code's file and the pixels is pretended. */

import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Serving, startServer } from '../../src/headless/serve/server.ts';
import type { Command } from '../../src/shared/commands.ts';
import { describeNeeding } from '../needs.ts';
import { readRecordedIncidents } from '../simulation/recorded-incidents.ts';
import { createWorld, DAY, HOUR, MINUTE, type World } from '../simulation/world.ts';
import { findBarriers } from './harness/axe.ts';
import { type Stage, setStage, unfoldAll, WINDOW } from './harness/stage.ts';

const PICTURES = 'test-artifacts/window';

describeNeeding('browser', 'the window before the real monitor', () => {
  let stage: Stage;
  let world: World;
  let server: Serving;
  let page: Page;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  beforeEach(async () => {
    world = createWorld();
    await world.start();
    await world.advance(10 * MINUTE);
    const { monitor } = world;
    const served = {
      snapshot: monitor.snapshot,
      subscribe: monitor.subscribe,
      run: async (command: Command) => {
        const result = monitor.run(command);
        await world.advance(MINUTE);
        return await result;
      },
    };
    const outcome = await startServer(served, { page: stage.files });
    if (!outcome.ok) throw new Error(outcome.message);
    server = outcome;
    const context = await stage.browser.newContext({ viewport: WINDOW, timezoneId: 'UTC', locale: 'en-GB' });
    context.setDefaultTimeout(30_000);
    page = await context.newPage();
    await page.addInitScript(unfoldAll);
    await page.clock.setFixedTime(world.now());
    await page.goto(server.url);
    await page.locator('h1').waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await server.close();
    await world.monitor.stop();
  });

  async function pass(ms: number): Promise<void> {
    await world.advance(ms);
    await page.clock.setFixedTime(world.now());
  }

  async function sees(headline: string, picture: string): Promise<void> {
    await page.getByRole('heading', { level: 1, name: headline }).waitFor();
    await page.screenshot({ path: `${PICTURES}/real-${picture}.png` });
    expect(await findBarriers(page)).toEqual([]);
  }

  const card = (name: string) => page.locator(`[data-card="${name}"]`);
  const openSettings = async () => {
    await page.getByRole('button', { name: /^Settings$/ }).click();
    await page.locator('[data-view=settings]').waitFor();
  };

  it('shows a good login, its silent renewal, and its two deadlines', async () => {
    await sees('Signed in. Claude Code is ready.', 'well');
    expect(await card('sign-in').innerText()).toMatch(/Access token\s+7 h \d+ min left/);
    await pass(9 * HOUR);
    await card('sign-in').getByText('renewal due').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    world.renew();
    await pass(MINUTE);
    await card('sign-in')
      .getByText(/[78] h/)
      .first()
      .waitFor();
    await card('history')
      .getByText(/renewed/)
      .first()
      .waitFor();
    expect(await card('call').count()).toBe(0);
  });

  it('says that it is the login, and that it is good again', async () => {
    world.blank();
    await pass(5 * MINUTE);
    await sees('Signed out: your login expired.', 'signed-out');
    expect(await card('call').innerText()).toMatch(/The problem is your login[\s\S]*Sign in again[\s\S]*\/login/);
    world.signIn();
    await pass(10 * MINUTE);
    await sees('Signed in. Claude Code is ready.', 'signed-in-again');
  });

  it('says that it is Anthropic, through a recorded incident', async () => {
    const incident = readRecordedIncidents().find(({ id }) => id === 'f00h6l76tsjs');
    if (!incident) throw new Error('not recorded');
    world.replays = [{ incident, at: world.now() }];
    await pass(30 * MINUTE);
    await card('call').getByText('The problem is at Anthropic').waitFor();
    expect(await card('call').getByRole('heading').textContent()).toBe(incident.name);
    expect(await page.locator('header .light-icon').getAttribute('data-light')).toMatch(/orange|red/);
    await page.screenshot({ path: `${PICTURES}/real-incident.png` });
    expect(await findBarriers(page)).toEqual([]);
    await pass(5 * HOUR);
    await sees('Signed in. Claude Code is ready.', 'incident-over');
    expect(
      await card('service').locator('rect:not([data-light="green"], [data-light="none"])').count(),
    ).toBeGreaterThan(0);
  });

  it('says that it is the network', async () => {
    world.line = 'offline';
    world.host.emit('offline');
    await pass(5 * MINUTE);
    await sees('No network. Waiting.', 'offline');
    await card('call').getByText('The problem is your network').waitFor();
    world.line = 'up';
    world.host.emit('online');
    await pass(10 * MINUTE);
    await sees('Signed in. Claude Code is ready.', 'online');
  });

  it('says that it is this machine, and where', async () => {
    world.host.disk.put(world.storePath(), '{ "claudeAiOauth": { "accessToken": ');
    await pass(10 * MINUTE);
    await sees('Your login cannot be read.', 'unreadable');
    expect(await card('call').innerText()).toMatch(/The problem is on this computer/);
    expect(await card('sign-in').innerText()).not.toMatch(/No login|signed out/i);
  });

  it('tells of a login that ends soon', async () => {
    world.signIn(2);
    await pass(MINUTE);
    await sees('Your login ends soon.', 'ending');
    await card('sign-in')
      .getByText(/1 day 2\d h left|2 days left/)
      .waitFor();
  });

  it('reads anew when asked', async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Up to date.').waitFor();
  });

  it('is silent for an hour, and speaks again', async () => {
    await openSettings();
    await page.getByRole('button', { name: 'For an hour' }).click();
    await expect.poll(() => world.snapshot().mutedUntil).not.toBeNull();
    await page.getByRole('button', { name: 'Unmute' }).click();
    await expect.poll(() => world.snapshot().mutedUntil).toBeNull();
    await page.getByRole('button', { name: 'Until I turn it back on' }).click();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByText('Muted until you turn it back on').waitFor();
  });

  it('watches a folder that was added, switches to it, and lets it go', async () => {
    const folder = `${world.host.home}/.claude-work`;
    world.signIn(30, folder);
    await openSettings();
    await page.getByLabel('Watch another folder').fill(folder);
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: /^Remove / }).waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    const choice = page.getByRole('button', { name: '~/.claude-work' });
    await choice.click();
    await expect.poll(() => choice.getAttribute('aria-pressed')).toBe('true');
    await openSettings();
    await page.getByRole('button', { name: /^Remove / }).click();
    await expect.poll(() => world.snapshot().profiles.length).toBe(1);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.locator('[data-view=home]').waitFor();
    expect(await choice.count()).toBe(0);
  });

  it('calls a profile as the person does, and leaves a hidden one alone', async () => {
    const folder = `${world.host.home}/.claude-work`;
    const entry = { configDir: folder, name: 'Work', hidden: false };
    const set = async (settings: object): Promise<void> => {
      const done = world.monitor.run({ name: 'set-settings', payload: { settings } });
      await pass(MINUTE);
      await done;
    };
    await set({ profiles: [folder], profileEntries: [entry] });
    const names = () => world.snapshot().profiles.map(({ name }) => name);
    await expect.poll(names).toContain('Work');
    await page.getByRole('button', { name: /\bWork$/ }).waitFor();
    await set({ profileEntries: [{ ...entry, hidden: true }] });
    await expect.poll(names).toEqual(['~/.claude']);
    await set({ profiles: [], profileEntries: [] });
  });

  it('keeps a setting, and shows it', async () => {
    await openSettings();
    await page.getByRole('switch', { name: 'It works again' }).click();
    await expect.poll(() => world.snapshot().settings.notices.recovered).toBe(false);
    expect(await page.getByRole('switch', { name: 'It works again' }).isChecked()).toBe(false);
    await page.getByLabel('Status page').selectOption('15');
    await expect.poll(() => world.snapshot().settings.pageIntervalMs).toBe(15 * MINUTE);
  });

  it('tells when it works, dismisses a notice, unfolds history, makes a report without secrets', async () => {
    world.hello = { api: 'down', login: 'down' };
    await pass(20 * MINUTE);
    await page.getByRole('button', { name: 'Notify me when it works' }).click();
    await expect.poll(() => world.snapshot().tellWhenItWorks).toBe(true);
    const shown = world.snapshot().notices.filter(({ withdrawnAt }) => withdrawnAt === null).length;
    expect(shown).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /^Dismiss: / })
      .first()
      .click();
    await expect
      .poll(() => world.snapshot().notices.filter(({ withdrawnAt }) => withdrawnAt === null).length)
      .toBe(shown - 1);
    for (let day = 0; day < 3; day++) {
      world.renew();
      await pass(DAY / 2);
    }
    await page.getByRole('button', { name: 'Show more' }).click();
    await openSettings();
    await page.getByRole('button', { name: /report/ }).click();
    const report = await page.getByLabel(/Report/).inputValue();
    expect(report.length).toBeGreaterThan(50);
    expect(report).not.toContain('simulated-access');
    expect(await page.content()).not.toContain('simulated-');
  });

  it('draws no button for what this shell cannot do', async () => {
    expect(world.snapshot().commands).not.toContain('quit');
    await openSettings();
    expect(await page.getByRole('button', { name: 'Quit Pilotlight' }).count()).toBe(0);
  });
});
