/** How much a person has to do in a page, as the page itself counts it. */
import type { Page } from 'playwright-core';

/**
 * Counts from now on, until the page is loaded anew.
 * @returns answers how often a button of the mouse was pressed so far, and how often Enter or Space in its place.
 *          Typing and pasting is no step; sending what was typed is one.
 */
export async function countSteps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let steps = 0;
    const count = (event: Event): void => {
      const isKey = event instanceof KeyboardEvent;
      const sends =
        !isKey || event.key === 'Enter' || (event.key === ' ' && !(event.target instanceof HTMLInputElement));
      if (event.isTrusted && sends) document.documentElement.dataset.steps = String(++steps);
    };
    document.documentElement.dataset.steps = '0';
    for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, count, { capture: true });
  });
  // Without a count the page is another one than the one that was counted in.
  return async () => Number(await page.evaluate(() => document.documentElement.dataset.steps ?? 'NaN'));
}
