import { describe, expect, it } from 'vitest';
import { cliFindings, missingCli } from '../../../src/diagnosis/findings/cli-findings.ts';
import { NEWEST_MEASURED } from '../../../src/diagnosis/version-rules.ts';
import { compareVersions } from '../../../src/diagnosis/versions.ts';
import type { InstalledCli, ProfileFacts, RunningSession } from '../../../src/shared/facts.ts';
import { gist } from './gist.ts';

const cli = (version: string | null, first = true): InstalledCli => ({
  path: `/bin/claude-${version}`,
  realPath: `/opt/${version}`,
  version,
  method: 'native',
  first,
});

describe('compareVersions', () => {
  it.each([
    ['2.1.99', '2.1.100', -1],
    ['2.1.329', '2.1.329', 0],
    ['10.0.0', '9.9.9', 1],
    ['2.1', '2.1.0', 0],
    ['2.1.5-rc.1', '2.1.5', 0],
    ['junk', '0.0.1', -1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});

describe('cliFindings', () => {
  it('says when a version is newer than the rules', () => {
    const found = cliFindings([cli('2.1.9999')]);
    expect(found).toMatchObject([
      { id: 'cli-unmeasured', severity: 'info', title: expect.stringContaining('2.1.9999') },
    ]);
    expect(cliFindings([cli(NEWEST_MEASURED)])).toEqual([]);
  });

  it.each([
    ['2.1.80', 'warning', 6, '2.1.248'],
    ['2.1.132', 'warning', 3, '2.1.248'],
    ['2.1.197', 'info', 2, '2.1.248'],
    ['2.1.210', 'info', 3, '2.1.329'],
    ['2.1.300', 'info', 1, '2.1.329'],
  ])('knows what signs you out with %s', (version, severity, bugs, fixedIn) => {
    const [finding] = cliFindings([cli(version)]);
    expect(finding).toMatchObject({ id: 'cli-sign-out-bugs', severity, remedies: ['update-claude'], profile: null });
    expect(finding?.detail.split('; ')).toHaveLength(bugs);
    expect(finding?.detail).toContain(`Version ${fixedIn} or later`);
  });

  it('is content with a current, an unknown or no version', () => {
    for (const clis of [[cli('2.1.329')], [cli('2.1.332')], [cli(null)], []]) expect(cliFindings(clis)).toEqual([]);
  });

  it('speaks of several versions, not of several installs of one', () => {
    expect(cliFindings([cli('2.1.330'), cli('2.1.330', false)])).toEqual([]);
    const [finding] = cliFindings([cli('2.1.330'), cli('2.1.80', false), cli(null, false)]);
    expect(finding).toMatchObject({ id: 'several-installs', severity: 'info' });
    expect(finding?.evidence.map(({ note }) => note)).toEqual(['version 2.1.330', 'version 2.1.80', 'version unknown']);
  });

  it.each([
    ['cli-sign-out-bugs', [cli('2.1.80')], ['update-claude'], ['/bin/claude-2.1.80']],
    ['cli-unmeasured', [cli('2.1.9999')], [], ['/bin/claude-2.1.9999']],
    ['several-installs', [cli('2.1.330'), cli('2.1.80', false)], [], ['/bin/claude-2.1.330', '/bin/claude-2.1.80']],
  ])('%s is of this machine, and told with its programs', (id, clis, remedies, at) => {
    const [found] = cliFindings(clis);
    expect(found).toMatchObject({ id, profile: null });
    expect(found && gist(found)).toMatchObject({ cause: 'machine', remedies, at });
  });

  it('does not take a version that is not known for another one', () => {
    expect(cliFindings([cli('2.1.330'), cli(null, false)])).toEqual([]);
  });

  it('judges the one a terminal starts, and the first found where it starts none', () => {
    const ids = (...clis: InstalledCli[]) => cliFindings(clis).map(({ id }) => id);
    expect(ids(cli('2.1.80', false), cli('2.1.330'))).toEqual(['several-installs']);
    expect(ids(cli('2.1.80', false), cli('2.1.330', false))).toEqual(['cli-sign-out-bugs', 'several-installs']);
    expect(ids(cli('2.1.80', false))).toEqual(['cli-sign-out-bugs']);
  });
});

describe('missingCli', () => {
  const profile = (status: 'absent' | 'present') => ({ credentials: { status } }) as ProfileFacts;

  const machine = (clis: InstalledCli[], sessions: RunningSession[] = []) => ({ clis, sessions });

  it('says so only where nobody can have signed in', () => {
    expect(missingCli(machine([]), [profile('absent')])).toMatchObject({
      id: 'claude-not-found',
      severity: 'info',
      cause: 'machine',
      remedies: [],
    });
    expect(missingCli(machine([]), [])).toMatchObject({ id: 'claude-not-found' });
    expect(missingCli(machine([]), [profile('absent'), profile('present')])).toBeNull();
    expect(missingCli(machine([cli('2.1.330')]), [profile('absent')])).toBeNull();
    const session: RunningSession = { pid: 1, cwd: null, startedAt: null, env: [] };
    expect(missingCli(machine([], [session]), [profile('absent')])).toBeNull();
  });
});
