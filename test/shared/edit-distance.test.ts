import { expect, it } from 'vitest';
import { distanceOf } from '../../src/shared/edit-distance.ts';
import fc from '../seeded.ts';

it.each([
  ['', '', 0],
  ['sonnet', 'sonnet', 0],
  ['sonet', 'sonnet', 1],
  ['sonnett', 'sonnet', 1],
  ['sonnit', 'sonnet', 1],
  ['snonet', 'sonnet', 1],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
])('from %j to %j it is %i', (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance);
});

it('is the same where no more than some count, and above them where it is more', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.nat(5), (a, b, atMost) => {
      const whole = distanceOf(a, b);
      const some = distanceOf(a, b, atMost);
      if (whole <= atMost) expect(some).toBe(whole);
      else expect(some).toBeGreaterThan(atMost);
    }),
    { numRuns: 2_000 },
  );
});
