import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { sessionBehind } from './session.ts';
import { strict } from './strict.ts';
import { WebContents } from './web-contents.ts';

type Members =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getPosition'
  | 'hide'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'restore'
  | 'setPosition'
  | 'show';

/** Told of each new page, as `web-contents-created`; and of the last window's end. */
export const windowEvents = new EventEmitter();

const all = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Members> {
  readonly webContents: WebContents;
  readonly #rawContents: WebContents;
  #visible = false;
  #focused = false;
  #destroyed = false;
  #position: [number, number] = [0, 0];

  constructor(readonly options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    const safe = preferences.sandbox && preferences.contextIsolation && !preferences.nodeIntegration;
    if (!safe) throw new Error('electron double: a window that is not sandboxed is more than it can do');
    this.#rawContents = new WebContents(sessionBehind(preferences.session), preferences.preload ?? '');
    this.webContents = strict(this.#rawContents, 'webContents');
    all.add(this);
    windowEvents.emit('web-contents-created', {}, this.webContents);
    // biome-ignore lint/correctness/noConstructorReturn: what the double lacks must throw on the instance as well
    return strict(this, 'BrowserWindow');
  }

  async loadURL(url: string): Promise<void> {
    await this.#rawContents.load(url);
    if (!this.#destroyed) this.emit('ready-to-show');
  }

  show(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.#loseFocus();
    this.emit('hide');
  }

  focus(): void {
    if (this.#focused) return;
    this.#focused = true;
    this.emit('focus');
  }

  #loseFocus(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.emit('blur');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    throw new Error('electron double: nothing here is ever minimized');
  }

  setPosition(x: number, y: number): void {
    if (!Number.isInteger(x) || !Number.isInteger(y)) throw new TypeError('Error processing argument: not an integer');
    this.#position = [x, y];
  }

  getPosition(): number[] {
    return this.#position;
  }

  close(): void {
    if (this.askToClose()) this.destroy();
  }

  /** The `close` event, which the product may refuse. */
  askToClose(): boolean {
    let refused = false;
    this.emit('close', {
      preventDefault: () => {
        refused = true;
      },
    });
    return !refused;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#visible = false;
    all.delete(this);
    void this.#rawContents.destroy();
    this.emit('closed');
    if (all.size === 0) windowEvents.emit('window-all-closed');
  }
}

export function closableWindows(): readonly BrowserWindow[] {
  return [...all];
}

export function destroyWindows(): void {
  windowEvents.removeAllListeners('window-all-closed');
  for (const window of all) window.destroy();
}
