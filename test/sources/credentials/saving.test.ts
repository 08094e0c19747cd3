import { describe, expect, it } from 'vitest';
import type { Host, WriteRights } from '../../../src/platform/host.ts';
import { findSavingTrouble } from '../../../src/sources/credentials/saving.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const DIR = '/home/ada/.claude';
const FILE = `${DIR}/.credentials.json`;

function withStore(): SimulatedHost {
  const host = createSimulatedHost();
  host.disk.folder('/home/ada', { uid: 1000 });
  host.disk.folder(DIR, { uid: 1000 });
  host.disk.put(FILE, '{}', { mode: 0o600, uid: 1000 });
  return host;
}

function answering(host: Host, files: Partial<Host['files']>): Host {
  return { ...host, files: { ...host.files, ...files } };
}

const readOnlyAt =
  (readOnly: string, host: Host) =>
  async (path: string): Promise<WriteRights> =>
    path === readOnly ? 'read-only' : host.files.mayWrite(path);

describe('whether a login can be saved', () => {
  it('is not doubted where all is well, nor where nothing is yet', async () => {
    const host = withStore();
    expect(await findSavingTrouble(host, FILE)).toBeNull();
    host.disk.remove(DIR);
    expect(await findSavingTrouble(host, FILE)).toBeNull();
  });

  it('a folder of another account, and one that lost its own right', async () => {
    const host = withStore();
    host.disk.setOwner(DIR, 0);
    expect(await findSavingTrouble(host, FILE)).toEqual({ why: 'denied', path: DIR, foreign: true });
    host.disk.setOwner(DIR, 1000);
    host.disk.setMode(DIR, 0o555);
    expect(await findSavingTrouble(host, FILE)).toEqual({ why: 'denied', path: DIR, foreign: false });
  });

  it('a file in place of the folder, and a link that leads nowhere', async () => {
    const host = createSimulatedHost();
    host.disk.folder('/home/ada', { uid: 1000 });
    host.disk.put(DIR, 'x');
    expect(await findSavingTrouble(host, FILE)).toMatchObject({ why: 'not-a-folder', path: DIR });
    host.disk.remove(DIR);
    host.disk.link(DIR, '/mnt/gone/.claude');
    expect(await findSavingTrouble(host, FILE)).toMatchObject({ why: 'link-to-nowhere', path: DIR });
    const lstat = async (path: string) => {
      const stat = await host.files.lstat(path);
      return stat && { ...stat, uid: 0 };
    };
    const foreign = await findSavingTrouble(answering(host, { lstat }), FILE);
    expect(foreign).toMatchObject({ why: 'link-to-nowhere', foreign: true });
  });

  it('a file of another account is replaced, so it is no trouble', async () => {
    const host = withStore();
    host.disk.setOwner(FILE, 0);
    host.disk.setMode(FILE, 0o644);
    expect(await findSavingTrouble(host, FILE)).toBeNull();
  });

  it('a read-only file system, of the folder or of the file alone', async () => {
    const host = withStore();
    const folder = answering(host, { mayWrite: readOnlyAt(DIR, host) });
    expect(await findSavingTrouble(folder, FILE)).toMatchObject({ why: 'read-only', path: DIR });
    const file = answering(host, { mayWrite: readOnlyAt(FILE, host) });
    expect(await findSavingTrouble(file, FILE)).toMatchObject({ why: 'read-only', path: FILE });
  });

  it('a link into a read-only place is replaced itself, so it is no trouble', async () => {
    const host = withStore();
    host.disk.remove(FILE);
    host.disk.put('/store/login.json', '{}');
    host.disk.link(FILE, '/store/login.json');
    expect(await findSavingTrouble(answering(host, { mayWrite: readOnlyAt(FILE, host) }), FILE)).toBeNull();
  });

  it('a full disk', async () => {
    const room = (freeBytes: number) => async () => ({ disk: '1', freeBytes, blockBytes: 4096 });
    expect(await findSavingTrouble(answering(withStore(), { room: room(0) }), FILE)).toMatchObject({ why: 'full' });
    expect(await findSavingTrouble(answering(withStore(), { room: room(1e9) }), FILE)).toBeNull();
  });
});
