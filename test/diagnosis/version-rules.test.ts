import { describe, expect, it } from 'vitest';
import {
  isUnmeasured,
  NEWEST_MEASURED,
  RULES,
  type RuleName,
  versionRules,
} from '../../src/diagnosis/version-rules.ts';

describe('versionRules', () => {
  const changes = Object.entries(RULES).flatMap(([name, row]) => [
    ...('since' in row ? [[name as RuleName, row.since, true] as const] : []),
    ...('until' in row ? [[name as RuleName, row.until, false] as const] : []),
  ]);

  it.each(changes)('lets %s change with %s', (name, first, now) => {
    const before = first.replace(/\d+$/, (last) => String(Number(last) - 1));
    expect(versionRules(first)[name]).toBe(now);
    expect(versionRules(before)[name]).toBe(!now);
  });

  it.each([null, '2.1.9999', '3.0.0'])('judges %s by the newest rules', (version) => {
    expect(versionRules(version)).toEqual(versionRules(NEWEST_MEASURED));
  });

  it('judges very old versions by the oldest rules', () => {
    expect(versionRules('1.0.128')).toEqual(versionRules('2.1.197'));
  });

  it.each([
    [null, false],
    ['2.1.197', false],
    [NEWEST_MEASURED, false],
    ['2.1.9999', true],
    ['3.0.0', true],
  ])('knows whether %s was ever measured', (version, unmeasured) => {
    expect(isUnmeasured(version)).toBe(unmeasured);
  });
});
