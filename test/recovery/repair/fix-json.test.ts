import { describe, expect, it } from 'vitest';
import { type Fixed, fixJson } from '../../../src/recovery/repair/fix-json.ts';
import { fixTypes } from '../../../src/recovery/repair/fix-types.ts';
import { salvage } from '../../../src/recovery/repair/salvage.ts';
import fc from '../../seeded.ts';

function fixed(...given: Parameters<typeof fixJson>): Fixed | null {
  const outcome = fixJson(...given);
  if (outcome === 'too-many') throw new Error('too many faults');
  return outcome;
}

describe('repairing JSON', () => {
  it.each([
    ['{\n  "a": 1,\n}\n', '{\n  "a": 1\n}\n', ['line 2: removed a trailing comma']],
    ['{"a":[1,2,],}', '{"a":[1,2]}', ['line 1: removed a trailing comma']],
    ['{\n  // why\n  "a": 1\n}', '{\n  "a": 1\n}', ['line 2: removed a comment']],
    ['{\r\n  "a": 1, // why\r\n  "b": 2 /* x\n y */\r\n}', '{\r\n  "a": 1,\r\n  "b": 2\r\n}', null],
    ['{"a": /* x */ 1}', '{"a":  1}', null],
    ['{"a": "no // comment"}', '{"a": "no // comment"}', []],
    ["{'a': 'it\\'s \"so\"'}", null, null],
    ["{'a': 'it\\'s'}", '{"a": "it\'s"}', ['line 1: changed quotes to straight double ones']],
    ['{“a”: “b”}', '{"a": "b"}', null],
    ['{“a": “b"}', '{"a": "b"}', null],
    ['{a: True, b_c: None}', '{"a": true, "b_c": null}', null],
    ['{"model": opus}', '{"model": "opus"}', ['line 1: quoted a word']],
    ['{"a": 1\n "b": 2}', '{"a": 1,\n "b": 2}', ['line 2: added a missing comma']],
    ['{"a": "x\ty"}', '{"a": "x\\ty"}', null],
    ['{"a": {"b": 1}', '{"a": {"b": 1}}', ['line 1: closed what was left open']],
    ['{"a": [1,\n', '{"a": [1]}\n', null],
    ['{"a": 1}}', '{"a": 1}', ['line 1: removed an extra bracket']],
    ['{"a": "cut', null, null],
    ['{"a":', null, null],
    ['{"a": 1} {"b": 2}', null, null],
    ['{"a" 1}', null, null],
    ['not JSON at all', null, null],
  ])('%j', (text, expected, fixes) => {
    const outcome = fixed(text, true);
    expect(outcome?.text ?? null).toBe(expected);
    if (fixes) expect(outcome?.fixes).toEqual(fixes);
  });

  it.each(['{"a": {"b": 1}', '{"a": 1}}', '{"a": [1,\n'])(
    'does not guess at %j where something may be lost',
    (text) => {
      expect(fixed(text, false)).toBeNull();
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
        const outcome = fixed(parts.join(''), guess);
        if (outcome) JSON.parse(outcome.text);
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
        expect(JSON.parse(fixed(text, true)?.text ?? 'null')).toEqual(plain);
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
      'removed the value: "autoUpdatesChannel" must be one of "latest", "stable", "rc"; it is a string',
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
});

describe('two megabytes of anything', () => {
  const KINDS: Readonly<Record<string, (size: number) => string>> = {
    'tabs in one text': (size) => `{"a":"${'\t'.repeat(size)}"}`,
    'tabs in many texts': (size) => `[${'"\t",'.repeat(size / 5)}"x"]`,
    'blanks before a comment': (size) => `{${' '.repeat(size)}// x\n}`,
    comments: (size) => '// x\n'.repeat(size / 5),
    'comments after commas': (size) => `[${'1, // x\n'.repeat(size / 8)}1]`,
    'closing brackets': (size) => `{}${'}'.repeat(size)}`,
    'open brackets': (size) => '['.repeat(size),
    commas: (size) => `[${','.repeat(size)}]`,
    'trailing commas': (size) => `[${'[1,],'.repeat(size / 5)}1]`,
    'missing commas': (size) => `[${'1\n'.repeat(size / 2)}]`,
    'blanks at the end': (size) => `{"a":1,${' '.repeat(size)}`,
    'bare words': (size) => `{${'a:1 '.repeat(size / 4)}}`,
    quotes: (size) => `{${"'".repeat(size)}}`,
    'crooked quotes': (size) => `{${'“a”:“b”,'.repeat(size / 8)}}`,
    'an open text': (size) => `{"a":"${'x'.repeat(size)}`,
    backslashes: (size) => `{"a":"${'\\'.repeat(size)}`,
    'whole entries, then a cut': (size) => `{${'"k":"\t",'.repeat(size / 8)}"b`,
  };

  /** How often a character is looked at. Time would be spoiled by a busy machine. */
  function countLooks(work: () => void): number {
    const look = String.prototype.charCodeAt;
    let count = 0;
    String.prototype.charCodeAt = function (this: string, index: number) {
      count++;
      return look.call(this, index);
    };
    try {
      work();
    } finally {
      String.prototype.charCodeAt = look;
    }
    return count;
  }

  it.each(Object.entries(KINDS))('%s: twice the size is twice the work', (_what, make) => {
    const work = (size: number): number =>
      countLooks(() => {
        for (const guess of [false, true]) {
          const outcome = fixed(make(size), guess);
          if (outcome) JSON.parse(outcome.text);
        }
        salvage(make(size));
      });
    const [small, large] = [work(40_000), work(80_000)];
    expect(large / small).toBeLessThan(2.2);
    expect(large).toBeLessThan(80_000 * 40);
  });

  it('corrects fifty thousand faults, and says when there are more', () => {
    const faulty = (count: number): string => `[${'[1,],'.repeat(count)}1]`;
    expect(fixed(faulty(50_000), false)?.text).toBe(`[${'[1],'.repeat(50_000)}1]`);
    expect(fixJson(faulty(50_001), false)).toBe('too-many');
  });

  it('goes on where a fault was met, whatever stood around it', () => {
    expect(fixed('[1, // x\n]', false)?.text).toBe('[1\n]');
    expect(fixed('{"a": [1, /* x */ ], // y\n}', false)?.text).toBe('{"a": [1  ]\n}');
    expect(fixed('{a: {b: [1 /* x */ 2,],},}', false)?.text).toBe('{"a": {"b": [1,  2]}}');
  });
});
