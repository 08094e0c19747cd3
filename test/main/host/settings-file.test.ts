/** The desktop's own settings: read by electron-store, written by the one writer, in the file that the terminal program uses. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettingsStore } from '../../../src/headless/settings-store.ts';
import { openSettings } from '../../../src/main/host/settings-file.ts';
import type { Host, WriteOutcome } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';

let host: Host;
let path: string;
beforeEach(() => {
  host = createNodeHost({ dataDir: mkdtempSync(join(tmpdir(), 'pilotlight-settings-')) });
  path = join(host.dataDir, 'settings.json');
});
afterEach(() => rmSync(host.dataDir, { recursive: true, force: true }));

const onDisk = (): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('the settings of the desktop', () => {
  it('are the usual ones where nothing was kept, and looking writes nothing', async () => {
    const file = await openSettings(host);
    expect([file.settings, file.problems, file.read()]).toEqual([DEFAULT_SETTINGS, [], DEFAULT_SETTINGS]);
    expect(readdirSync(host.dataDir)).toEqual([]);
  });

  it('are what the terminal program reads, keep what a newer version wrote, and only this account may read them', async () => {
    writeFileSync(path, '{"version":1,"fromTheFuture":{"x":1},"autostart":true}', { mode: 0o644 });
    const file = await openSettings(host);
    expect(file.settings.autostart).toBe(true);
    const next = { ...file.settings, autostart: false, pageIntervalMs: 60_000 };
    expect(await file.save(next)).toBeNull();
    expect(onDisk()).toMatchObject({ fromTheFuture: { x: 1 }, autostart: false });
    expect((await createSettingsStore(host).load()).settings).toEqual(next);
    expect(file.read()).toEqual(next);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(host.dataDir)).toEqual(['settings.json']);
  });

  it('are saved one after the other, so that the last one stays', async () => {
    const file = await openSettings(host);
    const saves = [60_000, 120_000, 180_000].map((pageIntervalMs) =>
      file.save({ ...DEFAULT_SETTINGS, pageIntervalMs }),
    );
    expect(await Promise.all(saves)).toEqual([null, null, null]);
    expect(onDisk()).toMatchObject({ pageIntervalMs: 180_000 });
  });

  it.each(['{"autostart": tru', '', '\u0000\u0000'])('start afresh over %j and keep a copy', async (text) => {
    writeFileSync(path, text);
    const file = await openSettings(host);
    expect(file.settings).toEqual(DEFAULT_SETTINGS);
    expect(file.problems).toEqual([expect.stringContaining('settings.json.corrupt')]);
    expect(readFileSync(`${path}.corrupt`, 'utf8')).toBe(text);
  });

  it('hold on where the file breaks under way, and the next save keeps the broken one and writes a whole one', async () => {
    const file = await openSettings(host);
    const next = { ...DEFAULT_SETTINGS, autostart: true };
    await file.save(next);
    writeFileSync(path, '{"autostart": tru');
    expect(file.read()).toEqual(next);
    expect(await file.save(next)).toBeNull();
    expect(onDisk()).toMatchObject({ autostart: true });
    expect(readFileSync(`${path}.corrupt`, 'utf8')).toBe('{"autostart": tru');
  });

  it('are not moved away or written over where they only cannot be read', async () => {
    mkdirSync(path);
    const file = await openSettings(host);
    expect(file.settings).toEqual(DEFAULT_SETTINGS);
    expect(file.problems).toEqual([expect.stringContaining('may not read')]);
    expect(await file.save(DEFAULT_SETTINGS)).toContain('leaves that file as it is');
    expect(readdirSync(host.dataDir)).toEqual(['settings.json']);
  });

  it.each([
    ['full', 'the disk is full'],
    ['denied', 'may not write'],
    ['read-only', 'read-only'],
  ] as const)('say that the system refused: %s', async (why, words) => {
    const write = async (): Promise<WriteOutcome> => ({ ok: false, why });
    const file = await openSettings({ ...host, files: { ...host.files, write } });
    expect(await file.save(DEFAULT_SETTINGS)).toContain(words);
    expect(existsSync(path)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('stay behind a link of the own account, which stays a link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'pilotlight-dotfiles-'));
    chmodSync(elsewhere, 0o700);
    const target = join(elsewhere, 'settings.json');
    writeFileSync(target, '{"autostart":true}');
    symlinkSync(target, path);
    const file = await openSettings(host);
    expect(await file.save({ ...file.settings, pageIntervalMs: 60_000 })).toBeNull();
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ autostart: true, pageIntervalMs: 60_000 });
    rmSync(elsewhere, { recursive: true });
  });

  it('leave no listener of electron-store behind', async () => {
    const removed = vi.mocked(ipcMain.removeAllListeners);
    removed.mockClear();
    const file = await openSettings(host);
    file.read();
    expect(removed.mock.calls).toContainEqual(['electron-store-get-data']);
  });
});
