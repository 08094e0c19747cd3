import { afterEach, beforeEach, expect, it } from 'vitest';
import { CANARY, everything } from '../../recovery/temp-home.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

let live: LiveMonitor;
beforeEach(async () => {
  live = await startLiveMonitor();
});
afterEach(() => live.close());

const backUp = (profile = 'default') => live.monitor.run({ name: 'back-up', payload: { profile } });

it('backs up when asked, without secrets, and says when there was nothing new', async () => {
  const before = await everything(live.home.path, ['pilotlight-data']);
  expect(await backUp()).toEqual({ ok: true, value: { made: true } });
  expect(await backUp()).toEqual({ ok: true, value: { made: false } });
  await live.home.put('.claude/settings.json', '{ "model": "sonnet" }\n');
  expect(await backUp()).toEqual({ ok: true, value: { made: true } });
  const kept = await everything(`${live.home.path}/pilotlight-data/backups`);
  expect(Object.keys(kept).length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain(CANARY);
  await live.home.put('.claude/settings.json', '{\n  "model": "opus"\n}\n');
  expect(await everything(live.home.path, ['pilotlight-data'])).toEqual(before);
});

it('knows no profile but its own', async () => {
  expect(await backUp('nobody')).toMatchObject({ ok: false, code: 'failed' });
});
