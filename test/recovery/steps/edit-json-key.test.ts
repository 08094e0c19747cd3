import { describe, expect, it } from 'vitest';
import { editKey, readKey } from '../../../src/recovery/steps/edit-json-key.ts';
import fc from '../../seeded.ts';

describe('editing one key', () => {
  it.each([
    [
      '{\n  "env": {"A":1,"B":2},\n  "z": [1,\n2]\n}\n',
      ['env', 'A'],
      undefined,
      '{\n  "env": {"B":2},\n  "z": [1,\n2]\n}\n',
    ],
    ['{\n  "env": {"A":1,"B":2}\n}', ['env', 'B'], undefined, '{\n  "env": {"A":1}\n}'],
    ['{\n  "env": {"A":1},\n  "z": [1,\n2]\n}', ['env', 'C'], '', '{\n  "env": {"A":1,"C":""},\n  "z": [1,\n2]\n}'],
    ['{\n  "z": [1,   2]\n}\n', ['env', 'C'], '', '{\n  "z": [1,   2],\n  "env": {\n    "C": ""\n  }\n}\n'],
    ['{\n  "z": [1,   2],\n\n\n "y":3}\n', ['y'], undefined, '{\n  "z": [1,   2]}\n'],
    ['{ "z": [1,   2],  "y":3 }', ['y'], undefined, '{ "z": [1,   2] }'],
    ['{ "z": 1 }', ['y'], 'a', '{ "z": 1, "y": "a" }'],
    ['{"z":1}', ['y'], 'a', '{"z":1,"y":"a"}'],
    ['{}\n', ['y'], 'a', '{\n  "y": "a"\n}\n'],
    ['', ['y'], 'a', '{\n  "y": "a"\n}\n'],
    ['{\r\n\t"a": 1\r\n}\r\n', ['e', 'b'], true, '{\r\n\t"a": 1,\r\n\t"e": {\r\n\t\t"b": true\r\n\t}\r\n}\r\n'],
    ['\uFEFF{"a":1}', ['a'], 2, '\uFEFF{"a":2}'],
    ['{"a":1,"b":2,"a":3}', ['a'], undefined, '{"b":2}'],
    ['{"a":1,"a":3}', ['a'], undefined, '{}'],
    ['{"a":1,"a":3,"b":1,"a":4}', ['a'], undefined, '{"b":1}'],
    ['{"a":1,"b":2,"a":3}', ['a'], 9, '{"a":1,"b":2,"a":9}'],
    ['{"e":{"x":1},"e":{"x":2}}', ['e', 'x'], undefined, '{"e":{"x":1},"e":{}}'],
    ['{"a":1}', ['b'], undefined, '{"a":1}'],
  ])('%j %j := %j', (text, path, value, expected) => {
    expect(editKey(text, path, value)).toBe(expected);
  });

  it.each([
    ['a list', '[1]'],
    ['a comma too many', '{"a":1,}'],
    ['a comment', '{"a":1} // why'],
    ['a text where the key would be in it', '{"a":"text"}', ['a', 'b']],
    ['what is not JSON', 'not JSON'],
    ['what is too deep to walk through', '{"a":'.repeat(200_000)],
  ])('leaves %s alone', (_what, text, path = ['a']) => {
    expect(editKey(text, path, 1)).toBeNull();
  });

  it('changes nothing but the key, in any document, and back again', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true });
    const space = fc.constantFrom(undefined, '  ', '\t', ' ');
    fc.assert(
      fc.property(json, space, fc.string(), fc.jsonValue(), (document, indent, key, value) => {
        // JSON.parse would make a property of it, an object literal a prototype.
        fc.pre(key !== '__proto__' && !Object.hasOwn(document, '__proto__'));
        const plain = JSON.parse(JSON.stringify(document));
        const text = JSON.stringify(plain, null, indent);
        const set = editKey(text, [key], value) ?? '';
        const wanted = JSON.parse(JSON.stringify({ ...plain, [key]: value }));
        expect(JSON.parse(set)).toEqual(wanted);
        const gone = editKey(set, [key], undefined) ?? '';
        expect(readKey(gone, [key])).toBeUndefined();
        delete wanted[key];
        expect(JSON.parse(gone)).toEqual(wanted);
        if (!Object.hasOwn(plain, key) && Object.keys(plain).length > 0) expect(gone).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
