import { expect, it } from 'vitest';
import { createPieceFinder } from '../../../src/diagnosis/explain/find-pieces.ts';
import fc from '../../seeded.ts';

/** As anybody would look for one: at every place anew. */
function search(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

it('finds what a search for each piece alone finds, also within and across one another', () => {
  // Few letters, so that pieces overlap, begin and end alike.
  const word = (least: number, most: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '9'), minLength: least, maxLength: most });
  fc.assert(
    fc.property(fc.uniqueArray(word(1, 5), { minLength: 1, maxLength: 12 }), word(0, 60), (pieces, text) => {
      expect(createPieceFinder(pieces).find(text)).toEqual(pieces.map((piece) => search(text, piece)));
    }),
  );
});

it('keeps the last ones of a piece that occurs very often', () => {
  const [places = []] = createPieceFinder(['a']).find('a'.repeat(10_001));
  expect(places.length).toBeGreaterThanOrEqual(2_000);
  expect(places.length).toBeLessThan(4_000);
  expect(places.at(-1)).toBe(10_000);
  expect(places).toEqual(Array.from(places, (_place, index) => (places[0] ?? 0) + index));
});
