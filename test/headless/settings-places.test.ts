/** Settings that name a place: what is not there is said at once, and not kept. */
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSettings } from '../../src/headless/settings.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { terminal } from './recovery/terminal-double.ts';

describe.skipIf(process.platform === 'win32')('pilotlight settings set', () => {
  let home: string;
  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'pilotlight-places-')));
    await mkdir(join(home, 'work'));
    await writeFile(join(home, 'work/notes.txt'), '');
  });
  afterEach(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

  const set = async (key: string, value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const run = terminal(createNodeHost({ dataDir: join(home, 'data'), env: { HOME: home } }), {}, ['set', key, text]);
    return { code: await runSettings(run.context), err: run.err() };
  };
  const kept = async (key: string): Promise<unknown> =>
    JSON.parse(await readFile(join(home, 'data/settings.json'), 'utf8'))[key];

  it.each([
    ['profiles', ['/nosuch'], 'There is no folder /nosuch. Check the name, or make a new profile.'],
    ['claudePath', '/nosuch/claude', 'There is no such file.'],
    ['onChange', '/nosuch/told', 'There is no such file.'],
  ])('%s refuses what is not there', async (key, value, says) => {
    expect(await set(key, value)).toEqual({ code: 64, err: `${says}\n` });
    await expect(kept(key)).rejects.toThrow('ENOENT');
  });

  it('refuses what is there, but something else', async () => {
    const notes = join(home, 'work/notes.txt');
    expect((await set('profiles', [notes])).err).toBe(`${notes} is a file; name the folder it is in.\n`);
    expect((await set('onChange', notes)).err).toContain('That is not a program.');
    expect((await set('onChange', join(home, 'work'))).err).toContain('That is not a program.');
  });

  it('keeps what is there, beside what was there before', async () => {
    const work = join(home, 'work');
    expect(await set('profiles', [work])).toEqual({ code: 0, err: '' });
    await rm(work, { recursive: true });
    await mkdir(join(home, 'more'));
    expect(await set('profiles', [work, join(home, 'more')])).toEqual({ code: 0, err: '' });
    expect(await kept('profiles')).toEqual([work, join(home, 'more')]);
  });

  it('keeps a program that can be started', async () => {
    const program = join(home, 'work/told');
    await writeFile(program, '#!/bin/sh\n');
    await chmod(program, 0o755);
    expect(await set('onChange', program)).toEqual({ code: 0, err: '' });
    expect(await kept('onChange')).toBe(program);
  });
});
