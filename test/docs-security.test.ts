/** The threat model promises nothing that no test holds. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const PROMISES = PAGE.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:promise|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** A test, or a folder of some. */
function holdsTests(path: string): boolean {
  const place = join(ROOT, path);
  if (!existsSync(place)) return false;
  if (!statSync(place).isDirectory()) return /\.test\.tsx?$/.test(path) && /\bit[.(]/.test(readFileSync(place, 'utf8'));
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.test.ts'));
}

describe('SECURITY.md', () => {
  it('promises something', () => {
    expect(PROMISES.length).toBeGreaterThan(10);
  });

  it.each(PROMISES)('%s%s', (_edge, _promise, against, heldBy = '') => {
    expect(against).not.toBe('');
    const tests = [...heldBy.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    expect(tests).not.toEqual([]);
    expect(tests.filter((path) => !holdsTests(path))).toEqual([]);
  });
});
