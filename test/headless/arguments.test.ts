import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/headless/arguments.ts';
import { COMMANDS } from '../../src/headless/command-table.ts';
import { describeCommands } from '../../src/headless/help.ts';

describe('readArguments', () => {
  it('reads a command with its options', () => {
    expect(readArguments(['doctor', '--json', '--config-dir', '/tmp/x'])).toEqual({
      kind: 'command',
      command: 'doctor',
      options: expect.objectContaining({ json: true, 'config-dir': '/tmp/x' }),
      words: [],
    });
  });

  it.each([
    [['--help'], { kind: 'help', command: null }],
    [['help', 'doctor'], { kind: 'help', command: 'doctor' }],
    [['doctor', '--help'], { kind: 'help', command: 'doctor' }],
    [['--version'], { kind: 'version' }],
  ] as const)('%j asks for help or version', (argv, expected) => {
    expect(readArguments(argv)).toEqual(expected);
  });

  it.each([
    [[]],
    [['docter']],
    [['--nope']],
    [['doctor', '--nope']],
    [['doctor', 'word']],
    [['doctor', '--config-dir']],
    [['constructor']],
  ])('%j is answered with a sentence', (argv) => {
    const parsed = readArguments(argv);
    expect(parsed.kind).toBe('wrong');
    expect(parsed.kind === 'wrong' && parsed.message).toMatch(/^\S.*\.$/);
  });

  it('names every command in the help', () => {
    for (const name of Object.keys(COMMANDS)) expect(describeCommands(null)).toContain(name);
  });
});
