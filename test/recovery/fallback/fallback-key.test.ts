import { describe, expect, it } from 'vitest';
import { explainTest, keepKey, keepToken, whyNotAKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { createVault } from '../../../src/recovery/vault/vault.ts';
import { fitsMacKeychain } from '../../../src/recovery/vault/vault-mac.ts';
import { KEYS } from '../../../src/shared/messages/recovery/keys.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

describe('the form of a key', () => {
  it('on macOS is one that the keychain takes whole, and a longer one is not cut off', async () => {
    const host = createSimulatedHost({ platform: 'darwin' });
    const asked: string[] = [];
    const vault = createVault(host, async (question) => {
      asked.push(question);
      return { ok: true, answer: JSON.stringify({ ok: true, secret: null }) };
    });
    const gateway = {
      name: 'work',
      address: { baseUrl: 'https://x.example', model: null, smallModel: null, token: true },
    };
    expect(await keepToken(host, vault, gateway, 'x'.repeat(2_100))).toEqual({
      ok: false,
      message: KEYS.tooLongForMac,
    });
    expect(await keepKey(host, vault, `sk-ant-${'x'.repeat(2_100)}`)).toEqual({
      ok: false,
      message: KEYS.tooLongForMac,
    });
    expect(asked).toEqual([]);
    expect(fitsMacKeychain('gateway-work', 'x'.repeat(1_900))).toBe(true);
  });

  it.each([
    '',
    ' ',
    'hello',
    'sk-ant-oat01-abcdefghijklmnopqrstuvwxyzabcdefghijklm',
    'sk-ant-admin01-abcdefghijklmnopqrstuvwxyzabcdef',
    'sk-ant-api03-short',
    'sk-ant-api03-abcdefghijklmnop qrstuvwxyzabcdefghijklm',
  ])('%j is no key, and is not repeated', (text) => {
    const says = whyNotAKey(text) ?? '';
    expect(says).toMatch(/\.$/);
    if (text.trim() !== '') expect(says).not.toContain(text.trim());
  });

  it.each([
    [199, null, 'otherStatus'],
    [200, true, 'accepted'],
    [299, true, 'accepted'],
    [302, null, 'otherStatus'],
    [401, false, 'unknown'],
    [403, false, 'notAllowed'],
    [404, null, 'otherStatus'],
    [429, null, 'tooMany'],
    [499, null, 'otherStatus'],
    [500, null, 'serverTrouble'],
    [529, null, 'serverTrouble'],
  ] as const)('an answer %s means %s, by the words “%s”', (status, works, words) => {
    const message = words === 'otherStatus' ? KEYS.otherStatus({ status }) : KEYS[words];
    expect(explainTest({ ok: true, status, headers: {}, body: '', url: '' })).toEqual({ works, message });
  });
});
