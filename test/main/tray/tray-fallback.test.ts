/**
 * The fallback from the tray, on the Electron double and a real keyring: the key from the clipboard into the vault, on, off.
 * What Claude Code would be given is judged by running the helper as it does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildDouble, type Double, type World } from '../../fakes/desktop/launch.ts';
import { openStage, type Stage } from '../../fakes/desktop/stage.ts';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { everything } from '../../recovery/temp-home.ts';

const RIGHT = 'Fix';
const FALLBACK = 'Use my API key for now…';
const KEY = `sk-ant-api03-${'CANARYcanary'.repeat(4)}`;
const SETTINGS = '{\n  "cleanupPeriodDays": 30\n}\n';

describeNeeding(['browser', 'keyring'], 'the fallback of the tray', () => {
  let double: Double;
  let session: KeyringSession;
  let stage: Stage | null = null;
  beforeAll(async () => {
    double = await buildDouble();
  });
  afterAll(() => double?.remove());
  beforeEach(async () => {
    session = await startKeyringSession('open');
  });
  afterEach(async () => {
    await stage?.close();
    stage = null;
    await session.close();
  });

  const bus = () => ({ DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' });
  /** A machine with these programs and nothing more, also none that could say that this bus has no panel to wait for. */
  const machineWith =
    (programs: readonly string[]) =>
    ({ home }: World): void => {
      bringPrograms(join(home, 'bin'), programs);
      writeFileSync(join(home, '.claude/settings.json'), SETTINGS);
    };

  it.each([
    ['secret-tool', ['sh', 'env', 'secret-tool'], /secret-tool/],
    ['nothing but the app itself', ['sh', 'env'], /fallback print-key anthropic-api-key$/],
  ])('goes on and off with %s to read the vault', async (_, programs, helper) => {
    const env = ({ home }: World) => ({ ...bus(), PATH: join(home, 'bin') });
    stage = await openStage(double, { env, dress: machineWith(programs) });
    const { agreeTo, desktop, giveKey, labels, soon, world } = stage;
    const settings = () => readFileSync(join(world.home, '.claude/settings.json'), 'utf8');
    await desktop.trayReady;
    await soon(async () => expect(await labels()).toContain('Set up a fallback…'));

    await giveKey(` ${KEY}\n`);
    const { detail } = await agreeTo(FALLBACK);
    expect(detail).toMatch(/• Add apiKeyHelper to [\s\S]*billed to the API key’s account/);
    await soon(async () => expect((await desktop.ask('tray')).image).toMatch(/blue-dark/));
    const line = String(JSON.parse(settings()).apiKeyHelper);
    expect(line).toMatch(helper);
    const run = () =>
      session.run('env', [...Object.entries(double.env).map(([name, value]) => `${name}=${value}`), 'sh', '-c', line]);
    expect(await run()).toMatchObject({ ok: true, code: 0, stdout: KEY });
    await session.lock();
    expect(await run()).toMatchObject({
      ok: true,
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Pilotlight: .*locked/),
    });

    await agreeTo(FALLBACK);
    await soon(() => expect(settings()).toBe(SETTINGS));
    await soon(async () => expect((await desktop.ask('tray')).image).toMatch(/green-dark/));

    // Taking "off" back is switching on, which needs the key.
    await stage.choose(RIGHT, 'Undo: Back to my plan: switch the fallback off');
    await stage.press('Do it');
    await soon(async () => expect((await stage?.box())?.detail).toMatch(/vault is locked/));
    await stage.press('OK');
    expect(settings()).toBe(SETTINGS);
    expect(JSON.stringify(await everything(world.home, ['.cache', '.config']))).not.toContain('CANARY');
    expect(JSON.stringify(await everything(world.dataDir, ['electron']))).not.toContain('CANARY');
    expect(JSON.stringify(await desktop.ask('calls'))).not.toContain('CANARY');
    expect(await stage.quit()).toBe('');
  });
});
