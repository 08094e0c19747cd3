import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createVault, KEY_ACCOUNT, type Vault, vaultChild } from '../../src/recovery/vault.ts';
import { VAULT_SENTENCES } from '../../src/recovery/vault-trouble.ts';
import { createNodeHost } from '../../src/sources/host/node-host.ts';
import { type KeyringSession, startKeyringSession } from '../keyring/session.ts';
import { describeNeeding } from '../needs.ts';

const CHILD = fileURLToPath(new URL('../../out/headless/vault-child.js', import.meta.url));
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

describe('the vault', () => {
  it('waits for no child longer than its limit, and asks one at a time', async () => {
    session = await startKeyringSession('no-bus');
    const host = createNodeHost({ env: session.env });
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
    const host = createNodeHost({ env: session.env });
    const vault = createVault(host, vaultChild(host, [process.execPath, '-e', script]));
    expect(await read(vault)).toEqual({ ok: false, why: 'failed', message: VAULT_SENTENCES.failed });
  });
});
