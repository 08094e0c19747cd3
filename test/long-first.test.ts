import { expect, it } from 'vitest';
import { longFirst } from './long-first.ts';

const files = (...names: string[]) => names.map((name) => ({ project: { name: name.replace(/\d$/, '') }, name }));
const order = (...names: string[]) => longFirst(files(...names)).map(({ name }) => name);

it('begins with those that start Claude Code or a desktop, one of each in turn', () => {
  expect(order('claude1', 'claude2', 'claude-and-monitor1', 'desktop1', 'desktop2', 'rest1')).toEqual([
    'claude1',
    'desktop1',
    'claude2',
    'desktop2',
    'claude-and-monitor1',
    'rest1',
  ]);
});

it('keeps the order of what is left, and every file once', () => {
  expect(order('another-language1', 'desktop1', 'desktop2', 'rest2', 'rest1')).toEqual([
    'desktop1',
    'desktop2',
    'another-language1',
    'rest2',
    'rest1',
  ]);
  expect(order('rest1')).toEqual(['rest1']);
});
