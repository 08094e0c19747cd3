import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createVault, KEY_ACCOUNT, type Vault, vaultChild } from '../../../src/recovery/vault/vault.ts';
import { VAULT_SENTENCES } from '../../../src/shared/messages/recovery/vault.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';

const CHILD = fileURLToPath(new URL('../../../out/headless/vault-child.js', import.meta.url));
const SECRET = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';

let session: KeyringSession;
afterEach(() => session?.close());

const vaultIn = ({ env }: KeyringSession): Vault => {
  const host = createNodeHost({ env });
  const ask = vaultChild(host, [process.execPath, CHILD]);
  // How quick this machine is shall not decide anything here.
  return createVault(host, (question) => ask(question, 20_000));
};
const read = (vault: Vault) => vault.withSecret(KEY_ACCOUNT, (secret) => secret);

describeNeeding('keyring', 'the vault in a real keyring', () => {
  it('keeps, gives and forgets', async () => {
    session = await startKeyringSession('open');
    const vault = vaultIn(session);
    expect(await read(vault)).toEqual({ ok: true, value: null });
    expect(await vault.keep(KEY_ACCOUNT, SECRET)).toEqual({ ok: true });
    expect(await read(vault)).toEqual({ ok: true, value: SECRET });
    const lookup = await session.run('secret-tool', ['lookup', 'service', 'Pilotlight', 'account', KEY_ACCOUNT]);
    expect(lookup).toMatchObject({ ok: true, code: 0, stdout: SECRET });
    expect(await vault.forget(KEY_ACCOUNT)).toEqual({ ok: true });
    expect(await vault.forget(KEY_ACCOUNT)).toEqual({ ok: true });
    expect(await read(vault)).toEqual({ ok: true, value: null });
  });

  it('locked: gives nothing, keeps nothing new, loses nothing', async () => {
    session = await startKeyringSession('open');
    const vault = vaultIn(session);
    await vault.keep(KEY_ACCOUNT, SECRET);
    await session.lock();
    expect(await read(vault)).toEqual({ ok: true, value: null });
    const locked = { ok: false, why: 'locked', message: VAULT_SENTENCES.locked, unsure: false };
    expect(await vault.keep('other', SECRET)).toEqual(locked);
    // To the library nothing is there; it must not pass for removed.
    expect(await vault.forget(KEY_ACCOUNT)).toEqual(locked);
    const found = await session.run('secret-tool', ['search', 'service', 'Pilotlight', 'account', KEY_ACCOUNT]);
    expect(found.stdout).toContain(`label = Pilotlight/${KEY_ACCOUNT}`);
  });

  it.each([
    ['no-bus', 'no-bus'],
    ['none', 'no-service'],
    ['unmade', 'no-keyring'],
  ] as const)('%s: says so', async (keyring, why) => {
    session = await startKeyringSession(keyring);
    const vault = vaultIn(session);
    const trouble = { ok: false, why, message: VAULT_SENTENCES[why], unsure: false };
    expect(await vault.keep(KEY_ACCOUNT, SECRET)).toEqual(trouble);
    expect(await vault.forget(KEY_ACCOUNT)).toEqual(trouble);
  });
});

/** The program and its native part as they are, save that what this part is linked with is called otherwise. */
function withoutLibrary(folder: string): string {
  const out = fileURLToPath(new URL('../../../out/headless', import.meta.url));
  const keytar = fileURLToPath(new URL('../../../node_modules/keytar', import.meta.url));
  cpSync(out, join(folder, 'headless'), { recursive: true });
  cpSync(keytar, join(folder, 'node_modules', 'keytar'), { recursive: true, dereference: true });
  const native = join(folder, 'node_modules/keytar/prebuilds', `${process.platform}-${process.arch}`, 'keytar.node');
  const bytes = readFileSync(native).toString('latin1');
  expect(bytes).toContain('libsecret-1.so.0');
  writeFileSync(native, bytes.replaceAll('libsecret-1.so.0', 'libsecret-9.so.9'), 'latin1');
  return join(folder, 'headless', 'vault-child.js');
}

describe.skipIf(process.platform !== 'linux')('without libsecret', () => {
  it('says that it is missing, whatever is asked', async () => {
    session = await startKeyringSession('no-bus');
    const host = createNodeHost({ env: session.env });
    const child = vaultChild(host, [process.execPath, withoutLibrary(session.home)]);
    const vault = createVault(host, (question) => child(question, 20_000));
    const missing = { ok: false, why: 'no-library', message: VAULT_SENTENCES['no-library'] };
    expect(await read(vault)).toEqual(missing);
    expect(await vault.keep(KEY_ACCOUNT, SECRET)).toEqual({ ...missing, unsure: false });
    expect(await vault.forget(KEY_ACCOUNT)).toEqual({ ...missing, unsure: false });
  });
});

/** Elsewhere the vault would not ask a child alone: on macOS the person's own keychain. */
const linuxHost = ({ env }: KeyringSession): Host => ({ ...createNodeHost({ env }), platform: 'linux' });

describe('the vault', () => {
  it('waits for no child longer than its limit, and asks one at a time', async () => {
    session = await startKeyringSession('no-bus');
    const host = linuxHost(session);
    let atOnce = 0;
    let most = 0;
    const child = vaultChild(host, [process.execPath, '-e', 'setInterval(() => {}, 1000)']);
    const vault = createVault(host, async (question) => {
      most = Math.max(most, ++atOnce);
      const outcome = await child(question, 300);
      atOnce--;
      return outcome;
    });
    const answers = await Promise.all([read(vault), vault.keep(KEY_ACCOUNT, SECRET), vault.forget(KEY_ACCOUNT)]);
    const late = { ok: false, why: 'timeout', message: VAULT_SENTENCES.timeout };
    expect(answers).toEqual([late, { ...late, unsure: true }, { ...late, unsure: true }]);
    expect(most).toBe(1);
  });

  it.each([
    ['process.exit(3)'],
    ['process.kill(process.pid, "SIGSEGV")'],
    ['console.log("not JSON")'],
    ['console.log(JSON.stringify({ ok: true }))'],
  ])('survives a child that does %s', async (script) => {
    session = await startKeyringSession('no-bus');
    const host = linuxHost(session);
    const child = vaultChild(host, [process.execPath, '-e', script]);
    const vault = createVault(host, (question) => child(question, 20_000));
    expect(await read(vault)).toEqual({ ok: false, why: 'failed', message: VAULT_SENTENCES.failed });
  });
});
