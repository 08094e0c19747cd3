import { describe, expect, it } from 'vitest';
import type { RunningSession } from '../../../src/shared/facts.ts';
import { describeComputedVariable, describeEnvironment } from '../../../src/sources/environment/environment.ts';
import {
  configDirectory,
  credentialDirectory,
  type DirectoryVariables,
} from '../../../src/sources/profiles/profile-directories.ts';
import { findProfiles, type ProfileClues } from '../../../src/sources/profiles/profiles.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const AT = { platform: 'linux', home: '/home/ada', cwd: '/work' } as const;

const DIRECTORIES: readonly [variables: DirectoryVariables, config: string, credentials: string][] = [
  [{}, '/home/ada/.claude', '/home/ada/.claude'],
  [{ CLAUDE_CONFIG_DIR: '/c' }, '/c', '/c'],
  [{ CLAUDE_CONFIG_DIR: '' }, '/work', '/work'],
  [{ CLAUDE_CONFIG_DIR: '~/c' }, '/work/~/c', '/work/~/c'],
  [{ CLAUDE_CONFIG_DIR: 'c/d' }, '/work/c/d', '/work/c/d'],
  [{ CLAUDE_CONFIG_DIR: '../c' }, '/c', '/c'],
  [{ CLAUDE_CONFIG_DIR: '/cafe\u0301' }, '/caf\u00e9', '/caf\u00e9'],
  [{ CLAUDE_SECURESTORAGE_CONFIG_DIR: '/s' }, '/home/ada/.claude', '/s'],
  [{ CLAUDE_CONFIG_DIR: '/c', CLAUDE_SECURESTORAGE_CONFIG_DIR: 's' }, '/c', '/work/s'],
  [{ CLAUDE_CONFIG_DIR: '/c', CLAUDE_SECURESTORAGE_CONFIG_DIR: '' }, '/c', '/home/ada/.claude'],
];

describe('the directories', () => {
  it.each(DIRECTORIES)('of %o', (variables, config, credentials) => {
    expect(configDirectory(variables, AT)).toEqual({
      path: config,
      explicit: variables.CLAUDE_CONFIG_DIR !== undefined,
      holdsGlobalConfig: Boolean(variables.CLAUDE_CONFIG_DIR),
    });
    expect(credentialDirectory(variables, AT)).toBe(credentials);
  });

  it('by the rules of Windows', () => {
    const at = { platform: 'win32', home: 'C:\\Users\\ada', cwd: 'D:\\work' } as const;
    expect(configDirectory({}, at).path).toBe('C:\\Users\\ada\\.claude');
    expect(configDirectory({ CLAUDE_CONFIG_DIR: 'c' }, at).path).toBe('D:\\work\\c');
  });
});

const NONE: ProfileClues = { processEnv: [], shellEnv: [], sessions: [], added: [] };
const env = (values: Record<string, string>) => describeEnvironment(values, 'process');
const session = (cwd: string | null, values: Record<string, string>): RunningSession => ({
  pid: 1,
  cwd,
  startedAt: null,
  env: describeEnvironment(values, 'running-session'),
});

async function find(clues: Partial<ProfileClues>, host = createSimulatedHost()) {
  const places = await findProfiles(host, { ...NONE, ...clues });
  return places.map((place) => `${place.from} ${place.configDir}`);
}

describe('the profiles', () => {
  it('always has one', async () => {
    expect(await find({})).toEqual(['default /home/ada/.claude']);
  });

  it('puts the one that new sessions use first, and the default one only when it is there', async () => {
    const clues = { processEnv: env({ CLAUDE_CONFIG_DIR: '/c' }) };
    expect(await find(clues)).toEqual(['process /c']);
    const host = createSimulatedHost();
    host.disk.folder('/home/ada/.claude');
    expect(await find(clues, host)).toEqual(['process /c', 'default /home/ada/.claude']);
  });

  it('takes sessions from where they run, and leaves out what only their folder could tell', async () => {
    const sessions = [
      session('/p', { CLAUDE_CONFIG_DIR: 'rel' }),
      session(null, { CLAUDE_CONFIG_DIR: 'rel' }),
      session(null, { CLAUDE_CONFIG_DIR: '/abs' }),
      session('/p', { ANTHROPIC_BASE_URL: 'https://x.example' }),
    ];
    expect(await find({ sessions })).toEqual([
      'default /home/ada/.claude',
      'running-session /p/rel',
      'running-session /abs',
    ]);
  });

  it('counts a folder once, by whatever name', async () => {
    const host = createSimulatedHost();
    host.disk.folder('/data/claude');
    host.disk.link('/home/ada/.claude', '/data/claude');
    const added = ['/data/claude', '/home/ada/.claude', '/data/../data/claude'];
    expect(await find({ added }, host)).toEqual(['default /home/ada/.claude']);
  });

  it('lets the store of new sessions win where two share a folder', async () => {
    const processEnv = env({ CLAUDE_SECURESTORAGE_CONFIG_DIR: '/s' });
    const host = createSimulatedHost();
    host.disk.folder('/home/ada/.claude');
    const places = await findProfiles(host, { ...NONE, processEnv });
    expect(places.map((place) => place.credentialDir)).toEqual(['/s']);
    expect(places[0]).toMatchObject({ explicit: false, keychainPath: '/s' });
  });

  it('does not guess what a shell would compute', async () => {
    const shellEnv = [describeComputedVariable('CLAUDE_CONFIG_DIR', 'shell-profile', '/home/ada/.bashrc', 3)];
    expect(await find({ shellEnv })).toEqual(['default /home/ada/.claude']);
  });

  it('takes the last assignment of a shell profile', async () => {
    const shellEnv = [...env({ CLAUDE_CONFIG_DIR: '/one' }), ...env({ CLAUDE_CONFIG_DIR: '/two' })];
    expect(await find({ shellEnv })).toEqual(['shell-profile /two']);
  });
});

describe('profiles in WSL', () => {
  const UTF16 = 'Ubuntu\r\nDebian 12\r\n'.replaceAll(/(.|\r|\n)/g, '$1\u0000');

  it('are those of running distributions; none is started', async () => {
    const host = createSimulatedHost({ platform: 'win32' });
    host.programs.install('wsl.exe', { stdout: `\uFFFD\uFFFD${UTF16}` });
    host.disk.folder('\\\\wsl.localhost\\Ubuntu\\home\\bob\\.claude');
    host.disk.folder('\\\\wsl.localhost\\Ubuntu\\home\\eve');
    host.disk.folder('\\\\wsl.localhost\\Debian 12\\root\\.claude');
    host.disk.folder('\\\\wsl.localhost\\Stopped\\home\\bob\\.claude');
    expect(await find({}, host)).toEqual([
      'default C:\\Users\\ada\\.claude',
      'wsl \\\\wsl.localhost\\Ubuntu\\home\\bob\\.claude',
      'wsl \\\\wsl.localhost\\Debian 12\\root\\.claude',
    ]);
    expect(host.programs.runs.map((run) => run.args)).toEqual([['--status'], ['--list', '--running', '--quiet']]);
  });

  it('are none when WSL is missing, hangs, or answers with a path', async () => {
    for (const ending of [
      { failure: 'absent' as const },
      { failure: 'timeout' as const },
      { code: 1, stdout: 'x' },
      { stdout: '..\r\na\\b\r\n\r\n' },
    ]) {
      const host = createSimulatedHost({ platform: 'win32' });
      host.programs.install('wsl.exe', ending);
      expect(await find({}, host)).toEqual(['default C:\\Users\\ada\\.claude']);
    }
  });

  it('are not looked for elsewhere', async () => {
    const host = createSimulatedHost();
    await find({}, host);
    expect(host.programs.runs).toEqual([]);
  });
});
