/** Who holds a lock: kills, left-over files, clocks that are set, numbers used again, containers. */
import { describe, expect, it } from 'vitest';
import { type LockRequest, takeLock } from '../../src/platform/lock.ts';
import { createSimulatedHost, type SimulatedHost } from '../simulation/simulated-host.ts';

const LOCK = '/home/ada/.pilotlight/one.lock';
const REQUEST: LockRequest = { name: 'one', waitMs: 0, beatMs: 5_000 };

/** As another process sees the same folder: another number, perhaps another boot or namespace. */
function otherProcess(host: SimulatedHost, pid: number, space = 'pid:[1]'): SimulatedHost {
  const files = { ...host.files, readlink: async (path: string) => (path === '/proc/self/ns/pid' ? space : null) };
  return { ...host, pid, files };
}

function processes(host: SimulatedHost, starts: Record<number, number>, boot = 'boot-1'): void {
  host.disk.put('/proc/sys/kernel/random/boot_id', `${boot}\n`, { mode: 0o644 });
  for (const [pid, start] of Object.entries(starts)) {
    host.programs.alive.add(Number(pid));
    const fields = ['S', ...Array.from({ length: 18 }, () => '0'), String(start), '0'];
    host.disk.put(`/proc/${pid}/stat`, `${pid} (node) ${fields.join(' ')}`, { mode: 0o644 });
  }
}

/** Lets the clock run until it is decided. */
async function decide(
  host: SimulatedHost,
  asked: ReturnType<typeof takeLock>,
): Promise<{ ok: boolean; afterMs: number }> {
  let outcome: Awaited<typeof asked> | null = null;
  void asked.then((one) => {
    outcome = one;
  });
  let afterMs = 0;
  while (outcome === null && afterMs < 60_000) {
    await host.advance(500);
    afterMs += 500;
  }
  return { ok: (await asked).ok, afterMs };
}

describe('a lock', () => {
  it('is for one, and free again afterwards', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1, 20: 2 });
    const first = await takeLock(otherProcess(host, 10), REQUEST);
    expect(await takeLock(otherProcess(host, 20), REQUEST)).toEqual({ ok: false, why: 'taken', pid: 10 });
    if (first.ok) await first.lock.release();
    expect(await host.files.list('/home/ada/.pilotlight')).toEqual([]);
    expect((await takeLock(otherProcess(host, 20), REQUEST)).ok).toBe(true);
  });

  it.each<[string, (host: SimulatedHost) => void]>([
    [
      'an empty folder dated an hour ahead',
      (host) => {
        host.disk.folder(LOCK);
        host.disk.setModified(LOCK, host.clock.now() + 3_600_000);
      },
    ],
    [
      'an empty folder of long ago',
      (host) => {
        host.disk.folder(LOCK);
        host.disk.setModified(LOCK, 1);
      },
    ],
    [
      'left-over files in it',
      (host) => {
        host.disk.put(`${LOCK}/owner.json.12345`, '{');
        host.disk.put(`${LOCK}/else`, '');
        host.disk.setModified(LOCK, host.clock.now() + 3_600_000);
      },
    ],
    [
      'a plain file',
      (host) => {
        host.disk.put(LOCK, 'x');
        host.disk.setModified(LOCK, 1);
      },
    ],
    [
      'an owner that is dead',
      (host) => host.disk.put(`${LOCK}/owner.json`, '{"pid":99,"life":"boot-1 5","space":"pid:[1]"}'),
    ],
    [
      'an owner whose number belongs to another now',
      (host) => {
        processes(host, { 99: 700 });
        host.disk.put(`${LOCK}/owner.json`, '{"pid":99,"life":"boot-1 5","space":"pid:[1]"}');
      },
    ],
    [
      'an owner of this number, of an earlier start',
      (host) => host.disk.put(`${LOCK}/owner.json`, '{"pid":20,"life":"boot-1 1","space":"pid:[1]"}'),
    ],
  ])('is taken over at once from %s', async (_what, leave) => {
    const host = createSimulatedHost();
    processes(host, { 20: 2 });
    leave(host);
    expect((await takeLock(otherProcess(host, 20), REQUEST)).ok).toBe(true);
    expect(await host.files.list('/home/ada/.pilotlight')).toEqual(['one.lock']);
  });

  it('outlives every setting of the clock while its owner lives', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1, 20: 2 });
    expect((await takeLock(otherProcess(host, 10), REQUEST)).ok).toBe(true);
    for (const at of [1, 4e15]) {
      host.disk.setModified(LOCK, at);
      expect((await takeLock(otherProcess(host, 20), REQUEST)).ok).toBe(false);
    }
  });

  it('of another container is alive by its heartbeat, and dead without one', async () => {
    const host = createSimulatedHost();
    processes(host, { 7: 1 });
    const first = await takeLock(otherProcess(host, 7, 'pid:[1]'), REQUEST);
    const second = otherProcess(host, 7, 'pid:[2]');
    // Nobody there has the number of the first, and its start is another.
    processes(host, { 7: 2 });
    expect(await takeLock(second, REQUEST)).toEqual({ ok: false, why: 'taken', pid: 7 });
    await host.advance(60_000);
    expect((await takeLock(second, REQUEST)).ok).toBe(false);
    // A clock that was set is no proof of death: it is watched.
    host.disk.setModified(LOCK, 1);
    expect((await decide(host, takeLock(second, REQUEST))).ok).toBe(false);
    if (first.ok) await first.lock.release();
    host.disk.put(`${LOCK}/owner.json`, '{"pid":7,"life":"boot-1 1","space":"pid:[1]"}');
    host.disk.setModified(LOCK, 1);
    const { ok, afterMs } = await decide(host, takeLock(second, REQUEST));
    expect(ok).toBe(true);
    expect(afterMs).toBeGreaterThan(REQUEST.beatMs);
  });

  it('of another boot is dead unless it beats', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1 }, 'boot-2');
    host.disk.put(`${LOCK}/owner.json`, '{"pid":10,"life":"boot-1 1","space":"pid:[1]"}');
    expect((await takeLock(otherProcess(host, 10), REQUEST)).ok).toBe(false);
    await host.advance(10_000);
    expect((await takeLock(otherProcess(host, 10), REQUEST)).ok).toBe(true);
  });

  it('says what its dead owner noted, to one taker only', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1, 20: 2, 30: 3 });
    const first = await takeLock(otherProcess(host, 10), REQUEST);
    if (first.ok) expect(await first.lock.note(['a'])).toBe(true);
    host.programs.alive.delete(10);
    const told: unknown[] = [];
    const request = { ...REQUEST, leftBehind: async (note: unknown) => void told.push(note) };
    const both = [20, 30].map((pid) => takeLock(otherProcess(host, pid), request));
    await host.advance(5_000);
    expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(told).toEqual([['a']]);
  });

  it('waits as long as it was told', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1, 20: 2, 30: 3 });
    const first = await takeLock(otherProcess(host, 10), REQUEST);
    const second = takeLock(otherProcess(host, 20), { ...REQUEST, waitMs: 8_000 });
    await host.advance(3_000);
    if (first.ok) await first.lock.release();
    await host.advance(1_000);
    expect((await second).ok).toBe(true);
    const third = await decide(host, takeLock(otherProcess(host, 30), { ...REQUEST, waitMs: 8_000 }));
    expect(third.ok).toBe(false);
    expect(third.afterMs).toBeGreaterThanOrEqual(8_000);
    expect(third.afterMs).toBeLessThan(10_000);
  });

  it('says why it cannot be made', async () => {
    const host = createSimulatedHost();
    processes(host, { 10: 1 });
    const noFolder = { ...host.files, makeDirectory: async () => 'full' as const };
    expect(await takeLock({ ...host, files: noFolder }, REQUEST)).toEqual({
      ok: false,
      why: 'unwritable',
      because: 'full',
    });
    const files = { ...host.files, write: async () => ({ ok: false, why: 'full' }) as const };
    expect(await takeLock({ ...host, files }, REQUEST)).toEqual({ ok: false, why: 'unwritable', because: 'full' });
    expect(await host.files.list('/home/ada/.pilotlight')).toEqual([]);
  });
});
