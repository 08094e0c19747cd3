import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/headless/arguments.ts';
import { COMMANDS } from '../../src/headless/command-table.ts';
import { describeCommands } from '../../src/headless/help.ts';
import { HELP } from '../../src/headless/help-table.ts';

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
    expect(parsed.kind === 'wrong' && parsed.message).toMatch(/^\S.*[.?]$/);
  });

  it.each([
    ['docter', 'doctor'],
    ['statsu', 'status'],
    ['signin', 'sign-in'],
    ['update-cluade', 'update-claude'],
    ['aks', 'ask'],
  ])('%s: did you mean %s?', (typed, meant) => {
    expect(readArguments([typed])).toMatchObject({ kind: 'wrong', message: expect.stringContaining(`“${meant}”?`) });
  });

  it.each(['xyz', 'constructor', 'w'.repeat(10_000)])('proposes nothing for %.20s', (typed) => {
    expect(readArguments([typed])).toMatchObject({ message: expect.not.stringContaining('mean') });
  });

  it.each([40, 80, 200])('keeps the help to a terminal of %i columns', (columns) => {
    const texts = [null, ...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])].map((name) =>
      describeCommands(name, columns),
    );
    const prose = texts.flatMap((text) => text.split('\n').filter((line) => !line.startsWith('  pilotlight ')));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(Math.min(columns, 100));
  });

  it('shows two examples of every command, which it understands', () => {
    for (const [name, { examples }] of Object.entries(HELP))
      for (const example of examples) {
        expect(describeCommands(name as keyof typeof COMMANDS)).toContain(`pilotlight ${example}`);
        const words = (example.split(/ [>|] /)[0]?.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
        expect(readArguments(words).kind).not.toBe('wrong');
      }
  });

  it('names every command in the help', () => {
    for (const name of Object.keys(COMMANDS)) expect(describeCommands(null)).toContain(name);
  });
});
