/** What Claude Code has told of the usage, from the files to what doctor, status and usage say. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookOnce } from '../../../src/headless/doctor/look.ts';
import { runOnce, runStatus } from '../../../src/headless/doctor/run.ts';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import { createRunUsage } from '../../../src/headless/usage/run.ts';
import { clockTime } from '../../../src/headless/usage/text.ts';
import { usageFiles } from '../../../src/sources/usage/usage-files.ts';
import { GLOBAL_CONFIG, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from '../recovery/terminal-double.ts';

const HOUR = 3600;
let home: TempHome;
let now: number;
beforeEach(async () => {
  home = await tempHome(SIGNED_IN());
  now = Math.floor(Date.now() / 1000);
});
afterEach(() => home.remove());

async function run(command: Run, options: RunContext['options'] = {}) {
  const { context, out } = terminal(home.host, { offline: true, 'config-dir': join(home.path, '.claude'), ...options });
  return { code: await command(context), out: out() };
}
const usage = createRunUsage(lookOnce);

async function spool(percent: number, end: 'windows' | 'none' = 'windows', at = now - 120): Promise<void> {
  const files = usageFiles(home.host, join(home.path, '.claude'));
  await mkdir(dirname(files.script), { recursive: true });
  const windows = {
    fiveHour: { percent, resetsAt: now + HOUR },
    sevenDay: { percent: 40.9, resetsAt: now + 72 * HOUR },
  };
  const note = { at, version: '2.1.332', ...(end === 'windows' ? windows : {}) };
  const { script } = files;
  await home.put(script.slice(home.path.length + 1), '#!/bin/sh\n');
  await home.put(files[end].slice(home.path.length + 1), JSON.stringify(note));
}

describe('where nothing tells', () => {
  it('says how to have it told, and doctor and status are as they were', async () => {
    expect(await run(usage)).toEqual({
      code: 3,
      out: 'Nothing tells the usage yet. Let Claude Code tell it: pilotlight statusline on\n',
    });
    expect((await run(runOnce)).out).not.toContain('Usage');
  });
});

describe('where the status line tells', () => {
  it('shows both windows, the age and the forecast', async () => {
    await spool(90);
    const { code, out } = await run(usage);
    expect(code).toBe(0);
    const [windows, forecast, age] = out.split('\n');
    expect(windows).toMatch(/^5 hours 90 % used, resets \S+ · 7 days 40 % used, resets \w{3} \d\d:\d\d$/);
    expect(forecast).toMatch(/^At this pace the 5 hours are full \S+\.$/);
    expect(age).toBe('from Claude Code’s status line, 2 min ago');
    expect((await run(runOnce)).out).toMatch(/Usage {6}5 hours 90 % used, resets/);
    expect((await run(runStatus)).out).toContain(' · 5 hours 90 %');
  });

  it('tells programs the same', async () => {
    await spool(62);
    const { profiles } = JSON.parse((await run(usage, { json: true })).out);
    expect(profiles[0].usage).toMatchObject({
      from: 'status-line',
      at: (now - 120) * 1000,
      gap: null,
      windows: [{ id: 'fiveHour', percent: 62, resetsAt: (now + HOUR) * 1000, fullAt: null }, { id: 'sevenDay' }],
    });
    expect(JSON.parse((await run(runOnce, { json: true })).out).profiles[0].usage).toEqual(profiles[0].usage);
    expect((await run(runStatus)).out).not.toContain('%');
  });

  it('calls a limit a limit, and leaves the light as it is', async () => {
    await spool(100);
    expect((await run(usage)).out).toContain('5 hours: limit reached, resets');
    const { light, findings } = JSON.parse((await run(runOnce, { json: true })).out);
    const before = findings.filter(({ id }: { id: string }) => id === 'usage-limit-reached');
    expect(before).toMatchObject([{ severity: 'info', title: 'The usage limit is reached (5 hours)' }]);
    await spool(10);
    expect(JSON.parse((await run(runOnce, { json: true })).out).light).toBe(light);
  });

  it('keeps the last windows when the feed is gone, and says that it is', async () => {
    await spool(62);
    await spool(0, 'none', now - 60);
    const { out } = await run(usage);
    expect(out).toContain('5 hours 62 % used');
    expect(out).toContain('Claude Code told no usage the last time');
  });

  it.each(['', '{', '{"at":1}', '{"at":"x","version":"1"}', `{"at":1,"version":"${'1'.repeat(50)}"}`, '[]', 'null'])(
    'takes nothing out of a broken note: %j',
    async (text) => {
      await spool(62);
      await home.put(usageFiles(home.host, join(home.path, '.claude')).windows.slice(home.path.length + 1), text);
      expect((await run(usage)).code).toBe(3);
    },
  );
});

it('takes what /usage left in .claude.json where there is no status line, unless it is another account’s', async () => {
  const utilization = { five_hour: { utilization: 50, resets_at: new Date((now + HOUR) * 1000).toISOString() } };
  const put = (uuid: string) =>
    home.put(
      '.claude.json',
      JSON.stringify({
        ...JSON.parse(GLOBAL_CONFIG),
        oauthAccount: { emailAddress: 'ada@example.com', accountUuid: 'mine' },
        cachedUsageUtilization: { fetchedAtMs: (now - 3 * HOUR) * 1000, accountUuid: uuid, utilization },
      }),
    );
  await put('mine');
  expect((await run(usage)).out).toContain('from “/usage” in Claude Code, 3 h ago');
  await put('another');
  expect((await run(usage)).code).toBe(3);
});

it('names a moment by the clock, the day, or the date', () => {
  const noon = new Date(2026, 10, 28, 12).getTime();
  expect(clockTime(noon + 4.5 * HOUR * 1000, noon)).toBe('16:30');
  expect(clockTime(noon + 11 * HOUR * 1000, noon)).toBe('23:00');
  expect(clockTime(noon + 45 * HOUR * 1000, noon)).toBe('Mon 09:00');
  expect(clockTime(noon + 240 * HOUR * 1000, noon)).toBe('8 Dec');
});
