/** `pilotlight fallback` as a person runs it: built program, real keyring, real Claude Code as judge. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLAUDE_VERSIONS } from '../../../scripts/claude-code.mjs';
import { type MessageServer, startMessageServer } from '../../claude/message-server.ts';
import { runClaude } from '../../claude/real-claude.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { SIGNED_IN } from '../../recovery/temp-home.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));
const KEY = 'sk-ant-api03-VAULTCANARY-not-a-real-key-0123456789';
const LOGIN = 'Bearer sk-ant-oat01-CANARY7F3A-access';

let session: KeyringSession;
let server: MessageServer;
let outputs: string;

beforeEach(async () => {
  outputs = '';
  server = await startMessageServer();
  session = await startKeyringSession('open');
  await mkdir(join(session.home, 'proj'));
  await mkdir(join(session.home, '.claude'));
  // Claude Code moves some settings by itself, such as a model; this one it leaves alone.
  const files = { ...SIGNED_IN(), '.claude/settings.json': '{\n  "cleanupPeriodDays": 30\n}\n' };
  for (const [name, text] of Object.entries(files)) await writeFile(join(session.home, name), text, { mode: 0o600 });
});
afterEach(async () => {
  await session.close();
  await server.close();
});

const pilotlight = (args: readonly string[], input = '', env: Record<string, string> = {}) =>
  run(['fallback', ...args], input, env);

function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: join(session.home, 'proj'),
      env: { ...session.env, PILOTLIGHT_HOME: join(session.home, 'pilotlight'), ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (code) => {
      if (!args.includes('print-key')) outputs += stdout + stderr;
      resolve({ code, stdout, stderr });
    });
    child.stdin.end(input);
  });
}

/** What `claude -p` sends, asked in the same session. */
async function sent(version: string, prefix: string) {
  const address = { ANTHROPIC_BASE_URL: `http://127.0.0.1:${server.port}/${prefix}` };
  const bus = { DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
  const { stderr, stdout } = await runClaude(version, session.home, ['-p', 'hi'], { ...address, ...bus });
  return { ...server.sent(prefix), says: stdout + stderr };
}

async function findingsOfDoctor(env: Record<string, string> = {}): Promise<string[]> {
  const { stdout } = await run(['doctor', '--offline', '--json'], '', env);
  return (JSON.parse(stdout) as { findings: { id: string }[] }).findings.map(({ id }) => id);
}

async function everyFile(): Promise<string> {
  const all = await readdir(join(session.home, 'pilotlight'), { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

const settings = () => readFile(join(session.home, '.claude/settings.json'), 'utf8');

describeNeeding(['keyring', 'claude'], 'the fallback with a real keyring and the real Claude Code', () => {
  it.each(CLAUDE_VERSIONS)('%s sends the key while it is on, and the login when it is off', async (version) => {
    const before = await settings();
    expect(await pilotlight(['key'], `${KEY}\n`)).toMatchObject({ code: 0 });
    expect(await sent(version, 'before')).toMatchObject({ authorization: LOGIN, xApiKey: null });

    expect(await pilotlight(['on', '--yes'])).toMatchObject({ code: 0, stderr: '' });
    expect(await sent(version, 'on')).toMatchObject({ authorization: `Bearer ${KEY}`, xApiKey: KEY });
    expect(JSON.parse((await pilotlight(['--json'])).stdout).fallback).toMatchObject({ state: 'on', tail: '6789' });
    // What the person switched on is no finding; to a Pilotlight that knows nothing of it, it is.
    expect(await findingsOfDoctor()).not.toContain('api-key-beats-plan');
    expect(await findingsOfDoctor({ PILOTLIGHT_HOME: join(session.home, 'another') })).toContain('api-key-beats-plan');

    await session.lock();
    const locked = await sent(version, 'locked');
    expect(locked.xApiKey ?? null).not.toBe(KEY);
    expect(locked.says).not.toContain('CANARY');

    expect(await pilotlight(['off', '--yes'])).toMatchObject({ code: 0, stderr: '' });
    expect(await settings()).toBe(before);
    expect(await sent(version, 'off')).toMatchObject({ authorization: LOGIN, xApiKey: null });
    expect(outputs).not.toContain('CANARY');
    expect((await everyFile()).match(/CANARY/)).toBeNull();
  });
});

describeNeeding(['keyring', 'claude'], 'a gateway with a real keyring and the real Claude Code', () => {
  it.each(CLAUDE_VERSIONS)('%s sends the token to the gateway alone, while it is on', async (version) => {
    const before = await settings();
    const url = `http://127.0.0.1:${server.port}/gateway`;
    const add = ['add', 'work', '--url', url, '--model', 'their-model'];
    expect(await pilotlight(add, 'gateway-VAULTCANARY-token\n')).toMatchObject({
      code: 0,
      stderr: expect.any(String),
    });
    expect(await pilotlight(['on', 'work', '--yes'])).toMatchObject({ code: 0, stderr: '' });
    await sent(version, 'elsewhere');
    expect(server.sent('elsewhere')).toBeNull();
    expect(server.sent('gateway')).toMatchObject({ authorization: 'Bearer gateway-VAULTCANARY-token' });
    expect(JSON.parse((await pilotlight(['--json'])).stdout)).toMatchObject({
      name: 'work',
      fallback: { state: 'on' },
    });
    expect(await pilotlight(['remove', 'work'])).toMatchObject({ code: 1, stderr: expect.stringContaining('is on') });
    expect(await pilotlight(['off', '--yes'])).toMatchObject({ code: 0, stderr: '' });
    expect(await settings()).toBe(before);
    expect(await sent(version, 'off')).toMatchObject({ authorization: LOGIN });
    expect(await pilotlight(['remove', 'work'])).toMatchObject({ code: 0 });
    expect(outputs).not.toContain('CANARY');
    expect((await everyFile()).match(/CANARY/)).toBeNull();
  });

  it.each(CLAUDE_VERSIONS)('%s sends a gateway without a token neither login nor key', async (version) => {
    await pilotlight(['add', 'local', '--no-token', '--url', `http://127.0.0.1:${server.port}/local`]);
    expect(await pilotlight(['on', 'local', '--yes'])).toMatchObject({ code: 0, stderr: '' });
    await sent(version, 'elsewhere');
    expect(server.sent('local')).toEqual({ authorization: 'Bearer none', xApiKey: null });
    expect(await pilotlight(['off', '--yes'])).toMatchObject({ code: 0 });
  });
});

describeNeeding('keyring', 'the fallback in a terminal', () => {
  it('prints the key for the helper, and nothing but a line on stderr when the vault is locked', async () => {
    await pilotlight(['key'], `${KEY}\n`);
    expect(await pilotlight(['print-key'])).toEqual({ code: 0, stdout: KEY, stderr: '' });
    await session.lock();
    const locked = await pilotlight(['print-key']);
    expect(locked).toMatchObject({ code: 1, stdout: '' });
    expect(locked.stderr).toMatch(/^Pilotlight: .*locked.*\n$/);
  });

  it('does not switch itself on again by "undo" when the key is gone', async () => {
    await pilotlight(['key'], `${KEY}\n`);
    await pilotlight(['on', '--yes']);
    const whileOn = await settings();
    await pilotlight(['off', '--yes']);
    const before = await settings();
    expect(await pilotlight(['forget'])).toMatchObject({ code: 0 });
    const refused = await run(['undo', '--yes']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The API key is no longer in the vault/) });
    expect(await settings()).toBe(before);

    await pilotlight(['key'], `${KEY}\n`);
    expect(await run(['undo', '--yes'])).toMatchObject({ code: 0 });
    expect(await settings()).toBe(whileOn);
  });

  it.each([
    [['on', '--yes'], /does not hold your API key yet/],
    [['off', '--yes'], /nothing to switch off/],
    [['test'], /holds no key/],
  ])('%j without a key says so', async (args, says) => {
    const answer = await pilotlight(args);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toMatch(says);
  });

  it.each([
    [{ ANTHROPIC_API_KEY: 'sk-ant-api03-other' }, /ANTHROPIC_API_KEY.*wins over your API key/],
    [{ ANTHROPIC_AUTH_TOKEN: 'token' }, /ANTHROPIC_AUTH_TOKEN.*wins over your API key/],
    [{ CLAUDE_CODE_USE_BEDROCK: '1' }, /Bedrock is switched on/],
    [{ ANTHROPIC_BASE_URL: 'https://gateway.example' }, /would go there/],
  ])('%j stands in its way', async (env, says) => {
    await pilotlight(['key'], `${KEY}\n`);
    const before = await settings();
    const answer = await pilotlight(['on', '--yes'], '', env);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toMatch(says);
    expect(await settings()).toBe(before);
  });
});
