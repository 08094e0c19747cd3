/** Each file of tests in a list of processes of its own: what it starts is nobody else's running session, and none of it stays. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ForksPoolWorker, type PoolOptions, type PoolRunnerInitializer } from 'vitest/node';

/** Root; root in a chroot, which has no root mount of its own. Namespaces of a plain user would make root of it. */
const WAYS = [[], ['--propagation', 'unchanged']] as const;

/** The shell is the first process there, and so takes in what has lost its parent. */
const FIRST = ['sh', '-c', '"$@"; exit $?', 'sh'];

/** @returns the words before a command that gets a list of processes of its own; null: this machine has no way */
export function findProcessesApart(): readonly string[] | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const words = WAYS.map((more) => ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child', ...more, ...FIRST]);
  return words.find(works) ?? null;
}

/** Its list begins anew, and that of everybody else is where it was. */
function works([file = '', ...options]: readonly string[]): boolean {
  const { stdout } = spawnSync(file, [...options, 'readlink', '/proc/self'], { encoding: 'utf8' });
  return /^\d\n$/.test(stdout ?? '') && existsSync(`/proc/${process.pid}/stat`);
}

/** Vitest's pool of processes, with these words before each. */
export function processesApart([file = '', ...options]: readonly string[]): PoolRunnerInitializer {
  return { name: 'processes-apart', createPoolWorker: (asked) => new WorkerApart(asked, file, options) };
}

class WorkerApart extends ForksPoolWorker {
  #first: ChildProcess | null = null;
  readonly #file: string;
  readonly #options: readonly string[];

  constructor(asked: PoolOptions, file: string, options: readonly string[]) {
    super(asked);
    this.#file = file;
    this.#options = options;
  }

  override async start(): Promise<void> {
    this.#first = fork(this.entrypoint, [], {
      execPath: this.#file,
      execArgv: [...this.#options, process.execPath, ...this.execArgv],
      env: this.env,
      stdio: 'pipe',
      serialization: 'advanced',
    });
    // Where Vitest keeps the process that it would otherwise start itself.
    Object.assign(this, { _fork: this.#first });
    await super.start();
  }

  /** `unshare` waits for the first process and takes no request to end; with it everything there ends. */
  override async stop(): Promise<void> {
    this.#first?.kill('SIGKILL');
    await super.stop();
  }
}
