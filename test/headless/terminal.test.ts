import { describe, expect, it } from 'vitest';
import { chooseInk, describeMoment, makeShowable, SHAPES, wrap } from '../../src/headless/terminal.ts';
import { formatPast, formatSpan } from '../../src/shared/messages/span.ts';

describe('chooseInk', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('terminal %s with %j colours: %s', (isTTY, env, coloured) => {
    expect(chooseInk({ isTTY }, env).light('red', 'x') !== 'x').toBe(coloured);
  });
});

describe('formatSpan', () => {
  it.each([
    [40_000, '40 s'],
    [60_000, '1 min'],
    [18_720_000, '5 h 12 min'],
    [3_600_000, '1 h'],
    [30 * 3_600_000, '1 day 6 h'],
    [3 * 86_400_000, '3 days'],
  ])('%d ms is %s', (ms, text) => expect(formatSpan(ms)).toBe(text));

  it('tells before from after', () => {
    expect(describeMoment(60_000, 0)).toBe('in 1 min');
    expect(describeMoment(0, 60_000)).toBe('1 min ago');
  });
});

describe('when something that is over happened', () => {
  const NOW = Date.UTC(2026, 7, 16, 14, 2);
  it.each([
    [NOW - 38 * 60_000, '38 min ago'],
    [NOW, '0 s ago'],
    // Another clock may be a little fast.
    [NOW + 59_000, '0 s ago'],
    [NOW + 2 * 3_600_000, '2 h ahead of this computer’s clock'],
    [NOW + 400 * 86_400_000, '400 days ahead of this computer’s clock'],
    [0, '20681 days ago'],
    [-1, '20681 days ago'],
    [9e15, 'at an impossible date'],
    [-9e15, 'at an impossible date'],
    [Number.NaN, 'at an impossible date'],
    [Number.POSITIVE_INFINITY, 'at an impossible date'],
  ])('%d: %s', (at, text) => expect(formatPast(at, NOW)).toBe(text));
});

describe('makeShowable', () => {
  it('leaves nothing that a terminal obeys, and writes the home folder short', () => {
    const facts = { a: ['/home/ada/x', '/home/adam/x'], b: { c: 'a\u001b[31mb\u0007\u009b\u202e\nc' }, n: 1, z: null };
    expect(makeShowable(facts, '/home/ada')).toEqual({
      a: ['~/x', '/home/adam/x'],
      b: { c: 'a\\u001b[31mb\\u0007\\u009b\\u202e\\u000ac' },
      n: 1,
      z: null,
    });
    expect(makeShowable('/etc/x', '/')).toBe('/etc/x');
  });
});

describe('wrap', () => {
  it('keeps every word and no line past the width, unless one word is longer', () => {
    const text = 'one two three /a/very/long/path/that/does/not/fit four';
    const lines = wrap(text, '  ', 12);
    expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(text.split(' '));
    for (const line of lines) expect(line.length <= 12 || !line.trim().includes(' ')).toBe(true);
  });
});

it('gives each light a shape of its own', () => {
  expect(new Set(Object.values(SHAPES)).size).toBe(Object.keys(SHAPES).length);
});
