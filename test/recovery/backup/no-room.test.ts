import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import { listBackups } from '../../../src/recovery/backup/backup-store.ts';
import { type Configuration, layConfiguration } from './backup-scene.ts';

let home: Configuration['home'];
let host: Configuration['host'];
beforeEach(async () => {
  ({ home, host } = await layConfiguration());
});
afterEach(() => home.remove());

describe('a disk without room', () => {
  const room = (freeBytes: number) => async () => ({ disk: '1', freeBytes, blockBytes: 4_096 });

  it('is known before the first byte of a backup is written', async () => {
    await home.put('.claude/agents/large.md', 'x'.repeat(200_000));
    const written: string[] = [];
    const { files } = home.host;
    const write: Host['files']['write'] = (path, ...rest) => {
      written.push(path);
      return files.write(path, ...rest);
    };
    const profile = await home.profile();
    const crowded = { ...host, files: { ...files, write, room: room(100_000) } };
    const outcome = await backUp(crowded, profile, { why: 'asked', withSecrets: true });
    expect(outcome).toEqual({
      ok: false,
      message: expect.stringMatching(/^The disk is too full: \d+ kB are needed for the backup/),
    });
    expect(written).toEqual([]);
    expect(await listBackups(host, 'default')).toEqual([]);
    // Once there is room; then what is kept already needs none.
    expect(await backUp(host, profile, { why: 'asked', withSecrets: true })).toMatchObject({ ok: true, made: true });
    await home.put('.claude/CLAUDE.md', '# Be kinder\n');
    const next = { ...host, files: { ...files, room: room(100_000) } };
    expect(await backUp(next, await home.profile(), { why: 'asked', withSecrets: true })).toMatchObject({
      ok: true,
      made: true,
    });
  });

  it.each([
    ['contents', 'full', 'the disk is full'],
    ['.json', 'quota', 'used up'],
  ] as const)('is named where only the write of %s finds it, and half a backup is none', async (part, why, words) => {
    const { files } = home.host;
    const write: Host['files']['write'] = async (path, ...rest) =>
      path.includes('backups') && path.includes(part) ? { ok: false, why } : files.write(path, ...rest);
    const blind = { ...host, files: { ...files, write, room: async () => null } };
    const outcome = await backUp(blind, await home.profile(), { why: 'asked' });
    expect(outcome).toEqual({ ok: false, message: expect.stringContaining(words) });
    expect(await listBackups(host, 'default')).toEqual([]);
    expect(await backUp(host, await home.profile(), { why: 'asked' })).toMatchObject({ ok: true, made: true });
  });
});
