import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../src/monitor/data-folder/data-folder.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pilotlight-data-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('that others may get into is told, and closed', async () => {
    const host = createNodeHost({ dataDir });
    expect(await openDataFolder(host)).toEqual({ ok: true, problem: null });
    chmodSync(dataDir, 0o777);
    expect(await openDataFolder(host)).toMatchObject({ ok: true, problem: expect.stringContaining(dataDir) });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(await openDataFolder(host)).toEqual({ ok: true, problem: null });
  });

  it('loses what a killed writer left, however deep', async () => {
    const folders = ['', 'recovery/20261128-010203-0a1b2c3d', 'backups/default', 'backups/default/contents'];
    // A process that ended long ago, or never was.
    const left = '.pilotlight-00000000-4194303-0123456789abcdef0123456789abcdef.tmp';
    for (const folder of folders) {
      mkdirSync(join(dataDir, folder, left), { recursive: true });
      writeFileSync(join(dataDir, folder, left, 'owner.json'), '');
      writeFileSync(join(dataDir, folder, 'kept.json'), '');
      utimesSync(join(dataDir, folder, left), 1, 1);
    }
    await openDataFolder(createNodeHost({ dataDir }));
    for (const folder of folders) {
      expect(existsSync(join(dataDir, folder, 'kept.json'))).toBe(true);
      expect(readdirSync(join(dataDir, folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });
});
