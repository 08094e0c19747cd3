/** The built program as a person runs it, in a home of the test's own; whatever is left of it ends with the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));

export interface Running {
  child: ChildProcess;
  out(): string;
  done: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export interface ProgramRunner {
  /** Where it is started, and with which environment; to be set before the first start. */
  home: string;
  env: Readonly<Record<string, string>>;
  /** @param input  null: nobody writes to it and nobody ends it */
  start(args: readonly string[], input?: string | null): Running;
  run(args: readonly string[], input?: string | null): Running['done'];
  /** What is to be done at the end, last one first. */
  cleanUp: (() => unknown)[];
  close(): Promise<void>;
}

export function createRunner(): ProgramRunner {
  const runner: ProgramRunner = {
    home: '',
    env: {},
    cleanUp: [],
    start(args, input = '') {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: runner.home, env: runner.env });
      runner.cleanUp.push(() => child.kill('SIGKILL'));
      const said = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        child[stream].setEncoding('utf8').on('data', (text) => {
          said[stream] += text;
        });
      }
      if (input !== null) child.stdin.end(input);
      const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
      return { child, out: () => said.stdout, done: closed.then((code) => ({ code, ...said })) };
    },
    run: (args, input) => runner.start(args, input).done,
    async close() {
      for (const clean of runner.cleanUp.toReversed()) await clean();
    },
  };
  return runner;
}
