/** How a page talks to the monitor, whether a preload or the loopback server is behind it. */
import type { CommandContract, CommandName, CommandResult } from './commands.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * `connected`: snapshots arrive. `lost`: they did, and will again; the bridge keeps trying. `ended`: only a new link
 * helps (the session is over, or the link was used before).
 */
export type Connection = 'connected' | 'lost' | 'ended';

export interface BridgeListener {
  onSnapshot(snapshot: Snapshot): void;
  /** Never called by a bridge that cannot lose its monitor. */
  onConnection?(connection: Connection): void;
}

export interface Bridge {
  kind: 'electron' | 'loopback';
  /** The newest snapshot. Rejects when the monitor cannot be reached. */
  snapshot(): Promise<Snapshot>;
  /** Tells every new snapshot, beginning with the newest one. Returns the way to stop. */
  subscribe(listener: BridgeListener): () => void;
  /** Never rejects: what goes wrong is in the result. */
  run<N extends CommandName>(
    name: N,
    payload: CommandContract[N]['payload'],
  ): Promise<CommandResult<CommandContract[N]['result']>>;
  /** Hides the window (Electron) or closes the tab, where the browser lets it. */
  close(): void;
}

declare global {
  interface Window {
    /** Set by the preload in Electron, absent in a browser. */
    readonly pilotlight?: Bridge;
  }
}
