/** What is told of a profile from beside its files: the version, the way to Anthropic, the last answer. */
import { describe, expect, it } from 'vitest';
import { assessProfile } from '../../../src/diagnosis/assess-profile.ts';
import { type AssessedProfile, profileFindings } from '../../../src/diagnosis/findings/all-findings.ts';
import type { InstalledCli, MachineFacts, ProfileFacts } from '../../../src/shared/facts.ts';
import { EMPTY_GLOBAL_CONFIG } from '../../fixtures/profile-facts.ts';
import { credentialFacts, HOUR, loginFacts, NOW } from '../credential-facts.ts';
import { settingsFile } from '../fitness/ask-fitness.ts';

interface Told extends Partial<Pick<AssessedProfile, 'route' | 'answeredAt'>> {
  clis?: readonly InstalledCli[];
  profile?: Partial<ProfileFacts>;
}

function tell({ clis = [], profile = {}, ...beside }: Told) {
  const facts: ProfileFacts = {
    configDir: '/home/ada/.claude',
    from: 'default',
    credentials: credentialFacts(),
    settings: [],
    globalConfig: EMPTY_GLOBAL_CONFIG,
    mcpConfig: null,
    locks: [],
    ...profile,
  };
  const machine: MachineFacts = {
    platform: 'linux',
    processEnv: [],
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis,
    home: '/home/ada',
  };
  const assessed = assessProfile({ facts, machine, now: NOW, clockOffsetMs: null });
  const found = profileFindings({ facts, machine, now: NOW, ...assessed, ...beside });
  return found.map(({ id, severity, profile: whose }) => `${id} ${severity} ${whose}`);
}

const cli = (version: string | null, first: boolean): InstalledCli => {
  const path = `/opt/${version}/claude`;
  return { path, realPath: path, version, method: 'native', first };
};
const managed = settingsFile({
  place: 'managed-settings',
  path: '/etc/claude-code/managed-settings.json',
  requiredVersion: { minimum: '2.1.330', maximum: null },
});
const limited = { settings: [managed], credentials: credentialFacts(null, { status: 'absent', file: null }) };
const ended = credentialFacts(loginFacts({ loginEndsAt: NOW - 3 * HOUR, accessTokenExpiresAt: NOW - 3 * HOUR }), {
  changedAt: NOW - 11 * HOUR,
});

describe('a profile', () => {
  it.each<[string, Told, string[]]>([
    ['with nothing to tell', {}, []],
    [
      'with a version of the terminal’s that may not start',
      { clis: [cli('2.1.400', false), cli('2.1.300', true)], profile: limited },
      ['version-refused error default'],
    ],
    [
      'with another version that may not',
      { clis: [cli('2.1.300', false), cli('2.1.400', true)], profile: limited },
      [],
    ],
    ['with a version that is not known', { clis: [cli(null, true)], profile: limited }, []],
    ['whose way leads nowhere', { route: 'dns' }, ['route-leads-nowhere error default']],
    ['whose way leads there', { route: 'ok' }, []],
    ['with an ended login', { profile: { credentials: ended } }, ['login-expired error default']],
    [
      'with answers since its login ended',
      { profile: { credentials: ended }, answeredAt: NOW },
      ['login-expired error default', 'old-sign-in-data info default'],
    ],
  ])('%s', (_name, told, expected) => {
    expect(tell(told)).toEqual(expected);
  });
});
