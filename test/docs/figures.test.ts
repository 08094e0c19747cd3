/** Where docs/performance.md has its figures from: each row names a bench, and that hands its figures to the report. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './pages.ts';

const PAGE = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8');
const [first = '', ...sections] = PAGE.split(/^## /m);
const claims = first.split('\n').filter((line) => /^\| (?!claim |--)/.test(line));

describe('docs/performance.md', () => {
  it.each(claims)('%s', (row) => {
    const [, , bench = ''] = row.split('|').map((cell) => cell.trim());
    const file = join(ROOT, 'bench', `${bench.replaceAll('`', '')}.ts`);
    expect(bench).toMatch(/^`\w+`$/);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('keepFigure(');
  });

  it('says of every other table which bench prints it, or that none does', () => {
    const silent = sections
      .filter((section) => /^\| /m.test(section))
      .filter((section) => !/`npm run bench -- \w+|no bench prints/i.test(section));
    expect(silent.map((section) => section.split('\n')[0])).toEqual([]);
  });
});
