import type { Connection } from '../shared/bridge.ts';
import { CONNECTION } from '../shared/messages/window/window.ts';

/** Says calmly that what is shown may be old. */
export function ConnectionNote({ connection }: { connection: Connection }) {
  return (
    <div role="status" class="connection" data-connection={connection}>
      {connection !== 'connected' && <p>{CONNECTION[connection]}</p>}
    </div>
  );
}
