import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import type { Frame, Page, Route } from 'playwright-core';
import { fromBrowser, originOf, toBrowser } from './addresses.ts';
import { openChromium } from './chromium.ts';
import { noteCall } from './log.ts';
import { preloadScript } from './preload-world.ts';
import type { Session } from './session.ts';
import { strict } from './strict.ts';

const ASK = '__doubleAsk';
const RECEIVE = '__doubleReceive';

type Answer = Parameters<Electron.IpcMain['handle']>[1];
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type FrameView = Pick<Electron.WebFrameMain, 'origin' | 'url'>;

class FrameDouble implements FrameView {
  constructor(private readonly frame: Frame) {}
  get url(): string {
    return fromBrowser(this.frame.url());
  }
  get origin(): string {
    return originOf(this.frame.url());
  }
}

export class WebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'isDestroyed' | 'isDevToolsOpened' | 'send' | 'setWindowOpenHandler'>
{
  readonly #answers = new Map<string, Answer>();
  readonly #frames = new WeakMap<Frame, FrameView>();
  #page: Page | null = null;
  #destroyed = false;
  #loading = true;
  #openHandler: OpenHandler | null = null;

  readonly ipc = strict(
    {
      handle: (channel: string, answer: Answer) => {
        if (this.#answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        this.#answers.set(channel, answer);
      },
    } satisfies Pick<Electron.IpcMain, 'handle'>,
    'webContents.ipc',
  );

  constructor(
    private readonly session: Session,
    private readonly preload: string,
  ) {
    super();
  }

  get mainFrame(): Electron.WebFrameMain {
    if (!this.#page) throw new Error('electron double: there is no frame before a page is loaded');
    return this.#frameOf(this.#page.mainFrame());
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new Error('Object has been destroyed');
    const copy = structuredClone(args);
    // Before the preload has run, and while a page goes away, Electron drops what is sent as well.
    void this.#page
      ?.evaluate(
        ({ receive, channel, args }) => {
          const world = globalThis as unknown as Record<
            string,
            ((channel: string, args: unknown[]) => void) | undefined
          >;
          world[receive]?.(channel, args);
        },
        { receive: RECEIVE, channel, args: copy },
      )
      .catch(() => {});
  }

  async load(url: string): Promise<void> {
    const { context } = await openChromium();
    if (this.#destroyed) return;
    const page = await context.newPage();
    this.#page = page;
    await page.setViewportSize({ width: 384, height: 640 });
    await page.exposeBinding(ASK, ({ frame }, message: { channel: string; args: unknown[] }) =>
      this.#answer(frame, message),
    );
    const origin = new URL(toBrowser(url)).origin;
    const preload = this.preload && readFileSync(this.preload, 'utf8');
    await page.addInitScript(preloadScript({ origin, ask: ASK, receive: RECEIVE }, preload));
    await page.route('**/*', (route) => this.#route(route));
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    page.on('console', (message) => {
      if (message.type() === 'error') noteCall('page.error', message.text());
    });
    page.on('pageerror', (error) => noteCall('page.error', String(error)));
    this.emit('did-start-loading');
    await page.goto(toBrowser(url));
    this.#loading = false;
    this.emit('did-finish-load');
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit('destroyed');
    await this.#page?.close().catch(() => {});
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const url = fromBrowser(request.url());
    if (
      request.isNavigationRequest() &&
      !this.#loading &&
      this.#refuses(url, request.frame() === this.#page?.mainFrame())
    ) {
      noteCall('navigation.refused', url);
      // Any other reason would put an error page in place of ours.
      return route.abort('aborted');
    }
    const answer = await this.session.answer(url);
    if (answer === null) {
      noteCall('request.cancelled', url);
      return route.abort('blockedbyclient');
    }
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  #refuses(url: string, inMainFrame: boolean): boolean {
    let refused = false;
    const event = {
      url,
      isMainFrame: inMainFrame,
      preventDefault: () => {
        refused = true;
      },
    };
    this.emit('will-frame-navigate', event);
    if (inMainFrame) this.emit('will-navigate', event);
    return refused;
  }

  /** What the product decides about a window that the page wants to open. */
  wantsWindow(url: string): 'allow' | 'deny' {
    return this.#openHandler?.({ url } as Electron.HandlerDetails).action ?? 'allow';
  }

  async #answer(frame: Frame, { channel, args }: { channel: string; args: unknown[] }): Promise<object> {
    const answer = this.#answers.get(channel);
    if (!answer) return { error: `Error: No handler registered for '${channel}'` };
    try {
      const event = { senderFrame: this.#frameOf(frame), sender: this, type: 'frame' };
      return { value: structuredClone(await answer(event as unknown as Electron.IpcMainInvokeEvent, ...args)) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  #frameOf(frame: Frame): Electron.WebFrameMain {
    const known = this.#frames.get(frame) ?? strict(new FrameDouble(frame), 'WebFrameMain');
    this.#frames.set(frame, known);
    return known as Electron.WebFrameMain;
  }
}
