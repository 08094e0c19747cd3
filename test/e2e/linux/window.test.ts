/** The window: opened and closed as a person does it, every card and dialog of it looked at, and what it may not do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../../needs.ts';
import { pace } from '../../patience.ts';
import { readLight } from './light.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';

describeNeeding('desktop', 'the window of the real desktop', () => {
  let session: DesktopSession;
  let desktop: RealDesktop;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark' });
  });
  afterAll(() => session?.close());
  afterEach(() => desktop?.close());

  const shown = (count: number, round?: number) =>
    desktop.soon(async () => expect(await desktop.windows(), `in round ${round}`).toHaveLength(count));

  it('opens on a left click on the light and closes on the next, twenty times', async () => {
    desktop = await startDesktop(session);
    const { at } = await desktop.soon(() => readLight(session.screen, 'dark'));
    let late = 0;
    for (let round = 0; round < 20; round++) {
      await session.screen.click(at.x, at.y);
      await shown(1, round);
      if (round === 0) await (await desktop.page()).locator('h1').waitFor();
      if (round === 0) await keepPicture(session, 'window-dark-panel');
      // The panel of a busy machine may pass a click on when the window has lost the focus long ago; then it opens anew.
      while ((await desktop.windows()).length > 0) {
        await session.screen.click(at.x, at.y);
        await shown(0, round);
        // A click so soon after the window lost the focus counts as the one that closed it.
        await pause(400 * pace());
        late += (await desktop.windows()).length;
      }
    }
    expect(late).toBeLessThanOrEqual(pace() > 1 ? 20 : 1);
    await session.screen.click(at.x, at.y, 3);
    await desktop.soon(async () => expect(await isMenuDrawn()).toBe(true));
    await keepPicture(session, 'menu');
    await session.screen.key('Escape');
    const { process } = desktop;
    process.child.kill('SIGTERM');
    expect(await process.ended).toEqual([0, null]);
  });

  it('shows every card and asks in every dialog, without an error of page or policy', async () => {
    desktop = await startDesktop(session, {
      args: [],
      dress: ({ home }) => writeFileSync(join(home, '.claude/settings.json'), '{\n  "model": "opus",\n}\n'),
    });
    const page = await desktop.page();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.locator('h1').waitFor();
    await page.locator('[data-card=call]').waitFor();
    const cards = () =>
      page.locator('[data-card]').evaluateAll((all) => all.map((one) => one.getAttribute('data-card')));
    expect(await cards()).toEqual(expect.arrayContaining(['call', 'sign-in', 'auth', 'service', 'setup', 'history']));
    const scrolls = () => document.documentElement.scrollHeight > document.documentElement.clientHeight;
    expect(await page.evaluate(scrolls), 'the page scrolls inside its own frame alone').toBe(false);
    await keepPicture(session, 'window-broken-settings');
    // What is folded is shown as well.
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    // A button that ends in "…" asks first: each is pressed, its dialog seen, and refused.
    const asking = await page.locator('button', { hasText: /…$/ }).allTextContents();
    expect(asking).toEqual(expect.arrayContaining(['Repair…', 'Reset credentials…']));
    for (const text of new Set(asking)) {
      await page.locator('button', { hasText: text }).first().click();
      const dialog = page.locator('dialog[open]');
      const said = page.locator('.note:not(:empty)');
      await dialog.or(said).first().waitFor();
      if (!(await dialog.isVisible())) continue;
      expect(await dialog.locator('h2').textContent()).not.toBe('');
      await keepPicture(session, `dialog-${text.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    }
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.locator('[data-view=settings]').waitFor();
    await keepPicture(session, 'settings');
    expect(await cards()).toEqual(expect.arrayContaining(['this-computer', 'privacy', 'about']));
    expect(errors).toEqual([]);
  });

  it('gives its page a bridge and nothing else', async () => {
    desktop = await startDesktop(session, { args: [] });
    const page = await desktop.page();
    await page.locator('h1').waitFor();
    const found = await page.evaluate(async () => ({
      leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((key) => key in globalThis),
      bridge: Object.keys(window.pilotlight ?? {}).sort(),
      frozen: Object.isFrozen(window.pilotlight),
      fetched: await fetch('https://example.com/').catch(() => 'refused'),
      opened: window.open('https://example.com/'),
      notifications: (await navigator.permissions.query({ name: 'notifications' })).state,
      secure: isSecureContext,
    }));
    expect(found).toEqual({
      leaked: [],
      bridge: ['close', 'kind', 'run', 'snapshot', 'subscribe'],
      frozen: true,
      fetched: 'refused',
      opened: null,
      notifications: 'denied',
      secure: true,
    });
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    expect(await page.locator('h1').count()).toBe(1);
    expect(page.url()).toBe('app://panel/');
    expect(desktop.opened()).toEqual([]);
  });

  /** A menu is a window without a name that the panel opens above everything; it draws in a light colour. */
  async function isMenuDrawn(): Promise<boolean> {
    const { rgba } = await session.screen.read({ x: 900, y: 40, width: 380, height: 300 });
    let bright = 0;
    for (let index = 0; index < rgba.length; index += 4) if ((rgba[index] ?? 0) > 128) bright += 1;
    return bright > 5_000;
  }
});
