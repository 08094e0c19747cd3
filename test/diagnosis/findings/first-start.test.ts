import { describe, expect, it } from 'vitest';
import { asksAtFirstStart } from '../../../src/diagnosis/findings/first-start.ts';
import type { GlobalConfigFacts } from '../../../src/shared/facts.ts';
import type { AuthSource } from '../../../src/shared/verdict.ts';
import { type Asked, ask, KEY, one, TOKEN } from '../fitness/ask-fitness.ts';
import { gist } from './gist.ts';

const ASKING = '2.1.250';
const fresh = { onboarded: undefined } as unknown as Partial<GlobalConfigFacts>;

describe('a first start that asks for a login', () => {
  it('names the file in which it has to be told that it is over', () => {
    expect(gist(one('first-start-asks', { version: ASKING, global: fresh }))).toEqual({
      severity: 'warning',
      cause: 'machine',
      at: ['/home/u/.claude.json'],
      remedies: ['skip-first-start'],
    });
  });

  it('speaks of a token where it is one', () => {
    const speaksOfToken = (asked: Asked) =>
      /\btoken\b/.test(one('first-start-asks', { version: ASKING, global: fresh, ...asked }).detail);
    expect(speaksOfToken({ env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN } })).toBe(true);
    expect(speaksOfToken({})).toBe(false);
  });

  it.each<[string, Asked]>([
    ['nobody has signed in', { login: null }],
    ['a key is sent', { login: null, env: { ANTHROPIC_AUTH_TOKEN: 'made-up-made-up', ANTHROPIC_API_KEY: KEY } }],
    ['the file cannot be read, which has said so', { global: { ...fresh, status: 'unreadable' } }],
    ['the file is broken, which has said so', { global: { ...fresh, status: 'broken' } }],
  ])('is not told where %s', (_name, asked) => {
    const found = ask({ version: ASKING, global: fresh, ...asked });
    expect(found.map(({ id }) => id)).not.toContain('first-start-asks');
  });

  it('asks for certain where there is nothing to send, whatever the version', () => {
    const nothing: AuthSource = {
      provider: 'firstParty',
      authorization: null,
      xApiKey: null,
      host: null,
      statusSays: null,
    };
    expect(asksAtFirstStart({}, nothing, '2.1.332')).toBe(true);
    expect(asksAtFirstStart({ onboarded: true }, nothing, '2.1.332')).toBe(false);
    expect(asksAtFirstStart({}, { ...nothing, provider: 'bedrock' }, '2.1.332')).toBe(false);
  });
});
