/**
 * The whole way in the real Electron. What runs here and what only ran on the double: docs/desktop.md.
 * `xvfb-run -a npx vitest run test/e2e` after `npm run build` and `npx install-electron`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../scripts/project.mjs';
import { makeWorld, type World } from '../electron-double/launch.ts';
import { readFixture, readHttpFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { explainNoElectron, findRealElectron } from './find-electron.ts';

/** What hold.cjs holds. */
interface Hooked {
  pilotlightHeld: {
    tray: { emit(event: string, ...args: unknown[]): void } | null;
    tooltip: string;
    notifications: { emit(event: string): void }[];
  };
}

const why = explainNoElectron();
const name = 'the desktop in the real Electron';

describe.skipIf(why !== null)(why === null ? name : `${name} (left out: ${why})`, () => {
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
    const kept = Object.entries(process.env).filter(([key]) => !/^(ELECTRON_|CLAUDE|ANTHROPIC_)/.test(key));
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

  const soon = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
  // Run inside Electron: they can use nothing from here.
  const tooltip = () => app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.tooltip);
  const banners = () => app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.notifications.length);
  const clickBanner = () =>
    app.evaluate(() => (globalThis as unknown as Hooked).pilotlightHeld.notifications.at(-1)?.emit('click'));
  const clickTray = () =>
    app.evaluate(() => {
      const at = { x: 100, y: 0, width: 16, height: 16 };
      (globalThis as unknown as Hooked).pilotlightHeld.tray?.emit('click', {}, at, { x: 100, y: 0 });
    });
  const openByTray = async (): Promise<Page> => {
    await soon(async () => expect(await tooltip()).toContain('Signed in'));
    const opened = app.waitForEvent('window');
    await clickTray();
    const page = await opened;
    await page.locator('h1').waitFor();
    return page;
  };
  const visible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));

  it('tray, window, click, push, wake, second start, end', async () => {
    const page = await openByTray();
    expect(page.url()).toBe('app://panel/');
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('For a light panel').or(page.getByLabel('Tray icon')).first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-view=home]').waitFor();

    world.setLogin('ended');
    await soon(async () => expect(await page.locator('h1').textContent()).toBe('Signed out: your login expired.'));
    expect(await tooltip()).toContain('Signed out');

    await page.keyboard.press('Escape');
    await soon(async () => expect(await visible()).toEqual([false]));
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

    const second = spawn(findRealElectron() ?? '', ARGS, { env, stdio: 'ignore' });
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
    await soon(async () => expect(await visible()).toEqual([true]));

    const ended = app.waitForEvent('close');
    await app.evaluate(({ app }) => app.quit());
    await ended;
  }, 120_000);

  it('gives the page a bridge and nothing else', async () => {
    const page = await openByTray();
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
    expect(page.url()).toBe('app://panel/');
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'notifications' })).state)).toBe(
      'denied',
    );
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  }, 60_000);

  it('opens its window on a click on a banner', async () => {
    await openByTray();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await soon(async () => expect(await visible()).toEqual([false]));
    world.setLogin('ended');
    await vi.waitFor(async () => expect(await banners()).toBeGreaterThan(0), {
      timeout: 90_000,
      interval: 500,
    });
    await clickBanner();
    await soon(async () => expect(await visible()).toEqual([true]));
  }, 150_000);
});
