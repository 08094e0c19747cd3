import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, IpcRenderer, WebFrameMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type IpcOptions, type PanelContents, registerIpc } from '../../../src/main/window/ipc.ts';
import { createBridge } from '../../../src/preload/bridge.ts';
import type { FakeMonitor } from '../../browser/harness/fake-monitor.ts';
import { fakeMonitor } from '../../browser/harness/fake-monitor.ts';
import { type Client, contractSuite } from '../../contract/contract-suite.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

type Answer = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Both ends of Electron's IPC in one process: everything that crosses is copied as Electron copies it. */
class Wire extends EventEmitter {
  readonly answers = new Map<string, Answer>();
  readonly pushes = new EventEmitter();
  readonly mainFrame = { url: 'app://panel/', origin: 'app://panel' } as WebFrameMain;
  destroyed = false;

  contents(): PanelContents {
    const wire = {
      ipc: { handle: (channel: string, answer: Answer) => void this.answers.set(channel, answer) },
      send: (channel: string, ...args: unknown[]) => void this.pushes.emit(channel, {}, ...structuredClone(args)),
      mainFrame: this.mainFrame,
      isDestroyed: () => this.destroyed,
      once: (event: string, listener: () => void) => this.once(event, listener),
    };
    return wire as unknown as PanelContents;
  }

  async ask(frame: WebFrameMain | null, channel: string, ...args: unknown[]): Promise<unknown> {
    const answer = this.answers.get(channel);
    if (!answer) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await answer({ senderFrame: frame } as IpcMainInvokeEvent, ...structuredClone(args)));
  }

  renderer(): Pick<IpcRenderer, 'invoke' | 'off' | 'on'> {
    const wire = {
      invoke: (channel: string, ...args: unknown[]) => this.ask(this.mainFrame, channel, ...args),
      on: (channel: string, listener: (...args: unknown[]) => void) => this.pushes.on(channel, listener),
      off: (channel: string, listener: (...args: unknown[]) => void) => this.pushes.off(channel, listener),
    };
    return wire as unknown as Pick<IpcRenderer, 'invoke' | 'off' | 'on'>;
  }
}

function open(monitor: FakeMonitor, close = (): void => {}, more: Partial<IpcOptions> = {}): Wire {
  const wire = new Wire();
  registerIpc(wire.contents(), { monitor, close, monotonic: () => 0, ...more });
  return wire;
}

contractSuite('IPC', async (monitor) => ({
  async connect(): Promise<Client> {
    const bridge = createBridge(open(monitor).renderer());
    return {
      snapshot: bridge.snapshot,
      subscribe: (onSnapshot) => bridge.subscribe({ onSnapshot }),
      run: (name, payload) => bridge.run(name as never, payload as never),
    };
  },
  async close() {},
}));

describe('who is answered', () => {
  const monitor = () => fakeMonitor(sampleSnapshots(0).well);
  const refused = /own window only/;
  const CHANNELS = ['pilotlight:snapshot', 'pilotlight:run', 'pilotlight:close'];

  it.each(CHANNELS)('%s: not a frame that is gone', async (channel) => {
    await expect(open(monitor()).ask(null, channel, 'refresh', {})).rejects.toThrow(refused);
  });

  it.each(CHANNELS)('%s: not a frame inside the page, whatever it shows', async (channel) => {
    const wire = open(monitor());
    const inner = { ...wire.mainFrame } as WebFrameMain;
    await expect(wire.ask(inner, channel, 'refresh', {})).rejects.toThrow(refused);
  });

  it.each([
    ['https://panel/', 'https://panel'],
    ['app://panel.example/', 'app://panel.example'],
    ['app://panel@example.com/', 'app://example.com'],
    ['about:blank', 'null'],
    ['app://panel/', 'null'],
    ['file:///panel', 'file://'],
  ])('not the top frame once it shows %s (%s)', async (url, origin) => {
    const wire = open(monitor());
    Object.assign(wire.mainFrame, { url, origin });
    await expect(wire.ask(wire.mainFrame, 'pilotlight:snapshot')).rejects.toThrow(refused);
  });

  it('whoever is refused is noted once a minute, not more', async () => {
    const noted: string[] = [];
    let now = 0;
    const wire = open(monitor(), undefined, { monotonic: () => now, onProblem: (sentence) => noted.push(sentence) });
    const showRunningApp = () => expect(wire.ask(null, 'pilotlight:run', 'refresh', {})).rejects.toThrow(refused);
    for (let times = 0; times < 5; times++) await showRunningApp();
    expect(noted).toHaveLength(1);
    now = 60_000;
    await showRunningApp();
    expect(noted).toHaveLength(2);
  });

  it('a channel that is not in the contract has no answer', async () => {
    await expect(open(monitor()).ask(null, 'pilotlight:eval', '1')).rejects.toThrow('No handler');
  });

  it('an error of our own comes back as a plain failure', async () => {
    const broken = monitor();
    broken.answerWith(() => {
      throw new Error('/home/ada/secret.txt');
    });
    const result = await createBridge(open(broken).renderer()).run('refresh', {});
    expect(result).toMatchObject({ ok: false, code: 'failed' });
    expect(JSON.stringify(result)).not.toContain('ada');
  });

  it.each([
    ['that said it is gone', (wire: Wire) => void wire.emit('destroyed')],
    ['that is gone without a word', (wire: Wire) => void Object.assign(wire, { destroyed: true })],
  ])('a window %s is told nothing more', (_, go) => {
    const watched = monitor();
    const wire = open(watched);
    const pushed = vi.fn();
    wire.pushes.on('pilotlight:changed', pushed);
    watched.show(sampleSnapshots(0).outage);
    expect(pushed).toHaveBeenCalledOnce();
    go(wire);
    watched.show(sampleSnapshots(0).well);
    expect(pushed).toHaveBeenCalledOnce();
  });

  it('the page can put its window away', async () => {
    const close = vi.fn();
    createBridge(open(monitor(), close).renderer()).close();
    await expect.poll(() => close.mock.calls.length).toBe(1);
  });

  it('callbacks of the page never see an event of Electron', async () => {
    const watched = monitor();
    const seen: unknown[][] = [];
    createBridge(open(watched).renderer()).subscribe({ onSnapshot: (...args) => void seen.push(args) });
    watched.show(sampleSnapshots(0).outage);
    await expect.poll(() => seen.length).toBeGreaterThan(0);
    expect(seen.every((args) => args.length === 1 && 'rev' in (args[0] as object))).toBe(true);
  });
});
