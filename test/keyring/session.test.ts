/** The session other tests stand on: it leaves nothing behind, also where it never came to be. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeNeeding } from '../needs.ts';
import { startKeyringSession } from './session.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-session-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Names of the programs that know a folder below this one. */
function programs(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((pid) => {
    try {
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${folder}/`);
      return isOurs ? [readFileSync(`/proc/${pid}/comm`, 'utf8').trim()] : [];
    } catch {
      // It has ended, or is another account's.
      return [];
    }
  });
}

describeNeeding('keyring', 'a keyring session', () => {
  it('ends with all its programs', async () => {
    const session = await startKeyringSession('open');
    expect(programs()).toEqual(expect.arrayContaining(['dbus-daemon', expect.stringMatching('gnome-keyring')]));
    await session.close();
    expect(programs()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that fails halfway ends what it had started', async () => {
    // There is a bus, but no keyring.
    const bin = mkdtempSync(join(folder, 'bin-'));
    symlinkSync('/usr/bin/dbus-daemon', join(bin, 'dbus-daemon'));
    vi.stubEnv('PATH', bin);
    const seen: string[] = [];
    const watch = setInterval(() => seen.push(...programs()), 50);
    await expect(startKeyringSession('open', false, { timeout: 2_000, interval: 50 })).rejects.toThrow();
    clearInterval(watch);
    expect(seen).toContain('dbus-daemon');
    expect(programs()).toEqual([]);
    expect(readdirSync(folder)).toEqual([bin.slice(folder.length + 1)]);
  });
});
