import { afterEach, describe, expect, it } from 'vitest';
import { addMutants, type Mutant } from '../../scripts/mutation/mutants.mjs';

const SOURCE = `
const isSmall = (n: number, most: number): boolean => !(n < 0) && n <= most;
const word = (n: number): string => { if (isSmall(n, 9)) return n === 0 ? 'none' : 'some'; return 'many'; };
return [-1, 0, 3, 9, 10].map((n) => word(n) as string).join(' ');
`;

/** The source with mutant `active` switched on. */
function run(active: number, mutants: Mutant[] = []): string {
  const text = addMutants('x.ts', SOURCE, mutants);
  Reflect.set(globalThis, 'isMutant', (id: number) => id === active);
  const plain = text.replaceAll(/: (?:number|boolean|string)\b(?=[,)]| =>)/g, '').replaceAll(' as string', '');
  return new Function(plain)();
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'isMutant');
});

describe('mutants', () => {
  it('change nothing until one is switched on', () => {
    expect(run(0)).toBe('many none some some many');
  });

  it('change one thing each, and know its place', () => {
    const mutants: Mutant[] = [];
    run(0, mutants);
    const what = mutants.map(({ id, line, from, to }) => [line, from, to, run(id)]);
    expect(what).toContainEqual([2, 'n <= most', '(n) < (most)', 'many none some many many']);
    expect(what).toContainEqual([2, '!(n < 0)', '(n < 0)', 'some many many many many']);
    expect(what).toContainEqual([3, 'isSmall(n, 9)', 'false', 'many many many many many']);
    expect(what).toContainEqual([3, "'none'", "''", 'many  some some many']);
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  it('leave imports, names of keys and types alone', () => {
    const mutants: Mutant[] = [];
    const source = "import { a } from 'a';\nexport type T = 'x' | 1;\nexport const o = { 'key': a as 'y' };\n";
    expect(addMutants('x.ts', source, mutants)).toBe(source);
    expect(mutants).toEqual([]);
  });
});
