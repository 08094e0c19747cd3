/** The desktop app as Claude Code's key helper: started for a secret, it prints that and nothing else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountAskedFor, keyProgram } from '../../../src/main/app/key-program.ts';
import { buildDouble, type Double } from '../../fakes/desktop/launch.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { startStatusServer } from '../../loopback/status-server.ts';
import { describeNeeding } from '../../needs.ts';

const KEY = `sk-ant-api03-${'CANARYcanary'.repeat(4)}`;
const ACCOUNT = 'anthropic-api-key';
const NO_BUS = 'unix:path=/nonexistent';
const BUS = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];

describe('what a start is for', () => {
  it.each([
    [['/opt/Pilotlight/pilotlight', 'fallback', 'print-key', ACCOUNT], ACCOUNT],
    [['/opt/electron', '/the/app', 'fallback', 'print-key', 'gateway-work'], 'gateway-work'],
    [['/tmp/.mount/pilotlight', '--no-sandbox', 'fallback', 'print-key', ACCOUNT], ACCOUNT],
    [['/opt/Pilotlight/pilotlight', 'fallback', 'print-key'], ''],
    [['/opt/Pilotlight/pilotlight', 'fallback', 'on'], null],
    [['/opt/Pilotlight/pilotlight', '--quiet-start'], null],
    [['fallback', 'print-key', ACCOUNT], null],
  ])('%j: %j', (argv, account) => expect(accountAskedFor(argv)).toBe(account));

  it.each([
    ['linux', ['/opt/pilotlight', '/app']],
    ['darwin', null],
    ['win32', null],
  ] as const)('%s has it given by %j', (platform, program) =>
    expect(keyProgram(platform, { file: '/opt/pilotlight', args: ['/app'] })).toEqual(program),
  );
});

describeNeeding('keyring', 'the app asked for a secret, on the double and a real keyring', () => {
  let double: Double;
  let session: KeyringSession;
  beforeAll(async () => {
    double = await buildDouble();
  });
  afterAll(() => double?.remove());
  beforeEach(async () => {
    session = await startKeyringSession('open');
    const child = join(double.app, 'out/main/vault-child.js');
    const kept = await session.run(
      process.execPath,
      [child],
      JSON.stringify({ do: 'set', account: ACCOUNT, secret: KEY }),
    );
    expect(kept).toMatchObject({ ok: true, stdout: '{"ok":true,"secret":null}' });
  });
  afterEach(() => session.close());

  const ask = (args: readonly string[], env: Record<string, string> = {}) =>
    session.run('env', [
      ...Object.entries({ ...double.env, ...env }).map(([name, value]) => `${name}=${value}`),
      process.execPath,
      double.app,
      ...args,
    ]);
  const dataDir = () => join(session.home, 'data/pilotlight');

  it('prints it alone, and leaves nothing behind', async () => {
    expect(await ask(['fallback', 'print-key', ACCOUNT])).toMatchObject({ ok: true, code: 0, stdout: KEY, stderr: '' });
    expect(existsSync(dataDir())).toBe(false);
  });

  it('does so beside a Pilotlight that runs, which takes no notice', async () => {
    const server = await startStatusServer();
    const { origin } = server;
    const hosts = { PILOTLIGHT_STATUS_URLS: origin, PILOTLIGHT_HELLO_URLS: origin };
    // Without a bus it does not know that there is no tray, and opens no window on its own.
    const desktop = double.start({ ...session.env, ...hosts, DBUS_SESSION_BUS_ADDRESS: NO_BUS }, ['--quiet-start']);
    try {
      await desktop.trayReady;
      expect(await ask(['fallback', 'print-key', ACCOUNT])).toMatchObject({
        ok: true,
        code: 0,
        stdout: KEY,
        stderr: '',
      });
      expect(await desktop.ask('windows')).toEqual([]);
    } finally {
      await desktop.end();
      await server.close();
    }
  });

  it('prints nothing and says why when the keyring is locked', async () => {
    await session.lock();
    const answer = await ask(['fallback', 'print-key', ACCOUNT]);
    expect(answer).toMatchObject({ ok: true, code: 1, stdout: '' });
    expect(answer).toMatchObject({ stderr: expect.stringMatching(/^Pilotlight: .*locked.*\n$/) });
  });

  it('prints nothing, says why and ends when the keyring does not answer', async () => {
    const owner = await session.run('gdbus', [
      ...BUS,
      '--method',
      'org.freedesktop.DBus.GetConnectionUnixProcessID',
      'org.freedesktop.secrets',
    ]);
    process.kill(Number(/uint32 (\d+)/.exec(owner.ok ? owner.stdout : '')?.[1]), 'SIGSTOP');
    const answer = await ask(['fallback', 'print-key', ACCOUNT]);
    expect(answer).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^Pilotlight: .*did not answer.*\n$/) });
    expect(answer).not.toMatchObject({ code: 0 });
  });

  it.each([
    ['another account', ['gateway-work'], /gave no key/],
    ['a name that is none', ['../etc'], /^Pilotlight: No key .*\n$/],
    ['no name', [], /^Pilotlight: No key .*\n$/],
  ])('prints nothing for %s', async (_what, account, says) => {
    const answer = await ask(['fallback', 'print-key', ...account]);
    expect(answer).toMatchObject({ ok: true, code: 1, stdout: '', stderr: expect.stringMatching(says) });
  });

  it('prints nothing and says why without a session bus', async () => {
    const answer = await ask(['fallback', 'print-key', ACCOUNT], {
      DBUS_SESSION_BUS_ADDRESS: NO_BUS,
    });
    expect(answer).toMatchObject({
      ok: true,
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Pilotlight: .*D-Bus.*\n$/),
    });
  });
});
