/** The built program under attack: killed at calls of the system, in two containers, with a full terminal. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeNeeding } from '../needs.ts';
import { credentials, GLOBAL_CONFIG } from '../recovery/temp-home.ts';

const COMMAND = fileURLToPath(new URL('../../bin/pilotlight.cjs', import.meta.url));
const ROOT = process.getuid?.() === 0 && process.platform === 'linux';
const FULL = process.env.PILOTLIGHT_HARM === 'full';
/** The whole of it takes longer, and a busy machine longer still. */
const LIMIT_MS = FULL ? 1_800_000 : 120_000;
const START_MS = FULL ? 120_000 : 20_000;
/** What writing and locking is made of. Node itself needs none of them to start. */
const CALLS = ['pwrite64', 'fsync', 'rename', 'fchmod', 'unlink', 'mkdir', 'rmdir', 'utimensat'];

let home: string;
let env: Record<string, string>;
const children: ChildProcess[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pilotlight-harm-'));
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.claude/.credentials.json'), credentials(), { mode: 0o600 });
  writeFileSync(join(home, '.claude.json'), GLOBAL_CONFIG, { mode: 0o600 });
  // Nobody is asked: the pages do not answer.
  const nowhere = 'http://127.0.0.1:9/';
  env = {
    HOME: home,
    PATH: process.env.PATH ?? '',
    PILOTLIGHT_HOME: join(home, 'data'),
    PILOTLIGHT_STATUS_URLS: nowhere,
    PILOTLIGHT_HELLO_URLS: nowhere,
  };
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

function start(
  program: string,
  args: readonly string[],
): { child: ChildProcess; out(): string; error(): string; ended: Promise<number | null> } {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  return { child, out: () => out, error: () => error, ended: new Promise((resolve) => child.on('close', resolve)) };
}

const watch = (...before: string[]) => {
  const [program = process.execPath, ...args] = [...before, process.execPath, COMMAND, 'watch', '--json'];
  return start(program, args);
};

const leftOver = (): string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.clearing$|\.lock$/.test(name));

describeNeeding('strace', 'killed at a call of the system', () => {
  it.each(CALLS)(
    '%s: the next start works, and nothing is left over',
    async (call) => {
      for (const nth of FULL ? [1, 2, 3, 5, 8] : [1, 3]) {
        const killed = watch(
          'strace',
          '-f',
          '-qq',
          '-o',
          '/dev/null',
          '-e',
          `trace=${call}`,
          '-e',
          `inject=${call}:signal=SIGKILL:when=${nth}`,
        );
        const first = await Promise.race([
          killed.ended.then(() => 'killed'),
          expect
            .poll(() => killed.out().includes('"light"'), { timeout: START_MS })
            .toBe(true)
            // Under strace a busy machine may take longer; what is asked is whether the next start works.
            .then(
              () => 'started',
              () => 'started',
            ),
        ]);
        // What makes no such call so early may make it at its end; the rest is killed by hand.
        if (first === 'started') {
          spawnSync('pkill', ['-TERM', '-P', String(killed.child.pid)]);
          await Promise.race([killed.ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
          spawnSync('pkill', ['-KILL', '-P', String(killed.child.pid)]);
        }
        await killed.ended;
        const next = watch();
        await expect.poll(() => next.out().includes('"light"') || next.error(), { timeout: START_MS }).toBe(true);
        next.child.kill('SIGTERM');
        expect(await next.ended).toBe(0);
        expect(leftOver()).toEqual([]);
      }
    },
    LIMIT_MS,
  );

  it.each(['pwrite64', 'fsync', 'rename', 'fchmod', 'mkdir'])(
    '%s during a remedy: old or new, and undone to the byte',
    async (call) => {
      const before = readAll();
      for (const nth of FULL ? Array.from({ length: 20 }, (_none, at) => at + 1) : [1, 4, 9]) {
        spawnSync(
          'strace',
          [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-e',
            `trace=${call}`,
            '-e',
            `inject=${call}:signal=SIGKILL:when=${nth}`,
            process.execPath,
            COMMAND,
            'reset',
            '--yes',
          ],
          { env },
        );
        const undo = spawnSync(process.execPath, [COMMAND, 'undo', '--yes'], { env, encoding: 'utf8' });
        expect([call, nth, readAll(), undo.stdout + undo.stderr]).toEqual([call, nth, before, expect.any(String)]);
        expect(leftOver()).toEqual([]);
      }
    },
    LIMIT_MS,
  );
});

function readAll(): string {
  const read = (name: string): string => spawnSync('cat', [join(home, name)], { encoding: 'utf8' }).stdout;
  return read('.claude.json') + read('.claude/.credentials.json');
}

describe.skipIf(!ROOT)('two process namespaces on one data folder (left out: needs root)', () => {
  const APART = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'];
  it('see each other as alive, and a dead one as dead', async (context) => {
    if (spawnSync('unshare', [...APART.slice(1), 'true']).status !== 0)
      return context.skip('no namespaces can be made here');
    const first = watch(...APART);
    await expect.poll(() => first.out().includes('"light"') || first.error(), { timeout: 20_000 }).toBe(true);
    const second = watch(...APART);
    expect(await second.ended).toBe(1);
    expect(second.error()).toContain('already at work');
    // And from outside of both.
    const third = watch();
    expect(await third.ended).toBe(1);
    first.child.kill('SIGKILL');
    await first.ended;
  }, 60_000);
});

describe.skipIf(!ROOT)('two remedies in two process namespaces (left out: needs root)', () => {
  const APART = ['--pid', '--fork', '--mount-proc', '--kill-child'];
  const claudes = (): string => join(home, '.claude.json.lock');
  const owner = (): string | null => {
    try {
      return (JSON.parse(readFileSync(join(home, 'data/recovery.lock/owner.json'), 'utf8')) as { id: string }).id;
    } catch {
      return null;
    }
  };
  const reset = () => start('unshare', [...APART, process.execPath, COMMAND, 'reset', '--yes']);

  it.each(['ends', 'is killed'])(
    'wait for each other, until the first %s',
    async (how) => {
      if (spawnSync('unshare', [...APART, 'true']).status !== 0) return;
      const before = readAll();
      // The first has Pilotlight's lock and three of Claude Code's, and waits for this one.
      mkdirSync(claudes());
      const beat = setInterval(() => utimesSync(claudes(), new Date(), new Date()), 1_000);
      try {
        const first = reset();
        await expect.poll(() => existsSync(join(home, '.claude/.storage-write.lock')), { timeout: 20_000 }).toBe(true);
        const holder = owner();
        expect(holder).not.toBeNull();
        const second = reset();
        for (let look = 0; look < 20; look++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          expect(owner()).toBe(holder);
        }
        if (how === 'is killed') {
          first.child.kill('SIGKILL');
          await first.ended;
          // Nobody but its heart tells that it is gone.
          await expect.poll(owner, { timeout: 20_000 }).not.toBe(holder);
        }
        clearInterval(beat);
        rmdirSync(claudes());
        if (how === 'ends') expect([await first.ended, first.error()]).toEqual([0, '']);
        const code = await second.ended;
        expect([code, second.error()]).toEqual(how === 'ends' ? [1, expect.stringMatching(/\.\n$/)] : [0, '']);
        expect(readAll()).not.toBe(before);
        const undo = spawnSync(process.execPath, [COMMAND, 'undo', '--yes'], { env, encoding: 'utf8' });
        expect([undo.status, readAll()]).toEqual([0, before]);
        expect(leftOver()).toEqual([]);
      } finally {
        clearInterval(beat);
      }
    },
    90_000,
  );
});

describe.skipIf(process.platform !== 'linux')('what it is given', () => {
  it.each([['watch'], ['history'], ['repair', '--yes'], ['backup'], ['doctor', '--offline'], ['settings']])(
    '%s into a full device ends with one sentence',
    async (...args) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
        env,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
        timeout: 30_000,
      });
      closeSync(full);
      expect(stderr).not.toMatch(/\n\s+at /);
      if (stderr.includes('could not be written')) expect(status).toBe(74);
      else expect(args[0]).toBe('repair');
    },
    40_000,
  );

  it.each(['0', '-1', '65536', '1e3', 'x'])('--port=%s is wrong usage, told at once', (port) => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'serve', `--port=${port}`], {
      env,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([status, stderr]).toEqual([64, 'A port is a number from 1 to 65535.\n']);
  });

  it.each([
    'backup',
    'reset --yes',
    'undo --yes',
    'undo --list',
    'repair --yes',
    'restore --yes',
    'fallback off --yes',
    'statusline on --yes',
    'failure-hook on --yes',
    'settings set quietHours none',
    'doctor --offline --fix --yes',
    'uninstall',
  ])('%s narrows a data folder that others can get into, and says so', (line) => {
    const folder = join(home, 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    const run = spawnSync(process.execPath, [COMMAND, ...line.split(' ')], { env, encoding: 'utf8', timeout: 30_000 });
    expect(run.stderr.split('Only yours can now.')).toHaveLength(2);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each(['doctor --offline', 'reset --dry-run', 'restore --dry-run'])('%s changes nothing there', (line) => {
    const folder = join(home, 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    spawnSync(process.execPath, [COMMAND, ...line.split(' ')], { env, timeout: 30_000 });
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('leaves no debugger open that a SIGUSR1 opens before its first line runs', async () => {
    const { child, out, error, ended } = start(process.execPath, ['--inspect-port=0', COMMAND, 'watch', '--json']);
    const catches = (): boolean => {
      const [, mask = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return ((BigInt(`0x${mask}`) >> 9n) & 1n) === 1n;
    };
    // Without a pause: whoever comes later than Node's own handler meets ours.
    while (!catches()) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGUSR1');
    await expect.poll(() => out().includes('"light"'), { timeout: 20_000 }).toBe(true);
    const [, port] = /ws:\/\/127\.0\.0\.1:(\d+)/.exec(error()) ?? [];
    expect(port).toBeDefined();
    await expect(fetch(`http://127.0.0.1:${port}/json/version`)).rejects.toThrow();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('opens no debugger on SIGUSR1', async () => {
    const { child, out, error, ended } = watch();
    await expect.poll(() => out().includes('"light"'), { timeout: 20_000 }).toBe(true);
    child.kill('SIGUSR1');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(error()).not.toContain('Debugger');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('shows escapes of names as escapes', () => {
    const evil = '\u001b[1A\u001b[2K\u202eevil\n- forged';
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [COMMAND, 'reset', '--dry-run', '--config-dir', join(home, evil)],
      { env, encoding: 'utf8' },
    );
    const wrong = spawnSync(process.execPath, [COMMAND, evil], { env, encoding: 'utf8' });
    mkdirSync(join(home, '.claude/agents'));
    writeFileSync(join(home, '.claude/agents', `${evil.replace('/', '')}.md`), `export TOKEN=${'x'.repeat(20)}`);
    const left = spawnSync(process.execPath, [COMMAND, 'backup'], { env, encoding: 'utf8' });
    for (const text of [stdout, stderr, wrong.stderr, left.stdout]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(text).not.toMatch(/^- forged/m);
    }
    expect(left.stdout).toContain('\\u001b[1A');
  });
});
