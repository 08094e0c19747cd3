/** Start with the computer, without a desktop: the built program, and the real systemctl on a home of the test's own. */
import { spawnSync } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHeadless } from '../../src/headless/watch/compose.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { AUTOSTART_COMMAND } from '../../src/shared/messages/terminal/watching.ts';
import { startCalmService } from '../field/run-doctor.ts';
import type { StatusServer } from '../loopback/status-server.ts';
import { WAIT } from '../patience.ts';
import { programEnv } from './program-env.ts';
import { createRunner, type ProgramRunner } from './recovery/program-runner.ts';

const hasSystemd = process.platform === 'linux' && spawnSync('systemctl', ['--version']).status === 0;

let service: StatusServer;
let runner: ProgramRunner;
let unit: string;
beforeEach(async () => {
  service = await startCalmService();
  runner = createRunner();
  runner.home = await mkdtemp(join(tmpdir(), 'pilotlight-autostart-'));
  runner.env = { ...programEnv(runner.home, service), PATH: '/usr/bin:/bin' };
  unit = join(runner.home, '.config/systemd/user/pilotlight.service');
  runner.cleanUp.push(
    () => rm(runner.home, { recursive: true, force: true }),
    () => service.close(),
  );
});
afterEach(() => runner.close());

const status = async () => JSON.parse((await runner.run(['autostart', '--json'])).stdout) as { on: boolean };
const isEnabled = () =>
  spawnSync('systemctl', ['--user', 'is-enabled', 'pilotlight.service'], { env: runner.env, encoding: 'utf8' }).stdout;

describe.skipIf(!hasSystemd)('pilotlight autostart', () => {
  it('is off at first, on when systemd says so, and leaves nothing when it is off again', async () => {
    expect((await status()).on).toBe(false);
    expect((await runner.run(['autostart', 'on'])).stdout).toMatch(/starts when you log in .*pilotlight\.service/);
    expect(isEnabled().trim()).toBe('enabled');
    expect((await status()).on).toBe(true);
    expect((await runner.run(['autostart', 'off'])).code).toBe(0);
    await expect(access(unit)).rejects.toThrow();
    await expect(
      access(join(runner.home, '.config/systemd/user/default.target.wants/pilotlight.service')),
    ).rejects.toThrow();
    expect((await status()).on).toBe(false);
  });

  it('makes a unit that systemd takes, and that starts this very program', async () => {
    await runner.run(['autostart', 'on']);
    // Without such a folder it ends before it has read the unit.
    const env = { ...runner.env, XDG_RUNTIME_DIR: join(runner.home, 'runtime') };
    await mkdir(env.XDG_RUNTIME_DIR, { mode: 0o700 });
    const checked = spawnSync('systemd-analyze', ['--user', 'verify', unit], { env, encoding: 'utf8' });
    expect({ said: `${checked.stdout}${checked.stderr}`, status: checked.status }).toEqual({ said: '', status: 0 });
    const [, line = ''] = /^ExecStart=(.*)$/m.exec(await readFile(unit, 'utf8')) ?? [];
    const [file = '', ...args] = (line.match(/"[^"]*"/g) ?? []).map((word) => word.slice(1, -1));
    expect(args.slice(-2)).toEqual(['serve', '--no-open']);
    const ran = spawnSync(file, [...args.slice(0, -2), '--version'], { env: runner.env, encoding: 'utf8' });
    expect(ran.stdout).toMatch(/^pilotlight \d/);
  });

  it('is not on where somebody switched the unit off, or it starts another program', async () => {
    await runner.run(['autostart', 'on']);
    spawnSync('systemctl', ['--user', 'disable', 'pilotlight.service'], { env: runner.env });
    expect((await status()).on).toBe(false);
    await runner.run(['autostart', 'on']);
    await writeFile(unit, (await readFile(unit, 'utf8')).replace(/ExecStart=.*/, 'ExecStart=/bin/true'));
    expect((await status()).on).toBe(false);
  });

  it('is switched by its setting too, and says what it does not understand', async () => {
    expect((await runner.run(['settings', 'set', 'autostart', 'on'])).code).toBe(0);
    expect(isEnabled().trim()).toBe('enabled');
    expect((await runner.run(['settings', 'set', 'autostart', 'off'])).code).toBe(0);
    expect((await status()).on).toBe(false);
    for (const word of ['maybe', 'constructor', '__proto__'])
      expect((await runner.run(['autostart', word])).code).toBe(64);
    expect((await status()).on).toBe(false);
  });

  it('is what the window’s switch does, and shows', async () => {
    const headless = await open();
    expect(headless.monitor.snapshot()).toMatchObject({
      settings: { autostart: false },
      capabilities: { autostart: true, tray: false, updateCheck: false },
    });
    expect(
      await headless.monitor.run({ name: 'set-settings', payload: { settings: { autostart: true } } }),
    ).toMatchObject({ ok: true });
    expect(isEnabled().trim()).toBe('enabled');
    await headless.stop();
    const again = await open();
    expect(again.monitor.snapshot().settings.autostart).toBe(true);
    await again.stop();
  });

  it('leaves somebody else’s unit alone, and the window’s switch says so and goes back', async () => {
    const theirs = '[Service]\nExecStart=/bin/true\n';
    await mkdir(dirname(unit), { recursive: true });
    await writeFile(unit, theirs);
    const headless = await open();
    const change = { autostart: true, urgentSound: false };
    const outcome = await headless.monitor.run({ name: 'set-settings', payload: { settings: change } });
    expect(outcome).toEqual({ ok: false, code: 'failed', message: AUTOSTART_COMMAND.notOurs({ place: unit }) });
    const shown = (): unknown => headless.monitor.snapshot().settings;
    await vi.waitFor(() => expect(shown()).toMatchObject({ autostart: false, urgentSound: false }), WAIT);
    await headless.stop();
    expect(await readFile(unit, 'utf8')).toBe(theirs);
  });
});

it.skipIf(process.platform !== 'linux')('offers no switch where nothing could start it', async () => {
  runner.env = { ...runner.env, PATH: join(runner.home, 'bin') };
  await mkdir(join(runner.home, 'bin'));
  const headless = await open();
  expect(headless.monitor.snapshot().capabilities.autostart).toBe(false);
  await headless.stop();
  const { code, stderr } = await runner.run(['autostart', 'on']);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/systemd was not found/)]);
});

async function open() {
  const outcome = await startHeadless(createNodeHost({ env: runner.env, dataDir: join(runner.home, 'pilotlight') }), {
    terminal: null,
    verbose: null,
    complain: () => {},
    onQuit: () => {},
    offline: true,
  });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.headless;
}
