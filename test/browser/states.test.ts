import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_NAMES, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { findBarriers } from './harness/axe.ts';
import { type Stage, setStage, WINDOW } from './harness/stage.ts';

const PICTURES = 'test-artifacts/window';
const THEMES = ['light', 'dark'] as const;

describeNeeding('browser', 'the window in every state', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it('axe finds barriers where there are some', async () => {
    const scene = await stage.open(sampleSnapshots(Date.now()).well);
    await scene.page
      .locator('footer button')
      .first()
      .evaluate((button) => {
        button.textContent = '';
        (button as HTMLElement).style.setProperty('color', '#eee');
      });
    expect((await findBarriers(scene.page)).join()).toContain('button-name');
    await scene.close();
  });

  for (const theme of THEMES) {
    for (const name of SAMPLE_NAMES) {
      it(`${name}, ${theme}`, async () => {
        const snapshot = sampleSnapshots(Date.now())[name];
        const scene = await stage.open(snapshot, { colorScheme: theme, deviceScaleFactor: 2 });
        const { page } = scene;
        expect(await page.locator('h1').textContent()).toBe(snapshot.spoken.sentence);
        expect(await page.locator('header .light-icon').getAttribute('data-light')).toBe(snapshot.light);
        await page.screenshot({ path: `${PICTURES}/${name}-${theme}.png` });
        await page.setViewportSize({ ...WINDOW, height: 1600 });
        await page.screenshot({ path: `${PICTURES}/${name}-${theme}-whole.png` });
        expect(await findBarriers(page)).toEqual([]);
        expect(scene.troubles).toEqual([]);
        await scene.close();
      });
    }

    it(`settings, ${theme}`, async () => {
      const scene = await stage.open(sampleSnapshots(Date.now()).crowded, { colorScheme: theme, deviceScaleFactor: 2 });
      await scene.page.getByRole('button', { name: /^Settings$/ }).click();
      await scene.page.setViewportSize({ ...WINDOW, height: 1600 });
      await scene.page.screenshot({ path: `${PICTURES}/settings-${theme}-whole.png` });
      expect(await findBarriers(scene.page)).toEqual([]);
      expect(scene.troubles).toEqual([]);
      await scene.close();
    });
  }
});
