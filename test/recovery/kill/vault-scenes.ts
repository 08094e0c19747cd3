/** Each change of the vault; used by the test and by the child that is killed. */

import type { Host } from '../../../src/platform/host.ts';
import { keepKey, keepToken } from '../../../src/recovery/fallback/fallback-key.ts';
import { gatewayAccount } from '../../../src/recovery/fallback/gateway.ts';
import { forgetSecret, type KeyOutcome } from '../../../src/recovery/fallback/secret-store.ts';
import { createVault, KEY_ACCOUNT, type Vault, vaultChild } from '../../../src/recovery/vault/vault.ts';

export const OLD = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789-old1';
export const NEW = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789-new2';
export const GATEWAY = gatewayAccount('work');

const address = (name: string) => ({
  baseUrl: `https://${name}.example`,
  model: null,
  smallModel: null,
  token: true,
});

interface Scene {
  account: string;
  before?: (host: Host, vault: Vault) => Promise<KeyOutcome>;
  change: (host: Host, vault: Vault) => Promise<KeyOutcome>;
  /** What the vault holds before and after. */
  held: readonly [before: string | null, after: string | null];
}

const addGateway = (which: string, secret: string) => (host: Host, vault: Vault) =>
  keepToken(host, vault, { name: 'work', address: address(which) }, secret);

export const VAULT_SCENES = {
  'first-key': { account: KEY_ACCOUNT, change: (host, vault) => keepKey(host, vault, NEW), held: [null, NEW] },
  'other-key': {
    account: KEY_ACCOUNT,
    before: (host, vault) => keepKey(host, vault, OLD),
    change: (host, vault) => keepKey(host, vault, NEW),
    held: [OLD, NEW],
  },
  'forget-key': {
    account: KEY_ACCOUNT,
    before: (host, vault) => keepKey(host, vault, OLD),
    change: (host, vault) => forgetSecret(host, vault, KEY_ACCOUNT),
    held: [OLD, null],
  },
  'other-gateway': {
    account: GATEWAY,
    before: addGateway('old', OLD),
    change: addGateway('new', NEW),
    held: [OLD, NEW],
  },
  'forget-gateway': {
    account: GATEWAY,
    before: addGateway('old', OLD),
    change: (host, vault) => forgetSecret(host, vault, GATEWAY, { name: 'work', address: null }),
    held: [OLD, null],
  },
} as const satisfies Record<string, Scene>;

/** Waits longer than Pilotlight does: how quick this machine is shall not decide anything here. */
export function patientVault(host: Host, program: string): Vault {
  const ask = vaultChild(host, [process.execPath, program]);
  return createVault(host, (question) => ask(question, 20_000));
}

export type VaultScene = keyof typeof VAULT_SCENES;

export function changeVault(scene: VaultScene, host: Host, vault: Vault): Promise<KeyOutcome> {
  return VAULT_SCENES[scene].change(host, vault);
}

export async function setVaultScene(name: VaultScene, host: Host, vault: Vault): Promise<void> {
  const scene: Scene = VAULT_SCENES[name];
  const outcome = await scene.before?.(host, vault);
  if (outcome && !outcome.ok) throw new Error(outcome.message);
}
