import { describe, expect, it } from 'vitest';
import { assessProfile } from '../../../src/diagnosis/assess-profile.ts';
import { profileFindings } from '../../../src/diagnosis/findings/all-findings.ts';
import type { Host } from '../../../src/platform/host.ts';
import { placeAt } from '../../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../../src/sources/profiles/read-profile.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

async function allFindings(host: Host, dir: string) {
  const facts = await readProfile(host, placeAt(host, dir), { keychainAgreed: true, projectDir: null });
  const machine = {
    platform: 'linux',
    processEnv: [],
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: '/',
  } as const;
  const now = host.clock.now();
  const judged = assessProfile({ facts, machine, now, clockOffsetMs: null });
  return profileFindings({ facts, machine, now, ...judged });
}

async function findings(host: Host, dir: string) {
  return (await allFindings(host, dir)).filter(({ id }) => id === 'config-folder-missing');
}

describe('a configuration folder that is not there', () => {
  it('is said by its name', async () => {
    expect(await findings(createSimulatedHost(), '/srv/clade')).toMatchObject([
      {
        severity: 'warning',
        cause: 'machine',
        remedies: [],
        evidence: [],
        detail: expect.stringContaining('There is no folder /srv/clade, so'),
      },
    ]);
  });

  it('is no trouble where a variable names it: Claude Code makes it', async () => {
    const host = createSimulatedHost();
    const named = { ...host, env: { ...host.env, CLAUDE_CONFIG_DIR: '/srv/new' } };
    expect(await findings(named, '/srv/new')).toMatchObject([{ severity: 'info' }]);
  });

  it('is not said where a file or a link has its name: it is said to be that', async () => {
    const host = createSimulatedHost();
    host.disk.put('/srv/claude', 'no folder');
    host.disk.link('/srv/link', '/mnt/gone');
    for (const [dir, title] of [
      ['/srv/claude', 'The configuration folder is a file'],
      ['/srv/link', 'Claude Code cannot keep a login: its folder is a link to nowhere'],
    ] as const) {
      const about = (await allFindings(host, dir)).filter(({ id }) => /^(config-folder|store-cannot)/.test(id));
      // What somebody pointed elsewhere is not Pilotlight's to move.
      expect(about).toMatchObject([{ id: 'store-cannot-be-saved', title, remedies: [] }]);
    }
  });

  it('is not said of a folder that is there, nor of the default one', async () => {
    const host = createSimulatedHost();
    host.disk.folder('/srv/claude');
    expect(await findings(host, '/srv/claude')).toEqual([]);
    expect(await findings(host, '/home/ada/.claude')).toEqual([]);
  });
});
