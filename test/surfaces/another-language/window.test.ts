/** The real window in a second language: what it draws and what it tells a screen reader is a text of the catalogue, or data. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, setStage } from '../../browser/harness/stage.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../../fixtures/snapshots.ts';
import { describeNeeding } from '../../needs.ts';
import { bracketCatalogue } from '../bracket-catalogue.ts';
import { wordsOutside } from '../words-outside.ts';

/** Days and months are the system's, not ours. */
const OF_THE_SYSTEM = [
  /\w+, \d+ \w+ \d{4} at [\d:]+ [A-Z]+/,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b/,
];

/** Names that the window shortens or writes large. */
const NAMES = [/\bClaude API\b/, /\b(?:Max|Pro|Team|Enterprise)\b/];

/** What is typed. */
const TYPED = [/pilotlight fallback key/];

/** What a sample holds that nobody of us says: names, titles of its findings, what the status page says. */
function dataOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value.includes('⟦') || value.length < 2 ? [] : [value, value.charAt(0).toUpperCase() + value.slice(1)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(dataOf) : [];
}

/** Every text and every name for a screen reader, as the page has it. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')];
    const names = named.flatMap((node) =>
      ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => node.getAttribute(name) ?? []),
    );
    const lines = document.body.innerText.split('\n');
    return [document.title, ...names, ...lines];
  });
}

/** Cards that are fetched when they are wanted have come. */
async function settledTexts(page: Page): Promise<string[]> {
  for (let before = ''; ; ) {
    const texts = await textsOf(page);
    const all = texts.join('\n');
    if (all === before) return texts;
    before = all;
    await page.waitForTimeout(400);
  }
}

/** What is folded away has no text to be seen. */
const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** Every control of the settings is called something, by a text of the catalogue. */
const controlsWithoutText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const textOf = (node: Element): string =>
      node.getAttribute('aria-label') ??
      [node, ...((node as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent).join(' ');
    const controls = [
      ...document.querySelectorAll('[data-view=settings] :is(button, input, select, textarea, summary)'),
    ];
    if (controls.length === 0) return ['there are none'];
    return controls.filter((node) => !textOf(node).includes('⟦')).map(({ outerHTML }) => outerHTML);
  });

describeNeeding('browser', 'the window in another language', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage([bracketCatalogue]);
  });
  afterAll(() => stage?.close());

  it.each(SAMPLE_NAMES)('%s', async (name) => {
    const snapshot = sampleSnapshots(Date.now())[name];
    const data = dataOf(snapshot).toSorted((a, b) => b.length - a.length);
    const scene = await stage.open(snapshot);
    const home = await settledTexts(scene.page);
    expect(home.join('')).toContain('⟦');
    // Whole dates first: an hour of the settings may be a part of one.
    const said = (texts: readonly string[]) =>
      texts.filter((text) => wordsOutside(text, [...OF_THE_SYSTEM, ...TYPED, ...data, ...NAMES]).length > 0);
    expect(said(home)).toEqual([]);
    await scene.page.locator('footer .toolbar button').last().click();
    await scene.page.locator('[data-view=settings]').waitFor();
    await openAll(scene.page);
    const settings = await settledTexts(scene.page);
    expect(said(settings)).toEqual([]);
    expect(await controlsWithoutText(scene.page)).toEqual([]);
    await scene.close();
  });
});
