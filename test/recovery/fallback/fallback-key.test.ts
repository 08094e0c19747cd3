import { describe, expect, it } from 'vitest';
import { explainTest, whyNotAKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { KEYS } from '../../../src/shared/messages/recovery/keys.ts';

describe('the form of a key', () => {
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
    if (text.length > 10) expect(says).not.toContain(text.trim());
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
