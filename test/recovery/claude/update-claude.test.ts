/** What is said before an update and after it, for every way in which Claude Code is installed and every way it can go. */
import { describe, expect, it } from 'vitest';
import { lookForUpdate, type UpdateLook, updateClaude } from '../../../src/recovery/claude/update-claude.ts';
import type { InstalledCli } from '../../../src/shared/facts.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';
import type { Actor, EndingOrFailure } from '../../simulation/simulated-programs.ts';

const HOME = '/home/ada';
const CLAUDE = `${HOME}/.local/bin/claude`;
const CONFIG = `${HOME}/.claude`;
const RELEASES = 'https://downloads.claude.ai/claude-code-releases';
/** Has none of the faults that sign people out. */
const SOUND = '9.0.0';

const cliOf = (method: InstalledCli['method'], version: string | null = SOUND): InstalledCli => ({
  path: CLAUDE,
  realPath: CLAUDE,
  version,
  method,
  first: true,
});

describe('the newest version', () => {
  interface Asked {
    method?: InstalledCli['method'];
    version?: string | null;
    settings?: string;
    body?: string;
    status?: number;
    npm?: EndingOrFailure;
  }
  async function look({ method = 'native', version = SOUND, settings, body = '9.1.0\n', status = 200, npm }: Asked) {
    const host = createSimulatedHost();
    if (settings !== undefined) host.disk.put(`${CONFIG}/settings.json`, settings);
    host.web.answer(RELEASES, { status, body });
    if (npm) host.programs.install('npm', npm);
    const found = await lookForUpdate(host, cliOf(method, version), CONFIG);
    const asked = [
      ...host.web.requests.map(({ url }) => url.replace(RELEASES, '')),
      ...host.programs.runs.map(({ file, args }) => [file, ...args].join(' ')),
    ];
    return { ...found, asked };
  }

  it.each<[Asked, string, string | null, boolean | null]>([
    [{}, '/latest', '9.1.0', true],
    [{ body: '9.0.0' }, '/latest', '9.0.0', false],
    [{ body: '8.9.9' }, '/latest', '8.9.9', false],
    [{ settings: '{"autoUpdatesChannel":"stable"}' }, '/stable', '9.1.0', true],
    [{ settings: '{"autoUpdatesChannel":"nightly"}' }, '/latest', '9.1.0', true],
    [{ settings: '{"autoUpdatesChannel":' }, '/latest', '9.1.0', true],
    [{ version: null }, '/latest', '9.1.0', null],
    [{ status: 404 }, '/latest', null, null],
    [{ body: '<html>' }, '/latest', null, null],
    [{ body: '' }, '/latest', null, null],
    [{ method: 'homebrew' }, '/latest', '9.1.0', true],
  ])('%j is asked for at %s', async (asked, address, newest, isOld) => {
    expect(await look(asked)).toMatchObject({ asked: [address], newest, isOld });
  });

  it.each<[InstalledCli['method'], EndingOrFailure, string | null]>([
    ['npm-global', { stdout: '9.1.0\n' }, '9.1.0'],
    ['npm-local', { stdout: '9.1.0\n' }, '9.1.0'],
    ['npm-global', { code: 1, stdout: '9.1.0\n' }, null],
    ['npm-global', { failure: 'absent' }, null],
  ])('of an install of %s is asked of npm: %j', async (method, npm, newest) => {
    expect(await look({ method, npm })).toMatchObject({
      asked: ['npm view @anthropic-ai/claude-code@latest version'],
      newest,
    });
  });

  it.each<[Asked, string]>([
    [{}, 'Claude Code 9.0.0 is installed, 9.1.0 is out (channel “latest”).'],
    [{ body: '9.0.0' }, 'Claude Code 9.0.0 is the newest of the channel “latest”.'],
    [{ status: 500 }, 'Claude Code 9.0.0 is installed; the newest version could not be asked for. Check the network.'],
    [
      { version: null, status: 500 },
      'The version of Claude Code that is installed cannot be read, and the newest one could not be asked for. Check the network.',
    ],
    [
      { method: 'homebrew' },
      'Claude Code 9.0.0 is installed, 9.1.0 is out (channel “latest”). It came from a package manager, which updates it: brew upgrade --cask claude-code.',
    ],
  ])('is told so, after %j', async (asked, summary) => {
    expect((await look(asked)).summary).toBe(summary);
  });

  it('is told with the faults of what is installed', async () => {
    const { signOutBugs, summary } = await look({ version: '2.1.100' });
    expect(signOutBugs.length).toBeGreaterThan(1);
    expect(summary).toBe(
      `Claude Code 2.1.100 is installed, 9.1.0 is out (channel “latest”). With this version, ${signOutBugs.join('; ')}.`,
    );
  });
});

describe('an update', () => {
  const found: UpdateLook = {
    cli: cliOf('native'),
    channel: 'latest',
    newest: '9.1.0',
    isOld: true,
    signOutBugs: [],
    packageManager: null,
    summary: 'SUMMARY',
  };
  const whole = { globalConfig: { status: 'ok', path: `${HOME}/.claude.json` } } as Parameters<typeof updateClaude>[2];

  /** @param after  version that `claude --version` tells then; null: it is gone */
  async function update(play: (actor: Actor) => void, after: string | null, look: Partial<UpdateLook> = {}) {
    const host: SimulatedHost = createSimulatedHost({ env: { HOME, PATH: `${HOME}/.local/bin` } });
    if (after !== null) {
      host.disk.put(CLAUDE, '#!', { mode: 0o755 });
      host.programs.install(CLAUDE, { stdout: `${after} (Claude Code)\n` });
    }
    host.programs.installTalk(CLAUDE, play);
    const lines: string[] = [];
    const outcome = await updateClaude(host, { ...found, ...look }, whole, { onLine: (line) => lines.push(line) });
    return { ...outcome, lines };
  }
  const printing =
    (text: string, code: number | null = 0) =>
    ({ exit, print }: Actor) => {
      if (text !== '') print(text);
      exit(code);
    };

  it.each<[string, number | null, string | null, boolean, string]>([
    ['Updating\nDone\n', 0, '9.1.0', true, 'Claude Code is 9.1.0 now. Running sessions keep the old version.'],
    ['Up to date\n', 0, '9.0.0', false, 'Claude Code says it updated itself, but 9.0.0 is still what is installed.'],
    ['Done\n', 0, null, false, 'Claude Code says it updated itself, but no version is still what is installed.'],
    ['', null, '9.0.0', false, 'Claude Code could not be started.'],
    ['EACCES: mkdir\n', 1, '9.0.0', false, 'may not write where Claude Code is installed'],
    ['not permitted\n', 1, '9.0.0', false, 'may not write where Claude Code is installed'],
    ['ENOSPC\n', 1, '9.0.0', false, 'The disk is full. Claude Code 9.0.0 is still there.'],
    ['connect ECONNREFUSED\n', 1, '9.0.0', false, 'The download server could not be reached.'],
    [
      'Odd\n',
      1,
      '9.0.0',
      false,
      'The update did not work. Claude Code did not say why. Claude Code 9.0.0 is still there.',
    ],
    // It has been seen to fail with exit code 0.
    ['Error: fetch failed\n', 0, '9.0.0', false, 'The download server could not be reached.'],
    // A word of an earlier line does not count.
    ['No errors\nDone\n', 0, '9.1.0', true, 'Claude Code is 9.1.0 now.'],
  ])('that prints %j and ends with %s leaves %s', async (text, code, after, ok, message) => {
    const { lines, ...outcome } = await update(printing(text, code), after);
    expect(outcome).toMatchObject({ ok, message: expect.stringContaining(message) });
    expect(lines).toEqual(text.split('\n').filter((line) => line !== ''));
  });

  it('that changes nothing is fine where it was the newest', async () => {
    expect(await update(printing('Up to date\n'), SOUND, { newest: SOUND })).toMatchObject({
      ok: true,
      version: SOUND,
      message: 'Claude Code 9.0.0 is the newest already.',
    });
  });

  it('is left to a package manager, and to whoever repairs a damaged configuration first', async () => {
    const host = createSimulatedHost();
    const to = { onLine: () => {} };
    const managed = { ...found, packageManager: 'brew upgrade --cask claude-code' };
    expect(await updateClaude(host, managed, whole, to)).toEqual({ ok: false, message: 'SUMMARY' });
    for (const status of ['broken', 'unreadable'] as const) {
      const damaged = { globalConfig: { ...whole.globalConfig, status } };
      expect(await updateClaude(host, found, damaged, to)).toEqual({
        ok: false,
        message: '~/.claude.json is damaged or cannot be read. Repair it before Claude Code is started.',
      });
    }
    expect(host.programs.runs).toEqual([]);
  });
});
