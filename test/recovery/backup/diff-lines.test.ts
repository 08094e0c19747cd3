import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../src/recovery/backup/diff-lines.ts';
import fc from '../../seeded.ts';

const say = (before: string, after: string) => diffLines(before, after).map(([mark, line]) => `${mark}${line}`);

describe('what changed, line by line', () => {
  it.each<[string, string, string[]]>([
    ['', '', []],
    ['a\n', 'a\n', [' a']],
    ['a\n', '', ['-a']],
    ['', 'a\n', ['+a']],
    ['a', 'a\n', [' a']],
    ['a\r\nb\r\n', 'a\nb\n', [' a', ' b']],
    ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['a\nb\nc', 'a\nc', [' a', '-b', ' c']],
    ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['a\na', 'a', [' a', '-a']],
    ['a', 'a\na', [' a', '+a']],
    ['a\n\n', 'a\n', [' a', '-']],
    // The longest run that both have stays, in the middle as well.
    ['x\na\nb\nc\ny', 'z\na\nb\nc\nw', ['-x', '+z', ' a', ' b', ' c', '-y', '+w']],
    ['x\na\nb\ny', 'b\nx\na\nw', ['+b', ' x', ' a', '-b', '-y', '+w']],
  ])('%j becomes %j', (before, after, lines) => expect(say(before, after)).toEqual(lines));

  it('shows the middle as replaced where comparing would take too long', () => {
    const many = (mark: string) => Array.from({ length: 2_001 }, (_, at) => `${mark}${at}`);
    const lines = say(['top', ...many('a'), 'same', ...many('b')].join('\n'), ['top', ...many('c'), 'same'].join('\n'));
    expect([lines[0], lines[1], lines.at(-1)]).toEqual([' top', '-a0', '+same']);
    const fewer = say(
      ['top', ...many('a').slice(0, 99), 'same', 'x'].join('\n'),
      ['top', ...many('c'), 'same'].join('\n'),
    );
    expect(fewer).toContain(' same');
  });

  it('leads from the one to the other, and keeps as much as can be kept', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before.join('\n'), after.join('\n'));
        const without = (mark: string) => lines.filter(([one]) => one !== mark).map(([, line]) => line);
        expect(without('+')).toEqual(before);
        expect(without('-')).toEqual(after);
        expect(lines.filter(([mark]) => mark === ' ')).toHaveLength(longestCommon(before, after));
      }),
    );
  });
});

/** By trying every choice of lines of the shorter kind; slow, and plain. */
function longestCommon([a, ...as]: readonly string[], b: readonly string[]): number {
  if (a === undefined) return 0;
  const at = b.indexOf(a);
  const without = longestCommon(as, b);
  return at === -1 ? without : Math.max(without, 1 + longestCommon(as, b.slice(at + 1)));
}
