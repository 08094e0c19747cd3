import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/diagnosis/explain/explain.ts';
import { CALM_SITUATION } from '../../fixtures/calm-situation.ts';

/** What is taken for sure, or as a guess. */
function idsOf(text: string): { sure: string[]; guess: string | null } {
  const { guess, matches } = explain(text, CALM_SITUATION);
  return { sure: matches.map(({ id }) => id), guess: guess?.id ?? null };
}

describe('a status and nothing else', () => {
  it.each([
    ['401', 'http-401'],
    [' 403\n', '403-generic'],
    ['404', 'http-404'],
    ['(413)', '413'],
    ['429', 'http-429'],
    ['529!', '5xx'],
  ])('%j is known', (text, id) => {
    const { matches } = explain(text, CALM_SITUATION);
    expect(matches.map((match) => match.id)).toEqual([id]);
    expect(matches[0]?.line).toBe(1);
  });
});

describe('a status among a few words', () => {
  it.each([
    ['I keep getting a 401', 'http-401'],
    ['529 again', '5xx'],
    ['seit heute früh 403 …', '403-generic'],
    ['why 401 and 401 and 401?', 'http-401'],
  ])('%j is guessed', (text, id) => {
    expect(idsOf(text)).toEqual({ sure: [], guess: id });
  });
});

describe('a number that is no status', () => {
  it.each([
    ...['took 500 ms', '500ms', 'line 404', 'page 403', '#404', 'v2.1.429', '10:42:404', 'port 429', '$500', '500 $'],
    ...['404 files', '1401', '401.5', '401-432-1', '/items/404', 'A401', '499 tokens', '600', '401 and 529', ''],
  ])('%j is not taken for one', (text) => {
    expect(idsOf(text)).toEqual({ sure: [], guess: null });
  });

  it('is guessed in a short text, and not in a longer one', () => {
    const short = 'In room 12 of the old house she had counted 401 of them';
    expect(idsOf(short).guess).toBe('http-401');
    expect(idsOf(`${short}, ${'and so on, '.repeat(9)}`)).toEqual({ sure: [], guess: null });
  });
});
