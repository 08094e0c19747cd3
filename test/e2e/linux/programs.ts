/** Programs of one desktop session: started as the user, waited for by what they do, and all gone at the end. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { patience } from '../../patience.ts';
import { spawnAsUser } from './user.ts';

export interface Ran {
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  /** All that it wrote so far, both streams. */
  output(): string;
  /** Resolves with `[code, signal]`. */
  ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
}

export interface StartOptions {
  env?: NodeJS.ProcessEnv;
  stdin?: string;
  /** As `spawnAsUser` takes it. */
  inside?: readonly string[];
}

export interface Programs {
  env: Record<string, string>;
  start(file: string, args: readonly string[], options?: StartOptions): Started;
  /** To its end; it is ended when it hangs. */
  run(file: string, args: readonly string[]): Promise<Ran>;
  /** Ends what still runs, the youngest first. */
  endAll(): Promise<void>;
}

/** @param env  of the session; what is added to it later counts for what is started later */
export function createPrograms(cwd: string, env: Record<string, string>): Programs {
  const all: Started[] = [];
  return {
    env,
    start(file, args, options = {}) {
      const started = begin(file, args, { env, ...options, cwd });
      all.push(started);
      return started;
    },
    run: (file, args) => runToEnd(file, args, cwd, env),
    async endAll() {
      for (const { child, ended } of all.reverse()) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

function begin(
  file: string,
  args: readonly string[],
  { cwd, env, inside, stdin = '' }: StartOptions & { cwd: string },
): Started {
  const child = spawnAsUser(file, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] }, inside);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-200_000);
    });
  }
  // A program that reads nothing may have closed it.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve([null, null]);
    });
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  return { child, output: () => output, ended };
}

async function runToEnd(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawnAsUser(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: patience(20_000) });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += String(chunk);
  });
  const [code] = await once(child, 'close').catch((error: Error) => [null, error]);
  return { code: typeof code === 'number' ? code : null, stdout: Buffer.concat(stdout), stderr };
}
