import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES, type RuleName } from '../src/diagnosis/version-rules.ts';
import { inWords } from './claude/bisect-rules.ts';

const PAGE = readFileSync(new URL('../docs/claude-code-versions.md', import.meta.url), 'utf8');

it.each(Object.keys(RULES) as RuleName[])('the page on versions says since when %s holds', (name) => {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
  expect(row?.endsWith(`| ${inWords(name)} |`)).toBe(true);
});
