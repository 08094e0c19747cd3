import { describe, expect, it } from 'vitest';
import { judgeUnattended } from '../../src/diagnosis/unattended.ts';
import type { MachineFacts, ProfileFacts } from '../../src/shared/facts.ts';
import { EMPTY_GLOBAL_CONFIG, emptyCredentials } from '../fixtures/profile-facts.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const MACHINE: MachineFacts = {
  platform: 'linux',
  processEnv: [],
  shellEnv: [],
  fromShell: true,
  sessions: [],
  clis: [],
  home: '/home/ann',
};

function helpersOf(...programs: string[]): string[] {
  const commands = programs.map((program) => ({ key: 'apiKeyHelper' as const, line: 1, program, trouble: null }));
  const facts: ProfileFacts = {
    configDir: '/home/ann/.claude',
    from: 'default',
    credentials: emptyCredentials(null),
    settings: [
      {
        ...{ place: 'user-settings', path: '/home/ann/.claude/settings.json', status: 'ok', problem: null, env: [] },
        ...{ apiKeyHelper: null, forceLoginMethod: null, forceLoginOrg: null, commands },
      },
    ],
    globalConfig: EMPTY_GLOBAL_CONFIG,
    mcpConfig: null,
    locks: [],
  };
  const { mounts } = judgeUnattended({ report: sampleSnapshots(0).well, facts, machine: MACHINE });
  return mounts.filter(({ why }) => why === 'helper').map(({ path }) => path);
}

describe('what a container needs', () => {
  it('are helpers of the own home folder, and not of one whose name only begins alike', () => {
    expect(helpersOf('/home/ann/key.sh', '/home/anna/key.sh', '/usr/bin/pass')).toEqual(['/home/ann/key.sh']);
    expect(helpersOf('/home/ann')).toEqual([]);
  });
});
