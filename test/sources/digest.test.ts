import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { digest } from '../../src/sources/digest.ts';

describe('digest', () => {
  it('is the same for the same text and another for another', () => {
    expect(digest('one')).toBe(digest('one'));
    expect(digest('one')).not.toBe(digest('two'));
    expect(digest('')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is no plain hash, and means nothing in another process', async () => {
    const plain = createHash('sha256').update('one').digest('hex').slice(0, 16);
    expect(digest('one')).not.toBe(plain);
    vi.resetModules();
    const other = await import('../../src/sources/digest.ts');
    expect(other.digest('one')).not.toBe(digest('one'));
  });
});
