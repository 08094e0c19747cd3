/**
 * The whole way in the pinned Electron on macOS and Windows, after `npm run build` and `npx install-electron`. Linux has
 * test/e2e/linux, which sees more. What ran where: docs/desktop.md.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../scripts/project.mjs';
import { makeWorld, type World } from '../fakes/desktop/launch.ts';
import { readFixture, readHttpFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { WAIT } from '../patience.ts';
import { explainNoElectron, findRealElectron } from './find-electron.ts';

interface HeldItem {
  label: string;
  click(): void;
  submenu?: { items: HeldItem[] };
}

/** What hold.cjs holds. */
interface Hooked {
  pilotlightHeld: {
    tray: { emit(event: string, ...args: unknown[]): void } | null;
    menu: { items: HeldItem[] } | null;
    tooltip: string;
    notifications: { title: string; emit(event: string): void }[];
    boxes: { message: string; detail: string; buttons: string[] }[];
  };
}

const why = explainNoElectron();
const name = 'the desktop in the real Electron';

describe.skipIf(why !== null)(why === null ? name : `${name} (left out: ${why})`, { timeout: 180_000 }, () => {
  let server: StatusServer;
  let world: World;
  let app: ElectronApplication;
  let env: Record<string, string>;
  const ARGS = [ROOT, '--quiet-start'];

  beforeEach(async () => {
    server = await startStatusServer();
    server.sayPage('/api/v2/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
    server.say('/api/hello', readHttpFixture('reported.hello-ok'));
    server.say('/v1/oauth/hello', readHttpFixture('reported.hello-ok'));
    world = makeWorld(server.origin);
    const kept = Object.entries(process.env).filter(
      ([key]) => !/^(ELECTRON_|CLAUDE|ANTHROPIC_|XDG_CONFIG_HOME$)/.test(key),
    );
    env = { ...(Object.fromEntries(kept) as Record<string, string>), ...world.env, USERPROFILE: world.home };
    app = await _electron.launch({
      executablePath: findRealElectron() ?? '',
      args: ['-r', join(ROOT, 'test/e2e/hold.cjs'), ...ARGS],
      env,
    });
  });
  afterEach(async () => {
    await app?.close().catch(() => {});
    await server.close();
    world.remove();
  });

  const soon = <T>(check: () => Promise<T> | T) => vi.waitFor(check, WAIT);
  // Run inside Electron: they can use nothing from here.
  const tooltip = () => app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.tooltip);
  const banners = () =>
    app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.notifications.map(({ title }) => title));
  const boxes = () => app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.boxes);
  const clickBanner = () =>
    app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.notifications.at(-1)?.emit('click'));
  const clickTray = () =>
    app.evaluate(() => {
      const at = { x: 100, y: 0, width: 16, height: 16 };
      (globalThis as unknown as Hooked).pilotlightHeld.tray?.emit('click', {}, at, { x: 100, y: 0 });
    });
  /** Throws while there is no such line. */
  const choose = (...path: string[]) =>
    soon(() =>
      app.evaluate((_electron, labels) => {
        const held = (globalThis as unknown as Hooked).pilotlightHeld;
        // The menu is handed over with the click that asks for it.
        held.tray?.emit('right-click');
        let items = held.menu?.items ?? [];
        for (const [index, label] of labels.entries()) {
          const item = items.find((one) => one.label === label);
          if (!item) throw new Error(`no menu line "${label}"`);
          if (index === labels.length - 1) item.click();
          else items = item.submenu?.items ?? [];
        }
      }, path),
    );
  const visible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  const openWindow = async (): Promise<Page> => {
    await soon(async () => expect(await tooltip()).toContain('Signed in'));
    await clickTray();
    const page = await app.firstWindow();
    await page.locator('h1').waitFor();
    return page;
  };

  it('tray, window, click, push, wake, second start, end', async () => {
    const page = await openWindow();
    expect(page.url()).toBe('app://panel/');
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Start with the computer').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();

    world.setLogin('ended');
    await soon(async () => expect(await page.locator('h1').textContent()).toBe('Signed out: your login expired.'));
    await soon(async () => expect(await tooltip()).toContain('Signed out'));

    await page.keyboard.press('Escape');
    await soon(async () => expect(await visible()).toEqual([false]));
    await clickTray();
    await soon(async () => expect(await visible()).toEqual([true]));
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await soon(async () => expect(await visible()).toEqual([false]));
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));

    const second = spawn(findRealElectron() ?? '', ARGS, { env, stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
    await soon(async () => expect(await visible()).toEqual([true]));

    const ended = app.waitForEvent('close');
    await app.evaluate(({ app }) => app.quit());
    await ended;
  });

  it('repairs from the tray, after a question, and takes it back', async () => {
    const settings = join(world.home, '.claude/settings.json');
    const broken = '{\n  "model": "opus",\n}\n';
    // The verdict speaks of it at once, so that nobody waits for "Signed in" here.
    writeFileSync(settings, broken);
    await choose('Fix', 'Repair…');
    await soon(() => expect(readFileSync(settings, 'utf8')).toBe('{\n  "model": "opus"\n}\n'));
    expect(await boxes()).toMatchObject([
      { buttons: ['Do it', 'Cancel'], detail: expect.stringContaining('settings.json') },
    ]);
    const undo = await soon(async () => {
      const lines = await app.evaluate(() => {
        const held = (globalThis as unknown as Hooked).pilotlightHeld;
        held.tray?.emit('right-click');
        return held.menu?.items.find(({ label }) => label === 'Fix')?.submenu?.items.map(({ label }) => label);
      });
      const line = lines?.find((label) => label.startsWith('Undo: '));
      if (!line) throw new Error(`there are: ${lines?.join(' | ')}`);
      return line;
    });
    await choose('Fix', undo);
    await soon(() => expect(readFileSync(settings, 'utf8')).toBe(broken));
  });

  it('gives the page a bridge and nothing else', async () => {
    const page = await openWindow();
    const world = await page.evaluate(() => ({
      leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((key) => key in globalThis),
      bridge: Object.keys(window.pilotlight ?? {}).sort(),
      frozen: Object.isFrozen(window.pilotlight),
    }));
    expect(world).toEqual({ leaked: [], bridge: ['close', 'kind', 'run', 'snapshot', 'subscribe'], frozen: true });
    expect(await page.evaluate(() => fetch('https://example.com/').catch(() => 'refused'))).toBe('refused');
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    expect(await page.locator('h1').count()).toBe(1);
    expect(page.url()).toBe('app://panel/');
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'notifications' })).state)).toBe(
      'denied',
    );
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('opens its window on a click on a banner', async ({ skip }) => {
    await openWindow();
    const supported = await app.evaluate(({ Notification }) => Notification.isSupported());
    skip(!supported, 'this desktop shows no banners of Electron');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await soon(async () => expect(await visible()).toEqual([false]));
    world.setLogin('ended');
    await vi.waitFor(async () => expect((await banners()).at(-1)).toMatch(/signed out|login/i), {
      timeout: 120_000,
      interval: 500,
    });
    await clickBanner();
    await soon(async () => expect(await visible()).toEqual([true]));
  });
});
