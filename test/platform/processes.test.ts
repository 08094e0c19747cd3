import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../src/platform/find-program.ts';
import { createProcesses } from '../../src/platform/processes.ts';
import { patience, WAIT } from '../patience.ts';

const NODE = process.execPath;
const posix = process.platform !== 'win32';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pilotlight-processes-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const processes = createProcesses(process.env, tmpdir());
const script = (code: string): string[] => ['-e', code];

describe('running a program', () => {
  it('gives its code and both streams, and passes arguments as they are', async () => {
    const args = [...script('console.log(process.argv.slice(1).join("|")); console.error("oops"); process.exit(3)')];
    const nasty = ['$(id)', '; rm -rf ~', '"', "'", '&& x', '%PATH%', 'ä'];
    const outcome = await processes.run({ file: NODE, args: [...args, '--', ...nasty], limitMs: 10_000 });
    expect(outcome).toEqual({ ok: true, code: 3, stdout: `${nasty.join('|')}\n`, stderr: 'oops\n' });
  });

  it('gives it the text for its stdin, and an end', async () => {
    const echo = script('process.stdin.pipe(process.stdout)');
    expect(await processes.run({ file: NODE, args: echo, stdin: 'hello', limitMs: 10_000 })).toMatchObject({
      stdout: 'hello',
    });
    expect(await processes.run({ file: NODE, args: echo, limitMs: 10_000 })).toMatchObject({ code: 0, stdout: '' });
  });

  it('gives it exactly the environment asked for', async () => {
    const args = script('console.log(Object.keys(process.env).sort().join())');
    const env = { ONLY: '1', ...(posix ? {} : { SystemRoot: process.env.SystemRoot ?? '' }) };
    const { stdout } = await processes.run({ file: NODE, args, env, limitMs: 10_000 });
    // Elsewhere the system adds some of its own.
    if (process.platform === 'linux') expect(stdout).toBe('ONLY\n');
    else expect(stdout).toContain('ONLY');
    expect(stdout).not.toContain('HOME');
  });

  it('survives a program that does not read what it is given', async () => {
    const outcome = await processes.run({ file: NODE, args: script(''), stdin: 'x'.repeat(5e6), limitMs: 10_000 });
    expect(outcome).toMatchObject({ ok: true, code: 0 });
  });

  it('says absent, denied or failed', async () => {
    writeFileSync(join(dir, 'plain'), '#!/bin/sh\n', { mode: 0o644 });
    const env = { PATH: dir };
    const run = (file: string) => processes.run({ file, args: [], env, limitMs: 5_000 });
    expect(await run('no-such-program')).toMatchObject({ ok: false, why: 'absent' });
    expect(await run(join(dir, 'nothing'))).toMatchObject({ ok: false, why: 'absent' });
    if (posix) expect(await run('plain')).toMatchObject({ ok: false, why: 'denied' });
    expect(await processes.run({ file: NODE, args: [], cwd: join(dir, 'gone'), limitMs: 5_000 })).toMatchObject({
      ok: false,
    });
    const killed = script('process.kill(process.pid, "SIGKILL")');
    if (posix)
      expect(await processes.run({ file: NODE, args: killed, limitMs: 5_000 })).toMatchObject({ why: 'failed' });
  });

  it('stops one that says too much', async () => {
    const args = script('setInterval(() => console.log("x".repeat(10000)), 1)');
    const outcome = await processes.run({ file: NODE, args, limitMs: 20_000, maxBytes: 50_000 });
    expect(outcome).toMatchObject({ ok: false, why: 'too-big' });
    expect(outcome.stdout.length).toBeLessThanOrEqual(50_000);
  });

  it.skipIf(!posix)('ends the whole tree when time is up, even one that will not go', async () => {
    const pidFile = join(dir, 'pid');
    const stubborn = `trap '' TERM; sh -c 'trap "" TERM; echo $$ > ${pidFile}; while :; do sleep 1; done' & wait`;
    // On a busy machine more than one try goes by before it has begun.
    for (let limitMs = 300; !existsSync(pidFile); limitMs *= 2) {
      const outcome = await processes.run({ file: 'sh', args: ['-c', stubborn], limitMs });
      expect(outcome).toMatchObject({ ok: false, why: 'timeout' });
    }
    const grandchild = Number(readFileSync(pidFile, 'utf8'));
    await vi.waitFor(() => expect(isRunning(grandchild)).toBe(false), WAIT);
  });

  it.skipIf(!posix)('does not wait for a daemon that keeps the pipes', async () => {
    const pidFile = join(dir, 'pid');
    const args = script(
      `const daemon = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'],
        { stdio: 'inherit', detached: true });
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(daemon.pid));
      setTimeout(() => {}, 60000);`,
    );
    let daemon = 0;
    // On a busy machine more than one try goes by before it has begun.
    for (let limitMs = 300; daemon === 0; limitMs *= 2) {
      expect(await processes.run({ file: NODE, args, limitMs })).toMatchObject({ ok: false, why: 'timeout' });
      if (existsSync(pidFile)) daemon = Number(readFileSync(pidFile, 'utf8'));
    }
    const lives = isRunning(daemon);
    if (lives) process.kill(daemon, 'SIGKILL');
    expect(lives).toBe(true);
  });
});

/** A zombie still has its number; what counts is that it no longer runs. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform === 'linux' ? false : processes.alive(pid);
  }
}

/** Ends with a code of 3 at once, writes down its number, and that of one it leaves behind, which holds its pipes for long. */
const leaveBehind = (file: string): string[] =>
  script(
    `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'],
      { stdio: 'inherit', detached: true });
    require('node:fs').writeFileSync(${JSON.stringify(file)}, process.pid + ' ' + child.pid + '.');
    child.unref();
    process.exit(3);`,
  );

describe('a talk with a program that leaves another behind', () => {
  it.each(['by itself', 'once it is ended'] as const)(
    'is over without it, which lives on: %s',
    async (how) => {
      const file = join(dir, 'left');
      const talk = processes.talk({ file: NODE, args: leaveBehind(file), limitMs: 500_000 });
      const [own = 0, left = 0] = await vi.waitFor(() => {
        const [, ...pids] = /^(\d+) (\d+)\.$/.exec(readFileSync(file, 'utf8')) ?? [];
        expect(pids).toHaveLength(2);
        return pids.map(Number);
      }, WAIT);
      try {
        if (how === 'once it is ended') {
          await vi.waitFor(() => expect(processes.alive(own)).toBe(false), WAIT);
          talk.kill();
        }
        const late = new Promise((done) => setTimeout(done, patience(), 'late').unref());
        expect(await Promise.race([talk.done, late])).toEqual({ code: 3, signal: null });
        expect(processes.alive(left)).toBe(true);
      } finally {
        process.kill(left, 'SIGKILL');
      }
    },
    3 * patience(),
  );
});

describe('a talk', () => {
  it('goes back and forth', async () => {
    const code =
      'process.stdout.write("code? "); process.stdin.once("data", (d) => { console.log("got " + d); process.exit(0) })';
    const talk = processes.talk({ file: NODE, args: script(code), limitMs: 10_000 });
    let heard = '';
    talk.onText((_stream, text) => {
      heard += text;
      if (text.includes('code?')) talk.say('1234\n');
    });
    expect(await talk.done).toEqual({ code: 0, signal: null });
    expect(heard).toContain('got 1234');
  });

  it('ends when told to, when time is up, and before it began', async () => {
    const forever = { file: NODE, args: script('setInterval(() => {}, 1000)') };
    const told = processes.talk({ ...forever, limitMs: 20_000 });
    setTimeout(() => told.kill(), 100);
    expect((await told.done)?.code).toBeNull();
    const late = processes.talk({ ...forever, limitMs: 100 });
    expect((await late.done)?.code).toBeNull();
    const early = processes.talk({ ...forever, limitMs: 20_000 });
    early.kill();
    expect(await early.done).toEqual({ code: null, signal: null });
    const absent = processes.talk({ file: 'no-such-program', args: [], limitMs: 100 });
    expect(await absent.done).toEqual({ code: null, signal: null });
  });
});

describe('alive', () => {
  it('knows the living from the dead', () => {
    expect(processes.alive(process.pid)).toBe(true);
    expect(processes.alive(1)).toBe(true);
    expect(processes.alive(2 ** 22 + 17)).toBe(false);
    expect(processes.alive(0)).toBe(false);
    expect(processes.alive(-1)).toBe(false);
  });
});

describe('finding a program on Windows', () => {
  const find = (file: string, env: Record<string, string>) => findProgram(file, env, 'win32', dir);
  const NPM_SHIM = '@ECHO off\r\nIF EXIST "%dp0%\\node.exe" (...)\r\nendLocal & "%_prog%"  "%dp0%\\lib\\cli.js" %*\r\n';

  it('takes PATHEXT in its order', async () => {
    writeFileSync(join(dir, 'claude.EXE'), '');
    writeFileSync(join(dir, 'claude.CMD'), '');
    expect(await find('claude', { PATH: dir, PATHEXT: '.EXE;.CMD' })).toEqual({
      ok: true,
      file: join(dir, 'claude.EXE'),
      before: [],
    });
  });

  it('starts the script behind an npm shim with node itself, without a shell', async () => {
    writeFileSync(join(dir, 'claude.CMD'), NPM_SHIM);
    writeFileSync(join(dir, 'node.exe'), '');
    expect(await find('claude', { Path: dir })).toEqual({
      ok: true,
      file: join(dir, 'node.exe'),
      before: [join(dir, 'lib', 'cli.js')],
    });
  });

  it('refuses any other batch file', async () => {
    writeFileSync(join(dir, 'claude.CMD'), '@echo off\r\nstart calc\r\n');
    expect(await find('claude', { PATH: dir })).toEqual({ ok: false, why: 'denied' });
  });
});

describe('finding a program on Linux', () => {
  it('does not look in the current folder for a bare name', async () => {
    writeFileSync(join(dir, 'claude'), '', { mode: 0o755 });
    chmodSync(join(dir, 'claude'), 0o755);
    const env = { PATH: `${delimiter}.${delimiter}` };
    expect(await findProgram('claude', env, 'linux', dir)).toEqual({ ok: false, why: 'absent' });
    expect(await findProgram('./claude', env, 'linux', dir)).toMatchObject({ ok: true });
  });
});
