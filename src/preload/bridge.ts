import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import type { InvokeChannel, InvokeContract, PushContract } from '../shared/channels.ts';
import type { CommandResult } from '../shared/commands.ts';
import { COMMAND_TEXTS } from '../shared/messages/commands.ts';
import type { Snapshot } from '../shared/snapshot.ts';

type Ipc = Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;

const CHANGED = 'pilotlight:changed' satisfies keyof PushContract;

const NO_ANSWER: CommandResult<never> = { ok: false, code: 'failed', message: COMMAND_TEXTS.noAnswer };

/** The window's way to the main process. Callbacks see snapshots only, never an event of Electron's. */
export function createBridge(ipc: Ipc): Bridge {
  const ask = <C extends InvokeChannel>(
    channel: C,
    ...args: InvokeContract[C]['args']
  ): Promise<InvokeContract[C]['result']> => ipc.invoke(channel, ...args);

  return {
    kind: 'electron',
    snapshot: () => ask('pilotlight:snapshot'),
    subscribe(listener) {
      let newest = -1;
      const tell = (snapshot: Snapshot): void => {
        // The answer to the first question may come after a push that is newer.
        if (snapshot.rev <= newest) return;
        newest = snapshot.rev;
        listener.onSnapshot(snapshot);
      };
      const onChanged = (_event: IpcRendererEvent, snapshot: Snapshot): void => tell(snapshot);
      ipc.on(CHANGED, onChanged);
      let stopped = false;
      void ask('pilotlight:snapshot').then(
        (snapshot) => {
          if (!stopped) tell(snapshot);
        },
        // Only a window that is being closed is refused: nobody is left to be told.
        () => {},
      );
      return () => {
        stopped = true;
        ipc.off(CHANGED, onChanged);
      };
    },
    async run(name, payload) {
      try {
        return (await ask('pilotlight:run', name, payload)) as CommandResult<never>;
      } catch {
        return NO_ANSWER;
      }
    },
    close: () => void ask('pilotlight:close').catch(() => {}),
  };
}
