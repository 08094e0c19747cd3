/** `pilotlight sign-in`, with the real Claude Code and a loopback stand-in for Anthropic's hosts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { createProcesses } from '../../../src/platform/processes.ts';
import { type AnthropicDouble, goodTokens, startAnthropicDouble } from '../../claude/anthropic-double.ts';
import { CLOSED_NETWORK, layOut, removeHome, runClaude } from '../../claude/real-claude.ts';
import { readFixture, startStatusServer } from '../../loopback/status-server.ts';
import { describeNeeding } from '../../needs.ts';
import { WAIT } from '../../patience.ts';
import { GLOBAL_CONFIG, SIGNED_IN } from '../../recovery/temp-home.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));
const CODE = 'onetimecode123';

let home: string;
let anthropic: AnthropicDouble;
let child: ChildProcess | null = null;

beforeEach(async () => {
  anthropic = await startAnthropicDouble();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  child = null;
  await anthropic.close();
  await removeHome(home);
});

async function signIn(version: string, files: Record<string, string> = {}, args: string[] = [], env = {}) {
  home = await layOut({ env: {}, files: { '.claude.json': GLOBAL_CONFIG, ...files } });
  await mkdir(join(home, 'bin'));
  await symlink(claudeBinary(version), join(home, 'bin', 'claude'));
  const own = spawn(process.execPath, [PROGRAM, 'sign-in', '--json', ...args], {
    cwd: join(home, 'proj'),
    env: {
      PATH: `${join(home, 'bin')}:/usr/bin:/bin`,
      HOME: home,
      PILOTLIGHT_HOME: join(home, 'pilotlight'),
      ...CLOSED_NETWORK,
      // Nothing of the screen there may be, so that no browser comes up.
      BROWSER: 'true',
      ...anthropic.env,
      ...env,
    },
  });
  child = own;
  const seen = { out: '', err: '' };
  own.stdout.on('data', (chunk) => {
    seen.out += chunk;
  });
  own.stderr.on('data', (chunk) => {
    seen.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => own.on('close', resolve));
  const link = async (): Promise<URL> => {
    await vi.waitFor(() => expect(seen.err).toMatch(/https:\/\/\S+\n/), WAIT);
    return new URL(/https:\/\/\S+/.exec(seen.err)?.[0] ?? '');
  };
  return { seen, link, ended, say: (text: string) => own.stdin.write(`${text}\n`), kill: () => own.kill('SIGTERM') };
}

const pasted = (link: URL): string => `${CODE}#${link.searchParams.get('state')}`;
const store = async () => JSON.parse(await readFile(join(home, '.claude/.credentials.json'), 'utf8'));

async function claudesLeft(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(`HOME=${home}\0`));
}

describeNeeding(['claude', 'certificates'], 'signing in with the real Claude Code', () => {
  it.each(CLAUDE_VERSIONS)('%s: the code pasted here makes a login', async (version) => {
    const run = await signIn(version, {}, ['--email', 'ada@example.com']);
    const link = await run.link();
    expect(['claude.com', 'claude.ai']).toContain(link.hostname);
    expect(link.searchParams.get('login_hint')).toBe('ada@example.com');
    run.say('half-a-code');
    await vi.waitFor(() => expect(run.seen.err).toContain('has a # in the middle'), WAIT);
    run.say(pasted(link));
    expect(await run.ended).toBe(0);
    expect(JSON.parse(run.seen.out)).toEqual({
      done: true,
      message: 'Signed in: the new login is saved.',
      warning: null,
    });
    expect((await store()).claudeAiOauth.accessToken).toContain('NEWCANARY');
    expect(run.seen.out + run.seen.err).not.toMatch(/NEWCANARY|onetimecode/);
    expect(run.seen.err.match(/https:/g)).toHaveLength(1);
    expect(anthropic.calls).toContain('POST platform.claude.com/v1/oauth/token');
  });

  /** Which of these hold a login. */
  const stores = async (...folders: string[]): Promise<string[]> => {
    const found = folders.map((folder) => readFile(join(home, folder, '.credentials.json'), 'utf8').catch(() => ''));
    const texts = await Promise.all(found);
    return folders.filter((_folder, index) => texts[index]?.includes('NEWCANARY'));
  };

  it.each([
    [{ CLAUDE_CONFIG_DIR: 'cfg' }, 'proj/cfg'],
    [{ CLAUDE_CONFIG_DIR: 'cfg', CLAUDE_SECURESTORAGE_CONFIG_DIR: 'safe' }, 'proj/safe'],
  ])('%j: the login lies where Claude Code looks for it from that folder', async (named, folder) => {
    const run = await signIn(CLAUDE_VERSIONS[0] ?? '', {}, [], named);
    run.say(pasted(await run.link()));
    expect(await run.ended).toBe(0);
    expect(JSON.parse(run.seen.out)).toMatchObject({ done: true });
    expect(await stores('proj', 'proj/cfg', 'proj/safe', '.claude', 'pilotlight')).toEqual([folder]);
    const status = await runClaude(CLAUDE_VERSIONS[0] ?? '', home, ['auth', 'status'], named);
    expect(JSON.parse(status.stdout)).toMatchObject({ loggedIn: true });
  });

  it.each(CLAUDE_VERSIONS)('%s: a code that is refused is explained', async (version) => {
    const run = await signIn(version);
    anthropic.tokens = { status: 400, body: { error: 'invalid_grant' } };
    run.say(pasted(await run.link()));
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.seen.out).message).toMatch(/did not accept the code/);
  });

  it.each(CLAUDE_VERSIONS)('%s: trouble at Anthropic is said to be theirs', async (version) => {
    const run = await signIn(version);
    anthropic.tokens = { status: 503, body: {} };
    run.say(pasted(await run.link()));
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.seen.out).message).toMatch(/not your fault/);
  });

  it.each(CLAUDE_VERSIONS)('%s: a login that silently became API billing is warned about', async (version) => {
    const run = await signIn(version);
    anthropic.tokens = goodTokens('org:create_api_key user:profile');
    run.say(pasted(await run.link()));
    expect(await run.ended).toBe(0);
    expect(JSON.parse(run.seen.out)).toMatchObject({ done: true, warning: expect.stringMatching(/API account/) });
  });

  it('cancelled: Claude Code goes, too, and the login is as it was', async () => {
    const login = SIGNED_IN()['.claude/.credentials.json'] ?? '';
    const run = await signIn(CLAUDE_VERSIONS[0] ?? '', { '.claude/.credentials.json': login });
    await run.link();
    run.kill();
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.seen.out).message).toMatch(/^Cancelled/);
    await vi.waitFor(async () => expect(await claudesLeft()).toEqual([]), WAIT);
    expect(await readFile(join(home, '.claude/.credentials.json'), 'utf8')).toBe(login);
  });

  it('is not started while sign-in is down at Anthropic, unless asked to', async () => {
    const page = await startStatusServer();
    page.sayPage('/summary.json', readFixture('summary/2026-04-15T16-57-22Z.json'));
    const down = { PILOTLIGHT_STATUS_URLS: `${page.origin}/summary.json` };
    try {
      const run = await signIn(CLAUDE_VERSIONS[0] ?? '', {}, [], down);
      expect(await run.ended).toBe(1);
      expect(JSON.parse(run.seen.out).message).toMatch(/down at Anthropic.*notify you when it works again/);
      await removeHome(home);
      const anyway = await signIn(CLAUDE_VERSIONS[0] ?? '', {}, ['--anyway'], down);
      anyway.say(pasted(await anyway.link()));
      expect(await anyway.ended).toBe(0);
    } finally {
      await page.close();
    }
  });

  it('opens a terminal window instead, when asked to', async () => {
    const heard = () => readFile(join(home, 'heard'), 'utf8').catch(() => '');
    const window = { PATH: '', DISPLAY: ':99', CLAUDE_CONFIG_DIR: 'cfg' };
    home = await layOut({ env: {}, files: {} });
    window.PATH = `${join(home, 'bin')}:/usr/bin:/bin`;
    await mkdir(join(home, 'bin'));
    await symlink(claudeBinary(CLAUDE_VERSIONS[0] ?? ''), join(home, 'bin', 'claude'));
    const script = '#!/bin/sh\necho "$PWD $*" > "$HOME/part"; mv "$HOME/part" "$HOME/heard"\n';
    await writeFile(join(home, 'bin', 'x-terminal-emulator'), script, { mode: 0o755 });
    const run = await createProcesses({ HOME: home, ...CLOSED_NETWORK, ...window }, join(home, 'proj')).run({
      file: process.execPath,
      args: [PROGRAM, 'sign-in', '--terminal', '--sso'],
      limitMs: 30_000,
    });
    expect(run).toMatchObject({ code: 0, stdout: 'A terminal window is opening; sign in there.\n' });
    const words = `-e /usr/bin/env CLAUDE_CONFIG_DIR=cfg ${join(home, 'bin', 'claude')} auth login --claudeai --sso`;
    await vi.waitFor(async () => expect(await heard()).toBe(`${join(home, 'proj')} ${words}\n`), WAIT);
  });

  it('is not started with an empty CLAUDE_CONFIG_DIR, with which Claude Code saves nothing', async () => {
    const run = await signIn(CLAUDE_VERSIONS[0] ?? '', {}, [], { CLAUDE_CONFIG_DIR: '' });
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.seen.out).message).toMatch(/^CLAUDE_CONFIG_DIR is set, but empty/);
    expect(anthropic.calls.filter((call) => call.includes('oauth/token'))).toEqual([]);
  });

  it('is not started while .claude.json is damaged', async () => {
    const run = await signIn(CLAUDE_VERSIONS[0] ?? '', { '.claude.json': '{"projects":{},}' });
    expect(await run.ended).toBe(1);
    expect(JSON.parse(run.seen.out).message).toMatch(/Repair it first/);
    expect(await readFile(join(home, '.claude.json'), 'utf8')).toBe('{"projects":{},}');
  });
});
