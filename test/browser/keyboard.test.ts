import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_NAMES, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { type Stage, setStage } from './harness/stage.ts';

interface Focus {
  name: string;
  /** The focus can be seen. */
  seen: boolean;
  inView: boolean;
  /** Was met before on this round. */
  met: boolean;
}

/** What has the focus, as a screen reader would name it. */
async function describeFocus(page: Page): Promise<Focus> {
  return await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { bottom, top } = element.getBoundingClientRect();
    const label =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent;
    const met = element.dataset.met === 'yes';
    element.dataset.met = 'yes';
    return {
      name: element === document.body ? '' : `${element.tagName.toLowerCase()} ${label?.trim() ?? ''}`,
      seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      inView: bottom > 0 && top < innerHeight,
      met,
    };
  });
}

/** Tabs through the whole page; gives the controls that were met, in order. */
async function tabThrough(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-met]')) delete element.dataset.met;
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const controls: string[] = [];
  let last = '';
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    const focus = await describeFocus(page);
    // A time field has several stops.
    if (focus.name === last) continue;
    if (focus.name === '' || focus.met) break;
    last = focus.name;
    expect(focus, focus.name).toMatchObject({ seen: true, inView: true });
    // A part that scrolls takes the focus too, where it has no control inside.
    if (!/^(?:main|div|html) /.test(focus.name)) controls.push(focus.name);
  }
  return controls;
}

describeNeeding('browser', 'the window by keyboard alone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  for (const name of SAMPLE_NAMES) {
    it(`${name}: every control is met, seen and named`, async () => {
      const { close, page } = await stage.open(sampleSnapshots(Date.now())[name]);
      const met = await tabThrough(page);
      const controls = await page.locator('button, summary, select, input, textarea').filter({ visible: true }).count();
      expect(met.length).toBe(controls);
      expect(new Set(met).size).toBe(controls);
      for (const control of met) expect(control).toMatch(/^\w+ \S/);
      await close();
    });
  }

  it('settings: there, through every control, and back to where one was', async () => {
    const { close, monitor, page } = await stage.open(sampleSnapshots(Date.now()).crowded);
    const met = await tabThrough(page);
    expect(met.at(-1)).toBe('button Settings');
    await page.getByRole('button', { name: /^Settings$/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-view=settings]').waitFor();
    expect((await describeFocus(page)).name).toBe('button Back');
    const inside = await tabThrough(page);
    expect(inside).toContain('button Add');
    expect(inside).toContain('button Quit Pilotlight');
    await page.getByRole('switch', { name: 'Login ended' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => monitor.asked.map(({ name }) => name)).toEqual(['set-settings']);
    await page.keyboard.press('Escape');
    await page.locator('[data-view=home]').waitFor();
    expect((await describeFocus(page)).name).toBe('button Settings');
    await close();
  });

  it('unfolds and commands with Enter and Space', async () => {
    const { close, monitor, page } = await stage.open(sampleSnapshots(Date.now()).setup);
    await page.locator('[data-card="auth"] summary').focus();
    await page.keyboard.press('Enter');
    await page.getByText('/home/ada/.zshrc:31').nth(1).waitFor();
    await page.getByRole('button', { name: 'Check now' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => monitor.asked.map(({ name }) => name)).toEqual(['refresh']);
    await close();
  });

  it('closes with the second Escape, however soon it follows the first', async () => {
    const { close, page } = await stage.open(sampleSnapshots(Date.now()).well);
    await page.getByRole('button', { name: /^Settings$/ }).click();
    await page.locator('[data-view=settings]').waitFor();
    const closed = await page.evaluate(async () => {
      let times = 0;
      window.close = () => {
        times += 1;
      };
      const press = () => dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      press();
      // The next task: before anything has been painted.
      await new Promise((resolve) => setTimeout(resolve));
      press();
      return times;
    });
    expect(closed).toBe(1);
    await close();
  });

  it('closes with Escape', async () => {
    const { close, page } = await stage.open(sampleSnapshots(Date.now()).well);
    await page.evaluate(() => {
      window.close = () => document.body.setAttribute('data-closed', 'yes');
    });
    await page.keyboard.press('Escape');
    await page.locator('body[data-closed="yes"]').waitFor({ state: 'attached' });
    await page.getByText('You can close this tab.').waitFor();
    await close();
  });
});
