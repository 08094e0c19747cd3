import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { GAVE_UP } from '../../src/main/app/exit-codes.ts';
import { buildDouble, type Desktop, type Double, isAlive, makeWorld, type World } from '../fakes/desktop/launch.ts';
import type { Orders } from '../fakes/desktop/orders.ts';
import { OPERATIONAL, pageWithSignInIncident } from '../loopback/incident-page.ts';
import { readHttpFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { describeNeeding } from '../needs.ts';
import { every } from '../patience.ts';

/** How often the long scenario runs; docs/desktop.md says what twenty in a row came to. */
const RUNS = Number(process.env.PILOTLIGHT_DESKTOP_RUNS ?? 1);

/** Several of these run beside each other, each with a Chromium of its own. */
const WAIT = every(20);

const ARTIFACTS = join(import.meta.dirname, '../../test-artifacts/desktop');

describeNeeding('browser', 'the desktop on the Electron double', () => {
  let double: Double;
  let server: StatusServer;
  let world: World;
  let desktop: Desktop;
  beforeAll(async () => {
    double = await buildDouble();
  });
  afterAll(() => double?.remove());
  beforeEach(async () => {
    server = await startStatusServer();
    server.sayPage('/api/v2/summary.json', OPERATIONAL);
    server.say('/api/hello', readHttpFixture('reported.hello-ok'));
    server.say('/v1/oauth/hello', readHttpFixture('reported.hello-ok'));
    world = makeWorld(server.origin);
    desktop = double.start(world.env, ['--quiet-start']);
  });
  afterEach(async () => {
    await desktop.end();
    await server.close();
    world.remove();
  });

  const soon = <T>(check: () => Promise<T>) => vi.waitFor(check, WAIT);
  const tray = () => desktop.ask('tray');
  const labels = async () => (await tray()).menu.map(({ label }) => label);
  const windows = () => desktop.ask('windows');
  const signedIn = () =>
    soon(async () => expect((await tray()).menu[0]?.label).toBe('Signed in. Claude Code is ready.'));
  const callsOf = async (what: string) => (await desktop.ask('calls')).filter((call) => call.what === what);
  const order = async <N extends keyof Orders>(name: N, input: Orders[N]['input']) => {
    await (desktop.ask as (name: N, input: unknown) => Promise<unknown>)(name, input);
  };
  const openByTray = async () => {
    await desktop.trayReady;
    await desktop.ask('click-tray');
    const page = await desktop.page();
    await page.locator('h1').waitFor();
    return page;
  };
  const quit = async () => {
    await desktop.ask('quit');
    expect(await desktop.ended).toBe(0);
  };

  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))('the whole way, run %i', async () => {
    await signedIn();
    expect((await tray()).image).toMatch(/icons\/linux\/green-dark-24\.png$/);
    expect(await windows()).toEqual([]);

    const page = await openByTray();
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    expect(await windows()).toMatchObject([{ visible: true, frame: false }]);

    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Start with the computer').check();
    const entry = join(world.home, '.config/autostart/pilotlight.desktop');
    await soon(async () => expect(readFileSync(entry, 'utf8')).toContain('--quiet-start'));
    await page.getByRole('button', { name: 'Back', exact: true }).click();

    world.setLogin('ended');
    await soon(async () => expect((await tray()).image).toMatch(/red-dark-24\.png$/));
    await soon(async () => expect(await page.locator('h1').textContent()).toBe('Signed out: your login expired.'));
    expect((await tray()).tooltip).toContain('Pilotlight: Signed out');

    server.sayPage('/api/v2/summary.json', pageWithSignInIncident());
    await page.getByRole('button', { name: 'Check now' }).click();
    await soon(async () => expect(await desktop.ask('notifications')).toMatchObject([{ state: 'shown' }]));
    await order('close-window', null);
    await soon(async () => expect(await windows()).toMatchObject([{ visible: false }]));
    await order('click-notification', { index: 0 });
    await soon(async () => expect(await windows()).toMatchObject([{ visible: true }]));

    await order('power', { event: 'suspend' });
    await order('power', { event: 'resume' });
    // After a wake nothing is believed before the network has proved itself.
    await soon(async () => expect(await labels()).toContain('Reconnecting… showing the last known status.'));

    await order('blur-window', null);
    await soon(async () => expect(await windows()).toMatchObject([{ visible: false }]));
    const second = double.start(world.env);
    expect(await second.ended).toBe(0);
    await soon(async () => expect(await windows()).toMatchObject([{ visible: true }]));

    await quit();
    expect(desktop.output()).toBe('');
    expect(isAlive(desktop.pid)).toBe(false);
    expect(existsSync(join(world.dataDir, 'instance.lock'))).toBe(false);
  });

  it('gives a page that was taken over nothing', async () => {
    const page = await openByTray();
    expect(await page.evaluate(() => Object.keys(window.pilotlight ?? {}).sort())).toEqual([
      'close',
      'kind',
      'run',
      'snapshot',
      'subscribe',
    ]);
    expect(await page.evaluate(() => fetch('https://example.com/').catch(() => 'refused'))).toBe('refused');
    expect(await page.evaluate(() => fetch('/index.html').catch(() => 'refused'))).toBe('refused');
    const markup = page.evaluate(() => {
      document.body.innerHTML = '<b>bold</b>';
    });
    await expect(markup).rejects.toThrow(/TrustedHTML/);
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await soon(async () =>
      expect(await callsOf('navigation.refused')).toMatchObject([{ with: ['https://example.com/'] }]),
    );
    expect(await page.locator('h1').count()).toBe(1);
    expect(await desktop.ask('wants-window', { url: 'https://status.claude.com/' })).toBe('deny');
    for (const permission of ['media', 'notifications', 'clipboard-read', 'geolocation', 'openExternal']) {
      expect(await desktop.ask('ask-permission', { permission })).toEqual([false, false, false]);
    }
    const run = (name: string, payload: unknown) =>
      page.evaluate(([name, payload]) => window.pilotlight?.run(name as never, payload as never), [
        name,
        payload,
      ] as const);
    expect(await run('open-link', { link: 'https://example.com/' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await run('toString', {})).toMatchObject({ ok: false, code: 'unknown-command' });
    expect(await callsOf('ipcMain.removeAllListeners')).toMatchObject([{ with: ['electron-store-get-data'] }]);
    expect(await callsOf('Menu.setApplicationMenu')).toMatchObject([{ with: [['View']] }]);
    expect(await run('open-link', { link: 'status-page' })).toEqual({ ok: true, value: null });
    expect(await callsOf('shell.openExternal')).toMatchObject([{ with: ['https://status.claude.com/'] }]);
    await quit();
  });

  it('draws without an error of the page or the policy', async () => {
    const page = await openByTray();
    mkdirSync(ARTIFACTS, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(ARTIFACTS, `window-${colorScheme}.png`) });
    }
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.locator('[data-view=settings]').waitFor();
    await page.screenshot({ path: join(ARTIFACTS, 'settings-dark.png') });
    await page.keyboard.press('Escape');
    await page.locator('[data-view=home]').waitFor();
    await page.keyboard.press('Escape');
    await soon(async () => expect(await windows()).toMatchObject([{ visible: false }]));
    expect(await callsOf('page.error')).toEqual([]);
    expect(await callsOf('request.cancelled')).toEqual([]);
    await quit();
  });

  it('does what the menu says', async () => {
    await signedIn();
    await order('click-menu', { path: ['Fix', 'Copy diagnostics'] });
    await soon(async () => expect(await callsOf('clipboard.writeText')).toHaveLength(1));
    const report = String((await callsOf('clipboard.writeText'))[0]?.with[0]);
    expect(JSON.parse(report)).toMatchObject({ light: 'green', platform: process.platform });
    expect(report).not.toMatch(/fake-access-token|fake-refresh-token/);
    expect(report).not.toContain(world.home);
    await order('click-menu', { path: ['Fix', 'About Pilotlight'] });
    await soon(async () => expect(await callsOf('dialog.showMessageBox')).toHaveLength(1));
    await order('click-menu', { path: ['Mute notifications', 'For an hour'] });
    await soon(async () => expect(await labels()).toContain('Notifications are muted'));
    await order('click-menu', { path: ['Notifications are muted', 'Unmute'] });
    await soon(async () => expect(await labels()).toContain('Mute notifications'));
    await order('click-menu', { path: ['Open Pilotlight'] });
    await soon(async () => expect(await windows()).toMatchObject([{ visible: true }]));
    await (await desktop.page()).locator('h1').waitFor();
    await order('click-menu', { path: ['Settings'] });
    // The page may be a new one: it is looked up anew each time.
    await soon(async () => expect(await (await desktop.page()).locator('[data-view=settings]').count()).toBe(1));
    const { published } = await tray();
    expect(published).toBeGreaterThan(2);
    await order('click-menu', { path: ['Quit'] });
    expect(await desktop.ended).toBe(0);
  });

  it('takes over settings that the terminal program wrote', async () => {
    await signedIn();
    const entry = join(world.home, '.config/autostart/pilotlight.desktop');
    writeFileSync(
      join(world.dataDir, 'settings.json'),
      JSON.stringify({ version: 1, autostart: true, trayTheme: 'light' }),
    );
    await soon(async () => expect((await tray()).image).toMatch(/green-light-24\.png$/));
    await soon(async () => expect(existsSync(entry)).toBe(true));
    await quit();
  });

  it('says so in the log when no banner can be shown at all', async () => {
    await signedIn();
    await order('notification-host', { mode: 'fails' });
    world.setLogin('ended');
    const log = join(world.dataDir, 'pilotlight.log');
    await soon(async () => expect(readFileSync(log, 'utf8')).toMatch(/"event":"notice".*"status":"failed"/));
    expect(readFileSync(log, 'utf8')).not.toMatch(/fake-access-token|fake-refresh-token/);
    await quit();
  });
});

describeNeeding('browser', 'a desktop that is not as it should be', () => {
  let double: Double;
  let server: StatusServer;
  let world: World;
  beforeAll(async () => {
    double = await buildDouble();
    server = await startStatusServer();
  });
  afterAll(async () => {
    double?.remove();
    await server?.close();
  });
  beforeEach(() => {
    world = makeWorld(server.origin);
  });
  afterEach(() => world.remove());

  const during = async (desktop: Desktop, check: () => Promise<void>) => {
    try {
      await vi.waitFor(check, WAIT);
    } finally {
      await desktop.end();
    }
  };

  it('opens its window when a person started it', async () => {
    const desktop = double.start(world.env);
    await during(desktop, async () => expect(await desktop.ask('windows')).toMatchObject([{ visible: true }]));
  });

  it('opens a plain window where there is no tray, and says why once', async () => {
    const bin = join(world.home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'gdbus'), '#!/bin/sh\necho "(false,)"\n');
    chmodSync(join(bin, 'gdbus'), 0o755);
    const env = { ...world.env, PATH: `${bin}:${process.env.PATH}` };
    for (const told of [1, 0]) {
      const desktop = double.start(env, ['--quiet-start']);
      await during(desktop, async () => {
        expect(await desktop.ask('windows')).toMatchObject([{ visible: true, frame: true }]);
        expect((await desktop.ask('notifications')).map(({ title }) => title)).toEqual(
          Array(told).fill('This desktop has no tray'),
        );
      });
    }
  });

  it('keeps settings it cannot read and starts with the usual ones', async () => {
    mkdirSync(world.dataDir, { recursive: true });
    writeFileSync(join(world.dataDir, 'settings.json'), '{"autostart": tru');
    const desktop = double.start(world.env, ['--quiet-start']);
    await during(desktop, async () => {
      expect((await desktop.ask('tray')).menu.length).toBeGreaterThan(5);
      expect(readFileSync(join(world.dataDir, 'settings.json.corrupt'), 'utf8')).toBe('{"autostart": tru');
    });
  });

  it('leaves word how "pilotlight open" finds it, and takes it away at its end', async () => {
    const word = join(world.dataDir, 'desktop.json');
    const desktop = double.start(world.env, ['--quiet-start']);
    await during(desktop, async () => {
      const { pid, file, args } = JSON.parse(readFileSync(word, 'utf8'));
      expect({ pid, file }).toEqual({ pid: desktop.pid, file: process.execPath });
      expect(existsSync(join(String(args[0]), 'out/main/index.js'))).toBe(true);
    });
    expect(existsSync(word)).toBe(false);
  });

  it('ends when its folder cannot be made', async () => {
    writeFileSync(world.dataDir, 'a file where the folder should be');
    expect(await double.start(world.env).ended).toBe(GAVE_UP);
  });

  it('gives way to a Pilotlight that watches in a terminal', async () => {
    const lock = join(world.dataDir, 'instance.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, life: null }));
    const desktop = double.start(world.env);
    expect(await desktop.ended).toBe(GAVE_UP);
  });
});
