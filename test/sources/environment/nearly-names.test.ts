import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../../src/sources/environment/environment-names.ts';
import { isNearlyRight } from '../../../src/sources/environment/nearly-names.ts';

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

  it('is never one that Claude Code reads', () => {
    expect([...VARIABLES.keys()].filter((name) => isNearlyRight(name))).toEqual([]);
  });

  it('is right in any case on Windows, and a slip is one in any case', () => {
    expect(isNearlyRight('anthropic_api_key', true)).toBe(false);
    expect(isNearlyRight('Anthropic_Api_Kye', true)).toBe(true);
    expect(isNearlyRight('anthropic_token', true)).toBe(true);
  });
});
