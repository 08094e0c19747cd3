import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeNeeding } from '../needs.ts';
import { sampleSnapshots } from '../samples/snapshots.ts';
import { findBarriers } from './stage/axe.ts';
import { type Stage, setStage } from './stage/stage.ts';

const PICTURES = 'test-artifacts/window';

describeNeeding('browser', 'the usage card', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  }, 60_000);
  afterAll(() => stage?.close());

  it.each(['light', 'dark'] as const)('shows both windows with reset, age and forecast, %s', async (colorScheme) => {
    const scene = await stage.open(sampleSnapshots(Date.now()).usage, { colorScheme, deviceScaleFactor: 2 });
    const card = scene.page.locator('[data-card="usage"]');
    await card.waitFor();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    expect(text).toMatch(/^USAGE from Claude Code’s status line, 2 min ago 5 hours 62 % · resets \d\d:\d\d/);
    expect(text).toContain('7 days 81 % · resets');
    expect(text).toMatch(/At this pace the 7 days are full .*\.$/);
    const bars = card.locator('progress');
    expect(
      await bars.evaluateAll((all) => all.map((bar) => [bar.getAttribute('value'), bar.getAttribute('data-light')])),
    ).toEqual([
      ['62', 'blue'],
      ['81', 'yellow'],
    ]);
    // All is well: it stands above the login.
    const names = await scene.page
      .locator('.card')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-card')));
    expect(names.indexOf('usage')).toBeLessThan(names.indexOf('sign-in'));
    await scene.page.screenshot({ path: `${PICTURES}/usage-card-${colorScheme}.png` });
    expect(await findBarriers(scene.page)).toEqual([]);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('calls a full window a limit, says why nothing is newer, and stands below what matters', async () => {
    const samples = sampleSnapshots(Date.now());
    const usage = {
      from: 'claude-json' as const,
      at: Date.now() - 3 * 3_600_000,
      windows: [{ id: 'fiveHour' as const, percent: 104, resetsAt: null, fullAt: null }],
      gap: 'went-away' as const,
    };
    const signedOut = samples['signed-out'];
    const profiles = signedOut.profiles.map((profile) => ({ ...profile, usage }));
    const scene = await stage.open({ ...signedOut, profiles });
    const card = scene.page.locator('[data-card="usage"]');
    await card.waitFor();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    expect(text).toContain('5 hours: limit reached 104 %');
    expect(text).toContain('Claude Code told no usage the last time');
    expect(await card.locator('progress').getAttribute('value')).toBe('100');
    const names = await scene.page
      .locator('.card')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-card')));
    expect(names.indexOf('usage')).toBeGreaterThan(names.indexOf('call'));
    await scene.close();
  });

  it('is not there where nobody has told anything', async () => {
    const scene = await stage.open(sampleSnapshots(Date.now()).well);
    await scene.page.locator('[data-card="sign-in"]').waitFor();
    expect(await scene.page.locator('[data-card="usage"]').count()).toBe(0);
    await scene.close();
  });
});
