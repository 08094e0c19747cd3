import { describe, expect, it } from 'vitest';
import { maskBrokenJson, maskSecrets } from '../../../src/recovery/backup/mask-secrets.ts';

const KEY = `sk-ant-api03-${'CANARY'.repeat(5)}`;
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}{"apiKey":"${KEY}"}${'}'.repeat(depth)}`;

describe('masking secrets in what is nested deeply', () => {
  it('goes as deep as the text can be read at all', () => {
    const masked = maskSecrets(nested(2_000), null);
    expect(masked?.count).toBe(1);
    expect(masked?.text).not.toContain('CANARY');
  });

  it.each([10_000, 100_000])('leaves no secret in, %d levels deep', (depth) => {
    const whole = maskSecrets(nested(depth), null) ?? maskBrokenJson(nested(depth));
    expect(whole?.text ?? '').not.toContain('CANARY');
    expect(maskBrokenJson(`${nested(depth)},`)?.text ?? '').not.toContain('CANARY');
  });
});
