/** Whether an undo may switch a fallback on again: its secret or its gateway may be gone by now. */
import type { Host } from '../../platform/host.ts';
import { FALLBACK_AGAIN } from '../../shared/messages/recovery/fallback.ts';
import { VAULT_SENTENCES } from '../../shared/messages/recovery/vault.ts';
import { type JournalEntry, journalFolder } from '../engine/journal.ts';
import { readKey } from '../steps/edit-json-key.ts';
import { readBefore } from '../steps/saved-file.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
import { isCloud } from './cloud-profiles.ts';
import { type FallbackState, fallbackStatePath, parseFallbackState, readFallbackState } from './fallback-state.ts';
import { gatewayAccount } from './gateway.ts';
import { explainUnsure } from './secret-store.ts';

/** How to reach the vault; null: not from here, so Pilotlight's notes must do. */
export type OpenVault = (() => Vault | Promise<Vault>) | null;

const SWITCHES_OFF: readonly string[] = ['fallback-off', 'gateway-off'];

/** @returns a sentence why the undo would put back what cannot work any more; null: it may */
export async function whyNotAgain(host: Host, entry: JournalEntry, openVault: OpenVault): Promise<string | null> {
  if (!SWITCHES_OFF.includes(entry.remedy)) return null;
  const { address, name } = await readWasOn(host, entry);
  if (isCloud(name)) return null;
  const state = await readFallbackState(host);
  if (name === 'key') return whyNoSecret(state, KEY_ACCOUNT, FALLBACK_AGAIN.keyGone, openVault);
  const gateway = Object.hasOwn(state.gateways, name) ? state.gateways[name] : undefined;
  if (!gateway) return removed(name);
  // The token that is kept now is for the address that is noted now, and must go to no other.
  if (gateway.baseUrl !== address) return moved(name);
  return gateway.token ? whyNoSecret(state, gatewayAccount(name), tokenGone(name), openVault) : null;
}

function tokenGone(name: string): string {
  return FALLBACK_AGAIN.tokenGone({ name });
}

function removed(name: string): string {
  return FALLBACK_AGAIN.gatewayRemoved({ name });
}

function moved(name: string): string {
  return FALLBACK_AGAIN.addressChanged({ name });
}

/** By its name, and where the settings sent the requests. A helper of ours without a note reads the user's key. */
async function readWasOn(host: Host, entry: JournalEntry): Promise<{ name: string; address: unknown }> {
  let name = 'key';
  let address: unknown;
  for (const record of entry.steps) {
    const before = await readBefore(host, record, journalFolder(host, entry.id));
    if (!before) continue;
    if (before.path !== fallbackStatePath(host)) address = readKey(before.text, ['env', 'ANTHROPIC_BASE_URL']);
    else name = parseFallbackState(before.text)?.on[entry.profile ?? '']?.name ?? name;
  }
  return { name, address };
}

/** The vault is asked where it can be: another program may have emptied it. */
async function whyNoSecret(
  state: FallbackState,
  account: string,
  gone: string,
  openVault: OpenVault,
): Promise<string | null> {
  const unsure = explainUnsure(state, account);
  if (unsure !== null) return unsure;
  const noted = Object.hasOwn(state.kept, account);
  if (!openVault) return noted ? null : gone;
  const held = await (await openVault()).withSecret(account, (secret) => secret !== null);
  if (!held.ok) return held.message;
  if (held.value) return null;
  return noted ? VAULT_SENTENCES.locked : gone;
}
