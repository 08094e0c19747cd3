import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_NAMES, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

/** Sizes in CSS pixels; zoom of 200 % halves them. */
const SIZES = [
  ['its own size', 384, 640],
  ['its own size at 200 %', 192, 320],
  ['320 px wide', 320, 640],
  ['320 px wide at 200 %', 160, 320],
  ['a low window', 384, 240],
  ['a browser tab', 1280, 800],
] as const;

/** Elements whose text runs out of them, over the window's edge, or over each other. */
async function findSpills(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const spills: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      spills.push(`page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *:not(.visually-hidden, .visually-hidden *)')) {
      if (element.closest('select, textarea, svg, input')) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 40)}"`;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1)) spills.push(`${name} ends at ${right}`);
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) spills.push(`${name} is cut off`);
    }
    return spills;
  });
}

/** Everything can be brought into view: nothing is hidden behind head and foot or cut off below. */
async function reachesTheEnd(page: Page): Promise<boolean> {
  const last = page.locator('[data-card]').last();
  await last.evaluate((card) => card.scrollIntoView({ block: 'end' }));
  return await last.evaluate((card) => {
    const { bottom, left, width } = card.getBoundingClientRect();
    return card.contains(document.elementFromPoint(left + width / 2, bottom - 2));
  });
}

describeNeeding('browser', 'the window at every size', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  async function withScene(name: (typeof SAMPLE_NAMES)[number], act: (scene: Scene) => Promise<void>): Promise<void> {
    const scene = await stage.open(sampleSnapshots(Date.now())[name]);
    await act(scene);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  }

  for (const name of SAMPLE_NAMES) {
    it(`${name}: has one scroll bar at most`, () =>
      withScene(name, async ({ page }) => {
        await page.setViewportSize({ width: 384, height: 640 });
        const pageScrolls = () => document.documentElement.scrollHeight > document.documentElement.clientHeight;
        expect(await page.evaluate(pageScrolls)).toBe(false);
      }));

    it(`${name}: nothing is clipped, all can be reached`, () =>
      withScene(name, async ({ page }) => {
        for (const [size, width, height] of SIZES) {
          await page.setViewportSize({ width, height });
          expect(await findSpills(page), size).toEqual([]);
          expect(await reachesTheEnd(page), size).toBe(true);
        }
      }));
  }

  it('settings: nothing is clipped, all can be reached', () =>
    withScene('crowded', async ({ page }) => {
      await page.getByRole('button', { name: /^Settings$/ }).click();
      await page.locator('[data-view=settings] [data-card]').last().waitFor();
      for (const [size, width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        expect(await findSpills(page), size).toEqual([]);
        expect(await reachesTheEnd(page), size).toBe(true);
      }
      await page.setViewportSize({ width: 160, height: 320 });
      await page.screenshot({ path: 'test-artifacts/window/settings-narrow.png', fullPage: true });
    }));

  it('details unfold without spilling', () =>
    withScene('crowded', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      for (const summary of await page.locator('details:not(.fold) > summary').all()) await summary.click();
      expect(await findSpills(page)).toEqual([]);
      await page.screenshot({ path: 'test-artifacts/window/crowded-narrow.png' });
    }));

  it('finds a spill where there is one', () =>
    withScene('well', async ({ page }) => {
      await page.locator('h1').evaluate((title) => title.style.setProperty('width', '900px'));
      expect(await findSpills(page)).not.toEqual([]);
    }));

  it('keeps the numbers’ width while they count', () =>
    withScene('well', async ({ page }) => {
      const styles = await page
        .locator('time')
        .evaluateAll((times) => times.map((time) => getComputedStyle(time).fontVariantNumeric));
      expect(new Set(styles)).toEqual(new Set(['tabular-nums']));
    }));

  it('uses two columns in a browser tab, the call across both', () =>
    withScene('outage', async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const lefts = await page
        .locator('.cards > .card')
        .evaluateAll((cards) => cards.map((card) => Math.round(card.getBoundingClientRect().left)));
      expect(new Set(lefts).size).toBe(2);
      const call = await page.locator('[data-card="call"]').boundingBox();
      expect(call?.width).toBeGreaterThan(800);
      await page.screenshot({ path: 'test-artifacts/window/crowded-tab.png' });
    }));

  it('draws in forced colours and without motion', async () => {
    const scene = await stage.open(sampleSnapshots(Date.now()).crowded, {
      forcedColors: 'active',
      reducedMotion: 'reduce',
    });
    await scene.page.screenshot({ path: 'test-artifacts/window/crowded-forced.png' });
    const drawn = await scene.page.locator('header .light-icon .fill').evaluate((mark) => getComputedStyle(mark).fill);
    const text = await scene.page.locator('h1').evaluate((title) => getComputedStyle(title).color);
    expect(drawn).toBe(text);
    await scene.page.getByRole('button', { name: /^Settings$/ }).click();
    const knob = scene.page.getByRole('switch').first();
    expect(await knob.evaluate((element) => getComputedStyle(element, '::after').transitionDuration)).toBe('0s');
    await scene.page.screenshot({ path: 'test-artifacts/window/settings-forced.png' });
    await scene.close();
  });
});
