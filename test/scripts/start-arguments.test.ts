import { expect, it } from 'vitest';
import { readStartArguments } from '../../scripts/start-arguments.mjs';

it.each([
  { argv: [], mayUseTray: true, terminal: ['serve'] },
  { argv: ['--verbose'], mayUseTray: true, terminal: ['serve', '--verbose'] },
  { argv: ['--headless'], mayUseTray: false, terminal: ['serve'] },
  { argv: ['--once'], mayUseTray: false, terminal: ['serve', '--once'] },
  { argv: ['--headless', '--json'], mayUseTray: false, terminal: ['serve', '--json'] },
  { argv: ['--help'], mayUseTray: false, terminal: ['--help'] },
  { argv: ['--version'], mayUseTray: false, terminal: ['--version'] },
  { argv: ['doctor', '--json'], mayUseTray: false, terminal: ['doctor', '--json'] },
  { argv: ['watch', '--once'], mayUseTray: false, terminal: ['watch', '--once'] },
])('reads $argv', ({ argv, mayUseTray, terminal }) => {
  expect(readStartArguments(argv)).toEqual({ mayUseTray, terminal });
});
