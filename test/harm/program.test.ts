/** The built program under attack: killed at calls of the system, in two containers, with a full terminal. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeNeeding, leftOut } from '../needs.ts';
import { patience } from '../patience.ts';
import { COMMAND, layHome } from './attacked-home.ts';
import { FULL, LIMIT_MS } from './full.ts';

const ROOT = process.getuid?.() === 0 && process.platform === 'linux';
const HOLD = fileURLToPath(new URL('./preload/hold.cjs', import.meta.url));
const HEAR = fileURLToPath(new URL('./preload/hear.cjs', import.meta.url));
/** Longer than any start takes. */
const START_MS = patience();
/** What writing and locking is made of. Node itself needs none of them to start. */
const CALLS = ['pwrite64', 'fsync', 'rename', 'fchmod', 'unlink', 'mkdir', 'rmdir', 'utimensat'];

let home: string;
let env: Record<string, string>;
const started: Started[] = [];
beforeEach(() => {
  ({ home, env } = layHome());
});
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    signalAll(child, 'SIGKILL');
    await ended;
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

interface Started {
  child: ChildProcess;
  out(): string;
  error(): string;
  ended: Promise<number | null>;
}

/** In a group of its own: what strace traces goes on when only strace is killed. */
function start(program: string, args: readonly string[]): Started {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  started.push({ child, out: () => out, error: () => error, ended });
  return { child, out: () => out, error: () => error, ended };
}

function signalAll({ pid = 0 }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}

const watch = (...before: string[]) => {
  const [program = process.execPath, ...args] = [...before, process.execPath, COMMAND, 'watch', '--json'];
  return start(program, args);
};

/** It has said how things stand. */
const shows = ({ out, error }: Started, timeout = START_MS): Promise<void> =>
  expect.poll(() => out().includes('"light"') || error(), { timeout }).toBe(true);

const leftOver = (): string[] =>
  readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.clearing$|\.lock$/.test(name));

/** Killed at the call of this number. What is traced dies, and strace the same way. */
function traced(call: string, nth: number, ...args: string[]): [program: string, args: string[]] {
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${nth}`];
  return ['strace', ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, COMMAND, ...args]];
}

/** Under strace a busy machine may take longer; what is asked is whether the next start works. */
const TRACED_MS = patience(FULL ? 120_000 : 20_000);
const GOODBYE_MS = 5_000;

describeNeeding('strace', 'killed at a call of the system', () => {
  it.each(CALLS)(
    '%s: the next start works, and nothing is left over',
    async (call) => {
      for (const nth of FULL ? [1, 2, 3, 5, 8] : [1, 3]) {
        const killed = start(...traced(call, nth, 'watch', '--json'));
        await Promise.race([killed.ended, shows(killed, TRACED_MS).catch(() => null)]);
        // What makes no such call so early may make it at its end; the rest is killed by hand.
        if (killed.child.exitCode === null && killed.child.signalCode === null) {
          signalAll(killed.child, 'SIGTERM');
          await Promise.race([killed.ended, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))]);
          signalAll(killed.child, 'SIGKILL');
        }
        const code = await killed.ended;
        // Else strace could not trace, and nothing was tried.
        expect([call, nth, code, killed.error()]).toEqual([call, nth, code === 0 ? 0 : null, '']);
        const next = watch();
        await shows(next);
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
      const signals: (string | null)[] = [];
      for (const nth of FULL ? Array.from({ length: 20 }, (_none, at) => at + 1) : [1, 4, 9]) {
        const reset = spawnSync(...traced(call, nth, 'reset', '--yes'), { env, encoding: 'utf8' });
        signals.push(reset.signal);
        expect([call, nth, reset.status, reset.stderr]).toEqual([call, nth, reset.signal ? null : 0, '']);
        const undo = spawnSync(process.execPath, [COMMAND, 'undo', '--yes'], { env, encoding: 'utf8' });
        expect([call, nth, readAll(), undo.stdout + undo.stderr]).toEqual([call, nth, before, expect.any(String)]);
        expect(leftOver()).toEqual([]);
      }
      expect(signals).toContain('SIGKILL');
    },
    LIMIT_MS,
  );
});

const readAll = (): string =>
  ['.claude.json', '.claude/.credentials.json'].map((name) => readFileSync(join(home, name), 'utf8')).join('');

/** A process of a namespace dies with whoever made it. */
const APART = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'] as const;
const canBeApart = (): boolean => ROOT && spawnSync(APART[0], [...APART.slice(1), 'true']).status === 0;

const notApart = canBeApart() ? null : 'needs root';
describe.skipIf(notApart !== null)(leftOut('two process namespaces on one data folder', notApart), () => {
  it(
    'see each other as alive',
    async () => {
      const first = watch(...APART);
      await shows(first);
      // From another one, and from outside of both.
      for (const other of [watch(...APART), watch()]) {
        expect(await other.ended).toBe(1);
        expect(other.error()).toContain('already at work');
      }
    },
    LIMIT_MS,
  );

  it.skipIf(!FULL)(
    'see a dead one as dead once its heart has stood still for long enough',
    async () => {
      const first = watch(...APART);
      await shows(first);
      signalAll(first.child, 'SIGKILL');
      await first.ended;
      const longAgo = new Date(Date.now() - 120_000);
      utimesSync(join(home, 'data/instance.lock'), longAgo, longAgo);
      await shows(watch(...APART), 120_000);
    },
    LIMIT_MS,
  );
});

describe.skipIf(notApart !== null)(leftOut('two remedies in two process namespaces', notApart), () => {
  const claudes = (): string => join(home, '.claude.json.lock');
  const owner = (): string | null => {
    try {
      return (JSON.parse(readFileSync(join(home, 'data/recovery.lock/owner.json'), 'utf8')) as { id: string }).id;
    } catch {
      return null;
    }
  };
  const reset = () => start(APART[0], [...APART.slice(1), process.execPath, COMMAND, 'reset', '--yes']);

  it.each(['ends', 'is killed'])(
    'wait for each other, until the first %s',
    async (how) => {
      const before = readAll();
      // The first has Pilotlight's lock and three of Claude Code's, and waits for this one.
      mkdirSync(claudes());
      const beat = setInterval(() => utimesSync(claudes(), new Date(), new Date()), 1_000);
      try {
        const first = reset();
        await expect
          .poll(() => existsSync(join(home, '.claude/.storage-write.lock')), { timeout: START_MS })
          .toBe(true);
        const holder = owner();
        expect(holder).not.toBeNull();
        const second = reset();
        for (let look = 0; look < 20; look++) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          expect(owner()).toBe(holder);
        }
        if (how === 'is killed') {
          signalAll(first.child, 'SIGKILL');
          await first.ended;
          // Nobody but its heart tells that it is gone.
          await expect.poll(owner, { timeout: START_MS }).not.toBe(holder);
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
    LIMIT_MS,
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
        timeout: LIMIT_MS,
      });
      closeSync(full);
      expect(stderr).not.toMatch(/\n\s+at /);
      // There is nothing to repair, and that is said on the other stream.
      if (args[0] !== 'repair') expect([status, stderr]).toEqual([74, expect.stringContaining('could not be written')]);
      else expect([status, stderr]).toEqual([1, expect.stringMatching(/^[^\n]*\n$/)]);
    },
    LIMIT_MS,
  );

  it.each(['0', '-1', '65536', '1e3', 'x'])('--port=%s is wrong usage, told at once', (port) => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'serve', `--port=${port}`], {
      env,
      encoding: 'utf8',
      timeout: LIMIT_MS,
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
    const run = spawnSync(process.execPath, [COMMAND, ...line.split(' ')], {
      env,
      encoding: 'utf8',
      timeout: LIMIT_MS,
    });
    expect(run.stderr.split('Only yours can now.')).toHaveLength(2);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['doctor --offline', 3],
    ['reset --dry-run', 0],
    ['restore --dry-run', 1],
  ])('%s changes nothing there', (line, code) => {
    const folder = join(home, 'data');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const { status } = spawnSync(process.execPath, [COMMAND, ...line.split(' ')], { env, timeout: LIMIT_MS });
    expect(status).toBe(code);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it(
    'leaves no debugger open that a SIGUSR1 opens before its first line runs',
    async () => {
      const goOn = join(home, 'go-on');
      env.GO_ON = goOn;
      const early = start(process.execPath, ['--inspect-port=0', '--require', HOLD, COMMAND, 'watch', '--json']);
      await expect.poll(early.error, { timeout: START_MS }).toContain('held');
      early.child.kill('SIGUSR1');
      const opened = /ws:\/\/127\.0\.0\.1:(\d+)/;
      await expect.poll(early.error, { timeout: START_MS }).toMatch(opened);
      const [, port] = opened.exec(early.error()) ?? [];
      const ask = (): Promise<unknown> => fetch(`http://127.0.0.1:${port}/json/version`);
      await expect(ask()).resolves.toMatchObject({ ok: true });
      writeFileSync(goOn, '');
      await shows(early);
      await expect(ask()).rejects.toThrow();
      early.child.kill('SIGTERM');
      expect(await early.ended).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'opens no debugger on SIGUSR1',
    async () => {
      const late = start(process.execPath, ['--inspect-port=0', '--require', HEAR, COMMAND, 'watch', '--json']);
      await shows(late);
      late.child.kill('SIGUSR1');
      await expect.poll(late.error, { timeout: START_MS }).toContain('heard');
      expect(late.error()).not.toContain('Debugger');
      late.child.kill('SIGTERM');
      expect(await late.ended).toBe(0);
    },
    LIMIT_MS,
  );

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
    for (const text of [stdout + stderr, wrong.stderr, left.stdout]) {
      expect(text).toContain('\\u001b[1A');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(text).not.toMatch(/^- forged/m);
    }
  });
});
