import { describe, expect, it } from 'vitest';
import { loginCommandFindings } from '../../../src/diagnosis/findings/login-command.ts';
import type { MachineFacts, ProfileFacts } from '../../../src/shared/facts.ts';
import type { SignInState } from '../../../src/shared/vocabulary.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';

const SETTINGS = '/home/u/.claude/settings.json';

/** The findings where the variable is set to this in the user's settings. */
function findingsWith(value: string | null, state: SignInState) {
  const env = value === null ? [] : [describeVariable('DISABLE_LOGIN_COMMAND', value, 'user-settings', SETTINGS, 3)];
  const machine = { processEnv: [], shellEnv: [], fromShell: true, otherStarts: [] } as unknown as MachineFacts;
  const profile = {
    configDir: '/home/u/.claude',
    settings: [{ place: 'user-settings', path: SETTINGS, env }],
    globalConfig: { env: [] },
    credentials: { file: null },
  } as unknown as ProfileFacts;
  return loginCommandFindings({ machine, profile, profileId: 'default', version: null, now: Date.now() }, { state });
}

describe('the /login command', () => {
  it.each(['NONE', 'DEAD', 'ENDING'] as const)('is said to be off where one has to sign in: %s', (state) => {
    const [finding, ...others] = findingsWith('1', state);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'login-command-off',
      severity: 'info',
      cause: 'machine',
      remedies: ['sign-in'],
      profile: 'default',
    });
    expect(finding?.evidence).toMatchObject([{ file: SETTINGS, line: 3 }]);
  });

  it.each([
    ['1', 'OK'],
    ['1', 'STALE'],
    ['1', 'OTHER'],
    ['0', 'DEAD'],
    [null, 'DEAD'],
  ] as const)('is no matter with %s and %s', (value, state) => expect(findingsWith(value, state)).toEqual([]));
});
