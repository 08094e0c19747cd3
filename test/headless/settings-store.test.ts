import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import { createSettingsStore } from '../../src/headless/settings-store.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';

const PATH = '/home/ada/.pilotlight/settings.json';

describe('settings', () => {
  it('are the usual ones when nothing was kept', async () => {
    const host = createSimulatedHost();
    expect(await createSettingsStore(host).load()).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(host.disk.text(PATH)).toBeNull();
  });

  it('come back as they were kept, for this user alone', async () => {
    const host = createSimulatedHost();
    const store = createSettingsStore(host);
    const settings = { ...DEFAULT_SETTINGS, pageIntervalMs: 60_000, profiles: ['/srv/claude'] };
    expect(await store.save(settings)).toBeNull();
    expect(await store.load()).toEqual({ settings, problems: [] });
    expect((await host.files.stat(PATH))?.mode).toBe(0o600);
  });

  it('keep what a newer version wrote', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '{"version":1,"fromTheFuture":{"x":1},"autostart":true}');
    const store = createSettingsStore(host);
    const { settings } = await store.load();
    await store.save({ ...settings, autostart: false });
    expect(JSON.parse(host.disk.text(PATH) ?? '')).toMatchObject({ fromTheFuture: { x: 1 }, autostart: false });
  });

  it('say which value is not understood, and take the others', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '{"version":1,"pageIntervalMs":5,"autostart":true}');
    const { settings, problems } = await createSettingsStore(host).load();
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, autostart: true });
    expect(problems).toEqual([expect.stringContaining('“pageIntervalMs”')]);
  });

  it.each(['{"version":1', '[]', '"x"', '', '\u0000\u0000'])('start afresh over %j and keep a copy', async (text) => {
    const host = createSimulatedHost();
    host.disk.put(PATH, text);
    const store = createSettingsStore(host);
    const { settings, problems } = await store.load();
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems).toEqual([expect.stringContaining('settings.json.corrupt')]);
    expect(host.disk.text(`${PATH}.corrupt`)).toBe(text);
    expect((await store.load()).problems).toEqual([]);
  });

  it('say why they could not be kept', async () => {
    const host = createSimulatedHost();
    host.disk.breakWrites('full');
    expect(await createSettingsStore(host).save(DEFAULT_SETTINGS)).toContain('full');
  });

  it('leave a file alone that may not be read', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '{}', { uid: 0, mode: 0o600 });
    const { problems } = await createSettingsStore(host).load();
    expect(problems).toEqual([expect.stringContaining('may not read')]);
    expect(host.disk.text(PATH)).toBe('{}');
  });

  it('tell of a change from outside', async () => {
    const host = createSimulatedHost();
    const seen: boolean[] = [];
    const stop = createSettingsStore(host).watch(({ settings }) => seen.push(settings.autostart));
    await host.advance(1);
    host.disk.put(PATH, '{"version":1,"autostart":true}');
    await host.advance(100);
    stop();
    expect(seen).toEqual([false, true]);
  });

  it('are one file with conf, on which electron-store stands', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'pilotlight-settings-'));
    try {
      const store = createSettingsStore(createNodeHost({ dataDir: dir }));
      await store.save({ ...DEFAULT_SETTINGS, helloIntervalMs: 120_000 });
      const conf = new Conf<Record<string, unknown>>({ cwd: dir, configName: 'settings' });
      expect(conf.get('helloIntervalMs')).toBe(120_000);
      conf.set('autostart', true);
      const { settings, problems } = await store.load();
      expect(settings).toEqual({ ...DEFAULT_SETTINGS, helloIntervalMs: 120_000, autostart: true });
      expect(problems).toEqual([]);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
