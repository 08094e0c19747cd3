import type { ChildProcess } from 'node:child_process';
import { codeOf } from './errno.ts';
import { findProgram } from './find-program.ts';
import type { Host, InteractiveProcess, Processes, RunOutcome, RunRequest } from './host.ts';
import { isAlive } from './is-alive.ts';

const MAX_BYTES = 1024 * 1024;

/** Between asking a child to end and ending it, and between that and no longer waiting for it. */
const GRACE_MS = 500;

/** How long what a child has left behind may go on telling something through its pipes. */
const AFTERMATH_MS = 2_000;

/** Loaded with the first child: most looks at the machine start none. */
let loaded: Means | null = null;

interface Means {
  spawn: typeof import('node:child_process').spawn;
  StringDecoder: typeof import('node:string_decoder').StringDecoder;
}

type Start = (means: Means, file: string, args: readonly string[], asked: Omit<RunRequest, 'limitMs'>) => ChildProcess;

async function load(): Promise<Means> {
  if (loaded) return loaded;
  const [{ spawn }, { StringDecoder }] = await Promise.all([
    import('node:child_process'),
    import('node:string_decoder'),
  ]);
  loaded = { spawn, StringDecoder };
  return loaded;
}

/** The machine's processes: the only place that starts any. No shell, whole trees ended, nothing left behind. */
export function createProcesses(env: Host['env'], cwd: string): Processes {
  const live = new Set<ChildProcess>();
  const start: Start = ({ spawn }, file, args, asked) => {
    const child = spawn(file, args, {
      cwd: asked.cwd ?? cwd,
      env: { ...(asked.env ?? env) },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Its own group, so that what it starts in turn can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    if (live.size === 0) process.on('exit', killAll);
    live.add(child);
    child.once('close', () => forget(child));
    child.once('error', () => forget(child));
    // A child that ends early leaves a broken pipe, which is no news.
    child.stdin?.on('error', () => {});
    return child;
  };
  const killAll = (): void => {
    for (const child of live) signalTree(child, 'SIGKILL');
  };
  const forget = (child: ChildProcess): void => {
    live.delete(child);
    if (live.size === 0) process.off('exit', killAll);
  };

  return {
    async run(asked) {
      const program = await findProgram(asked.file, asked.env ?? env, process.platform, asked.cwd ?? cwd);
      if (!program.ok) return { ok: false, why: program.why, stdout: '', stderr: '' };
      const means = await load();
      return runToEnd(() => start(means, program.file, [...program.before, ...asked.args], asked), asked, means);
    },
    talk: (asked) => openTalk(asked, env, cwd, start),
    launch: (asked) => launch({ ...asked, env: asked.env ?? env, cwd: asked.cwd ?? cwd }),
    alive: isAlive,
  };
}

type LaunchRequest = { file: string; args: readonly string[]; env: Host['env']; cwd: string };

/** No pipe and no group of ours holds it. */
async function launch({ file, args, env, cwd }: LaunchRequest): Promise<boolean> {
  const program = await findProgram(file, env, process.platform, cwd);
  if (!program.ok) return false;
  const { spawn } = await load();
  return new Promise((done) => {
    const options = { cwd, env: { ...env }, stdio: 'ignore', detached: true, windowsHide: true } as const;
    try {
      const child = spawn(program.file, [...program.before, ...args], options);
      child.once('spawn', () => done(true));
      child.once('error', () => done(false));
      child.unref();
    } catch {
      done(false);
    }
  });
}

function runToEnd(start: () => ChildProcess, asked: RunRequest, { StringDecoder }: Means): Promise<RunOutcome> {
  return new Promise((done) => {
    const out = { stdout: '', stderr: '' };
    let size = 0;
    let ended: 'timeout' | 'too-big' | null = null;
    const timers: NodeJS.Timeout[] = [];
    let child: ChildProcess;
    try {
      child = start();
    } catch (error) {
      done({ ok: false, why: whyNot(error), ...out });
      return;
    }
    const finish = (outcome: RunOutcome): void => {
      for (const timer of timers) clearTimeout(timer);
      done(outcome);
    };
    const end = (why: 'timeout' | 'too-big'): void => {
      if (ended !== null) return;
      ended = why;
      endTree(child, timers, () => finish({ ok: false, why, ...out }));
    };
    const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > (asked.maxBytes ?? MAX_BYTES)) end('too-big');
        else out[stream] += decoders[stream].write(piece);
      });
    }
    child.once('error', (error) => finish({ ok: false, why: whyNot(error), ...out }));
    child.once('close', (code) => {
      if (ended !== null) finish({ ok: false, why: ended, ...out });
      else if (code === null) finish({ ok: false, why: 'failed', ...out });
      else finish({ ok: true, code, ...out });
    });
    timers.push(setTimeout(() => end('timeout'), asked.limitMs));
    child.stdin?.end(asked.stdin ?? '');
  });
}

function openTalk(
  asked: Parameters<Processes['talk']>[0],
  env: Host['env'],
  cwd: string,
  start: Start,
): InteractiveProcess {
  const listeners = new Set<(stream: 'stdout' | 'stderr', text: string) => void>();
  const early: string[] = [];
  const timers: NodeJS.Timeout[] = [];
  let child: ChildProcess | null = null;
  let killed = false;

  const end = (): void => {
    killed = true;
    if (child === null) return;
    if (hasExited(child)) hangUp(child);
    else endTree(child, timers, () => {});
  };
  const done = (async (): Promise<{ code: number | null; signal: string | null }> => {
    const program = await findProgram(asked.file, asked.env ?? env, process.platform, asked.cwd ?? cwd);
    const means = await load();
    if (!program.ok || killed) return { code: null, signal: null };
    try {
      child = start(means, program.file, [...program.before, ...asked.args], asked);
    } catch {
      return { code: null, signal: null };
    }
    const own = child;
    timers.push(setTimeout(end, asked.limitMs));
    for (const text of early) own.stdin?.write(text);
    for (const stream of ['stdout', 'stderr'] as const) {
      own[stream]?.setEncoding('utf8').on('data', (text: string) => {
        for (const listener of listeners) listener(stream, text);
      });
    }
    return new Promise((finish) => {
      const settle = (code: number | null, signal: string | null): void => {
        for (const timer of timers) clearTimeout(timer);
        finish({ code, signal });
      };
      own.once('error', () => settle(null, null));
      // What it has started may hold the pipes for as long as it lives, as a browser does. That one is left alone.
      own.once('exit', () => void timers.push(setTimeout(() => hangUp(own), AFTERMATH_MS)));
      own.once('close', settle);
    });
  })();

  return {
    onText: (listener) => void listeners.add(listener),
    say: (text) => void (child === null ? early.push(text) : child.stdin?.write(text)),
    kill: end,
    done,
  };
}

/**
 * Asks first, insists after a grace, and stops waiting for a grandchild that still holds the pipes. What a child has started may
 * have gone on when the child itself has listened: it is insisted then as well.
 */
function endTree(child: ChildProcess, timers: NodeJS.Timeout[], giveUp: () => void): void {
  signalTree(child, 'SIGTERM');
  const insist = setTimeout(() => signalTree(child, 'SIGKILL'), GRACE_MS);
  child.once('close', () => {
    if (!isGroupAlive(child)) clearTimeout(insist);
  });
  timers.push(
    setTimeout(() => {
      hangUp(child);
      giveUp();
    }, GRACE_MS * 2),
  );
}

function isGroupAlive({ pid }: ChildProcess): boolean {
  if (pid === undefined || process.platform === 'win32') return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

const hasExited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Listens no longer, without ending anything. */
function hangUp(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function signalTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    loaded
      ?.spawn('taskkill.exe', ['/PID', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
      .on('error', () => child.kill());
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function whyNot(error: unknown): 'absent' | 'denied' | 'failed' {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'absent';
  return code === 'EACCES' || code === 'EPERM' ? 'denied' : 'failed';
}
