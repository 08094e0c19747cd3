/** What it gives besides windows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventsOf, outcome, PAGE } from './case.mjs';

/** @typedef {import('./case.mjs').Case} Case */

/** @type {readonly Case[]} */
export const DESKTOP = [
  {
    name: 'a partition is one session',
    run: ({ session }) => session.fromPartition('panel', { cache: false }) === session.fromPartition('panel'),
    is: true,
  },
  {
    name: 'a scheme is served by one handler',
    run({ session }) {
      const { protocol } = session.fromPartition('panel');
      const serve = () =>
        outcome(() =>
          protocol.handle('app', () => new Response('<p>page', { headers: { 'content-type': 'text/html' } })),
        );
      return [serve(), serve()];
    },
    is: ['nothing', 'throws'],
  },
  {
    name: 'a session is closed piece by piece, and says nothing to it',
    run({ session }) {
      const one = session.fromPartition('panel');
      return [
        outcome(() => one.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))),
        outcome(() => one.setPermissionCheckHandler(() => false)),
        outcome(() => one.setDevicePermissionHandler(() => false)),
        outcome(() => one.setSpellCheckerEnabled(false)),
        outcome(() => one.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(PAGE) }))),
      ];
    },
    is: ['nothing', 'nothing', 'nothing', 'nothing', 'nothing'],
  },
  {
    name: 'no proxy is DIRECT',
    run: ({ session }) => session.defaultSession.resolveProxy('https://example.invalid/'),
    is: 'DIRECT',
  },
  {
    name: 'screens lie at whole pixels',
    run({ screen }) {
      const all = [
        ...screen.getAllDisplays(),
        screen.getPrimaryDisplay(),
        screen.getDisplayNearestPoint({ x: 9, y: 9 }),
      ];
      return all.every(({ bounds, workArea }) =>
        [bounds, workArea].every((box) => Object.values(box).every(Number.isInteger)),
      );
    },
    is: true,
  },
  {
    name: 'theme, power and network answer at once',
    run: ({ nativeTheme, net, powerMonitor }) => [
      typeof nativeTheme.shouldUseDarkColors,
      typeof net.isOnline(),
      powerMonitor.on('suspend', () => {}) === powerMonitor,
      nativeTheme.on('updated', () => {}) === nativeTheme,
    ],
    is: ['boolean', 'boolean', true, true],
  },
  {
    name: 'a menu keeps order and kind of its lines, and fills in what is left out',
    run({ Menu }) {
      const { items } = Menu.buildFromTemplate([
        { label: 'a' },
        { type: 'separator' },
        { type: 'checkbox', label: 'b', checked: true },
        { label: 'c', enabled: false, submenu: [{ label: 'd' }] },
      ]);
      return items.map(({ checked, enabled, label, submenu, type }) => [
        type,
        label,
        enabled,
        checked,
        submenu?.items.length ?? 0,
      ]);
    },
    is: [
      ['normal', 'a', true, false, 0],
      ['separator', '', true, false, 0],
      ['checkbox', 'b', true, true, 0],
      ['submenu', 'c', false, false, 1],
    ],
  },
  {
    name: 'a line of a menu without a label is refused',
    run: ({ Menu }) => outcome(() => Menu.buildFromTemplate([{ enabled: true }])),
    is: 'throws',
  },
  {
    name: 'a click on a check mark turns it first, and hands over the line',
    run({ Menu }) {
      /** @type {unknown[]} */
      const seen = [];
      const menu = Menu.buildFromTemplate([
        { type: 'checkbox', label: 'b', click: ({ checked }) => seen.push(checked) },
      ]);
      menu.items[0]?.click();
      menu.items[0]?.click();
      return seen;
    },
    is: [true, false],
  },
  {
    name: 'an icon takes what it is given until it is destroyed, and nothing after',
    run({ Menu, nativeImage, Tray }, { picture }) {
      const tray = new Tray(nativeImage.createFromPath(picture));
      const life = [
        outcome(() => tray.setToolTip('x')),
        outcome(() => tray.setImage(nativeImage.createFromPath(picture))),
        outcome(() => tray.setContextMenu(Menu.buildFromTemplate([{ label: 'a' }]))),
        tray.isDestroyed(),
      ];
      tray.destroy();
      return [...life, tray.isDestroyed(), outcome(() => tray.setToolTip('y'))];
    },
    is: ['nothing', 'nothing', 'nothing', false, true, 'throws'],
  },
  {
    name: 'a banner says that it is shown, and nothing when it is taken back, however often',
    run: ({ Notification }) => {
      const banner = new Notification({ title: 'a', body: 'b', silent: true, urgency: 'critical' });
      return eventsOf(banner, ['show', 'failed', 'close', 'click'], async () => {
        banner.show();
        await pause(500);
        banner.close();
        banner.close();
      });
    },
    is: ['show'],
  },
  {
    name: 'a banner that was never shown closes in silence',
    run: ({ Notification }) => {
      const banner = new Notification({ title: 'a' });
      return eventsOf(banner, ['show', 'failed', 'close'], () => banner.close());
    },
    is: [],
  },
  { name: 'banners are there', run: ({ Notification }) => Notification.isSupported(), is: true },
  {
    name: 'listeners for pages can be taken away',
    run: ({ ipcMain }) => [ipcMain.on('x', () => {}) === ipcMain, ipcMain.removeAllListeners('x') === ipcMain],
    is: [true, true],
  },
  {
    name: 'a child beside it takes a message, answers, and tells its end',
    async run({ utilityProcess }, { folder }) {
      const program = join(folder, 'child.mjs');
      writeFileSync(
        program,
        "process.parentPort.once('message', ({ data }) => process.parentPort.postMessage(data + 1));",
      );
      const child = utilityProcess.fork(program, [], { stdio: 'ignore' });
      child.postMessage(1);
      const answer = await new Promise((resolve) => child.once('message', resolve));
      const ended = new Promise((resolve) => child.once('exit', () => resolve('exit')));
      return [answer, child.kill(), await ended];
    },
    is: [2, true, 'exit'],
  },
];
