/** The id the API gives each request holds the time it was made: base58 digits after `req_01`, 48 bits of milliseconds on top. */
import type { EpochMs } from '../../shared/vocabulary.ts';

const DIGITS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BITS_BELOW = 80n;
const FIRST_POSSIBLE: EpochMs = Date.UTC(2023, 0, 1);
const AHEAD_AT_MOST_MS = 24 * 3_600_000;

const REQUEST_ID = /\breq_01([1-9A-HJ-NP-Za-km-z]{22})(?![0-9A-Za-z])/g;
const MAX_IDS = 1000;

export interface DatedRequest {
  /** Where the id stands in the text. */
  index: number;
  at: EpochMs;
}

/**
 * Every request id in a text, with its time.
 * @param now  own clock; a time after tomorrow or before the API existed is no time
 */
export function findRequestTimes(text: string, now: EpochMs): readonly DatedRequest[] {
  const found: DatedRequest[] = [];
  for (const { 0: id, 1: digits = '', index } of text.matchAll(REQUEST_ID)) {
    const at = readTime(digits);
    if (id !== '' && at >= FIRST_POSSIBLE && at <= now + AHEAD_AT_MOST_MS) found.push({ index, at });
    if (found.length >= MAX_IDS) break;
  }
  return found;
}

function readTime(digits: string): EpochMs {
  let value = 0n;
  for (const digit of digits) value = value * 58n + BigInt(DIGITS.indexOf(digit));
  return Number(value >> BITS_BELOW);
}
