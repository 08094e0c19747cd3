import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { PLANNERS } from '../../../src/monitor/remedies/remedy-plans.ts';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { GLOBAL_CONFIG, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

it('restores only what is broken, also a global configuration of an older name', async () => {
  home = await tempHome({ ...SIGNED_IN(), '.claude/.config.json': GLOBAL_CONFIG });
  await rm(join(home.path, '.claude.json'));
  const facts = await home.profile();
  const { path } = facts.globalConfig;
  expect(path).toBe(join(home.path, '.claude/.config.json'));
  expect(await backUp(home.host, facts, { why: 'asked' })).toMatchObject({ ok: true, made: true });
  await home.put('.claude/.config.json', '{');
  await home.put('.claude/settings.json', '{"model":"haiku"}');
  const evidence = [{ file: path, line: null, column: null, note: '' }];
  const finding = { evidence } as unknown as Finding;
  const subject = { id: 'default', facts: await home.profile(), machine: NO_MACHINE, finding };
  const plan = await PLANNERS.restore({ host: home.host, fallback: null }, subject);
  expect('refused' in plan ? plan.refused : plan.steps.map(({ line }) => line)).toEqual([
    expect.stringContaining('.config.json'),
  ]);
});
