import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsStore } from '../../../src/headless/settings-store.ts';
import { createAutostart } from '../../../src/main/app/autostart.ts';
import { keepSettings } from '../../../src/monitor/settings/keep-settings.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { TROUBLE } from '../../../src/shared/messages/desktop.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pilotlight-keep-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** With the autostart that the desktop has on Linux. */
function setUp() {
  const host = createNodeHost({ dataDir, env: { ...process.env, XDG_CONFIG_HOME: join(dataDir, 'config') } });
  const store = createSettingsStore(host);
  const app = {
    getLoginItemSettings: () => expect.fail('Linux has none'),
    setLoginItemSettings: () => expect.fail('Linux has none'),
  };
  const system = createAutostart({ app, host, command: { file: '/opt/pilotlight', args: [] } });
  const notes: string[] = [];
  const autostart = {
    read: system.read,
    write: async (on: boolean) => ((await system.write(on)) ? null : TROUBLE.autostart),
  };
  const note = (sentence: string) => void notes.push(sentence);
  const keep = keepSettings({ save: store.save, autostart, note });
  return { keep, notes, store };
}

describe.skipIf(process.platform !== 'linux')('a change of what starts with the session', () => {
  it('that the system does not take is not kept either, and is not tried again with the next change', async () => {
    // Where the folder of the autostart would be.
    writeFileSync(join(dataDir, 'config'), '');
    const { keep, notes, store } = setUp();
    const wanted = { ...DEFAULT_SETTINGS, autostart: true, pageIntervalMs: 60_000 };
    const settings = { ...wanted, autostart: false };
    expect(await keep(wanted)).toEqual({ settings, trouble: TROUBLE.autostart });
    expect((await store.load()).settings).toEqual(settings);
    const next = { ...settings, pageIntervalMs: 120_000 };
    expect(await keep(next)).toEqual({ settings: next, trouble: null });
    expect(notes).toEqual([TROUBLE.autostart]);
  });

  it('that it takes is kept in the file and with the system', async () => {
    const { keep, notes, store } = setUp();
    const wanted = { ...DEFAULT_SETTINGS, autostart: true };
    expect(await keep(wanted)).toEqual({ settings: wanted, trouble: null });
    expect((await store.load()).settings.autostart).toBe(true);
    expect(notes).toEqual([]);
  });
});

it('a file that cannot be written is told with its reason, holds meanwhile, and stands in the log', async () => {
  // No folder can be made below a file.
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  const { save } = createSettingsStore(createNodeHost({ dataDir: join(file, 'folder') }));
  const notes: string[] = [];
  const keep = keepSettings({ save, autostart: null, note: (sentence) => void notes.push(sentence) });
  const { settings, trouble } = await keep({ ...DEFAULT_SETTINGS, autostart: true });
  expect(settings.autostart).toBe(true);
  expect(trouble).toMatch(/settings.* What you chose holds until Pilotlight ends\.$/);
  expect(notes).toEqual([trouble?.replace(' What you chose holds until Pilotlight ends.', '')]);
});
