import { describe, expect, it } from 'vitest';
import { readLocks, refreshUnderWay } from '../../../src/sources/claude-code/claude-locks.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const DIR = '/home/ada/.claude';
const GLOBAL = '/home/ada/.claude.json';

function lockAged(host: SimulatedHost, path: string, ageMs: number): void {
  host.disk.folder(path);
  host.disk.setModified(path, host.clock.now() - ageMs);
}

const CASES: readonly [path: string, kind: string, ageMs: number, stale: boolean, underWay: boolean][] = [
  [`${DIR}/.oauth_refresh.lock`, 'refresh', 59_000, false, true],
  [`${DIR}/.oauth_refresh.lock`, 'refresh', 61_000, true, false],
  ['/home/ada/.claude.lock', 'config-dir', 0, false, true],
  ['/home/ada/.claude.lock', 'config-dir', 120_000, true, false],
  [`${DIR}/.storage-write.lock`, 'storage-write', 14_000, false, true],
  [`${DIR}/.storage-write.lock`, 'storage-write', 16_000, true, false],
  [`${GLOBAL}.lock`, 'global-config', 1_000, false, false],
  [`${GLOBAL}.lock`, 'global-config', 20_000, true, false],
  // The clock was set back by a day while the lock lay there.
  [`${DIR}/.oauth_refresh.lock`, 'refresh', -86_400_000, true, false],
];

describe('the locks of Claude Code', () => {
  it.each(CASES)('%s (%s), %i ms old: stale %s, under way %s', async (path, kind, ageMs, stale, underWay) => {
    const host = createSimulatedHost();
    host.disk.folder(DIR);
    lockAged(host, path, ageMs);
    const locks = await readLocks(host, DIR, GLOBAL);
    const renewedAt = host.clock.now() - ageMs;
    const ahead = ageMs < -60_000 ? { ahead: true } : {};
    // Of this machine nothing is known but its files.
    const owner = stale ? { owner: { state: 'unseen' } } : {};
    expect(locks).toEqual([{ path, kind, ageMs, stale, ownerPid: null, renewedAt, ...owner, ...ahead }]);
    expect(refreshUnderWay(locks)).toBe(underWay);
  });

  it('a file in the place of the folder is said to be one', async () => {
    const host = createSimulatedHost();
    host.disk.put(`${DIR}/.storage-write.lock`, '');
    expect(await readLocks(host, DIR, GLOBAL)).toMatchObject([{ kind: 'storage-write', form: 'other' }]);
  });

  it('is quiet when there are none', async () => {
    const locks = await readLocks(createSimulatedHost(), DIR, GLOBAL);
    expect(locks).toEqual([]);
    expect(refreshUnderWay(locks)).toBe(false);
  });

  it('looks beside the real folder when the profile is a link', async () => {
    const host = createSimulatedHost();
    host.disk.folder('/data/claude');
    host.disk.link(DIR, '/data/claude');
    lockAged(host, '/data/claude.lock', 5_000);
    expect((await readLocks(host, DIR, GLOBAL)).map((lock) => lock.path)).toEqual(['/data/claude.lock']);
  });

  it.each([
    ['{"pid":77,"startedAt":1}', 77],
    ['77\n', 77],
    ['{"pid":78}', null],
    ['{"pid":"x"', null],
    ['', null],
  ])('owner record %j names %s', async (record, pid) => {
    const host = createSimulatedHost();
    host.programs.alive.add(77);
    lockAged(host, `${DIR}/.oauth_refresh.lock`, 1_000);
    host.disk.put(`${DIR}/.oauth_refresh.lock.owner`, record);
    expect((await readLocks(host, DIR, GLOBAL))[0]?.ownerPid).toBe(pid);
    lockAged(host, `${DIR}/.oauth_refresh.lock`, 120_000);
    const owner = pid === null ? { state: 'unseen' } : { state: 'may-live', pid };
    expect((await readLocks(host, DIR, GLOBAL))[0]?.owner).toEqual(owner);
  });
});
