import { describe, expect, it } from 'vitest';
import { explainTest, whyNotAKey } from '../../../src/recovery/fallback/fallback-key.ts';

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
    [200, true],
    [401, false],
    [403, false],
    [429, null],
    [529, null],
    [302, null],
  ])('an answer %s means %s', (status, works) => {
    const test = explainTest({ ok: true, status, headers: {}, body: '', url: '' });
    expect(test.works).toBe(works);
    expect(test.message).toMatch(/\.$/);
  });
});
