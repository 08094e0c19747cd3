import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../../src/headless/serve/server.ts';
import type { CommandResult } from '../../src/shared/commands.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { type Stage, setStage } from './harness/stage.ts';

describeNeeding('browser', 'the window while the world moves', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it('draws a change as it comes, and says the verdict to a screen reader', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page } = await stage.open(samples.well);
    const announced = page.locator('[data-announcement]');
    expect(await announced.textContent()).toBe('');
    expect(await announced.getAttribute('aria-live')).toBe('polite');
    monitor.show(samples.outage);
    await page.getByRole('heading', { name: 'Anthropic is having an outage.' }).waitFor();
    await expect
      .poll(() => announced.textContent())
      .toBe('Anthropic is having an outage. The problem is at Anthropic. Elevated errors on sign-in.');
    expect(await page.title()).toContain('Anthropic is having an outage.');
    // The same verdict again is not said again.
    const changes = await announced.evaluateHandle((element) => {
      const said: string[] = [];
      const watcher = new MutationObserver(() => said.push(element.textContent ?? ''));
      watcher.observe(element, { childList: true, characterData: true, subtree: true });
      return said;
    });
    monitor.show({ ...samples.outage, since: 1 });
    monitor.show({ ...samples.outage, mutedUntil: Date.now() + 60_000 });
    await page.getByText(/Muted until/).waitFor();
    expect(await changes.jsonValue()).toEqual([]);
    expect(await announced.textContent()).toContain('outage');
    await close();
  });

  it('keeps its place in the page and the focus when numbers change', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page } = await stage.open(samples.setup);
    const button = page.getByRole('button', { name: 'Open settings.json, line 14' });
    await button.focus();
    await page.locator('main').evaluate((main) => main.scrollTo(0, 120));
    monitor.show({ ...samples.setup, network: { ...samples.setup.network, checkedAt: Date.now() } });
    monitor.show({ ...samples.setup, mutedUntil: Date.now() + 60_000 });
    await page.getByText(/Muted until/).waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(120);
    await close();
  });

  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );

  it('hands the focus on when what was pressed is gone', async () => {
    const samples = sampleSnapshots(Date.now());
    const [one] = samples.crowded.notices.filter(({ withdrawnAt }) => withdrawnAt === null);
    if (!one) throw new Error('no notice');
    const notices = ['first', 'second'].map((title) => ({ ...one, id: title, title }));
    const { close, monitor, page } = await stage.open({ ...samples.crowded, notices });
    const dismissals = page.locator('[data-card=notices] button.icon');
    if (!(await dismissals.first().isVisible()))
      await page.locator('details:has([data-card=notices]) > summary').click();
    await dismissals.first().focus();
    monitor.show({ ...samples.crowded, notices: notices.slice(1) });
    // It has moved up.
    await expect.poll(() => focused(page)).toContain('second');
    monitor.show({ ...samples.crowded, notices: [] });
    await page.locator('[data-card=notices]').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('button, summary'))).toBe(true);
    await close();
  });

  it('hands the focus to what has come in its place', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page } = await stage.open(samples.well);
    await page.getByRole('button', { name: /^Settings$/ }).click();
    await page.getByRole('button', { name: 'Until I turn it back on' }).focus();
    monitor.show({ ...samples.well, mutedUntil: Date.now() + 60_000 });
    await expect.poll(() => focused(page)).toBe('Unmute');
    await close();
  });

  it('leaves a switch as the person set it until the answer has come', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page } = await stage.open(samples.well);
    let refuse = (): void => {};
    const refusal = new Promise<CommandResult>((resolve) => {
      refuse = () => resolve({ ok: false, code: 'failed', message: 'The settings could not be saved.' });
    });
    monitor.answerWith(() => refusal);
    await page.getByRole('button', { name: /^Settings$/ }).click();
    const autostart = page.getByRole('switch', { name: 'Start with the computer' });
    expect(await autostart.isChecked()).toBe(false);
    await autostart.click();
    monitor.show(samples.outage);
    await expect.poll(() => page.locator('[data-announcement]').textContent()).toContain('outage');
    expect(await autostart.isChecked()).toBe(true);
    refuse();
    await expect.poll(() => autostart.isChecked()).toBe(false);
    await close();
  });

  it('counts on by itself while it is looked at', async () => {
    const now = Date.now();
    const { close, page } = await stage.open(sampleSnapshots(now).well);
    const said = page.locator('header time');
    const first = await said.textContent();
    await expect.poll(() => said.textContent()).not.toBe(first);
    expect(await said.textContent()).toMatch(/^checked \d+ s ago$/);
    expect(await said.getAttribute('title')).toMatch(/\d{4}.*\d{1,2}:\d{2}:\d{2}/);
    await close();
  });

  it('speaks in the zone and clock of its user', async () => {
    const at = Date.UTC(2026, 7, 16, 21, 5);
    const samples = sampleSnapshots(at);
    const looks = [
      { locale: 'en-US', timezoneId: 'America/New_York', expects: /last renewed 2:17 PM/ },
      { locale: 'de-DE', timezoneId: 'Asia/Tokyo', expects: /last renewed 03:17/ },
    ];
    for (const { expects, ...user } of looks) {
      const { close, page } = await stage.open(samples.well, user);
      await page.clock.setFixedTime(at);
      await page.reload();
      const card = page.locator('[data-card="sign-in"]');
      await expect.poll(async () => (await card.innerText()).replace(/\s/g, ' ')).toMatch(expects);
      await close();
    }
  });

  it('loses nothing by a reload', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page, server } = await stage.open(samples.well);
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    monitor.show(samples.offline);
    await page.reload();
    await page.getByRole('heading', { name: 'No network. Waiting.' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await close();
  });

  it('asks for a new link where its own was used before, and takes one', async () => {
    const { close, page, server } = await stage.open(sampleSnapshots(Date.now()).well);
    const other = await page.context().newPage();
    await other.goto(`http://127.0.0.1:${server.port}/#ticket=${'A'.repeat(43)}`);
    await other.getByText(/link has been used/).waitFor();
    await other.goto(server.newLink());
    await other.locator('h1').waitFor();
    await close();
  });

  it('stays calm when the server goes, and goes on when it is back', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, kept, monitor, page, server } = await stage.open(samples.well);
    await server.close();
    await page.getByText(/Pilotlight does not answer/).waitFor();
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    await page.getByRole('button', { name: 'Check now' }).click();
    // The answer to the click, or it would still be on its way when the server is back.
    await page
      .locator('.note:not(:empty)')
      .getByText(/Pilotlight does not answer/)
      .waitFor();
    expect(monitor.asked).toEqual([]);
    monitor.show(samples.trouble);
    const again = await startServer(monitor, { page: stage.files, port: server.port, kept });
    await page.getByRole('heading', { name: 'Claude does not answer.' }).waitFor();
    await expect.poll(() => page.getByText(/Pilotlight does not answer/).count()).toBe(0);
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect.poll(() => monitor.asked.length).toBe(1);
    await close();
    if (again.ok) await again.close();
  });

  it('says in the settings too that the server is gone', async () => {
    const { close, page, server } = await stage.open(sampleSnapshots(Date.now()).well);
    await page.getByRole('button', { name: /^Settings$/ }).click();
    // They are fetched at the click, from the server that is about to go.
    await page.locator('[data-view=settings]').waitFor();
    await server.close();
    await page.getByText(/Pilotlight does not answer/).waitFor();
    await close();
  });

  it('asks for a new link when a button is no longer taken', async () => {
    let now = 1_000;
    const { close, monitor, page } = await stage.open(sampleSnapshots(Date.now()).well, { now: () => now });
    // Longer than a session lives, and no beat of the stream in between.
    now += 13 * 3_600_000;
    await page.getByRole('button', { name: 'Check now' }).click();
    await page
      .locator('.connection')
      .getByText(/link has been used/)
      .waitFor();
    expect(monitor.asked).toEqual([]);
    await close();
  });

  it('asks for a new link where the new server does not know it', async () => {
    const samples = sampleSnapshots(Date.now());
    const { close, monitor, page, server } = await stage.open(samples.well);
    await server.close();
    await page.getByText(/Pilotlight does not answer/).waitFor();
    const again = await startServer(monitor, { page: stage.files, port: server.port });
    if (!again.ok) throw new Error(again.message);
    await page.getByText(/link has been used/).waitFor();
    await page.goto(again.url);
    await page.locator('[data-connection=connected] h1').waitFor();
    await again.close();
    await close();
  });
});
