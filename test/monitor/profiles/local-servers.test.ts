/** A server on this machine that comes up is noticed without a file being changed, and without anybody pressing anything. */
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { GLOBAL_CONFIG } from '../../recovery/temp-home.ts';
import { type LiveMonitor, startLiveMonitor, untilSnapshot } from '../live-monitor.ts';

let live: LiveMonitor;
let server: Server | null = null;
afterEach(async () => {
  server?.close();
  server = null;
  await live.close();
});

/** Somebody has the port, and gives it up again. */
async function freePort(): Promise<number> {
  const taken = await listen(0);
  const address = taken.address();
  await new Promise((resolve) => taken.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const made = createServer((socket) => socket.destroy());
    made.listen(port, '127.0.0.1', () => resolve(made));
  });
}

const isMissed = ({ findings }: Pick<Snapshot, 'findings'>): boolean =>
  findings.some(({ id }) => id === 'address-not-listening');

it('is missed while nobody listens, and no longer once somebody does', async () => {
  const port = await freePort();
  const env = { ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`, ANTHROPIC_AUTH_TOKEN: 'gw-7d1f2c9ab04e4f5b' };
  live = await startLiveMonitor({ files: { '.claude.json': GLOBAL_CONFIG }, env });
  expect(isMissed(live.monitor.snapshot())).toBe(true);
  const cleared = untilSnapshot(live, (snapshot) => !isMissed(snapshot));
  server = await listen(port);
  await cleared;
});
