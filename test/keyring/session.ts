/**
 * A session bus and a real keyring of its own for each test. No screen, so that a password window cannot come up, unless
 * the test asks for one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { RunOutcome } from '../../src/sources/host/host.ts';
import { createNodeHost } from '../../src/sources/host/node-host.ts';

export interface KeyringSession {
  /** Environment of programs in this session. */
  env: Record<string, string>;
  home: string;
  lock(): Promise<void>;
  run(file: string, args: readonly string[], stdin?: string): Promise<RunOutcome>;
  close(): Promise<void>;
}

const SECRETS = ['call', '--session', '--dest', 'org.freedesktop.secrets', '--object-path'];
const LOGIN = '/org/freedesktop/secrets/collection/login';
/** A session bus that starts nothing by itself but what is named in the folder `services`. */
const BUS = (
  address: string,
  services: string,
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>${address}</listen>
<servicedir>${services}</servicedir><policy context="default"><allow
send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;
const WAIT = { timeout: 15_000, interval: 50 };

/** The window in which a keyring asks for its password, as this system starts it; null: there is none. */
export const PROMPTER: string | null = readService('org.gnome.keyring.SystemPrompter');

function readService(name: string): string | null {
  try {
    return readFileSync(`/usr/share/dbus-1/services/${name}.service`, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param keyring  `open`: a keyring, unlocked; `unmade`: the program without a keyring; `none`: a bus and nothing on it
 *                 that could be started; `no-bus`: not even that
 * @param screen   a screen, and a window on it that asks for the password when somebody wants a locked secret
 */
export async function startKeyringSession(
  keyring: 'open' | 'unmade' | 'none' | 'no-bus',
  screen = false,
): Promise<KeyringSession> {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-keyring-'));
  const address = `unix:path=${join(home, 'bus')}`;
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: join(home, 'data'),
    ...(keyring === 'no-bus' ? {} : { DBUS_SESSION_BUS_ADDRESS: address }),
  };
  const host = createNodeHost({ env });
  const run: KeyringSession['run'] = (file, args, stdin = '') =>
    host.processes.run({ file, args, stdin, limitMs: 20_000, cwd: home });
  const isLocked = async (): Promise<string> =>
    (
      await run('gdbus', [
        ...SECRETS,
        LOGIN,
        '--method',
        'org.freedesktop.DBus.Properties.Get',
        'org.freedesktop.Secret.Collection',
        'Locked',
      ])
    ).stdout;
  const started: ChildProcess[] = [];
  const start = (file: string, args: readonly string[], stdin = ''): ChildProcess => {
    const child = spawn(file, args, { env, cwd: home, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdout?.resume();
    // A program that reads nothing may have closed it.
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
    started.push(child);
    return child;
  };
  mkdirSync(join(home, 'services'));
  if (screen) {
    const server = start('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp']);
    let number = '';
    server.stdout?.on('data', (text: Buffer) => {
      number += String(text);
    });
    await vi.waitFor(() => expect(number).toMatch(/^\d+\n/), WAIT);
    env.DISPLAY = `:${number.trim()}`;
    env.NO_AT_BRIDGE = '1';
    writeFileSync(join(home, 'services', 'prompter.service'), PROMPTER ?? '');
  }
  if (keyring !== 'no-bus') {
    writeFileSync(join(home, 'bus.conf'), BUS(address, join(home, 'services')));
    start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${join(home, 'bus.conf')}`]);
    await vi.waitFor(async () => expect((await host.files.stat(join(home, 'bus')))?.kind).toBe('other'), WAIT);
  }
  if (keyring === 'open' || keyring === 'unmade') {
    const unlock = keyring === 'open' ? ['--unlock'] : [];
    start(
      'gnome-keyring-daemon',
      ['--foreground', ...unlock, '--components=secrets'],
      keyring === 'open' ? 'password' : '',
    );
    const name = 'org.freedesktop.DBus.Peer.Ping';
    await vi.waitFor(async () => {
      const ping = await run('gdbus', [...SECRETS, '/org/freedesktop/secrets', '--method', name]);
      expect(ping).toMatchObject({ ok: true, code: 0 });
    }, WAIT);
    if (keyring === 'open') await vi.waitFor(async () => expect(await isLocked()).toContain('false'), WAIT);
  }
  return {
    env,
    home,
    run,
    async lock() {
      const lock = ['/org/freedesktop/secrets', '--method', 'org.freedesktop.Secret.Service.Lock', `['${LOGIN}']`];
      await run('gdbus', [...SECRETS, ...lock]);
      expect(await isLocked()).toContain('true');
    },
    async close() {
      const ended = started.map((child) =>
        child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null,
      );
      for (const child of started.toReversed()) child.kill('SIGKILL');
      await Promise.all(ended);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
