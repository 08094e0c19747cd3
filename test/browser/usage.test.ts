import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { everything } from '../recovery/temp-home.ts';
import { findBarriers } from './harness/axe.ts';
import { onLivePage } from './harness/live-page.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

/** What is fetched is asked for at once, with the card of the sign-in: when that is drawn, nothing more comes. */
const signInDrawn = (page: Page): Promise<void> => page.locator('[data-card="sign-in"]').waitFor();
const fetchesCard = ({ fetched }: Scene): boolean => fetched.some((address) => address.includes('usage-card'));

const PICTURES = 'test-artifacts/window';

describeNeeding('browser', 'the usage card', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it.each(['light', 'dark'] as const)('shows both windows with reset, age and forecast, %s', async (colorScheme) => {
    const scene = await stage.open(sampleSnapshots(Date.now()).usage, { colorScheme, deviceScaleFactor: 2 });
    const card = scene.page.locator('[data-card="usage"]');
    await card.waitFor();
    const text = (await card.innerText()).replace(/\s+/g, ' ');
    expect(text).toMatch(/^USAGE from Claude Code’s status line, 2 min ago 5 hours 62 % · resets \d\d:\d\d/);
    expect(text).toContain('7 days 81 % · resets');
    expect(text).toMatch(/At this pace the 7 days are full .*\. Where this comes from$/);
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
      fed: true,
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

  it('is not there where nobody has told anything, and nothing can be switched on', async () => {
    const well = sampleSnapshots(Date.now()).well;
    const scene = await stage.open({ ...well, plannable: [] });
    await signInDrawn(scene.page);
    expect(fetchesCard(scene)).toBe(false);
    expect(await scene.page.locator('[data-card="usage"], [data-fold="usage"]').count()).toBe(0);
    await scene.close();
  });

  it('is a line that offers it where Claude Code was never asked to tell; not on Windows, nor signed out', async () => {
    const samples = sampleSnapshots(Date.now());
    const plannable = ['statusline-on', 'statusline-off'] as const;
    const offered = async (snapshot: Snapshot): Promise<boolean> => {
      const scene = await stage.open({ ...snapshot, plannable });
      const line = scene.page.locator('.lines [data-fold="usage"]');
      await signInDrawn(scene.page);
      const isFetched = fetchesCard(scene);
      if (isFetched) await line.waitFor();
      expect(await line.count()).toBe(isFetched ? 1 : 0);
      await scene.close();
      return isFetched;
    };
    expect(await offered(samples.well)).toBe(true);
    expect(await offered(samples['signed-out'])).toBe(false);
    const capabilities = { ...samples.well.capabilities, platform: 'win32' as const };
    expect(await offered({ ...samples.well, capabilities })).toBe(false);
  });

  it.each(['light', 'dark'] as const)(
    'switches the feed on and takes it back, on real files, %s',
    (colorScheme) =>
      onLivePage(stage, async (page, live) => {
        await page.emulateMedia({ colorScheme });
        const before = await everything(live.home.path, ['pilotlight-data']);
        await page.getByText('Usage: not told yet').waitFor();
        await page.screenshot({ path: `${PICTURES}/usage-offer-${colorScheme}.png` });
        await page.getByRole('button', { name: 'Let Claude Code tell it…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Let Claude Code tell how full its usage windows are' });
        await dialog.getByText('Set statusLine in').waitFor();
        expect(await everything(live.home.path, ['pilotlight-data'])).toEqual(before);
        expect(await findBarriers(page)).toEqual([]);
        await dialog.getByRole('button', { name: 'Do it' }).click();
        await page.getByText('Claude Code has told nothing yet').waitFor();

        const { statusLine } = JSON.parse(await live.home.text('.claude/settings.json'));
        const resetsAt = Math.floor(Date.now() / 1000) + 3600;
        const input = {
          version: '2.1.332',
          rate_limits: { five_hour: { used_percentage: 96.4, resets_at: resetsAt } },
        };
        execFileSync('/bin/sh', ['-c', statusLine.command], { input: JSON.stringify(input) });
        await page.getByText('96 % · resets').waitFor();
        // Notes are dated by the second; of two in one second the one that tells something counts.
        await pause(1_000);
        execFileSync('/bin/sh', ['-c', statusLine.command], { input: '{"version":"2.1.332"}' });
        // After a 429 nothing is told: what was known stays, and says why.
        await page.getByText('Claude Code told no usage the last time').waitFor();
        expect(await page.getByText('96 % · resets').count()).toBe(1);
        await page.screenshot({ path: `${PICTURES}/usage-live-${colorScheme}.png` });

        await page
          .getByRole('button', { name: /^Undo: Let Claude Code tell/ })
          .first()
          .click();
        await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
        await page.getByText('Everything is as it was before.').waitFor();
        expect(await everything(live.home.path, ['pilotlight-data'])).toEqual(before);
      }),
    3 * patience(),
  );
});
