import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createPathWatcher } from '../../../src/sources/watch/watch-path.ts';
import { every, WAIT } from '../../patience.ts';
import { SEED } from '../../seeded.ts';
import { CHANGE_KINDS, changedFile, readChange, WRITER } from './path-changes.ts';

/** 9 × 223 is a little over 2,000. */
const CHANGES = 223;

/** On Linux the slow look is off, so that it cannot hide a lost event; other systems lose some by design. */
const NET_MS = process.platform === 'linux' ? 3_600_000 : 2_000;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pilotlight-watch-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('watching real files while another process writes them', () => {
  it.each(CHANGE_KINDS)('%s: the last value is always seen', { timeout: 300_000 }, async (kind) => {
    const seed = 1 + (SEED % 1e6);
    const host = createNodeHost();
    const watcher = createPathWatcher(host, { netMs: NET_MS, blindMs: NET_MS });
    const path = changedFile(root);
    let value = -1;
    let reading = Promise.resolve();
    // One after the other: on a busy machine an old read may end after a new one.
    const read = (): void => {
      reading = reading.then(async () => {
        value = (await readChange(host, path))?.n ?? value;
      });
    };

    const args = [WRITER, root, kind, String(CHANGES), '0', String(seed)];
    const writer = host.processes.talk({ file: process.execPath, args, limitMs: 290_000 });
    const told: number[] = [];
    writer.onText((_stream, text) => told.push(...text.trim().split('\n').map(Number)));

    await vi.waitFor(() => expect(told).toEqual([0]), WAIT);
    const watch = watcher.watch(path, read);
    try {
      for (let bursts = 1; told.at(-1) !== CHANGES; bursts++) {
        writer.say('\n');
        await vi.waitFor(() => expect(told.length).toBe(bursts + 1), every(5));
        const note = `seed ${seed}, burst ${bursts}`;
        await vi.waitFor(() => expect(value, note).toBe(told.at(-1)), every(5));
      }
      writer.say('\n');
      expect((await writer.done)?.code).toBe(0);
      // The last change may have ended the watch that told of it.
      await vi.waitFor(() => expect(watcher.counts().watches).toBeGreaterThan(0), every(5));
    } finally {
      watch.close();
      writer.kill();
    }
    expect(watcher.counts()).toEqual({ watches: 0, paths: 0, blind: 0 });
  });
});
