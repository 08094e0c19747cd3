import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { isDrawn } from '../../scripts/mutation/draw.mjs';
import { addMutants, type Mutant } from '../../scripts/mutation/mutants.mjs';
import { readScore } from '../../scripts/mutation/score.mjs';
import { listSources } from '../architecture/imports.ts';

const SRC = join(import.meta.dirname, '../../src');

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

  it('leave every source one that can be read', () => {
    const broken = listSources(SRC).filter((file) => {
      const text = addMutants(file, readFileSync(join(SRC, file), 'utf8'), []);
      return parseSync(file, text).errors.length > 0;
    });
    expect(broken).toEqual([]);
  });
});

it('draws about the share that was asked for, the same for one seed', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => index + 1);
  const draw = (seed: number, share: number) => ids.filter((id) => isDrawn(id, seed, share));
  expect(draw(1, 1)).toEqual(ids);
  expect(draw(1, 0)).toEqual([]);
  expect(draw(7, 0.25)).toEqual(draw(7, 0.25));
  expect(draw(7, 0.25)).not.toEqual(draw(8, 0.25));
  for (const seed of [1, 2, 3]) expect(Math.abs(draw(seed, 0.25).length - 500)).toBeLessThan(80);
});

describe('the score', () => {
  const mutants = [1, 2, 3, 4, 5, 6].map((id) => ({
    id,
    file: id < 4 ? 'a.ts' : 'b.ts',
    line: id,
    from: 'x',
    to: 'y',
  }));

  it('counts apart what no test noticed and what some test had no time for', () => {
    const score = readScore(mutants, { killed: [1, 4], reached: [1, 2, 3, 4], loaded: [5], untried: [1, 3] });
    expect(score.rows).toEqual([
      { file: 'a.ts', killed: 1, survived: 1, undecided: 1 },
      { file: 'b.ts', killed: 1, survived: 0, undecided: 0 },
    ]);
    expect(score.together).toEqual({ killed: 2, survived: 1, undecided: 1 });
    expect(score.unnoticed.map(({ id }) => id)).toEqual([2]);
    expect([score.atLoading, score.unreached]).toEqual([1, 1]);
  });
});
