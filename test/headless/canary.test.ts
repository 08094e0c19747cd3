/**
 * A machine with a secret in every place that can hold one, and every output of the built program: none of them may
 * show any part of it. Sound files, then the same files broken off in the middle.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loopbackClient, openSession } from '../contract/loopback-client.ts';
import { HELLO } from '../field/run-doctor.ts';
import { readFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { programEnv } from './program-env.ts';

const PROGRAM = fileURLToPath(new URL('../../out/headless/index.js', import.meta.url));
/** Part of every secret; its end is not the same everywhere, because the last four characters of a key may be shown. */
const CANARY = 'CaNaRyBiRd0123456789';
const SEEN = /canarybird|0123456789/i;
const key = (name: string) => `sk-ant-api03-${CANARY}-${name}-tail`;

let home: string;
let service: StatusServer;
let env: Record<string, string>;
const children: ChildProcess[] = [];

const LOGIN = {
  claudeAiOauth: {
    accessToken: `sk-ant-oat01-${CANARY}`,
    refreshToken: `sk-ant-ort01-${CANARY}`,
    expiresAt: Date.now() + 8 * 3_600_000,
    refreshTokenExpiresAt: Date.now() + 86_400_000,
    scopes: ['user:inference', CANARY],
    subscriptionType: 'max',
  },
  mcpOAuth: { 'server|1': { accessToken: CANARY, clientSecret: CANARY } },
};

const SETTINGS = {
  apiKeyHelper: `/bin/echo ${CANARY}`,
  awsAuthRefresh: `login --secret ${CANARY}`,
  env: {
    ANTHROPIC_API_KEY: key('settings'),
    ANTHROPIC_AUTH_TOKEN: `${CANARY}-token`,
    ANTHROPIC_BASE_URL: `https://${CANARY}:${CANARY}@127.0.0.1:1/${CANARY}?key=${CANARY}`,
    ANTHROPIC_CUSTOM_HEADERS: `X-Api-Key: ${CANARY}\nAuthorization: Bearer ${CANARY}`,
    AWS_BEARER_TOKEN_BEDROCK: CANARY,
    AWS_SECRET_ACCESS_KEY: CANARY,
    HTTPS_PROXY: `http://user:${CANARY}@127.0.0.1:1`,
    SOMETHING_ELSE: CANARY,
  },
  permissions: { allow: [`Bash(curl -H ${CANARY})`] },
};

const GLOBAL = {
  primaryApiKey: key('global'),
  customApiKeyResponses: { approved: [CANARY], rejected: [CANARY] },
  mcpServers: { one: { command: 'x', env: { TOKEN: CANARY }, headers: { Authorization: `Bearer ${CANARY}` } } },
  env: { ANTHROPIC_API_KEY: key('env') },
};

const RC = [
  `export ANTHROPIC_API_KEY=${key('rc')}`,
  `export CLAUDE_CODE_OAUTH_TOKEN="sk-ant-oat01-${CANARY}"`,
  `export ANTHROPIC_BASE_URL=https://u:${CANARY}@127.0.0.1:1/x`,
  `export ANTHROPIC_AUTH_TOKEN=$(cat ${CANARY})`,
  '',
].join('\n');

const record = (at: number) =>
  `${JSON.stringify({
    type: 'system',
    subtype: 'api_error',
    timestamp: new Date(at).toISOString(),
    error: {
      status: 401,
      message: `401 {"type":"error","error":{"type":"authentication_error","message":"bad ${CANARY}"}} ${CANARY}`,
    },
  })}\n`;

/** Files by their path under the home folder. */
const files = (): Record<string, string> => ({
  '.claude/.credentials.json': JSON.stringify(LOGIN, null, 1),
  '.claude/settings.json': JSON.stringify(SETTINGS, null, 1),
  '.claude/settings.local.json': JSON.stringify(SETTINGS),
  '.claude.json': JSON.stringify(GLOBAL, null, 1),
  'project/.claude/settings.json': JSON.stringify(SETTINGS, null, 1),
  'project/.claude/settings.local.json': JSON.stringify(SETTINGS, null, 1),
  'project/.mcp.json': JSON.stringify({ mcpServers: GLOBAL.mcpServers }),
  '.bashrc': RC,
  '.zshenv': RC,
  '.config/fish/config.fish': `set -gx ANTHROPIC_API_KEY ${key('fish')}\n`,
  '.config/environment.d/a.conf': `ANTHROPIC_API_KEY=${key('conf')}\n`,
  '.claude/projects/one/session.jsonl': record(Date.now() - 120_000) + record(Date.now() - 1_000),
});

async function fill(change: (text: string) => string): Promise<void> {
  const long = new Date(Date.now() - 60_000);
  for (const [name, text] of Object.entries(files())) {
    const path = join(home, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, change(text));
    await chmod(path, 0o600);
    if (!name.endsWith('.jsonl')) await utimes(path, long, long);
  }
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-canary-'));
  service = await startStatusServer();
  service.say('/api/hello', HELLO);
  service.say('/v1/oauth/hello', HELLO);
  service.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
  env = {
    ...programEnv(home, service),
    SSH_TTY: '/dev/none',
    ANTHROPIC_API_KEY: key('process'),
    ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${CANARY}`,
  };
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await service.close();
  await rm(home, { recursive: true, force: true });
});

/** Starts the program; `said` is everything it wrote so far, on both outputs. */
function start(...args: string[]) {
  const cwd = join(home, 'project');
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let text = '';
  child.stdout.on('data', (more) => (text += more));
  child.stderr.on('data', (more) => (text += more));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return { child, said: () => text, ended };
}

async function look(outputs: Map<string, string>, ...args: string[]): Promise<void> {
  const { said, ended } = start(...args);
  await ended;
  outputs.set(args.join(' '), said());
}

async function follow(outputs: Map<string, string>, until: RegExp, ...args: string[]): Promise<void> {
  const { child, said, ended } = start(...args);
  await expect.poll(said).toMatch(until);
  await writeFile(join(home, '.claude/.credentials.json'), JSON.stringify({ ...LOGIN, extra: CANARY }));
  child.kill('SIGTERM');
  await ended;
  outputs.set(args.join(' '), said());
}

/** The window's own way: session, snapshot, what it copies for a bug report, and what a wrong command answers. */
async function serve(outputs: Map<string, string>): Promise<void> {
  const { child, said, ended } = start('serve', '--verbose', '--no-open');
  await expect.poll(said).toMatch(/#ticket=/);
  const url = /http:\S+#ticket=\S+/.exec(said())?.[0] ?? '';
  const port = Number(new URL(url).port);
  const { session } = JSON.parse((await openSession(port, url)).text) as { session: string };
  const client = loopbackClient(port, session);
  outputs.set('serve: snapshot', JSON.stringify(await client.snapshot()));
  outputs.set('serve: diagnostics', JSON.stringify(await client.run('diagnostics', {})));
  outputs.set('serve: refused', JSON.stringify(await client.run('set-settings', { settings: { profiles: 1 } })));
  child.kill('SIGTERM');
  await ended;
  outputs.set('serve', said());
}

async function readFolder(outputs: Map<string, string>): Promise<void> {
  const folder = join(home, 'pilotlight');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A window that stays open keeps a secret of Pilotlight's own, never one of Claude Code's.
    outputs.set(`file ${path.slice(folder.length)}`, await readFile(path, 'utf8'));
  }
}

describe.each([
  ['sound', (text: string) => text],
  ['broken off', (text: string) => text.slice(0, Math.floor(text.length * 0.8))],
  ['with a byte too many', (text: string) => text.replace(/[:=]/, '::')],
])('files that are %s', (_name, change) => {
  it('no output shows any part of a secret', async () => {
    await fill(change);
    const outputs = new Map<string, string>();
    await look(outputs, 'doctor');
    await look(outputs, 'doctor', '--json');
    await look(outputs, 'status');
    await look(outputs, 'doctor', '--json', '--project', home);
    await follow(outputs, /[●▲◆✖○◌] (?!Looking)/u, 'watch', '--verbose');
    // The proxy in the settings is dead, and Pilotlight asks the way Claude Code would.
    await follow(outputs, /"state":"(?:ONLINE|OFFLINE|RESTRICTED|SETTLING|UNKNOWN)"/, 'watch', '--json', '--verbose');
    await serve(outputs);
    await look(outputs, 'history');
    await look(outputs, 'history', '--json');
    await look(outputs, 'settings');
    await readFolder(outputs);
    outputs.set('requests', JSON.stringify(service.requests));

    const silent = [...outputs].filter(([name, text]) => text.length < 2 && !name.startsWith('file'));
    expect(silent.map(([name]) => name)).toEqual([]);
    const told = [...outputs].filter(([, text]) => SEEN.test(text));
    expect(
      told.map(([name, text]) => `${name}: ${text.match(/.{0,60}(?:canarybird|0123456789).{0,20}/i)?.[0]}`),
    ).toEqual([]);
    expect([...outputs.keys()]).toContain('file /pilotlight.log');
  });
});
