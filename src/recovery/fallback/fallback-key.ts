/** The user's own key or a gateway's token: checked in form, kept in the vault, tested when asked, forgotten. */
import type { Host, HttpOutcome } from '../../platform/host.ts';
import { KEYS } from '../../shared/messages/recovery/keys.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
import { fitsMacKeychain } from '../vault/vault-mac.ts';
import { gatewayAccount } from './gateway.ts';
import { type GatewayNote, type KeyOutcome, keepSecret } from './secret-store.ts';

const MODELS = 'https://api.anthropic.com/v1/models?limit=1';
const API_VERSION = '2023-06-01';

export type KeyTest = { works: boolean | null; message: string };

/** What is wrong with the form of a key, as a sentence without any of it; null: nothing. */
export function whyNotAKey(text: string): string | null {
  const key = text.trim();
  if (key === '') return KEYS.nothingGiven;
  if (/^sk-ant-o[ar]t/.test(key)) {
    return KEYS.loginToken;
  }
  if (/^sk-ant-admin/.test(key)) return KEYS.adminKey;
  if (!key.startsWith('sk-ant-')) return KEYS.otherKey;
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return KEYS.oddCharacters;
  return key.length < 40 ? KEYS.tooShort : null;
}

/** Checks the form of a key and keeps it in the vault. */
export async function keepKey(host: Host, vault: Vault, text: string): Promise<KeyOutcome> {
  const wrong = whyNotAKey(text) ?? whyTooLong(host, KEY_ACCOUNT, text.trim());
  return wrong ? { ok: false, message: wrong } : keepSecret(host, vault, KEY_ACCOUNT, text.trim());
}

/** Keeps the token of a gateway, whose form nobody knows beforehand, together with the gateway. */
export async function keepToken(host: Host, vault: Vault, gateway: GatewayNote, text: string): Promise<KeyOutcome> {
  const token = text.trim();
  if (!/^[\x21-\x7e]{8,4096}$/.test(token)) {
    return {
      ok: false,
      message: KEYS.notAToken,
    };
  }
  const account = gatewayAccount(gateway.name);
  const tooLong = whyTooLong(host, account, token);
  return tooLong === null ? keepSecret(host, vault, account, token, gateway) : { ok: false, message: tooLong };
}

function whyTooLong({ platform }: Host, account: string, secret: string): string | null {
  return platform === 'darwin' && !fitsMacKeychain(account, secret) ? KEYS.tooLongForMac : null;
}

/** Asks Anthropic whether the kept key is good, by the cheapest request there is: a list of models. Only on request. */
export async function testKey(host: Host, vault: Vault): Promise<KeyTest> {
  const asked = await vault.withSecret(KEY_ACCOUNT, (key) =>
    key === null
      ? null
      : host.http.request({
          url: MODELS,
          headers: { 'x-api-key': key, 'anthropic-version': API_VERSION },
          limitMs: 10_000,
        }),
  );
  if (!asked.ok) return { works: null, message: asked.message };
  return asked.value ? explainTest(asked.value) : { works: null, message: KEYS.none };
}

/** What the answer to a test means. Pure. */
export function explainTest(outcome: HttpOutcome): KeyTest {
  if (!outcome.ok) {
    return { works: null, message: KEYS.notTested };
  }
  const { status } = outcome;
  if (status >= 200 && status < 300) return { works: true, message: KEYS.accepted };
  if (status === 401)
    return {
      works: false,
      message: KEYS.unknown,
    };
  if (status === 403)
    return {
      works: false,
      message: KEYS.notAllowed,
    };
  if (status === 429) return { works: null, message: KEYS.tooMany };
  if (status >= 500) return { works: null, message: KEYS.serverTrouble };
  return { works: null, message: KEYS.otherStatus({ status }) };
}
