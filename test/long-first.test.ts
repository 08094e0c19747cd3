import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST, longFirst } from './long-first.ts';

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  judge: ['claude'],
  errand: ['browser', 'claude'],
  tray: ['desktop'],
  panel: ['desktop', 'keyring'],
  page: ['browser'],
  vault: ['keyring'],
};
const order = (...files: string[]) =>
  longFirst(files, (file) => ({ isLongest: file === 'kills', suites: NEEDS[file] ?? [] }));

it('begins with what needs Claude Code or a desktop, one of each in turn', () => {
  expect(order('rules', 'page', 'judge', 'errand', 'tray')).toEqual(['judge', 'tray', 'errand', 'page', 'rules']);
});

it('goes on with what needs anything else, and keeps the order otherwise', () => {
  expect(order('words', 'vault', 'panel', 'rules', 'page', 'tray')).toEqual([
    'panel',
    'tray',
    'vault',
    'page',
    'words',
    'rules',
  ]);
});

it('begins with the longest of all, whatever they need, beside a desktop', () => {
  expect(order('judge', 'tray', 'kills', 'panel', 'rules')).toEqual(['kills', 'tray', 'judge', 'panel', 'rules']);
});

it.each(LONGEST)('%s is there', (file) => expect(existsSync(file)).toBe(true));
