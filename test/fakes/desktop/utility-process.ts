/** A child beside the app, as plain Node: what Electron adds there is the port to its parent. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { noteCall } from './log.ts';
import { strict } from './strict.ts';

class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, 'kill' | 'postMessage'> {
  readonly #child: ChildProcess;

  constructor(program: string, args: string[]) {
    super();
    this.#child = fork(program, args, {
      execArgv: ['--import', process.env.ELECTRON_DOUBLE_PORT ?? ''],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 0));
    // biome-ignore lint/correctness/noConstructorReturn: what the double lacks must throw on the instance as well
    return strict(this, 'UtilityProcess');
  }

  postMessage(message: unknown): void {
    this.#child.send(message as string);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (program: string, args: string[] = [], options: Electron.ForkOptions = {}): Electron.UtilityProcess => {
    noteCall('utilityProcess.fork', args, options);
    return new UtilityProcess(program, args) as unknown as Electron.UtilityProcess;
  },
};
