/** The facts of a profile in which nothing is set, for tests of the rules. */
import type { LoginFacts, ProfileFacts } from '../../src/shared/facts.ts';

/** @param login  what is stored; null: nothing */
export function emptyCredentials(login: LoginFacts | null): ProfileFacts['credentials'] {
  return {
    store: 'file',
    location: '/home/u/.claude/.credentials.json',
    status: login ? 'present' : 'absent',
    unreadable: null,
    problem: null,
    login,
    changedAt: null,
    otherKeys: [],
    file: null,
  };
}

export const EMPTY_GLOBAL_CONFIG: ProfileFacts['globalConfig'] = {
  path: '/home/u/.claude.json',
  status: 'ok',
  problem: null,
  legacy: false,
  onboarded: true,
  env: [],
  savedKey: null,
  approved: [],
  rejected: [],
  account: null,
  windowsCredentialManager: false,
  installMethod: null,
  trustedProjects: [],
};
