import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../src/monitor/data-folder/data-folder.ts';
import { takeInstance } from '../../../src/monitor/data-folder/single-instance.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const LOCK = '/home/ada/.pilotlight/instance.lock';

function boot(host: SimulatedHost, processes: Record<number, number>): void {
  host.disk.put('/proc/sys/kernel/random/boot_id', 'boot-1\n', { mode: 0o644 });
  for (const [pid, start] of Object.entries(processes)) {
    const fields = ['S', ...Array.from({ length: 18 }, () => '0'), String(start), '0'];
    host.disk.put(`/proc/${pid}/stat`, `${pid} (odd ) name) ${fields.join(' ')}`, { mode: 0o644 });
  }
}

describe('one instance per data folder', () => {
  it('refuses a second one, and frees the way when the first is done', async () => {
    const host = createSimulatedHost();
    const first = await takeInstance(host);
    expect(await takeInstance({ ...host, pid: 77 })).toEqual({ ok: false, why: 'taken', pid: host.pid });
    if (!first.ok) throw new Error('not taken');
    await first.release();
    expect(await host.files.list('/home/ada/.pilotlight')).toEqual([]);
    expect((await takeInstance({ ...host, pid: 77 })).ok).toBe(true);
  });

  it('takes over what a dead one left', async () => {
    const host = createSimulatedHost();
    host.disk.put(`${LOCK}/owner.json`, '{"pid":99,"life":null}');
    expect((await takeInstance(host)).ok).toBe(true);
    expect(host.disk.text(`${LOCK}/owner.json`)).toContain(String(host.pid));
    expect(await host.files.list('/home/ada/.pilotlight')).toEqual(['instance.lock']);
  });

  it('knows a process from a later one with the same number', async () => {
    const host = createSimulatedHost();
    host.programs.alive.add(99);
    boot(host, { 99: 500, [host.pid]: 900 });
    host.disk.put(`${LOCK}/owner.json`, '{"pid":99,"life":"boot-1 500"}');
    expect(await takeInstance(host)).toEqual({ ok: false, why: 'taken', pid: 99 });
    boot(host, { 99: 700 });
    expect((await takeInstance(host)).ok).toBe(true);
  });

  it('waits for one that is just writing its name, but not for one that crashed doing so', async () => {
    const host = createSimulatedHost();
    host.disk.folder(LOCK);
    const early = takeInstance(host);
    await host.advance(3_000);
    expect(await early).toEqual({ ok: false, why: 'taken', pid: null });
    await host.advance(2_001);
    expect((await takeInstance(host)).ok).toBe(true);
  });

  it.each(['', '{', '{"pid":"x"}', '{"pid":-1,"life":null}', '[]'])('does not trip over an owner %j', async (owner) => {
    const host = createSimulatedHost();
    host.disk.put(`${LOCK}/owner.json`, owner);
    await host.advance(6_000);
    expect((await takeInstance(host)).ok).toBe(true);
  });

  it('does not release what somebody else took over meanwhile', async () => {
    const host = createSimulatedHost();
    const first = await takeInstance(host);
    host.disk.put(`${LOCK}/owner.json`, '{"pid":99,"life":null}');
    if (first.ok) await first.release();
    expect(host.disk.text(`${LOCK}/owner.json`)).toContain('99');
  });

  it('says so when it cannot write there', async () => {
    const host = createSimulatedHost();
    host.disk.breakWrites('read-only');
    expect(await takeInstance(host)).toEqual({ ok: false, why: 'not-writable', pid: null });
    expect(await openDataFolder(host)).toMatchObject({ ok: false, message: expect.stringContaining(host.dataDir) });
  });

  it('lets exactly one of many win on a real disk, also over a dead lock', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pilotlight-instance-'));
    try {
      const host = createNodeHost({ dataDir });
      expect(await openDataFolder(host)).toEqual({ ok: true, problem: null });
      for (let round = 0; round < 20; round++) {
        const outcomes = await Promise.all(Array.from({ length: 8 }, () => takeInstance(host)));
        const winners = outcomes.filter((one) => one.ok);
        expect(winners).toHaveLength(1);
        // Every other time the winner "crashes": its record names a process that no longer lives.
        if (round % 2 === 0) await winners[0]?.release();
        else await host.files.write(join(dataDir, 'instance.lock', 'owner.json'), '{"pid":4194303,"life":null}', 0o600);
      }
      expect(readdirSync(dataDir).filter((name) => name !== 'instance.lock')).toEqual([]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
