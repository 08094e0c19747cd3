/** Remedies clicked in the tray, on the Electron double, with the real Claude Code as judge. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { type AnthropicDouble, startAnthropicDouble } from '../../claude/anthropic-double.ts';
import { type MessageServer, startMessageServer } from '../../claude/message-server.ts';
import { CLOSED_NETWORK, runClaude } from '../../claude/real-claude.ts';
import { buildDouble, type Double, type World } from '../../fakes/desktop/launch.ts';
import { openStage, type Stage } from '../../fakes/desktop/stage.ts';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { patience } from '../../patience.ts';
import { credentials, GLOBAL_CONFIG } from '../../recovery/temp-home.ts';

// Several Chromiums run beside each other.
vi.setConfig({ testTimeout: 4 * patience() });

const RIGHT = 'Fix';
const FALLBACK = 'Use my API key for now…';
const KEY = 'sk-ant-api03-VAULTCANARY-not-a-real-key-0123456789';
const LOGIN = 'Bearer sk-ant-oat01-CANARY7F3A-access';

let double: Double;
let stage: Stage | null = null;
beforeAll(async () => {
  double = await buildDouble();
});
afterAll(() => double?.remove());
afterEach(async () => {
  await stage?.close();
  stage = null;
});

/** Signed in, with a project to start Claude Code in and this version of it in the home folder's `bin`. */
const furnish =
  (version: string) =>
  ({ home }: World): void => {
    mkdirSync(join(home, 'proj'));
    mkdirSync(join(home, 'bin'));
    symlinkSync(claudeBinary(version), join(home, 'bin/claude'));
    bringPrograms(join(home, 'bin'), ['sh', 'env']);
    writeFileSync(join(home, '.claude.json'), GLOBAL_CONFIG, { mode: 0o600 });
    writeFileSync(join(home, '.claude/.credentials.json'), credentials(), { mode: 0o600 });
    // Claude Code moves some settings by itself, such as a model; this one it leaves alone.
    writeFileSync(join(home, '.claude/settings.json'), '{\n  "cleanupPeriodDays": 30\n}\n');
  };

/** Stands for the image of an AppImage: starts the app with what it is given. */
function appImage({ home }: World): string {
  const path = join(home, 'Pilotlight.AppImage');
  const env = Object.entries(double.env).map(([name, value]) => `${name}='${value}'`);
  writeFileSync(path, `#!/bin/sh\n${env.join(' ')} exec '${process.execPath}' '${double.app}' "$@"\n`, { mode: 0o755 });
  return path;
}

describeNeeding(['browser', 'keyring', 'claude'], 'the fallback of the tray and the real Claude Code', () => {
  let session: KeyringSession;
  let server: MessageServer;
  beforeAll(async () => {
    session = await startKeyringSession('open');
    server = await startMessageServer();
  });
  afterAll(async () => {
    await session?.close();
    await server?.close();
  });

  it.each(CLAUDE_VERSIONS)(
    '%s sends the key that the app itself gives it while it is on, and the login when it is off',
    async (version) => {
      const bus = { DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
      stage = await openStage(double, {
        dress: furnish(version),
        env: (world) => ({ ...bus, PATH: join(world.home, 'bin'), APPIMAGE: appImage(world) }),
      });
      const { agreeTo, desktop, giveKey, soon, world } = stage;
      const image = async () => (await desktop.ask('tray')).image;
      const sent = async (prefix: string) => {
        const address = { ANTHROPIC_BASE_URL: `http://127.0.0.1:${server.port}/${version}-${prefix}` };
        await runClaude(version, world.home, ['-p', 'hi'], { ...address, ...bus });
        return server.sent(`${version}-${prefix}`);
      };
      await giveKey(KEY);
      await agreeTo(FALLBACK);
      await soon(async () => expect(await image()).toMatch(/blue-dark/));
      expect(await sent('on')).toMatchObject({ authorization: `Bearer ${KEY}`, xApiKey: KEY });

      await agreeTo(FALLBACK);
      await soon(async () => expect(await image()).toMatch(/green-dark/));
      expect(await sent('off')).toMatchObject({ authorization: LOGIN, xApiKey: null });
      await stage.quit();
    },
  );
});

describeNeeding(['browser', 'claude', 'certificates'], 'signing in from the tray with the real Claude Code', () => {
  let anthropic: AnthropicDouble;
  beforeAll(async () => {
    anthropic = await startAnthropicDouble();
  });
  afterAll(() => anthropic?.close());

  it.each(CLAUDE_VERSIONS)('%s: the code pasted into the window makes a login', async (version) => {
    const signedOut = (world: World): void => {
      furnish(version)(world);
      rmSync(join(world.home, '.claude/.credentials.json'));
    };
    stage = await openStage(double, {
      dress: signedOut,
      // Nothing of the screen there may be, so that no browser comes up.
      env: ({ home }) => ({ PATH: join(home, 'bin'), BROWSER: 'true', ...CLOSED_NETWORK, ...anthropic.env }),
    });
    const { choose, desktop, soon, world } = stage;
    await choose(RIGHT, 'Sign in');
    const page = await desktop.page();
    const link = await soon(async () => {
      const snapshot = await page.evaluate(() => window.pilotlight?.snapshot());
      return new URL(snapshot?.remedies[0]?.link ?? '');
    });
    expect(['claude.com', 'claude.ai']).toContain(link.hostname);
    await page.getByRole('textbox', { name: /code/i }).fill(`onetimecode123#${link.searchParams.get('state')}`);
    await page.keyboard.press('Enter');
    await page.getByText('Signed in: the new login is saved.', { exact: true }).waitFor();
    await soon(async () => expect((await desktop.ask('tray')).image).toMatch(/green-dark/));
    const store = readFileSync(join(world.home, '.claude/.credentials.json'), 'utf8');
    expect(JSON.parse(store).claudeAiOauth.accessToken).toContain('NEWCANARY');
    const log = join(world.dataDir, 'pilotlight.log');
    expect(existsSync(log) && readFileSync(log, 'utf8')).not.toMatch(/NEWCANARY|onetimecode/);
    await stage.quit();
  });
});
