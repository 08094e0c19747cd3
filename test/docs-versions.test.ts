import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NEWEST_MEASURED, RULES, type RuleName } from '../src/diagnosis/version-rules.ts';
import { inWords } from './claude/bisect-rules.ts';

const PAGE = readFileSync(new URL('../docs/claude-code-versions.md', import.meta.url), 'utf8');

it.each(Object.keys(RULES) as RuleName[])('the page on versions says since when %s holds', (name) => {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
  expect(row?.endsWith(`| ${inWords(name)} |`)).toBe(true);
});

it.each(['README.md', 'docs/auth-source.md', 'docs/claude-code-versions.md'])(
  '%s names the newest one measured',
  (page) => {
    expect(readFileSync(new URL(`../${page}`, import.meta.url), 'utf8')).toContain(NEWEST_MEASURED);
  },
);
