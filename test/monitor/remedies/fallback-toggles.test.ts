/** Our own changes are known before they are written: switching on and off says that, and nothing else in between. */
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeJson } from '../../../src/headless/watch/lines.ts';
import { createVault } from '../../../src/recovery/vault/vault.ts';
import type { Command, CommandName, RemedyPreview } from '../../../src/shared/commands.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

const TIMES = 50;
const GATEWAY = { name: 'ollama', model: 'qwen3-coder', smallModel: '', token: false };

let live: LiveMonitor;
const gateway = createServer((socket) => socket.destroy());
beforeEach(async () => {
  await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
  const none = async () => ({ ok: true, answer: '{"ok":false,"why":"no-bus"}' }) as const;
  live = await startLiveMonitor({
    fallback: { vault: async () => createVault(live.home.host, none), own: ['/opt/p'] },
  });
});
afterEach(async () => {
  await live.close();
  gateway.close();
});

const run = (name: CommandName, payload: object) => live.monitor.run({ name, payload } as Command);

async function carryOut(remedy: string, wish?: object): Promise<void> {
  const planned = await run('plan-remedy', { remedy, profile: 'default', ...(wish ? { fallback: wish } : {}) });
  if (!planned.ok) throw new Error(planned.message);
  await run('apply-remedy', { plan: (planned.value as RemedyPreview).id });
  const wanted = remedy === 'fallback-on' ? 'on' : 'off';
  await expect.poll(() => live.monitor.snapshot().fallback.state === 'on').toBe(wanted === 'on');
}

it(`says nothing false in ${TIMES} times on and off`, async () => {
  const address = gateway.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await run('add-gateway', { ...GATEWAY, baseUrl: `http://127.0.0.1:${port}` })).toMatchObject({ ok: true });
  const said: { headline: string; light: string; notices: { kind: string }[] }[] = [];
  const findings = new Set<string>();
  const stop = live.monitor.subscribe((snapshot) => {
    said.push(JSON.parse(describeJson(snapshot)));
    for (const { id, severity } of snapshot.findings) if (severity !== 'info') findings.add(id);
  });
  for (let count = 0; count < TIMES; count++) {
    await carryOut('fallback-on', { name: 'ollama' });
    await carryOut('fallback-off');
  }
  stop();
  expect(said.length).toBeGreaterThan(TIMES);
  expect(new Set(said.map(({ headline, light }) => `${light} ${headline}`))).toEqual(
    new Set(['green Signed in', 'blue Working without your plan']),
  );
  expect([...findings]).toEqual([]);
  expect(said.flatMap(({ notices }) => notices.map(({ kind }) => kind)).filter((kind) => kind !== 'fallback')).toEqual(
    [],
  );
}, 600_000);
