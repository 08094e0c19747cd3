import { chmod, mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { readCredentialFile } from '../../../src/sources/credentials/credential-file.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { CANARY, documentWith } from './credential-documents.ts';

const asRoot = process.getuid?.() === 0;

describe('on a real disk', () => {
  const host = createNodeHost();
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'credential-file-'));
    file = join(dir, '.credentials.json');
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  /** Broken content that has been lying there for a minute. */
  async function putOld(content: string | Uint8Array): Promise<void> {
    await writeFile(file, content, { mode: 0o600 });
    const then = Date.now() / 1000 - 60;
    await utimes(file, then, then);
  }

  it('reads a good file and its facts', async () => {
    await writeFile(file, documentWith(), { mode: 0o600 });
    const facts = await readCredentialFile(host, dir);
    expect(facts).toMatchObject({ store: 'file', location: file, status: 'present', unreadable: null });
    expect(facts.file).toEqual({ mode: 0o600, loose: false, foreignOwner: false, symlinkTo: null });
    expect(facts.login?.plan).toBe('max');
    expect(Math.abs((facts.changedAt ?? 0) - Date.now())).toBeLessThan(3_600_000);
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it('says absent when file or folder is not there', async () => {
    expect(await readCredentialFile(host, dir)).toMatchObject({ status: 'absent', file: null, changedAt: null });
    expect(await readCredentialFile(host, join(dir, 'no'))).toMatchObject({ status: 'absent' });
  });

  it.each([
    [0o600, false],
    [0o400, false],
    [0o644, true],
    [0o620, true],
    [0o666, true],
  ])('mode %o', async (mode, loose) => {
    await writeFile(file, documentWith());
    await chmod(file, mode);
    expect((await readCredentialFile(host, dir)).file).toMatchObject({ mode, loose });
  });

  it('follows a link and names its target', async () => {
    await writeFile(join(dir, 'elsewhere.json'), documentWith());
    await symlink('elsewhere.json', file);
    const facts = await readCredentialFile(host, dir);
    expect(facts).toMatchObject({ status: 'present', file: { symlinkTo: 'elsewhere.json' } });
  });

  it('takes a link into nowhere as absent, as Claude Code does', async () => {
    await symlink('nowhere.json', file);
    expect(await readCredentialFile(host, dir)).toMatchObject({
      status: 'absent',
      file: { symlinkTo: 'nowhere.json' },
    });
  });

  it('names a link that leads to itself and a folder in place of the file', async () => {
    await symlink('.credentials.json', file);
    expect(await readCredentialFile(host, dir)).toMatchObject({ status: 'unreadable', unreadable: 'not-a-file' });
    await rm(file);
    await mkdir(file);
    expect(await readCredentialFile(host, dir)).toMatchObject({ status: 'unreadable', unreadable: 'not-a-file' });
  });

  it.skipIf(asRoot)('says denied for a file that this account may not read', async () => {
    await writeFile(file, documentWith());
    await chmod(file, 0);
    expect(await readCredentialFile(host, dir)).toMatchObject({
      status: 'unreadable',
      unreadable: 'denied',
      file: { mode: 0 },
    });
  });

  it('says too big past 8 MiB without reading it', async () => {
    await writeFile(file, '');
    await truncate(file, 9 * 1024 * 1024);
    expect(await readCredentialFile(host, dir)).toMatchObject({ unreadable: 'too-big', problem: { kind: 'too-big' } });
  });

  it('gives the place of an error in a file that nobody is writing', async () => {
    await putOld('{\n  "claudeAiOauth": {},\n}\n');
    const facts = await readCredentialFile(host, dir);
    expect(facts).toMatchObject({ status: 'unreadable', unreadable: 'broken', problem: { line: 2, column: 22 } });
  });
});

describe('a file that is being written', () => {
  const dir = '/home/ada/.claude';
  const path = `${dir}/.credentials.json`;
  const whole = documentWith();

  it.each([50, 350, 1200])('is waited for: whole after %i ms', async (afterMs) => {
    const host = createSimulatedHost();
    host.disk.put(path, whole.slice(0, 40));
    host.clock.after(afterMs, () => host.disk.overwrite(path, whole));
    const reading = readCredentialFile(host, dir);
    await host.advance(2000);
    expect(await reading).toMatchObject({ status: 'present', login: { accessToken: 'set' } });
  });

  it('is torn, not signed out, when it stays half-written', async () => {
    const host = createSimulatedHost();
    host.disk.put(path, '');
    const reading = readCredentialFile(host, dir);
    await host.advance(1400);
    expect(await reading).toMatchObject({ status: 'unreadable', unreadable: 'torn', problem: { kind: 'empty' } });
    expect(host.clock.pending()).toBe(0);
  });

  it('is broken once it has been so for ten seconds, at once', async () => {
    const host = createSimulatedHost();
    host.disk.put(path, '{');
    await host.advance(10_000);
    expect(await readCredentialFile(host, dir)).toMatchObject({ unreadable: 'broken' });
  });

  it.each([
    ['a comma too many', whole.replace(/}\s*$/, ',}')],
    ['two documents', `${whole}${whole}`],
    ['a page of a web server', '<html>404</html>'],
    ['a list', '[]'],
  ])('is broken, however new, with %s: going on writing would not mend it', async (_what, text) => {
    const host = createSimulatedHost();
    host.disk.put(path, text);
    const reading = readCredentialFile(host, dir);
    await host.advance(1400);
    expect(await reading).toMatchObject({ status: 'unreadable', unreadable: 'broken' });
  });

  it.each([
    ['alone', CANARY],
    ['in quotes', `"${CANARY}"`],
    ['as a line for a shell', `export CLAUDE_CODE_OAUTH_TOKEN='${CANARY}'\n`],
    ['as a header', `Bearer ${CANARY}`],
    ['under another name', JSON.stringify({ token: CANARY })],
    ['without what is around a login', JSON.stringify({ accessToken: CANARY, refreshToken: CANARY, expiresAt: 1 })],
  ])('is a bare token at once, however new: %s', async (_how, text) => {
    const host = createSimulatedHost();
    host.disk.put(path, text);
    const facts = await readCredentialFile(host, dir);
    expect(facts).toMatchObject({ status: 'unreadable', unreadable: 'bare-token' });
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it('may vanish meanwhile', async () => {
    const host = createSimulatedHost();
    host.disk.put(path, '{');
    host.clock.after(200, () => host.disk.remove(path));
    const reading = readCredentialFile(host, dir);
    await host.advance(2000);
    expect(await reading).toMatchObject({ status: 'absent' });
  });
});

describe('a login under another name', () => {
  const dir = '/home/ada/.claude';
  const find = async (path: string) => {
    const host = createSimulatedHost();
    host.disk.put(path, documentWith());
    return (await readCredentialFile(host, dir)).misnamed;
  };

  it.each([
    'credentials.json',
    '.credentials.json.txt',
    'credentials.json.txt',
    '.credentials (1).json',
    '.Credentials.json',
  ])('is found beside its place: %s', async (name) => {
    expect(await find(`${dir}/${name}`)).toBe(`${dir}/${name}`);
  });

  it('is found in the folder around', async () => {
    expect(await find('/home/ada/.credentials.json')).toBe('/home/ada/.credentials.json');
  });

  it('is not looked for around a folder of another name, which lies anywhere', async () => {
    const host = createSimulatedHost();
    host.disk.put('/srv/team/.credentials.json', documentWith());
    const read = await readCredentialFile(host, '/srv/team/claude-work');
    expect(read).toMatchObject({ status: 'absent' });
    expect(read.misnamed).toBeUndefined();
  });

  it.each([
    '.credentials.json.bak',
    '.credentials.json~',
    '.credentials.old.json',
    '.credentials.json.aside-20260101-000000',
  ])('is not looked for in what is kept of old times: %s', async (name) => {
    expect(await find(`${dir}/${name}`)).toBeUndefined();
  });
});

describe('owners and denials', () => {
  it('tells a foreign owner and a denied file', async () => {
    const host = createSimulatedHost();
    host.disk.put('/srv/a/.credentials.json', documentWith(), { mode: 0o644, uid: 7 });
    host.disk.put('/srv/b/.credentials.json', documentWith(), { mode: 0o600, uid: 7 });
    expect((await readCredentialFile(host, '/srv/a')).file).toMatchObject({ foreignOwner: true, loose: true });
    expect(await readCredentialFile(host, '/srv/b')).toMatchObject({ status: 'unreadable', unreadable: 'denied' });
  });

  it('says nothing about mode and owner on Windows', async () => {
    const host = createSimulatedHost({ platform: 'win32' });
    host.disk.put('C:\\Users\\ada\\.claude\\.credentials.json', documentWith(), { mode: 0o666, uid: 0 });
    const facts = await readCredentialFile(host, 'C:\\Users\\ada\\.claude');
    expect(facts.file).toEqual({ mode: null, loose: false, foreignOwner: false, symlinkTo: null });
  });
});
