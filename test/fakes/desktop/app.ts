import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type * as Electron from 'electron';
import { closeChromium } from './chromium.ts';
import { releaseLock, takeLock } from './instance-lock.ts';
import { noteCall } from './log.ts';
import { strict } from './strict.ts';
import { closableWindows, destroyWindows } from './windows.ts';

type Members =
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getLoginItemSettings'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setDesktopName'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'whenReady';

class App extends EventEmitter implements Pick<Electron.App, Members> {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>([
    ['documents', join(homedir(), 'Documents')],
    ['userData', join(homedir(), '.config', 'double')],
  ]);
  #sandboxed = false;
  #ready = false;
  #quitting = false;

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.#sandboxed = true;
  }

  /** A window may be made only behind the sandbox. */
  get sandboxed(): boolean {
    return this.#sandboxed;
  }

  whenReady(): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        this.#ready = true;
        // Electron lives until it is told to end, whatever the program waits for.
        setInterval(() => {}, 1_000_000);
        resolve();
      }),
    );
  }

  isReadyNow(): boolean {
    return this.#ready;
  }

  requestSingleInstanceLock(): boolean {
    const userData = this.getPath('userData');
    return takeLock(userData, (argv) => this.emit('second-instance', {}, argv, process.cwd(), null));
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`electron double: app.getPath('${name}') has no answer`);
    return path;
  }

  setPath(name: string, path: string): void {
    // As documented; Electron 33 takes it.
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.#paths.set(name, path);
  }

  /** The folder with the package.json, whether it was named or the program in it. */
  getAppPath(): string {
    const named = process.argv[1] ?? '';
    return existsSync(join(named, 'package.json')) ? named : dirname(dirname(dirname(named)));
  }

  getVersion(): string {
    return '0.0.0-double';
  }

  setDesktopName(name: string): void {
    noteCall('app.setDesktopName', name);
  }

  readonly commandLine = strict(
    { hasSwitch: (name: string) => process.argv.includes(`--${name}`), appendSwitch: () => {} },
    'app.commandLine',
  );

  getLoginItemSettings(): Electron.LoginItemSettings {
    throw new Error('electron double: app.getLoginItemSettings is not implemented on Linux');
  }

  setLoginItemSettings(): void {
    throw new Error('electron double: app.setLoginItemSettings is not implemented on Linux');
  }

  /** As documented: before-quit, every window may refuse, will-quit, quit. */
  quit(): void {
    if (this.#quitting) return;
    if (!this.#mayGoOn('before-quit')) return;
    for (const window of closableWindows()) if (!window.askToClose()) return;
    if (!this.#mayGoOn('will-quit')) return;
    this.#quitting = true;
    // The very last, after whoever else listens for the end of Node.
    process.once('exit', () => this.emit('quit', {}, 0));
    void this.#end(0);
  }

  exit(code = 0): void {
    void this.#end(code);
  }

  #mayGoOn(event: string): boolean {
    let prevented = false;
    this.emit(event, {
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  }

  async #end(code: number): Promise<void> {
    destroyWindows();
    await closeChromium();
    releaseLock();
    process.exit(code);
  }
}

/** The double's own view of it, for its other parts. */
export const rawApp = new App();
export const app = strict(rawApp, 'app');
