import { expect, it } from 'vitest';
import { longFirst } from './long-first.ts';

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  judge: ['claude'],
  errand: ['browser', 'claude'],
  tray: ['desktop'],
  panel: ['desktop', 'keyring'],
  page: ['browser'],
  vault: ['keyring'],
};
const order = (...files: string[]) => longFirst(files, (file) => NEEDS[file] ?? []);

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
