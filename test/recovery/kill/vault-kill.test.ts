/**
 * Pilotlight is killed at every step of storing and removing a secret, with a real keyring. Afterwards the vault holds the
 * old secret or the new one, no note says otherwise, and what was begun can be finished.
 */
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { readFallbackState } from '../../../src/recovery/fallback/fallback-state.ts';
import { explainUnsure } from '../../../src/recovery/fallback/secret-store.ts';
import { type Vault, vaultChild } from '../../../src/recovery/vault/vault.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { buildChild, type ChildProgram } from './start-child.ts';
import {
  changeVault,
  GATEWAY,
  OLD,
  patientVault,
  setVaultScene,
  VAULT_SCENES,
  type VaultScene,
} from './vault-scenes.ts';

const VAULT_CHILD = fileURLToPath(new URL('../../../out/headless/vault-child.js', import.meta.url));
const NAMES = Object.keys(VAULT_SCENES) as VaultScene[];

let session: KeyringSession;
let child: ChildProgram;
beforeEach(async () => {
  child = await buildChild('vault-child');
  session = await startKeyringSession('open');
});
afterEach(async () => {
  await session.close();
  await child.remove();
});

interface Try {
  host: Host;
  vault: Vault;
  run(dieBefore?: number): ReturnType<ChildProgram['start']>;
}

function tryIn(name: VaultScene, folder: string): Try {
  const env = { ...session.env, PILOTLIGHT_HOME: join(session.home, folder) };
  const host = createNodeHost({ env, dataDir: env.PILOTLIGHT_HOME });
  const vault = patientVault(host, VAULT_CHILD);
  const args = [name, VAULT_CHILD];
  const run: Try['run'] = (dieBefore) =>
    child.start(dieBefore === undefined ? { args, env } : { args, env, dieBefore });
  return { host, vault, run };
}

/** Brings vault and notes back to what `first` was before anything was done. */
async function beginAgain(name: VaultScene, folder: string): Promise<Try> {
  const { account, held } = VAULT_SCENES[name];
  const [secret] = held;
  await cp(join(session.home, 'first'), join(session.home, folder), { recursive: true });
  const again = tryIn(name, folder);
  const question = secret === null ? { do: 'delete', account } : { do: 'set', account, secret };
  await vaultChild(again.host, [process.execPath, VAULT_CHILD])(JSON.stringify(question), 15_000);
  expect(await holds(account)).toBe(secret);
  return again;
}

/** What the vault holds, seen by another program. */
async function holds(account: string): Promise<string | null> {
  const read = await session.run('secret-tool', ['lookup', 'service', 'Pilotlight', 'account', account]);
  return read.stdout === '' ? null : read.stdout;
}

/** Whatever is noted as known is so. @returns what the vault holds */
async function expectTrueNotes({ host }: Try, name: VaultScene): Promise<string | null> {
  const { account } = VAULT_SCENES[name];
  const held = await holds(account);
  const notes = await readFallbackState(host);
  expect(notes.damaged).toBe(false);
  if (explainUnsure(notes, account) !== null) return held;
  expect(notes.kept[account]?.tail ?? null).toBe(held?.slice(-4) ?? null);
  if (account === GATEWAY) {
    const address = held === null ? undefined : held === OLD ? 'https://old.example' : 'https://new.example';
    expect(notes.gateways.work?.baseUrl).toBe(address);
  }
  return held;
}

describeNeeding('keyring', 'killed while it changes the vault', () => {
  it.each(NAMES)('%s', async (name) => {
    const { account, held: may } = VAULT_SCENES[name];
    const first = tryIn(name, 'first');
    await mkdir(first.host.dataDir);
    await setVaultScene(name, first.host, first.vault);
    const calm = await beginAgain(name, 'calm');
    const { ok, changes } = await calm.run();
    expect(ok).toBe(true);
    expect(await expectTrueNotes(calm, name)).toBe(may[1]);
    let unsure = 0;
    for (let dieBefore = 0; dieBefore < (changes ?? 0); dieBefore++) {
      const disturbed = await beginAgain(name, `killed-${dieBefore}`);
      expect(await disturbed.run(dieBefore)).toMatchObject({ killed: true });
      expect(may).toContain(await expectTrueNotes(disturbed, name));
      const { host, vault } = disturbed;
      if (explainUnsure(await readFallbackState(host), account) === null) continue;
      unsure++;
      expect(await changeVault(name, host, vault)).toMatchObject({ ok: true });
      expect(await expectTrueNotes(disturbed, name)).toBe(may[1]);
      expect((await readFallbackState(host)).unsure).toEqual({});
      expect((await readdir(host.dataDir)).sort()).toEqual(['fallback.json', 'warm']);
    }
    expect(unsure).toBeGreaterThan(0);
  });
});
