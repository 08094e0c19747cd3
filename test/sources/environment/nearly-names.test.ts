import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../../src/sources/environment/environment-names.ts';
import { isNearlyRight } from '../../../src/sources/environment/nearly-names.ts';
import fc from '../../seeded.ts';

type Slip = 'add' | 'drop' | 'replace' | 'swap';

/** One letter that none of the names holds, so that no other name of Claude Code's comes about. */
const STRANGE = 'ß';

function slip(name: string, how: Slip, share: number): string {
  const at = Math.floor(share * (name.length - 1));
  const [head, letter = '', next = '', tail] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
  switch (how) {
    case 'add':
      return `${head}${letter}${STRANGE}${next}${tail}`;
    case 'drop':
      return head + next + tail;
    case 'replace':
      return head + STRANGE + next + tail;
    case 'swap':
      return head + next + letter + tail;
  }
}

describe('a name that is nearly one of Claude Code’s', () => {
  it.each([
    'ANTHROPIC_APIKEY',
    'ANTHROPIC_API_KYE',
    'ANTROPIC_API_KEY',
    'ANTHROPIC_API_KE',
    'ANTHROPIC-API-KEY',
    'anthropic_api_key',
    'ANTHROPIC_TOKEN',
    'ANTHROPIC_AUTH_TOKE',
    'ANTHROPIC_BASEURL',
    'ANTHROPIC_BASE_ULR',
    'CLAUDE_API_KEY',
    'CLAUDE_CODE_OAUTH_TOKN',
    'CLAUDE_OAUTH_TOKEN',
    'CLAUDE_CODE_USE_BEDROK',
    'CLAUDE_CODE_CONFIG_DIR',
  ])('%s', (name) => {
    expect(isNearlyRight(name)).toBe(true);
  });

  it.each([
    ['a name of somebody’s own', 'OLD_ANTHROPIC_API_KEY'],
    ['another key of the same person', 'ANTHROPIC_API_KEY_WORK'],
    ['one of several', 'ANTHROPIC_API_KEY2'],
    ['another company’s', 'OPENAI_API_KEY'],
    ['another tool’s', 'CLAUDE_CODE_MAX_OUTPUT_TOKENS'],
    ['Claude Code’s log', 'ANTHROPIC_LOG'],
  ])('not %s', (_whose, name) => {
    expect(isNearlyRight(name)).toBe(false);
  });

  it('has up to two slips anywhere', () => {
    const how = fc.constantFrom<Slip>('add', 'drop', 'replace', 'swap');
    // Apart, since two at the same letter make three of it.
    const early = fc.double({ min: 0, max: 0.4, noNaN: true });
    const late = fc.double({ min: 0.6, max: 1, maxExcluded: true, noNaN: true });
    const meant = fc.constantFrom<string>('ANTHROPIC_API_KEY', 'CLAUDE_CONFIG_DIR', 'CLAUDE_CODE_OAUTH_TOKEN');
    fc.assert(
      fc.property(meant, how, late, fc.option(fc.tuple(how, early)), (right, first, where, second) => {
        const once = slip(right, first, where);
        const name = second ? slip(once, ...second) : once;
        // A swap of the same letters, or a letter beside the whole name.
        fc.pre(!name.includes(right) && !VARIABLES.has(name));
        expect(isNearlyRight(name)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is never one that Claude Code reads', () => {
    expect([...VARIABLES.keys()].filter((name) => isNearlyRight(name))).toEqual([]);
  });

  it('is right in any case on Windows, and a slip is one in any case', () => {
    expect(isNearlyRight('anthropic_api_key', true)).toBe(false);
    expect(isNearlyRight('Anthropic_Api_Kye', true)).toBe(true);
    expect(isNearlyRight('anthropic_token', true)).toBe(true);
  });
});
