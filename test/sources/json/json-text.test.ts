import { describe, expect, it } from 'vitest';
import { scanJson } from '../../../src/sources/json/json-scan.ts';
import { findJsonProblem, locateValues, parseJsonBytes, parseJsonText } from '../../../src/sources/json/json-text.ts';
import fc from '../../seeded.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const BROKEN: readonly [string, string, 'syntax' | 'empty' | 'encoding', number | null, number | null, RegExp][] = [
  ['trailing comma in an object', '{\n  "a": 1,\n}', 'syntax', 2, 9, /Trailing comma/],
  ['trailing comma in a list', '[1, 2,]', 'syntax', 1, 6, /Trailing comma/],
  ['line comment', '{\n // note\n "a": 1}', 'syntax', 2, 2, /comment/],
  ['block comment', '{"a": 1 /* x */}', 'syntax', 1, 9, /comment/],
  ['unclosed comment', '{"a": 1} /* x', 'syntax', 1, 10, /comment/],
  ['single quotes', "{'a': 1}", 'syntax', 1, 2, /double quotes/],
  ['curly quotes', '{“a”: 1}', 'syntax', 1, 2, /straight double quotes/],
  ['bare name', '{a: 1}', 'syntax', 1, 2, /name must stand in double quotes/],
  ['bare word', '{"a": True}', 'syntax', 1, 7, /true, false and null/],
  ['missing comma', '{"a": 1\n "b": 2}', 'syntax', 2, 2, /comma is missing/],
  ['missing colon', '{"a" 1}', 'syntax', 1, 6, /colon/],
  ['missing value', '{"a": }', 'syntax', 1, 7, /value is missing/],
  ['double comma', '[1,,2]', 'syntax', 1, 4, /value is missing/],
  ['wrong closer', '{"a": 1]', 'syntax', 1, 8, /closes something/],
  ['stray closer', '}', 'syntax', 1, 1, /closes something/],
  ['truncated object', '{"a": {"b": 1', 'syntax', 1, 14, /ends too early/],
  ['truncated text', '{"a": "bc', 'syntax', 1, 10, /ends too early/],
  ['text over a line break', '{"a": "b\nc"}', 'syntax', 1, 7, /end of its line/],
  ['tab in a text', '{"a": "b\tc"}', 'syntax', 1, 7, /control character/],
  ['odd escape', '{"a": "\\x41"}', 'syntax', 1, 7, /backslash/],
  ['odd number', '{"a": 1.}', 'syntax', 1, 7, /number/],
  ['two documents', '{}{}', 'syntax', 1, 3, /after the end/],
  ['two byte order marks', '\ufeff\ufeff{}', 'syntax', 1, 1, /does not belong/],
  ['non-breaking space', '\u00a0{}', 'syntax', 1, 1, /does not belong/],
  ['zero byte', '{"a": 1}\0', 'encoding', 1, 9, /zero bytes/],
  ['only zero bytes', '\0\0\0', 'empty', null, null, /zero bytes/],
  ['empty', '', 'empty', null, null, /empty/],
  ['blank', ' \n\t', 'empty', null, null, /empty/],
];

describe('parseJsonBytes', () => {
  it.each(BROKEN)('places %s', (_name, text, kind, line, column, message) => {
    const json = parseJsonBytes(utf8(text), true);
    expect(json).toMatchObject({ ok: false, problem: { kind, line, column, message: expect.stringMatching(message) } });
  });

  it('accepts a byte order mark, line ends of Windows and bytes that are no UTF-8', () => {
    expect(parseJsonBytes(utf8('\ufeff{"a":\r\n1}'), true)).toMatchObject({ ok: true, value: { a: 1 } });
    expect(parseJsonBytes(new Uint8Array([0x22, 0xff, 0x22]), true)).toMatchObject({ ok: true, value: '\ufffd' });
  });

  it('accepts UTF-16 only where asked to, little-endian and marked', () => {
    const little = new Uint8Array(Buffer.from('\ufeff{"a":1}', 'utf16le'));
    expect(parseJsonBytes(little, true)).toMatchObject({ ok: true, value: { a: 1 } });
    expect(parseJsonBytes(little, false)).toMatchObject({ ok: false, problem: { kind: 'encoding', line: null } });
    expect(parseJsonBytes(little.slice(2), true)).toMatchObject({ ok: false, problem: { kind: 'encoding' } });
    const big = new Uint8Array(Buffer.from('\ufeff{"a":1}', 'utf16le').swap16());
    expect(parseJsonBytes(big, true)).toMatchObject({ ok: false, problem: { kind: 'encoding' } });
  });

  it('places a fault behind a hundred thousand brackets', () => {
    expect(findJsonProblem(`${'['.repeat(100_000)}x`)).toMatchObject({ line: 1, column: 100_001 });
  });
});

describe('locateValues', () => {
  it('finds names and list entries, the last of repeated names', () => {
    const at = locateValues('{\n "env": {"A": 1},\n "env": {\n  "A": 2},\n "list": [1,\n 2]\n}', 2);
    expect(at(['env', 'A'])).toEqual({ line: 4, column: 3 });
    expect(at(['list', 1])).toEqual({ line: 6, column: 2 });
    expect(at(['list', 2])).toBeNull();
  });
});

describe('properties', () => {
  it('agrees with JSON.parse on every text, and names a place in it when it refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      'true',
      'nul',
      ' ',
      '\n',
      '//x\n',
      '\0',
      "'",
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let fine = true;
        try {
          JSON.parse(text);
        } catch {
          fine = false;
        }
        const json = parseJsonText(text);
        expect(json.ok).toBe(fine);
        expect(scanJson(text) === null).toBe(fine);
        if (json.ok || json.problem.kind === 'empty') return;
        expect(json.problem.line).not.toBeNull();
        expect(json.problem.line).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 3000 },
    );
  });

  it('places the cut in every truncated document and never repeats a value', () => {
    const canary = 'sk-ant-api03-CANARY';
    const whole = JSON.stringify({ env: { A: canary, B: [1, { c: canary }] }, d: canary }, null, 2);
    for (let end = 1; end < whole.length; end += 1) {
      const cut = whole.slice(0, end);
      const json = parseJsonBytes(utf8(cut), true);
      const lines = cut.trimEnd().split('\n');
      const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
      expect(json).toMatchObject({ ok: false, problem: { kind: 'syntax', ...place, cutOff: true } });
      expect(JSON.stringify(json)).not.toContain('CANARY');
    }
  });
});
