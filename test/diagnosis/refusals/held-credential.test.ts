/** Since when the stored login is what it is: a store that was written for another reason is no renewal. */
import { expect, it } from 'vitest';
import { heldCredential } from '../../../src/diagnosis/refusals/held-credential.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import type { AuthSource } from '../../../src/shared/verdict.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../../fixtures/profile-facts.ts';
import { LOGIN } from '../fitness/ask-fitness.ts';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const SIGN_IN: AuthSource = {
  provider: 'firstParty',
  authorization: { kind: 'sign-in', name: 'claudeAiOauth', place: 'credential-store' },
  xApiKey: null,
  host: 'api.anthropic.com',
  statusSays: null,
};

function since(changedAt: number | null, accessTokenExpiresAt: number | null): number | null {
  const facts: ProfileFacts = {
    configDir: '/home/u/.claude',
    from: 'default',
    credentials: { ...emptyCredentials({ ...LOGIN, accessTokenExpiresAt }), changedAt },
    settings: [],
    globalConfig: EMPTY_GLOBAL_CONFIG,
    mcpConfig: null,
    locks: [],
  };
  return heldCredential(facts, { print: SIGN_IN, interactive: SIGN_IN, candidates: [], lacks: null }).changedAt;
}

it.each([
  ['just renewed', NOW, NOW + 8 * HOUR, NOW],
  ['written some seconds after the answer', NOW, NOW + 8 * HOUR - 30_000, NOW],
  ['written again three hours later', NOW, NOW + 5 * HOUR, NOW - 3 * HOUR],
  ['a token that lives longer', NOW, NOW + 8_000 * HOUR, NOW],
  ['a token without an end', NOW, null, NOW],
  ['a store whose time is not known', null, NOW + 5 * HOUR, null],
])('%s', (_name, changedAt, expiresAt, expected) => {
  expect(since(changedAt, expiresAt)).toBe(expected);
});
