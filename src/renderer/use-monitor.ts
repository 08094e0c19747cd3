/** The newest snapshot and whether more will come. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Bridge, Connection } from '../shared/bridge.ts';
import type { Snapshot } from '../shared/snapshot.ts';

export function useMonitor(bridge: Bridge): { snapshot: Snapshot | null; connection: Connection } {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [connection, setConnection] = useState<Connection>('connected');
  useLayoutEffect(() => bridge.subscribe({ onSnapshot: setSnapshot, onConnection: setConnection }), [bridge]);
  return { snapshot, connection };
}
