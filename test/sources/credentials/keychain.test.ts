import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createKeychain } from '../../../src/sources/credentials/keychain.ts';
import { keychainItem } from '../../../src/sources/credentials/keychain-item.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { CANARY, documentWith } from './credential-documents.ts';

const SECURITY = fileURLToPath(new URL('../../fakes/security.cjs', import.meta.url));
const ITEM = { service: 'Claude Code-credentials', account: 'ada' };
const HOUR = 3_600_000;

describe('the name of the item', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
  const plain = 'Claude Code-credentials';

  it.each([
    ['nothing set', {}, plain],
    ['a folder', { CLAUDE_CONFIG_DIR: '/x' }, `${plain}-${hash('/x')}`],
    [
      'the default folder, but set',
      { CLAUDE_CONFIG_DIR: '/Users/ada/.claude' },
      `${plain}-${hash('/Users/ada/.claude')}`,
    ],
    ['empty', { CLAUDE_CONFIG_DIR: '' }, plain],
    ['a raw text', { CLAUDE_CONFIG_DIR: '~/x/' }, `${plain}-${hash('~/x/')}`],
    ['composed letters', { CLAUDE_CONFIG_DIR: '/u\u0308' }, `${plain}-${hash('/\u00fc')}`],
    ['store folder wins', { CLAUDE_CONFIG_DIR: '/x', CLAUDE_SECURESTORAGE_CONFIG_DIR: '/y' }, `${plain}-${hash('/y')}`],
    ['empty store folder wins', { CLAUDE_CONFIG_DIR: '/x', CLAUDE_SECURESTORAGE_CONFIG_DIR: '' }, plain],
  ])('%s', (_name, variables, service) => {
    expect(keychainItem(variables, { USER: 'ada' }, 'ada').service).toBe(service);
  });

  it.each([
    ['ada', 'other', 'ada'],
    [undefined, 'bob.b-2_x', 'bob.b-2_x'],
    ['', 'bob', 'bob'],
    ['ada lovelace', 'bob', 'claude-code-user'],
    ['DOMÄIN', 'bob', 'claude-code-user'],
  ])('account of $USER %s', (USER, name, account) => {
    expect(keychainItem({}, { USER }, name).account).toBe(account);
  });
});

describe('through a security program that behaves like the real one', () => {
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'keychain-'));
    file = join(dir, 'keychain.json');
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  const T0 = Date.UTC(2026, 10, 1);

  async function putKeychain(secret: string | null, more: Record<string, unknown> = {}): Promise<void> {
    const item = { ...ITEM, cdat: T0, mdat: T0, secret: Buffer.from(secret ?? '').toString('hex') };
    await writeFile(file, JSON.stringify({ items: secret === null ? [] : [item], ...more }));
  }
  const reader = () => createKeychain(createNodeHost({ env: { ...process.env, STAND_IN_KEYCHAIN: file } }), SECURITY);
  const calls = async () => (await readFile(`${file}.calls`, 'utf8')).trim().split('\n');

  it('knows presence and change without asking for the secret', async () => {
    await putKeychain(documentWith());
    const facts = await reader().read(ITEM, false);
    expect(facts).toEqual({
      store: 'keychain',
      location: 'Claude Code-credentials',
      status: 'unreadable',
      unreadable: 'not-agreed',
      problem: null,
      login: null,
      otherKeys: [],
      changedAt: T0,
      file: null,
    });
    expect(await calls()).toEqual(['find-generic-password ada Claude Code-credentials']);
  });

  it('reads the secret when agreed, and only once as long as nothing changes', async () => {
    await putKeychain(documentWith());
    const keychain = reader();
    const facts = await keychain.read(ITEM, true);
    expect(facts).toMatchObject({ status: 'present', changedAt: T0, login: { plan: 'max', accessToken: 'set' } });
    expect(JSON.stringify(facts)).not.toContain(CANARY);
    expect(await keychain.read(ITEM, true)).toEqual(facts);
    expect((await calls()).filter((call) => call.includes('-w'))).toHaveLength(1);
  });

  it('accepts hex output', async () => {
    await putKeychain(documentWith({}, { note: 'schön' }));
    expect(await reader().read(ITEM, true)).toMatchObject({ status: 'present', login: { accessToken: 'set' } });
  });

  it('reads what Claude Code writes: hex through the interactive mode', async () => {
    await putKeychain(null);
    const hex = Buffer.from(documentWith({ subscriptionType: 'pro' })).toString('hex');
    const line = `add-generic-password -U -a "${ITEM.account}" -s "${ITEM.service}" -X "${hex}"\n`;
    await new Promise<void>((resolve, reject) => {
      const child = execFile(SECURITY, ['-i'], { env: { ...process.env, STAND_IN_KEYCHAIN: file } }, (error) =>
        error ? reject(error) : resolve(),
      );
      child.stdin?.end(line);
    });
    expect(await reader().read(ITEM, true)).toMatchObject({ status: 'present', login: { plan: 'pro' } });
  });

  it.each([
    ['absent', null, {}, { status: 'absent', unreadable: null }],
    [
      'of another account',
      '{}',
      { items: [{ ...ITEM, account: 'unknown', secret: '7b7d', cdat: 0, mdat: 0 }] },
      { status: 'absent' },
    ],
    ['locked', '{}', { mode: 'locked' }, { status: 'unreadable', unreadable: 'locked', changedAt: null }],
    [
      'locked for secrets',
      '{}',
      { mode: 'secret-locked' },
      { status: 'unreadable', unreadable: 'locked', changedAt: T0 },
    ],
    ['denied', '{}', { mode: 'denied' }, { status: 'unreadable', unreadable: 'denied', changedAt: T0 }],
    ['wrong password', '{}', { mode: 'wrong-password' }, { status: 'unreadable', unreadable: 'denied' }],
    ['cut off', '{"claudeAiOauth":{"a', {}, { status: 'unreadable', unreadable: 'broken' }],
    ['slow', documentWith(), { delayMs: 300 }, { status: 'present' }],
  ])('%s', async (_name, secret, more, expected) => {
    await putKeychain(secret, more);
    expect(await reader().read(ITEM, true)).toMatchObject(expected);
  });

  it('gives up on a program that hangs, after five seconds', async () => {
    await putKeychain(documentWith(), { mode: 'hang-secret' });
    expect(await reader().read(ITEM, true)).toMatchObject({
      status: 'unreadable',
      unreadable: 'timeout',
      changedAt: T0,
    });
  });

  it('says so when the program is missing', async () => {
    const keychain = createKeychain(createNodeHost(), join(dir, 'security'));
    expect(await keychain.read(ITEM, true)).toMatchObject({ status: 'unreadable', unreadable: 'no-tool' });
  });
});

describe('how often the Keychain is asked', () => {
  const program = '/usr/bin/security';
  const stamp = (ms: number) => `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

  function machine() {
    const host = createSimulatedHost({ platform: 'darwin' });
    const item = { mdat: host.clock.now() - HOUR, secret: documentWith(), secretCode: 0, delayMs: 0 };
    host.programs.install(program, ({ args }) => {
      if (!args.includes('-w')) return { stdout: `    "mdat"<timedate>=0x00  "${stamp(item.mdat)}\\000"\n` };
      return { code: item.secretCode, stdout: item.secretCode ? '' : `${item.secret}\n`, delayMs: item.delayMs };
    });
    const keychain = createKeychain(host);
    const secrets = () => host.programs.runs.filter(({ args }) => args.includes('-w')).length;
    return { host, item, keychain, secrets, read: () => keychain.read(ITEM, true) };
  }

  it('reads again when the item has changed', async () => {
    const { host, item, read, secrets } = machine();
    await read();
    await host.advance(HOUR);
    item.mdat = host.clock.now() - 5000;
    item.secret = documentWith({ subscriptionType: 'pro' });
    expect(await read()).toMatchObject({ login: { plan: 'pro' } });
    await read();
    expect(secrets()).toBe(2);
  });

  it('reads once more after a change in the same second', async () => {
    const { host, item, read, secrets } = machine();
    item.mdat = Math.floor(host.clock.now() / 1000) * 1000;
    await read();
    item.secret = documentWith({ subscriptionType: 'pro' });
    await host.advance(3000);
    expect(await read()).toMatchObject({ login: { plan: 'pro' } });
    await read();
    expect(secrets()).toBe(2);
  });

  it.each([
    ['denied', 128, 6 * HOUR],
    ['failed', 1, 6 * HOUR],
    ['locked', 36, 5 * 60_000],
  ])('is silent for a while after: %s', async (why, code, silenceMs) => {
    const { host, item, read, secrets } = machine();
    item.secretCode = code;
    expect(await read()).toMatchObject({ unreadable: why });
    await host.advance(silenceMs - 1000);
    item.mdat = host.clock.now();
    expect(await read()).toMatchObject({ unreadable: why, changedAt: Math.floor(item.mdat / 1000) * 1000 });
    expect(secrets()).toBe(1);
    await host.advance(1000);
    item.secretCode = 0;
    expect(await read()).toMatchObject({ status: 'present' });
  });

  it('is asked again at once when the user wants it', async () => {
    const { item, keychain, read, secrets } = machine();
    item.secretCode = 128;
    await read();
    item.secretCode = 0;
    keychain.tryAgain();
    expect(await read()).toMatchObject({ status: 'present' });
    expect(secrets()).toBe(2);
  });

  it('is asked once for many readers at a time', async () => {
    const { host, item, read, secrets } = machine();
    item.delayMs = 1000;
    const readings = Promise.all(Array.from({ length: 20 }, read));
    await host.advance(1000);
    expect(new Set((await readings).map((facts) => facts.status))).toEqual(new Set(['present']));
    expect(secrets()).toBe(1);
    expect(host.programs.runs).toHaveLength(2);
  });

  it('starts no process while the look-up itself is failing', async () => {
    const { host, read } = machine();
    host.programs.install(program, { delayMs: 60_000 });
    const reading = read();
    await host.advance(5000);
    expect(await reading).toMatchObject({ unreadable: 'timeout', changedAt: null });
    await read();
    expect(host.programs.runs).toHaveLength(1);
  });
});
