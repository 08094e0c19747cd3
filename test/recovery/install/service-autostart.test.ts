import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../../src/platform/host.ts';
import { openServiceAutostart } from '../../../src/recovery/install/service-autostart.ts';
import { launchAgent, systemdUnit } from '../../../src/recovery/install/service-entries.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const COMMAND = ['/opt/my node/node', '/srv/50% "ours"/pilotlight.cjs', 'serve', '--no-open'];

describe('a unit of systemd', () => {
  it('keeps every character of a path, whatever systemd would make of it', () => {
    const unit = systemdUnit([...COMMAND, '$HOME\\x'], { PILOTLIGHT_HOME: '/data/%h' });
    expect(unit).toContain(
      'ExecStart="/opt/my node/node" "/srv/50%% \\"ours\\"/pilotlight.cjs" "serve" "--no-open" "$$HOME\\\\x"',
    );
    expect(unit).toContain('Environment="PILOTLIGHT_HOME=/data/%%h"');
  });
});

describe('an agent of launchd', () => {
  it('is there when on, gone when off, and another one does not count', async () => {
    const host = createSimulatedHost({ platform: 'darwin' });
    const place = `${host.home}/Library/LaunchAgents/app.pilotlight.Pilotlight.headless.plist`;
    const autostart = await openServiceAutostart(host, COMMAND);
    expect(await autostart?.write(true)).toBe(true);
    const found = await host.files.read(place);
    expect(found.ok && new TextDecoder().decode(found.bytes)).toContain('50% &quot;ours&quot;');
    await host.files.write(place, launchAgent(['/bin/true'], {}), 0o644);
    expect(await autostart?.read()).toBe(false);
    expect(await autostart?.write(false)).toBe(true);
    expect(await host.files.stat(place)).toBeNull();
  });
});

describe('an entry of the same name', () => {
  it.each(['linux', 'darwin'] as const)(
    'that somebody else has made stays, on %s; one of an earlier Pilotlight goes',
    async (platform) => {
      const host = createSimulatedHost({ platform });
      host.disk.put('/usr/bin/systemctl', '#!/bin/sh', { mode: 0o755 });
      const run = async () => ({ ok: true, code: 0, stdout: 'enabled', stderr: '' }) as const;
      const machine = { ...host, env: { ...host.env, PATH: '/usr/bin' }, processes: { ...host.processes, run } };
      const autostart = await openServiceAutostart(machine, COMMAND);
      const place = String(autostart?.place);
      await host.files.write(place, '[Service]\nExecStart=/bin/true\n', 0o644);
      expect(await autostart?.owner()).toBe('other');
      expect([await autostart?.write(true), await autostart?.write(false)]).toEqual([false, true]);
      expect(host.disk.text(place)).toContain('/bin/true');
      const earlier =
        platform === 'linux' ? systemdUnit(['/old/pilotlight'], {}) : launchAgent(['/old/pilotlight'], {});
      await host.files.write(place, earlier, 0o644);
      expect([await autostart?.owner(), await autostart?.read()]).toEqual(['ours', false]);
      expect(await autostart?.write(false)).toBe(true);
      expect(await host.files.stat(place)).toBeNull();
    },
  );
});

describe('on a machine with systemd', () => {
  /** systemctl, as far as it is asked: it enables a unit whose file is there. */
  function withSystemd(env: Record<string, string> = {}) {
    const host = createSimulatedHost({ env: { PATH: '/usr/bin', ...env } });
    host.disk.put('/usr/bin/systemctl', '#!/bin/sh', { mode: 0o755 });
    const place = `${host.home}/.config/systemd/user/pilotlight.service`;
    const enabled = new Set<string>();
    host.programs.install('/usr/bin/systemctl', ({ args: [, , verb, unit = ''] }) => {
      if (verb === 'enable' && host.disk.text(place) !== null) enabled.add(unit);
      if (verb === 'disable') enabled.delete(unit);
      if (verb === 'is-enabled') return enabled.has(unit) ? { stdout: 'enabled\n' } : { code: 1, stdout: 'disabled\n' };
      return {};
    });
    const asked = () => host.programs.runs.map(({ args }) => args.join(' '));
    return { host, place, asked };
  }

  it('is enabled and disabled by name, for the user alone, and never ends what runs', async () => {
    const { host, place, asked } = withSystemd();
    const autostart = await openServiceAutostart(host, COMMAND);
    expect(autostart?.place).toBe(place);
    expect([await autostart?.read(), await autostart?.owner()]).toEqual([false, null]);
    expect(await autostart?.write(true)).toBe(true);
    expect([await autostart?.read(), await autostart?.owner()]).toEqual([true, 'ours']);
    expect(await autostart?.write(false)).toBe(true);
    expect([await autostart?.read(), host.disk.text(place)]).toEqual([false, null]);
    const said = asked().filter((line) => !line.includes('is-enabled'));
    expect(said).toEqual([
      '--user --no-pager enable pilotlight.service',
      '--user --no-pager daemon-reload',
      '--user --no-pager disable pilotlight.service',
      '--user --no-pager daemon-reload',
    ]);
  });

  it('takes along where its data and the profile lie, and nothing else of the terminal', async () => {
    const { host, place } = withSystemd({
      PILOTLIGHT_HOME: '/data',
      CLAUDE_CONFIG_DIR: '/work',
      ANTHROPIC_API_KEY: 'k',
    });
    const autostart = await openServiceAutostart(host, COMMAND);
    expect(await autostart?.write(true)).toBe(true);
    const lines = host.disk
      .text(place)
      ?.split('\n')
      .filter((line) => line.startsWith('Environment'));
    expect(lines).toEqual(['Environment="PILOTLIGHT_HOME=/data"', 'Environment="CLAUDE_CONFIG_DIR=/work"']);
  });

  it('is off where the unit starts another program', async () => {
    const { host } = withSystemd();
    await (await openServiceAutostart(host, ['/old/pilotlight']))?.write(true);
    const now = await openServiceAutostart(host, COMMAND);
    expect([await now?.read(), await now?.owner()]).toEqual([false, 'ours']);
  });

  it('cannot be had without systemctl', async () => {
    expect(await openServiceAutostart(createSimulatedHost(), COMMAND)).toBeNull();
  });
});

describe('a task of Windows', () => {
  /** Task Scheduler, as far as it is asked. */
  function withTasks(takes: boolean) {
    const host = createSimulatedHost({ platform: 'win32' });
    let task: string | null = null;
    const run = async ({ args }: RunRequest) => {
      const told = (code: number, stdout = '') => ({ ok: true, code, stdout, stderr: '' }) as const;
      if (args[0] === '/Create' && takes) task = String(args[args.indexOf('/TR') + 1]);
      if (args[0] === '/Delete') task = null;
      if (args[0] === '/Query' && task === null) return told(1);
      return told(0, `<Exec><Command>${task?.replaceAll('"', '')}</Command></Exec>`);
    };
    return { ...host, processes: { ...host.processes, run } };
  }
  const words = ['C:\\node\\node.exe', 'C:\\pilotlight\\bin\\pilotlight.cjs', 'serve'];

  it('is read back, and taken away again', async () => {
    const autostart = await openServiceAutostart(withTasks(true), words);
    expect(await autostart?.read()).toBe(false);
    expect(await autostart?.write(true)).toBe(true);
    expect(await autostart?.write(false)).toBe(true);
  });

  it.each<[string, number, string, boolean, 'ours' | 'other' | null]>([
    ['for this program', 0, 'C:\\node\\node.exe C:\\pilotlight\\bin\\pilotlight.cjs serve', true, 'ours'],
    [
      'that is switched off',
      0,
      'C:\\node\\node.exe C:\\pilotlight\\bin\\pilotlight.cjs serve<Enabled>false</Enabled>',
      false,
      'ours',
    ],
    ['for an earlier one', 0, 'D:\\Pilotlight\\pilotlight.cjs serve', false, 'ours'],
    ["of somebody else's", 0, 'C:\\tools\\lamp.exe serve', false, 'other'],
    ['that may not be read', 1, 'C:\\node\\node.exe C:\\pilotlight\\bin\\pilotlight.cjs serve', false, null],
  ])('%s', async (_what, code, command, on, owner) => {
    const host = createSimulatedHost({ platform: 'win32' });
    host.programs.install('schtasks.exe', { code, stdout: `<Exec><Command>${command}</Command></Exec>` });
    const autostart = await openServiceAutostart(host, words);
    expect([await autostart?.read(), await autostart?.owner()]).toEqual([on, owner]);
    host.programs.runs.length = 0;
    await autostart?.write(true);
    await autostart?.write(false);
    const asked = host.programs.runs.map(({ args }) => args).filter(([verb]) => verb !== '/Query');
    const line = words.map((word) => `"${word}"`).join(' ');
    const changes = [
      ['/Create', '/TN', 'Pilotlight', '/SC', 'ONLOGON', '/IT', '/TR', line, '/F'],
      ['/Delete', '/TN', 'Pilotlight', '/F'],
    ];
    expect(asked).toEqual(owner === 'other' ? [] : changes);
  });

  it('is not said to be on where Windows refused it', async () => {
    const autostart = await openServiceAutostart(withTasks(false), words);
    expect(await autostart?.write(true)).toBe(false);
  });
});
