/** An error pasted, typed or dropped into the real page, and explained by the real catalogue. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainNow } from '../../src/monitor/explain/explain-now.ts';
import { type SampleName, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { findBarriers } from './harness/axe.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

const EXPIRED =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired. Please obtain a new token or refresh your existing token."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}';
const KEY = `sk-ant-api03-${'x1Y2'.repeat(12)}`;
const PICTURES = 'test-artifacts/explain';

const textOf = ({ monitor }: Scene): string[] =>
  monitor.asked.filter(({ name }) => name === 'explain').map(({ payload }) => (payload as { text: string }).text);

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Explain an error').evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function drop(page: Page, bytes: readonly number[], times = 1): Promise<void> {
  await page.evaluate(
    ([given, count]) => {
      const part = new Uint8Array(given);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(Array<Uint8Array<ArrayBuffer>>(count).fill(part), 'session.log'));
      document
        .querySelector('.window')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [bytes, times] as const,
  );
}

describeNeeding('browser', 'an error explained in the window', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  async function open(sample: SampleName, context: Parameters<Stage['open']>[1] = {}): Promise<Scene> {
    const snapshot = { ...sampleSnapshots(Date.now())[sample] };
    const scene = await stage.open(snapshot, context);
    scene.monitor.answerWith((command) => ({
      ok: true,
      value: command.name === 'explain' ? explainNow(command.payload.text, scene.monitor.snapshot(), Date.now()) : null,
    }));
    return scene;
  }
  const answerOf = ({ page }: Scene) => page.getByRole('region', { name: 'What the error means' });

  const boxHasFocus = ({ page }: Scene) =>
    page.getByLabel('Explain an error').evaluate((element) => element === document.activeElement);

  it('ticks that it will tell, for those who do not see the colour of what is pressed', async () => {
    const scene = await open('outage');
    scene.monitor.show({ ...scene.monitor.snapshot(), tellWhenItWorks: true });
    await scene.page.locator('[data-card=call] .tick').waitFor();
    await paste(scene.page, EXPIRED.replace(/,"request_id.*/, '}'));
    await answerOf(scene).locator('button[aria-pressed=true] .tick').waitFor();
    // It is drawn anew while it stands there.
    scene.monitor.show({ ...scene.monitor.snapshot(), tellWhenItWorks: false });
    await answerOf(scene).locator('button[aria-pressed=false]').waitFor();
    await scene.close();
  });

  it('is answered as soon as it is pasted, is read out, and goes with Escape', async () => {
    const scene = await open('outage');
    await paste(scene.page, EXPIRED.replace(/,"request_id.*/, '}'));
    const answer = answerOf(scene);
    await answer.getByText('OAuth token has expired').first().waitFor();
    const text = await answer.innerText();
    expect(text).toContain('Right now: wait.');
    expect(text).toContain('The problem is at Anthropic.');
    expect(text).toContain('Sure');
    expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await scene.page.getByLabel('Explain an error').inputValue()).toBe('');
    expect(await scene.page.locator('[data-card=call]').count()).toBe(0);
    await scene.page.keyboard.press('Escape');
    await answer.waitFor({ state: 'detached' });
    expect(await boxHasFocus(scene)).toBe(true);
    expect(await scene.page.locator('[data-card=call]').count()).toBe(1);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('is answered with Enter when it is typed, and every button can be reached by Tab', async () => {
    const scene = await open('signed-out');
    await scene.page.getByLabel('Explain an error').fill('OAuth token has expired');
    await scene.page.keyboard.press('Enter');
    await answerOf(scene)
      .getByText(/sign in again/i)
      .first()
      .waitFor();
    await scene.page.keyboard.press('Tab');
    expect(await scene.page.evaluate(() => document.activeElement?.closest('.answer') !== null)).toBe(true);
    await answerOf(scene).getByRole('button', { name: 'Close the explanation' }).click();
    await answerOf(scene).waitFor({ state: 'detached' });
    expect(await boxHasFocus(scene)).toBe(true);
    await scene.close();
  });

  it('a key in it never leaves the page', async () => {
    const scene = await open('well');
    await paste(scene.page, `curl -H "x-api-key: ${KEY}"\nAPI Error: 401 Invalid API key · Please run /login`);
    await answerOf(scene).getByText('looks like a key or token').waitFor();
    expect(textOf(scene).join()).not.toContain(KEY.slice(13, 30));
    expect(await scene.page.content()).not.toContain(KEY.slice(13, 30));
    await scene.close();
  });

  it('a log that is dropped is read, in UTF-16 as well, and only the ends of a long one', async () => {
    const scene = await open('well');
    await drop(scene.page, [0xff, 0xfe, ...Buffer.from(`log\n${EXPIRED}`, 'utf16le')]);
    await answerOf(scene).getByText('OAuth token has expired').first().waitFor();
    await scene.page.keyboard.press('Escape');
    const line = `${'x'.repeat(1000)}\n${EXPIRED}\n`;
    await drop(scene.page, [...Buffer.from(line)], 5000);
    await answerOf(scene).getByText('only its beginning and end').waitFor();
    expect(textOf(scene).at(-1)?.length).toBeLessThanOrEqual(1_000_000);
    expect(textOf(scene).at(-1)?.length).toBeGreaterThan(900_000);
    await scene.close();
  });

  it('a million characters come through, however they are escaped', async () => {
    const scene = await open('well');
    await paste(scene.page, `${'\u001b[31m\n'.repeat(150_000)}${EXPIRED}`);
    await answerOf(scene).getByText('OAuth token has expired').first().waitFor();
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('what nobody knows is called unknown', async () => {
    const scene = await open('well');
    await paste(scene.page, 'the cat sat on the mat');
    await answerOf(scene).getByText('This is not an error Pilotlight knows.').waitFor();
    await scene.close();
  });

  it('nothing at all is said to be nothing', async () => {
    const scene = await open('well');
    await drop(scene.page, []);
    await scene.page.getByText('There is no text in it.').waitFor();
    await scene.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [384, 320]) {
      it(`can be read in ${colorScheme}, ${width} px wide`, async () => {
        const scene = await open('outage', { colorScheme, deviceScaleFactor: 2, viewport: { width, height: 640 } });
        await paste(scene.page, `${EXPIRED}\nAPI Error: 529 Overloaded\nError: connect ECONNREFUSED 127.0.0.1:8080`);
        await answerOf(scene).waitFor();
        await scene.page.screenshot({ path: `${PICTURES}/answer-${colorScheme}-${width}.png` });
        expect(await scene.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        expect(await findBarriers(scene.page)).toEqual([]);
        await scene.close();
      });
    }
  }

  it('others who report it stand beside it, with links to the tracker', async () => {
    const scene = await open('outage');
    const now = Date.now();
    const newest = [1, 2, 3].map((number) => ({
      at: now - number * 60_000,
      title: `OAuth login times out (${number})`,
      url: `https://github.com/anthropics/claude-code/issues/4426${number}`,
    }));
    scene.monitor.show({
      ...scene.monitor.snapshot(),
      others: {
        ...{ version: 1, answer: 'many', why: null, minutes: 60, people: 11, usual: 1, chance: 1e-8, newest },
        ...{ askedAt: now, askAgainAt: now + 600_000 },
      },
    });
    const card = scene.page.locator('[data-card=others]');
    await card.getByText('11 people reported sign-in trouble in the last hour; usual is 1.').waitFor();
    await scene.page.screenshot({ path: `${PICTURES}/others.png` });
    await card.getByRole('button', { name: 'OAuth login times out (2)' }).click();
    await expect
      .poll(() => scene.monitor.asked)
      .toContainEqual({
        name: 'open-link',
        payload: { link: 'report', incident: '44262' },
      });
    expect(await findBarriers(scene.page)).toEqual([]);
    await scene.close();
  });
});
