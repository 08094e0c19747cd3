import { describe, expect, it } from 'vitest';
import { fixJson } from '../../../src/recovery/repair/fix-json.ts';
import { fixTypes } from '../../../src/recovery/repair/fix-types.ts';
import { salvage } from '../../../src/recovery/repair/salvage.ts';
import fc from '../../seeded.ts';

describe('repairing JSON', () => {
  it.each([
    ['{\n  "a": 1,\n}\n', '{\n  "a": 1\n}\n', ['line 2: took out a comma too many']],
    ['{"a":[1,2,],}', '{"a":[1,2]}', ['line 1: took out a comma too many']],
    ['{\n  // why\n  "a": 1\n}', '{\n  "a": 1\n}', ['line 2: took out a comment']],
    ['{\r\n  "a": 1, // why\r\n  "b": 2 /* x\n y */\r\n}', '{\r\n  "a": 1,\r\n  "b": 2\r\n}', null],
    ['{"a": /* x */ 1}', '{"a":  1}', null],
    ['{"a": "no // comment"}', '{"a": "no // comment"}', []],
    ["{'a': 'it\\'s \"so\"'}", null, null],
    ["{'a': 'it\\'s'}", '{"a": "it\'s"}', ['line 1: made quotes straight and double']],
    ['{“a”: “b”}', '{"a": "b"}', null],
    ['{“a": “b"}', '{"a": "b"}', null],
    ['{a: True, b_c: None}', '{"a": true, "b_c": null}', null],
    ['{"model": opus}', '{"model": "opus"}', ['line 1: put a word in quotes']],
    ['{"a": 1\n "b": 2}', '{"a": 1,\n "b": 2}', ['line 2: put in a missing comma']],
    ['{"a": "x\ty"}', '{"a": "x\\ty"}', null],
    ['{"a": {"b": 1}', '{"a": {"b": 1}}', ['line 1: closed what was left open']],
    ['{"a": [1,\n', '{"a": [1]}\n', null],
    ['{"a": 1}}', '{"a": 1}', ['line 1: took out a bracket too many']],
    ['{"a": "cut', null, null],
    ['{"a":', null, null],
    ['{"a": 1} {"b": 2}', null, null],
    ['{"a" 1}', null, null],
    ['not JSON at all', null, null],
  ])('%j', (text, expected, fixes) => {
    const fixed = fixJson(text, true);
    expect(fixed?.text ?? null).toBe(expected);
    if (fixes) expect(fixed?.fixes).toEqual(fixes);
  });

  it.each(['{"a": {"b": 1}', '{"a": 1}}', '{"a": [1,\n'])(
    'does not guess at %j where something may be lost',
    (text) => {
      expect(fixJson(text, false)).toBeNull();
    },
  );

  it('always ends, and what it says is JSON is JSON', () => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      "'b'",
      'c',
      '1',
      '//x\n',
      '/*',
      '*/',
      '\n',
      '“',
      '\t',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.boolean(), (parts, guess) => {
        const fixed = fixJson(parts.join(''), guess);
        if (fixed) JSON.parse(fixed.text);
      }),
      { numRuns: 2000 },
    );
  });

  it('brings a document back that only a hand has touched', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true, minKeys: 1 });
    fc.assert(
      fc.property(json, (document) => {
        const plain = JSON.parse(JSON.stringify(document));
        const text = JSON.stringify(plain, null, 2).replace(/\n\}$/, ',\n} // end');
        expect(JSON.parse(fixJson(text, true)?.text ?? 'null')).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });
});

describe('repairing types', () => {
  it.each([
    ['{"verbose": "true"}', '{"verbose": true}', null],
    ['{"cleanupPeriodDays": "30"}', '{"cleanupPeriodDays": 30}', null],
    ['{"availableModels": "opus"}', '{"availableModels": ["opus"]}', null],
    ['{"model": 4}', '{"model": "4"}', null],
    ['{"model": {"name": "x"}, "verbose": true}', '{"verbose": true}', null],
    ['{"autoUpdatesChannel": "nightly"}', '{}', null],
    ['{"permissions": {"allow": "Bash"}}', '{"permissions": {"allow": ["Bash"]}}', null],
    ['{"permissions": {"allow": {"x": 1}}}', '{"permissions": {"allow": {"x": 1}}}', 'permissions.allow'],
    ['{"env": []}', '{"env": []}', 'env'],
    ['[]', '[]', 'object in curly braces'],
  ])('%s', (text, expected, left) => {
    const fixed = fixTypes(text, null);
    expect(fixed.text).toBe(expected);
    if (left === null) expect(fixed.left).toBeNull();
    else expect(fixed.left).toContain(left);
  });

  it('names what is allowed, never the value', () => {
    const { fixes } = fixTypes('{"autoUpdatesChannel": "sk-CANARY"}', null);
    expect(fixes).toEqual([
      'took the value out: "autoUpdatesChannel" must be one of "latest", "stable", "rc"; it is a text',
    ]);
  });
});

describe('salvaging', () => {
  it.each([
    ['{\n  "a": 1,\n  "b": {"c": 2},\n  "d": [1, 2', '{\n  "a": 1,\n  "b": {"c": 2}\n}\n'],
    ['{"a": 1, "b', '{"a": 1\n}\n'],
    ['{"a": {"b": 1', null],
    ['', null],
    ['\0\0\0', null],
  ])('%j', (text, expected) => expect(salvage(text)).toBe(expected));

  it.each<[string, string]>([
    ['tabs in one text', `{"a":"${'\t'.repeat(2_000_000)}"}`],
    ['tabs in many texts', `[${'"\t",'.repeat(400_000)}"x"]`],
    ['blanks before a comment', `{${' '.repeat(2_000_000)}// x\n}`],
    ['comments', '// x\n'.repeat(400_000)],
    ['closing brackets', `{}${'}'.repeat(2_000_000)}`],
    ['open brackets', '['.repeat(2_000_000)],
    ['commas', `[${','.repeat(2_000_000)}]`],
    ['blanks at the end', `{"a":1,${' '.repeat(2_000_000)}`],
    ['bare words', `{${'a:1 '.repeat(500_000)}}`],
    ['quotes', `{${"'".repeat(2_000_000)}}`],
  ])(
    'ends soon with two megabytes of %s',
    (_what, text) => {
      // The budget counts characters and not time, which a busy machine would spoil; this only shows that it ends.
      const fixed = fixJson(text, true);
      if (fixed) JSON.parse(fixed.text);
    },
    20_000,
  );
});
