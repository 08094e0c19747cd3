/**
 * A session bus and a real keyring of its own for each test. No screen, so that a password window cannot come up, unless
 * the test asks for one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { RunOutcome } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { patience, WAIT } from '../patience.ts';
import { sessionBusConfig } from '../session-bus.ts';

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
const SERVICE = 'org.freedesktop.Secret.Service';

/** The window in which a keyring asks for its password, as this system starts it; null: there is none. */
export const PROMPTER: string | null = readService('org.gnome.keyring.SystemPrompter');

function readService(name: string): string | null {
  try {
    return readFileSync(`/usr/share/dbus-1/services/${name}.service`, 'utf8');
  } catch {
    return null;
  }
}

/** What a session is made of, and how all of it goes away. */
interface Room {
  home: string;
  env: Record<string, string>;
  start(file: string, args: readonly string[], stdin?: string): ChildProcess;
  run: KeyringSession['run'];
  close(): Promise<void>;
}

/**
 * @param keyring  `open`: a keyring, unlocked; `unmade`: the program without a keyring; `none`: a bus and nothing on it
 *                 that could be started; `no-bus`: not even that
 * @param screen   a screen, and a window on it that asks for the password when somebody wants a locked secret
 * @param wait     how long each program may take to be there
 */
export async function startKeyringSession(
  keyring: 'open' | 'unmade' | 'none' | 'no-bus',
  screen = false,
  wait = WAIT,
): Promise<KeyringSession> {
  const room = openRoom(keyring !== 'no-bus');
  try {
    if (screen) await startScreen(room, wait);
    if (keyring !== 'no-bus') await startBus(room, wait);
    if (keyring === 'open' || keyring === 'unmade') await startKeyring(room, keyring === 'open', wait);
  } catch (error) {
    // Whoever waits for the session never gets one to close.
    await room.close();
    throw error;
  }
  const { close, env, home, run } = room;
  return {
    env,
    home,
    run,
    async lock() {
      await run('gdbus', [...SECRETS, '/org/freedesktop/secrets', '--method', `${SERVICE}.Lock`, `['${LOGIN}']`]);
      expect(await isLocked(room)).toContain('true');
    },
    close,
  };
}

function openRoom(hasBus: boolean): Room {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-keyring-'));
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: join(home, 'data'),
    ...(hasBus ? { DBUS_SESSION_BUS_ADDRESS: busAddress(home) } : {}),
  };
  mkdirSync(join(home, 'services'));
  const host = createNodeHost({ env });
  const started: ChildProcess[] = [];
  return {
    home,
    env,
    run: (file, args, stdin = '') => host.processes.run({ file, args, stdin, limitMs: patience(20_000), cwd: home }),
    start(file, args, stdin = '') {
      const child = spawn(file, args, { env, cwd: home, stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdout?.resume();
      // A program that reads nothing may have closed it.
      child.stdin?.on('error', () => {});
      // One that is not there never ends either.
      child.on('error', () => {});
      child.stdin?.end(stdin);
      started.push(child);
      return child;
    },
    async close() {
      const alive = started.filter((child) => child.pid && child.exitCode === null && child.signalCode === null);
      const ended = alive.map((child) => once(child, 'exit'));
      for (const child of alive.toReversed()) child.kill('SIGKILL');
      await Promise.all(ended);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function busAddress(home: string): string {
  return `unix:path=${join(home, 'bus')}`;
}

async function startScreen({ env, home, start }: Room, wait: typeof WAIT): Promise<void> {
  const server = start('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp']);
  let number = '';
  server.stdout?.on('data', (text: Buffer) => {
    number += String(text);
  });
  await vi.waitFor(() => expect(number).toMatch(/^\d+\n/), wait);
  env.DISPLAY = `:${number.trim()}`;
  env.NO_AT_BRIDGE = '1';
  writeFileSync(join(home, 'services', 'prompter.service'), PROMPTER ?? '');
}

async function startBus({ home, start }: Room, wait: typeof WAIT): Promise<void> {
  writeFileSync(join(home, 'bus.conf'), sessionBusConfig(busAddress(home), join(home, 'services')));
  start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${join(home, 'bus.conf')}`]);
  await vi.waitFor(() => expect(statSync(join(home, 'bus')).isSocket()).toBe(true), wait);
}

async function startKeyring(room: Room, isOpen: boolean, wait: typeof WAIT): Promise<void> {
  const { run, start } = room;
  const unlock = isOpen ? ['--unlock'] : [];
  start('gnome-keyring-daemon', ['--foreground', ...unlock, '--components=secrets'], isOpen ? 'password' : '');
  await vi.waitFor(async () => {
    const ping = await run('gdbus', [
      ...SECRETS,
      '/org/freedesktop/secrets',
      '--method',
      'org.freedesktop.DBus.Peer.Ping',
    ]);
    expect(ping).toMatchObject({ ok: true, code: 0 });
  }, wait);
  if (isOpen) await vi.waitFor(async () => expect(await isLocked(room)).toContain('false'), wait);
}

async function isLocked({ run }: Room): Promise<string> {
  const get = ['--method', 'org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Secret.Collection', 'Locked'];
  return (await run('gdbus', [...SECRETS, LOGIN, ...get])).stdout;
}
