/** The built program, started as a person starts it: real processes, real files, a loopback service. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHELL_COMMAND, SHELL_QUESTION } from '../../src/shared/shell-question.ts';
import { HELLO } from '../field/run-doctor.ts';
import { readFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { programEnv } from './program-env.ts';

const PROGRAM = fileURLToPath(new URL('../../out/headless/index.js', import.meta.url));
const CANARY = 'CANARYCANARYCANARYCANARY';
const CALM = 'summary/2026-08-22T16-16-08Z.json';
const SIGN_IN_DOWN = 'summary/2026-04-15T16-57-22Z.json';

let home: string;
let service: StatusServer;
let env: Record<string, string>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-program-'));
  service = await startStatusServer();
  service.say('/api/hello', HELLO);
  service.say('/v1/oauth/hello', HELLO);
  service.sayPage('/summary.json', readFixture(CALM));
  env = programEnv(home, service);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await service.close();
  await rm(home, { recursive: true, force: true });
});

async function signIn(change: object = {}): Promise<void> {
  const login = {
    accessToken: `sk-ant-oat01-${CANARY}`,
    refreshToken: `sk-ant-ort01-${CANARY}`,
    expiresAt: Date.now() + 8 * 3_600_000,
    refreshTokenExpiresAt: Date.now() + 20 * 86_400_000,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
    ...change,
  };
  await mkdir(join(home, '.claude'), { recursive: true });
  const path = join(home, '.claude', '.credentials.json');
  await writeFile(path, JSON.stringify({ claudeAiOauth: login }));
  await chmod(path, 0o600);
}

function run(...args: string[]) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = start(...args);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (text) => (stdout += text));
    child.stderr?.on('data', (text) => (stderr += text));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Doctor gives the network two seconds: a busy machine may leave it without an answer once or twice. */
async function runUntil(isHeard: (stdout: string) => boolean, ...args: string[]) {
  for (let tries = 1; ; tries++) {
    const ran = await run(...args);
    if (isHeard(ran.stdout) || tries === 3) return ran;
  }
}

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

interface Line {
  light: string;
  headline: string;
  profiles: { signIn: { state: string } }[];
  service: { state: string };
  notices: { title: string }[];
}

/** Follow mode, and what it has said so far. */
function watch(...args: string[]) {
  const child = start('watch', '--json', ...args);
  let text = '';
  child.stdout?.on('data', (more) => (text += more));
  const lines = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, lines, ended, text: () => text };
}

it('starts in one piece: of what the build cut off nothing is needed for "doctor"', async () => {
  const folder = dirname(PROGRAM);
  const needed = async (name: string) =>
    [...(await readFile(join(folder, name), 'utf8')).matchAll(/^(?:const \w+ = )?require\("\.\/([^"]+)/gm)].map(
      ([, file = '']) => file,
    );
  expect(await needed('index.js')).toEqual([]);
  expect(await needed('program.js')).toEqual(['core.js']);
  expect(await needed('core.js')).toEqual([]);
});

it('loads of Node, for "doctor", only what it uses', async () => {
  const list = join(home, 'loaded.cjs');
  await writeFile(list, "process.on('exit', () => process._rawDebug(process.moduleLoadList.join('\\n')));");
  const loaded = (...args: string[]) =>
    spawnSync(process.execPath, ['--require', list, ...args], { env, encoding: 'utf8' }).stderr.split('\n');
  const bare = new Set(loaded('-e', '0'));
  const more = loaded(PROGRAM, 'doctor', '--json', '--offline').filter((name) => !bare.has(name));
  expect(more).toContain('NativeModule vm');
  expect(
    more.filter((name) => /crypto|stream|promises|dns|net|tls|http|child_process|readline|zlib/.test(name)),
  ).toEqual([]);
});

describe('doctor', () => {
  it('says green and ends with 0 when all is well', async () => {
    await signIn();
    const isHeard = (text: string) => JSON.parse(text).service.state === 'UP';
    const { code, stdout, stderr } = await runUntil(isHeard, 'doctor', '--json');
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      version: 1,
      light: 'green',
      next: null,
      network: { state: 'ONLINE' },
      service: { state: 'UP', page: 'CLEAR' },
    });
    // Whoever runs Claude Code with another folder meanwhile has more of them.
    expect(report.profiles[0]).toMatchObject({
      signIn: { state: 'OK', plan: 'max' },
      authSource: { print: { host: 'api.anthropic.com' } },
    });
    expect(code).toBe(0);
  });

  it('says red and whose side it is on when the login has ended', async () => {
    await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
    const { code, stdout } = await runUntil((text) => text.includes('Signed out'), 'doctor');
    expect(stdout).toMatch(/Signed out: your login expired/);
    expect(stdout).toMatch(/The problem is your login/);
    expect(code).toBe(2);
  });

  it('does not send anybody to the sign-in while sign-in is down', async () => {
    await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
    service.sayPage('/summary.json', readFixture(SIGN_IN_DOWN));
    const isHeard = (text: string) => JSON.parse(text).service.state !== 'UNKNOWN';
    const { stdout } = await runUntil(isHeard, 'doctor', '--json');
    const report = JSON.parse(stdout);
    expect(report.cause).toBe('service');
    expect(report.next).not.toMatch(/login/);
  });

  it('hints at old sign-in data when Claude Code had answers after the login had ended', async () => {
    await signIn({ expiresAt: Date.now() - 7_200_000, refreshTokenExpiresAt: Date.now() - 7_200_000 });
    const long = new Date(Date.now() - 9 * 3_600_000);
    await utimes(join(home, '.claude', '.credentials.json'), long, long);
    const found = async () =>
      (JSON.parse((await run('doctor', '--json', '--offline')).stdout) as { findings: { id: string }[] }).findings.map(
        ({ id }) => id,
      );
    expect(await found()).not.toContain('old-sign-in-data');
    const answer = {
      type: 'assistant',
      timestamp: new Date().toISOString(),
      message: { model: 'claude', content: [] },
    };
    await mkdir(join(home, '.claude', 'projects', 'one'), { recursive: true });
    await writeFile(join(home, '.claude', 'projects', 'one', 'a.jsonl'), `${JSON.stringify(answer)}\n`);
    expect(await found()).toContain('old-sign-in-data');
  });

  it('waits 3 seconds more than without a network at most, whatever hangs', async () => {
    for (const path of ['/summary.json', '/api/hello', '/v1/oauth/hello']) service.say(path, { misbehave: 'hang' });
    const taken = async (...more: string[]) => {
      const begun = performance.now();
      const { stdout } = await run('doctor', '--json', ...more);
      return {
        asked: service.requests.length,
        ms: performance.now() - begun,
        network: JSON.parse(stdout).network,
      };
    };
    // Side by side: the one that asks nobody tells how slow this machine is just now.
    let [hanging, offline] = await Promise.all([taken(), taken('--offline')]);
    const gotNoTurn = () => hanging.network.state === 'UNKNOWN';
    for (let tries = 1; tries < 3 && (hanging.asked < 3 || gotNoTurn()); tries++)
      [hanging, offline] = await Promise.all([taken(), taken('--offline')]);
    expect(offline.network.state).toBe('UNKNOWN');
    if (gotNoTurn()) expect(hanging.network.detail).toContain('too busy');
    else expect(hanging.network.state).toBe('ONLINE');
    expect(hanging.asked).toBeGreaterThanOrEqual(3);
    // For what doctor itself lost it waits half a second more before it says so, and six seconds at most.
    expect(hanging.ms).toBeLessThan(3_500 + (gotNoTurn() ? 6_000 : 0) + 2 * offline.ms);
  });

  it('asks nothing of the network with --offline', async () => {
    await signIn();
    const { code, stdout } = await run('doctor', '--json', '--offline');
    expect(JSON.parse(stdout)).toMatchObject({ light: 'grey', network: { state: 'UNKNOWN' } });
    expect(code).toBe(3);
    expect(service.requests).toEqual([]);
  });

  it('writes nothing, and tells no secret', async () => {
    await signIn();
    await writeFile(join(home, '.zshrc'), `export ANTHROPIC_API_KEY=sk-ant-api03-${CANARY}\n`);
    env.ANTHROPIC_AUTH_TOKEN = `sk-ant-${CANARY}`;
    const before = (await readdir(home, { recursive: true })).sort();
    for (const args of [['doctor'], ['doctor', '--json'], ['status']]) {
      const { stdout, stderr } = await run(...args);
      expect(stdout + stderr).not.toContain(CANARY.slice(0, 8));
    }
    expect((await readdir(home, { recursive: true })).sort()).toEqual(before);
    for (const { headers } of service.requests) expect(JSON.stringify(headers)).not.toContain('CANARY');
  });

  it.each([[['docter']], [['doctor', '--what']], [[]]])('%j is wrong usage: 64 and a sentence', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/--help/);
  });
});

describe('watch', () => {
  it('sees a sign-out at once, says it once, and sees the login come back', async () => {
    await signIn();
    const { lines } = watch();
    await expect.poll(() => lines().at(-1)?.light).toBe('green');
    await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
    await expect.poll(() => lines().at(-1)?.profiles[0]?.signIn.state).toBe('DEAD');
    expect(lines().at(-1)?.light).toBe('red');
    await signIn();
    await expect.poll(() => lines().at(-1)?.light).toBe('green');
    const isDead = lines().map(({ profiles }) => profiles[0]?.signIn.state === 'DEAD');
    expect(isDead.filter((dead, index) => dead && !isDead[index - 1])).toHaveLength(1);
  });

  it('ends on SIGTERM and SIGINT and leaves no lock behind', async () => {
    await signIn();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, ended, lines } = watch();
      await expect.poll(() => lines().length).toBeGreaterThan(0);
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(await readdir(join(home, 'pilotlight'))).not.toContain('instance.lock');
    }
  });

  it('does not start twice on one data folder, and says who is there', async () => {
    await signIn();
    const { child, lines } = watch();
    await expect.poll(() => lines().length).toBeGreaterThan(0);
    const second = await run('watch', '--json');
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(String(child.pid));
  });

  it('writes no secret into its folder, and no token into a request', async () => {
    await signIn();
    const { child, ended, lines, text } = watch('--verbose');
    await expect.poll(() => lines().at(-1)?.light).toBe('green');
    child.kill('SIGTERM');
    await ended;
    const folder = join(home, 'pilotlight');
    const kept = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    expect([...kept, text(), JSON.stringify(service.requests)].join()).not.toContain('CANARY');
  });

  it('--once says how things stand and ends with the exit code of doctor', async () => {
    await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
    const { code, stdout } = await run('watch', '--once');
    expect(stdout).toContain('Signed out: your login expired');
    expect(code).toBe(2);
  });
});

describe('settings', () => {
  it('keeps what is set, refuses what cannot be, and shows it again', async () => {
    expect((await run('settings', 'set', 'quietHours', '{"from":"22:00","to":"07:00"}')).code).toBe(0);
    expect((await run('settings', 'set', 'notices.network', 'false')).code).toBe(0);
    const { stdout } = await run('settings', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      quietHours: { from: '22:00', to: '07:00' },
      notices: { network: false, service: true },
    });
    expect((await run('settings', 'set', 'quietHours', '23:30-06:15')).code).toBe(0);
    expect(JSON.parse((await run('settings', 'get', 'quietHours', '--json')).stdout)).toEqual({
      from: '23:30',
      to: '06:15',
    });
    expect((await run('settings', 'set', 'notices.service', 'off')).code).toBe(0);
    expect(JSON.parse((await run('settings', 'get', 'notices.service', '--json')).stdout)).toBe(false);
    expect((await run('settings', 'set', 'pageIntervalMs', '2min')).code).toBe(0);
    const words = (await run('settings')).stdout;
    expect(words).toMatch(/^ {2}pageIntervalMs +2min · Check interval: Status page \(1min to 1h\)$/m);
    expect(words).toMatch(/^ {2}quietHours +23:30-06:15 · /m);
    expect(words).toMatch(/^ {2}notices\.service +off · /m);
    expect((await run('settings', 'get', 'quietHours')).stdout).toBe('23:30-06:15\n');
    const span = await run('settings', 'set', 'quietHours', '25:00-07:00');
    expect([span.code, span.stderr]).toEqual([64, expect.stringContaining('For example: npm start -- settings set')]);
    const wrong = await run('settings', 'set', 'pageIntervalMs', '1');
    expect([wrong.code, wrong.stderr]).toEqual([64, expect.stringContaining('pageIntervalMs')]);
    for (const key of ['nothing', 'version', 'profiles.length', 'quietHours.from', 'notices.'])
      expect([key, (await run('settings', 'get', key)).code]).toEqual([key, 64]);
    expect((await run('settings', 'get', 'notices')).stdout).toContain('notices.service');
    const asking = await run('settings', 'set', 'askShell', 'on');
    expect(asking.stdout).toContain(SHELL_COMMAND);
    expect(asking.stdout).toContain(SHELL_QUESTION);
    expect(JSON.parse((await run('settings', 'get', 'notices.network', '--json')).stdout)).toBe(false);
  });
});

describe('history', () => {
  it('tells what a watch has seen', async () => {
    await signIn();
    const { child, ended, lines } = watch();
    await expect.poll(() => lines().at(-1)?.light).toBe('green');
    await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
    await expect.poll(() => lines().at(-1)?.light).toBe('red');
    child.kill('SIGTERM');
    await ended;
    const { stdout } = await run('history', '--json');
    const { entries } = JSON.parse(stdout) as { entries: { kind: string }[] };
    expect(entries.map(({ kind }) => kind)).toContain('signed-out');
    expect((await run('history')).stdout).toMatch(/\d/);
    const table = (await run('history', '--csv')).stdout.split('\n');
    expect(table[0]).toBe('at,until,minutes,kind,cause,profile,count,text,incident');
    expect(table.join()).toMatch(/signed-out,your login/);
    expect((await run('history', '--kind', 'renewed', '--json')).stdout).toContain('"entries": []');
    expect((await run('history', '--kind', 'nonsense')).code).toBe(64);
    expect((await run('history', '--csv', '--json')).code).toBe(64);
  });
});

it('ends in good order when the reader of a watch goes away', async () => {
  await signIn();
  const { child, ended, lines } = watch();
  await expect.poll(() => lines().at(-1)?.light).toBe('green');
  child.stdout?.destroy();
  await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
  expect(await ended).toBe(0);
  expect(await readdir(join(home, 'pilotlight'))).not.toContain('instance.lock');
});

it('ends when the reader of a followed status goes away', async () => {
  await signIn();
  await mkdir(join(home, 'pilotlight'));
  const child = start('status', '--follow', '--offline');
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise((heard) => child.stdout?.once('data', heard));
  child.stdout?.destroy();
  await signIn({ accessToken: '', refreshToken: '', expiresAt: 0 });
  // A change there has it look again.
  await writeFile(join(home, 'pilotlight', 'status.json'), '{}');
  expect(await ended).toBe(0);
});

it.skipIf(process.platform === 'win32')('is quiet when its reader has gone away', () => {
  // A pipe that was opened for reading, too, until it could be opened for writing.
  const printing = 'mkfifo "$2" && exec 3<>"$2" 4>"$2" 3>&- && exec "$0" "$1" --help >&4 4>&-';
  const { status, stderr } = spawnSync('sh', ['-c', printing, process.execPath, PROGRAM, join(home, 'pipe')], { env });
  expect([status, String(stderr)]).toEqual([0, '']);
});

it.skipIf(process.getuid?.() !== 0)('has a home for an account that the user list does not know', async () => {
  env = { PATH: env.PATH ?? '', PILOTLIGHT_HOME: '/nowhere' };
  // The account may not look into the folder of the one that runs the tests.
  const program = join(home, 'program');
  await cp(dirname(PROGRAM), program, { recursive: true });
  await Promise.all([home, program].map((folder) => chmod(folder, 0o755)));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, 'index.js'), 'doctor', '--offline'], {
    env,
    cwd: '/',
    uid: 54_321,
    gid: 54_321,
  });
  // Its home is the root of the disk, where it may keep nothing.
  expect([status, String(stderr)]).toEqual([1, '']);
  expect(String(stdout)).toContain('/.claude/.credentials.json');
  expect(String(stdout).replace(/\s+/g, ' ')).toContain('Run: sudo install -d -m 700 -o "$(id -un)" /.claude');
});
