import { expect, it } from 'vitest';
import { findRequestTimes } from '../../../src/diagnosis/explain/request-time.ts';

const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const NOW = Date.UTC(2026, 10, 30, 12);
const DAY = 86_400_000;

/** An id as the API would give it at this moment. */
function idAt(at: number): string {
  let value = (BigInt(at) << 80n) | 12_345n;
  let digits = '';
  for (; value > 0n; value /= 58n) digits = DIGITS.charAt(Number(value % 58n)) + digits;
  return `req_01${digits.padStart(22, '1')}`;
}

it('reads the moment out of each id, to the millisecond, and where it stands', () => {
  const [first, second] = [NOW - 3_600_001, NOW - 7];
  const text = `API Error: 401 (${idAt(first)}) and then ${idAt(second)}.`;
  expect(findRequestTimes(text, NOW)).toEqual([
    { index: 16, at: first },
    { index: text.indexOf(idAt(second)), at: second },
  ]);
});

it.each([
  ['the first that can be', Date.UTC(2023, 0, 1), true],
  ['one from before there was an API', Date.UTC(2023, 0, 1) - 1, false],
  ['one from tomorrow, by a clock that is behind', NOW + DAY, true],
  ['one from the day after', NOW + DAY + 1, false],
])('takes %s for a time: %s', (_name, at, isTime) => {
  expect(findRequestTimes(idAt(at), NOW)).toEqual(isTime ? [{ index: 0, at }] : []);
});

it('takes no other text for an id', () => {
  const id = idAt(NOW);
  for (const text of [`x${id}`, `${id}A`, id.slice(0, -1), id.replace('req_01', 'req_02'), `${id.slice(0, -1)}0`]) {
    expect(findRequestTimes(text, NOW)).toEqual([]);
  }
});

it('stops after a thousand', () => {
  const text = Array.from({ length: 1_010 }, (_one, index) => idAt(NOW - index)).join(' ');
  expect(findRequestTimes(text, NOW)).toHaveLength(1_000);
});
