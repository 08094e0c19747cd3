import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { MenuDouble } from './menu.ts';
import { strict } from './strict.ts';

type Members =
  | 'destroy'
  | 'getBounds'
  | 'isDestroyed'
  | 'popUpContextMenu'
  | 'setContextMenu'
  | 'setIgnoreDoubleClickEvents'
  | 'setImage'
  | 'setTitle'
  | 'setToolTip';

/** Every icon that was ever made: there must be one. */
export const trays: Tray[] = [];

export class Tray extends EventEmitter implements Pick<Electron.Tray, Members> {
  image: unknown;
  tooltip = '';
  title = '';
  menu: MenuDouble | null = null;
  published = 0;
  destroyed = false;

  constructor(image: unknown) {
    super();
    this.image = image;
    trays.push(this);
    process.send?.({ event: 'tray-ready', at: performance.timeOrigin + performance.now() });
    // biome-ignore lint/correctness/noConstructorReturn: what the double lacks must throw on the instance as well
    return strict(this, 'Tray');
  }

  setImage(image: unknown): void {
    this.#mustLive();
    this.image = image;
  }

  setToolTip(text: string): void {
    this.#mustLive();
    this.tooltip = text;
  }

  setTitle(text: string): void {
    this.#mustLive();
    this.title = text;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#mustLive();
    this.menu = menu as unknown as MenuDouble | null;
    this.published += 1;
  }

  popUpContextMenu(menu?: Electron.Menu): void {
    this.menu = (menu as unknown as MenuDouble | undefined) ?? this.menu;
  }

  setIgnoreDoubleClickEvents(_ignore: boolean): void {}

  getBounds(): Electron.Rectangle {
    throw new Error('electron double: a Linux tray does not say where it is');
  }

  #mustLive(): void {
    if (this.destroyed) throw new TypeError('Tray is destroyed');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
  }
}
