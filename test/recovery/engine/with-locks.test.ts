/** What keeps a remedy from beginning, and for how long it waits; on real files, while waiting takes no time. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { takeLock } from '../../../src/platform/lock.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { withLocks } from '../../../src/recovery/engine/with-locks.ts';
import { LOCKS } from '../../../src/shared/messages/recovery/locks.ts';
import { WRITE_FAILURES } from '../../../src/shared/messages/write-failures.ts';

let folder: string;
let host: Host;
let slept: number[];
/** Called at every wait, with the time waited before it. */
let onSleep: (sofarMs: number) => Promise<void>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilotlight-locks-'));
  await mkdir(join(folder, '.claude'));
  slept = [];
  onSleep = async () => undefined;
  const { clock, ...rest } = createNodeHost({
    dataDir: join(folder, 'data'),
    env: { PATH: process.env.PATH, HOME: folder },
  });
  const sum = () => slept.reduce((all, one) => all + one, 0);
  const sleep = async (ms: number): Promise<void> => {
    await onSleep(sum());
    slept.push(ms);
  };
  host = { ...rest, clock: { ...clock, sleep, monotonic: () => sum() } };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const claude = () => join(folder, '.claude');
const config = () => join(folder, '.claude.json');
const refresh = () => join(claude(), '.oauth_refresh.lock');
const work = async (): Promise<string> => 'done';
const locked = () => withLocks(host, { lockDirs: [claude()], lockFiles: [config()] }, work);
const left = async () => (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.lock'));

it('nothing is left once it is done', async () => {
  expect(await locked()).toBe('done');
  expect([await left(), slept]).toEqual([[], []]);
});

it('it waits for a lock of Claude Code’s, and goes on as soon as that is gone', async () => {
  await mkdir(refresh());
  onSleep = async (sofar) => {
    if (sofar === 500) await rm(refresh(), { recursive: true });
  };
  expect(await locked()).toBe('done');
  expect(slept).toEqual([100, 100, 100, 100, 100, 100]);
  expect(await left()).toEqual([]);
});

it('it gives up after eight and a half seconds, and lets go of what it had', async () => {
  await mkdir(`${config()}.lock`);
  onSleep = async () => utimes(`${config()}.lock`, new Date(), new Date());
  expect(await locked()).toEqual({ ok: false, why: 'busy', message: LOCKS.busy({ who: LOCKS.claudeConfiguring }) });
  expect(slept.reduce((all, one) => all + one, 0)).toBe(8_500);
  expect(await left()).toEqual(['.claude.json.lock']);
});

it('a file that has the name of a lock stays, and is told', async () => {
  await writeFile(refresh(), 'somebody’s');
  expect(await locked()).toEqual({ ok: false, why: 'busy', message: LOCKS.inTheWay({ path: refresh() }) });
  expect(await left()).toEqual(['.claude/.oauth_refresh.lock']);
});

it('another Pilotlight at work is waited for, and named', async () => {
  const other = await takeLock(host, { name: 'recovery', waitMs: 0, beatMs: 5_000 });
  if (!other.ok) throw new Error('not taken');
  expect(await locked()).toEqual({ ok: false, why: 'busy', message: LOCKS.busy({ who: LOCKS.otherPilotlight }) });
  onSleep = () => other.lock.release();
  expect(await locked()).toBe('done');
});

it('a data folder that takes nothing is told with its reason', async () => {
  await writeFile(join(folder, 'data'), '');
  const answer = await locked();
  expect(answer).toMatchObject({ ok: false });
  if (typeof answer === 'string') throw new Error('locked');
  const why = answer.why as keyof typeof WRITE_FAILURES;
  expect(answer.message).toBe(LOCKS.cannotWriteBecause({ folder: host.dataDir, reason: WRITE_FAILURES[why] }));
  expect(await left()).toEqual([]);
});
