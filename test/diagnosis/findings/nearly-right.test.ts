import { expect, it } from 'vitest';
import { type Asked, ask, KEY, one } from '../fitness/ask-fitness.ts';
import { gist } from './gist.ts';

const RC = '/home/u/.bashrc';
const nearly = [
  { name: 'ANTHROPIC_APIKEY', file: RC, line: 4 },
  { name: 'CLAUDE_API_KEY', file: null, line: null },
];
const alone = { login: null, machine: { nearly } };

it('a variable whose name is nearly right is told with every place of one', () => {
  const found = { severity: 'warning', cause: 'machine' };
  expect(gist(one('variable-nearly-right', alone))).toEqual({
    ...found,
    at: [`${RC}:4`, null],
    remedies: ['open-file'],
  });
  const inProcess = { login: null, machine: { nearly: nearly.slice(1) } };
  expect(gist(one('variable-nearly-right', inProcess))).toEqual({ ...found, at: [null], remedies: [] });
});

it.each<[string, Asked]>([
  ['a login', { machine: { nearly } }],
  ['a key', { ...alone, env: { ANTHROPIC_API_KEY: KEY } }],
  ['a cloud', { ...alone, env: { CLAUDE_CODE_USE_BEDROCK: '1' } }],
  ['no such variable', { login: null }],
])('nothing is said of it with %s', (_name, asked) => {
  expect(ask(asked).map(({ id }) => id)).not.toContain('variable-nearly-right');
});
