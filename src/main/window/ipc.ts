import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { type InvokeChannel, type InvokeContract, PANEL_ORIGIN, type PushContract } from '../../shared/channels.ts';
import { failed } from '../../shared/command-result.ts';
import type { Command, CommandResult } from '../../shared/commands.ts';
import { TROUBLE } from '../../shared/messages/desktop.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { validateCommand } from '../../shared/validators.ts';
import { isPanelAddress } from './panel-address.ts';

/** What a window may reach of the monitor. */
export interface PanelMonitor {
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
  run(command: Command): Promise<CommandResult>;
}

export type PanelContents = Pick<WebContents, 'ipc' | 'send' | 'mainFrame' | 'isDestroyed' | 'once'>;

export interface IpcOptions {
  monitor: PanelMonitor;
  /** The page asks to be put away. */
  close(): void;
  /** One plain sentence for the log; each once a minute at most. */
  onProblem?(sentence: string): void;
  /** Milliseconds, never jumping. */
  monotonic(): number;
}

type Answers = {
  [C in InvokeChannel]: (
    ...args: InvokeContract[C]['args']
  ) => Promise<InvokeContract[C]['result']> | InvokeContract[C]['result'];
};

const NOTE_EVERY_MS = 60_000;
const CHANGED = 'pilotlight:changed' satisfies keyof PushContract;

/**
 * Answers one window, and pushes every new snapshot to it until it is destroyed. The order is always: who asks, is it
 * well formed, carry it out, hand back a result without paths or stacks.
 */
export function registerIpc(contents: PanelContents, options: IpcOptions): void {
  const { monitor, close } = options;
  const onProblem = options.onProblem && rateLimited(options.onProblem, options.monotonic);
  const answers: Answers = {
    'pilotlight:snapshot': () => monitor.snapshot(),
    'pilotlight:run': async (name, payload) => {
      const command = validateCommand(name, payload);
      return command.ok ? carryOut(monitor, command.value, onProblem) : command;
    },
    'pilotlight:close': () => {
      close();
      return null;
    },
  };
  for (const [channel, answer] of Object.entries(answers)) {
    contents.ipc.handle(channel, (event: IpcMainInvokeEvent, ...args: unknown[]) => {
      if (!isOwnPage(event.senderFrame, contents.mainFrame)) {
        onProblem?.('Something other than the window’s own page asked for an answer and got none.');
        throw new Error('Pilotlight answers its own window only.');
      }
      return (answer as (...args: unknown[]) => unknown)(...args);
    });
  }
  const stop = monitor.subscribe((snapshot) => {
    if (!contents.isDestroyed()) contents.send(CHANGED, snapshot);
  });
  contents.once('destroyed', stop);
}

/** A page that was taken over could fill the log, and push everything else out of it. */
function rateLimited(note: (sentence: string) => void, monotonic: () => number): (sentence: string) => void {
  const notedAt = new Map<string, number>();
  return (sentence) => {
    const now = monotonic();
    if (now - (notedAt.get(sentence) ?? Number.NEGATIVE_INFINITY) < NOTE_EVERY_MS) return;
    notedAt.set(sentence, now);
    note(sentence);
  };
}

/** The window's top frame, still there, and showing our own page. */
function isOwnPage(frame: WebFrameMain | null, mainFrame: WebFrameMain): boolean {
  return frame !== null && frame === mainFrame && frame.origin === PANEL_ORIGIN && isPanelAddress(frame.url);
}

async function carryOut(
  monitor: PanelMonitor,
  command: Command,
  onProblem: IpcOptions['onProblem'],
): Promise<CommandResult> {
  try {
    return await monitor.run(command);
  } catch {
    onProblem?.(`The command "${command.name}" ended in an error of Pilotlight’s own.`);
    return failed(TROUBLE.ownFault);
  }
}
