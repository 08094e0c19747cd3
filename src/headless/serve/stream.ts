/** Pushes snapshots down one open answer, a line each. */
import type { ServerResponse } from 'node:http';
import type { Snapshot } from '../../shared/snapshot.ts';
import { describeChange } from '../../shared/snapshot-change.ts';

/** An empty line this often tells the page that the connection lives. */
const BEAT_MS = 20_000;

export interface StreamEvents {
  /** The page was still there a moment ago. */
  onBeat(): void;
  onEnd(): void;
}

export interface Pushes {
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
}

/**
 * Streams until the page goes. A page that reads slowly gets fewer lines, never a longer queue: the next line always
 * tells the difference to the last one it was sent.
 */
export function streamSnapshots(monitor: Pushes, response: ServerResponse, { onBeat, onEnd }: StreamEvents): void {
  let sent: Snapshot | null = null;
  let full = false;

  function push(): void {
    const next = monitor.snapshot();
    if (full || sent?.rev === next.rev) return;
    full = !response.write(`${JSON.stringify(describeChange(sent, next))}\n`);
    sent = next;
  }

  response.on('drain', () => {
    full = false;
    push();
  });
  const unsubscribe = monitor.subscribe(push);
  const beat = setInterval(() => {
    onBeat();
    if (!full) response.write('\n');
  }, BEAT_MS);
  beat.unref();
  response.on('close', () => {
    clearInterval(beat);
    unsubscribe();
    onEnd();
  });
  push();
}
