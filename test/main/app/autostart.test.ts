import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createAutostart, launchCommand } from '../../../src/main/app/autostart.ts';
import { desktopEntry, quoteExec, readDesktopEntry } from '../../../src/main/app/autostart-entry.ts';
import { describeNeeding } from '../../needs.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const NASTY = [
  'plain',
  '/opt/My Apps/Pilotlight',
  'a"b',
  'a\\b',
  'a$b`c',
  '100%',
  '%f',
  "it's",
  'two\nlines',
  'tab\there',
  ';',
  '',
];

describe('one argument of an Exec line', () => {
  it.each([
    ['/usr/bin/pilotlight', '/usr/bin/pilotlight'],
    ['/opt/My Apps/Pilotlight', '"/opt/My Apps/Pilotlight"'],
    ['a"b', '"a\\\\"b"'],
    ['a\\b', '"a\\\\\\\\b"'],
    ['$HOME', '"\\\\$HOME"'],
    ['100%', '100%%'],
    ['', '""'],
  ])('%s', (argument, quoted) => expect(quoteExec(argument)).toBe(quoted));

  it('never breaks its line', () => {
    for (const argument of NASTY) expect(quoteExec(argument)).not.toMatch(/[\n\r\t]/);
  });
});

describe('an entry', () => {
  it('is read back as it was written', () => {
    const command = ['/opt/My Apps/Pilotlight', '--quiet-start'];
    expect(readDesktopEntry(desktopEntry(command))).toBe(command.map(quoteExec).join(' '));
  });

  it.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
    'switched off by %s does not count',
    (line) => {
      const text = desktopEntry(['/usr/bin/pilotlight']).replace('X-GNOME-Autostart-enabled=true', line);
      expect(readDesktopEntry(text)).toBeNull();
    },
  );

  it('without a command does not count', () => expect(readDesktopEntry('[Desktop Entry]\n')).toBeNull());
});

describeNeeding('packaging', 'an entry before the judge of the desktop', () => {
  it.each(NASTY.filter((argument) => argument !== ''))('is valid with %j', (argument) => {
    const folder = mkdtempSync(join(tmpdir(), 'pilotlight-entry-'));
    try {
      const path = join(folder, 'pilotlight.desktop');
      writeFileSync(path, desktopEntry(['/usr/bin/pilotlight', argument]));
      expect(execFileSync('desktop-file-validate', [path], { encoding: 'utf8' })).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what starts this Pilotlight', () => {
  it.each([
    ['packaged', {}, true, { file: '/opt/pilotlight', args: [] }],
    ['from its sources', {}, false, { file: '/opt/pilotlight', args: ['/src'] }],
    ['an AppImage', { APPIMAGE: '/home/ada/P.AppImage' }, true, { file: '/home/ada/P.AppImage', args: [] }],
  ] as const)('%s', (_, env, packaged, command) => {
    expect(launchCommand(env, '/opt/pilotlight', packaged, '/src')).toEqual(command);
  });
});

const NO_APP = { getLoginItemSettings: vi.fn(), setLoginItemSettings: vi.fn() };
const command = { file: '/opt/My Apps/Pilotlight', args: [] };

describe('on Linux', () => {
  const path = '/home/ada/.config/autostart/pilotlight.desktop';

  it('is written, read back, and removed', async () => {
    const host = createSimulatedHost();
    const autostart = createAutostart({ app: NO_APP, host, command });
    expect(await autostart.read()).toBe(false);
    expect(await autostart.write(true)).toBe(true);
    expect(await autostart.read()).toBe(true);
    expect((await host.files.stat(path))?.mode).toBe(0o644);
    expect(await autostart.write(false)).toBe(true);
    expect(await host.files.stat(path)).toBeNull();
  });

  it('goes where XDG_CONFIG_HOME says, when that is a whole path', async () => {
    for (const [given, at] of [
      ['/elsewhere', '/elsewhere/autostart/pilotlight.desktop'],
      ['relative', path],
    ] as const) {
      const host = createSimulatedHost({ env: { HOME: '/home/ada', XDG_CONFIG_HOME: given } });
      await createAutostart({ app: NO_APP, host, command }).write(true);
      expect(await host.files.stat(at), given).not.toBeNull();
    }
  });

  it('an entry for a place that the app has left does not count', async () => {
    const host = createSimulatedHost();
    await createAutostart({ app: NO_APP, host, command }).write(true);
    const moved = createAutostart({ app: NO_APP, host, command: { file: '/new/place', args: [] } });
    expect(await moved.read()).toBe(false);
    expect(await moved.write(true)).toBe(true);
  });
});

describe('at the start on Linux', () => {
  const setUp = async (entry: string | null) => {
    const host = createSimulatedHost();
    if (entry !== null) await host.files.write('/home/ada/.config/autostart/pilotlight.desktop', entry, 0o644);
    return createAutostart({ app: NO_APP, host, command });
  };
  const own = desktopEntry([command.file, '--quiet-start']);
  const elsewhere = desktopEntry(['/old/place', '--quiet-start']);

  it.each([
    ['was removed by the user', null, true, false],
    ['is as it should be', own, true, true],
    ['names a place that the app has left', elsewhere, true, true],
    ['names another place and is not wanted', elsewhere, false, false],
    ['was switched off by the desktop', `${own}Hidden=true\n`, true, false],
  ])('the entry %s', async (_, entry, wanted, holds) => {
    const autostart = await setUp(entry);
    expect(await autostart.settle(wanted)).toBe(holds);
    expect(await autostart.read()).toBe(holds);
  });
});

describe.each(['darwin', 'win32'] as const)('on %s', (platform) => {
  const setUp = (taken: boolean) => {
    let on = false;
    const app = {
      getLoginItemSettings: vi.fn(() => ({ openAtLogin: on, executableWillLaunchAtLogin: on }) as never),
      setLoginItemSettings: vi.fn((item: { openAtLogin?: boolean }) => {
        if (taken) on = item.openAtLogin === true;
      }),
    };
    return { app, autostart: createAutostart({ app, host: createSimulatedHost({ platform }), command }) };
  };

  it('asks the system and believes only what it reads back', async () => {
    expect(await setUp(true).autostart.write(true)).toBe(true);
    expect(await setUp(false).autostart.write(true)).toBe(false);
  });

  it('names program and arguments where the system takes them', async () => {
    const { app, autostart } = setUp(true);
    await autostart.write(true);
    const extra = platform === 'win32' ? { path: command.file, args: ['--quiet-start'] } : {};
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, ...extra });
  });
});

describe('what the system decides besides', () => {
  const reads = (platform: 'darwin' | 'win32', settings: object) =>
    createAutostart({
      app: { getLoginItemSettings: () => settings as never, setLoginItemSettings: vi.fn() },
      host: createSimulatedHost({ platform }),
      command,
    }).read();
  const item = { path: command.file, scope: 'user', args: [], name: 'Pilotlight' };

  it.each([
    ['listed and on', { launchItems: [{ ...item, enabled: true }], executableWillLaunchAtLogin: true }, true],
    ['switched off in the Task Manager', { launchItems: [{ ...item, enabled: false }] }, false],
    ['another program of ours is off', { launchItems: [{ ...item, path: 'C:\\other.exe', enabled: false }] }, true],
    ['the Run key is deactivated', { launchItems: [], executableWillLaunchAtLogin: false }, false],
  ])('Windows, %s', async (_, settings, starts) => {
    expect(await reads('win32', { openAtLogin: true, ...settings })).toBe(starts);
  });

  it.each([
    ['enabled', true],
    ['requires-approval', false],
    ['not-registered', false],
    ['not-found', false],
  ])('macOS says %s: %s', async (status, starts) => {
    expect(await reads('darwin', { openAtLogin: true, status })).toBe(starts);
  });
});
