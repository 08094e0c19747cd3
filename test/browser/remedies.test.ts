/** Remedies from the window: on real files with the real monitor, and every command before a monitor that only listens. */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { type SampleName, sampleSnapshots } from '../fixtures/snapshots.ts';
import type { LiveMonitor } from '../monitor/live-monitor.ts';
import { describeNeeding } from '../needs.ts';
import { CANARY, everything } from '../recovery/temp-home.ts';
import { findBarriers } from './harness/axe.ts';
import { onLivePage } from './harness/live-page.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

const PICTURES = 'test-artifacts/window';

describeNeeding('browser', 'remedies in the window', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  const onRealFiles = (use: (page: Page, live: LiveMonitor) => Promise<void>) => onLivePage(stage, use);

  /** A finding about something else on this machine may offer it as well. */
  const reset = (page: Page) =>
    page.locator('[data-card="sign-in"]').getByRole('button', { name: 'Reset credentials…' });

  it('shows, does and takes back a reset, on real files', () =>
    onRealFiles(async (page, live) => {
      const configuration = () => everything(live.home.path, ['pilotlight-data']);
      const before = await configuration();
      await page.getByText('Account, and where it is kept').click();
      await reset(page).click();
      const dialog = page.getByRole('dialog', { name: 'Reset credentials' });
      expect(await dialog.innerText()).toMatch(/claudeAiOauth[\s\S]*oauthAccount/);
      await page.screenshot({ path: `${PICTURES}/remedy-preview.png` });
      expect(await findBarriers(page)).toEqual([]);
      expect(await configuration()).toEqual(before);

      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await configuration()).toEqual(before);

      await reset(page).click();
      await dialog.getByRole('button', { name: 'Do it' }).click();
      const card = page.locator('[data-card="remedies"]');
      await card.getByRole('button', { name: 'Undo: Reset credentials' }).waitFor();
      expect(await live.home.text('.claude/.credentials.json')).not.toContain('claudeAiOauth');
      await page.screenshot({ path: `${PICTURES}/remedy-done.png` });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.content()).not.toContain(CANARY);

      await page.reload();
      await card.getByRole('button', { name: 'Undo: Reset credentials' }).click();
      await page
        .getByRole('dialog', { name: 'Undo: Reset credentials' })
        .getByRole('button', { name: 'Undo', exact: true })
        .click();
      await page.getByText('Everything is as it was before.').waitFor();
      expect(await configuration()).toEqual(before);
      await expect.poll(() => card.count()).toBe(0);
    }));

  it('does it all by keyboard, keeps the focus inside, and gives it back', () =>
    onRealFiles(async (page, live) => {
      const opener = reset(page);
      await page.getByText('Account, and where it is kept').focus();
      await page.keyboard.press('Enter');
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const focused = () => page.evaluate('document.activeElement.closest("dialog, body").tagName');
      for (let press = 0; press < 6; press++) {
        // The browser's own frame is the one place beyond the dialog.
        expect(['DIALOG', 'BODY']).toContain(await focused());
        expect(await page.evaluate('document.activeElement.closest(".window > :not(dialog)")')).toBeNull();
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      // Escape said no to the question and did not close the window.
      expect(await page.getByText('You can close this tab').count()).toBe(0);

      await page.keyboard.press('Enter');
      await dialog.waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Do it');
      await page.keyboard.press('Enter');
      await expect.poll(() => live.home.text('.claude/.credentials.json')).not.toContain('claudeAiOauth');
    }));
});

describeNeeding('browser', 'every command of the remedies', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  const ID = '20261121-010203-4f1a2b3c';
  const PREVIEW = {
    id: ID,
    remedy: 'reset',
    profile: 'default',
    title: 'A plan',
    lines: ['Take the login out of ~/.claude/.credentials.json'],
    warnings: ['Claude Code is running (process 4711).'],
  };

  async function open(sample: SampleName, change: Partial<Snapshot>): Promise<Scene> {
    const scene = await stage.open({ ...sampleSnapshots(Date.now())[sample], ...change });
    scene.monitor.answerWith(({ name }) => ({ ok: true, value: name === 'plan-remedy' ? PREVIEW : null }));
    return scene;
  }
  const press = ({ page }: Scene, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const asked = ({ monitor }: Scene) => monitor.asked.map(({ name, payload }) => ({ name, payload }));

  it('has no button for a remedy that cannot be carried out here', async () => {
    for (const sample of ['signed-out', 'setup', 'trouble', 'fallback'] as const) {
      const scene = await open(sample, {});
      expect(await scene.page.getByRole('button', { name: /…$/ }).count()).toBe(0);
      await scene.close();
    }
  });

  it('plans for the finding it stands at, and applies that plan', async () => {
    const scene = await open('setup', { plannable: ['repair'], commands: ['plan-remedy', 'apply-remedy'] });
    await press(scene, 'Repair…');
    const dialog = scene.page.getByRole('dialog', { name: 'A plan' });
    expect(await dialog.innerText()).toContain('process 4711');
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await expect
      .poll(() => asked(scene))
      .toEqual([
        {
          name: 'plan-remedy',
          payload: { remedy: 'repair', profile: expect.any(String), finding: 'settings-broken-1' },
        },
        { name: 'apply-remedy', payload: { plan: ID } },
      ]);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('says why not, when there is nothing to do', async () => {
    const scene = await open('setup', { plannable: ['repair'], commands: ['plan-remedy'] });
    scene.monitor.answerWith(() => ({ ok: false, code: 'failed', message: 'Nothing was found to repair.' }));
    await press(scene, 'Repair…');
    await scene.page.getByRole('status').getByText('Nothing was found to repair.').waitFor();
    expect(await scene.page.getByRole('dialog').count()).toBe(0);
    await scene.close();
  });

  it('signs in: asks which way, shows the link, takes the code, can be stopped', async () => {
    const scene = await open('signed-out', {
      commands: ['start-sign-in', 'answer-sign-in', 'cancel-remedy', 'open-link'],
    });
    await press(scene, 'Sign in…');
    await scene.page.getByRole('dialog', { name: 'Sign in' }).getByRole('button', { name: 'With my plan' }).click();
    await expect
      .poll(() => asked(scene))
      .toEqual([{ name: 'start-sign-in', payload: { profile: 'default', way: 'claudeai' } }]);

    const run = {
      id: ID,
      remedy: 'sign-in',
      profile: 'default',
      phase: 'waiting-for-user',
      title: 'Sign in',
      lines: ['Finish in the browser. If it shows a code, paste it here.'],
      link: 'https://claude.ai/oauth/authorize?code=true',
      startedAt: Date.now(),
      undoable: false,
    } as const;
    scene.monitor.show({ ...scene.monitor.snapshot(), remedies: [run] });
    await scene.page.getByLabel('Code from the browser').fill('  one-time#state ');
    await scene.page.screenshot({ path: `${PICTURES}/remedy-sign-in.png` });
    expect(await findBarriers(scene.page)).toEqual([]);
    await scene.page.keyboard.press('Enter');
    await press(scene, 'Open the page');
    await press(scene, 'Stop');
    await expect
      .poll(() => asked(scene).slice(1))
      .toEqual([
        { name: 'answer-sign-in', payload: { run: ID, code: 'one-time#state' } },
        { name: 'open-link', payload: { link: 'sign-in' } },
        { name: 'cancel-remedy', payload: { run: ID } },
      ]);
    expect(scene.troubles).toEqual([]);
    await scene.close();
  });

  it('says what failed until it is dismissed', async () => {
    const { well } = sampleSnapshots(Date.now());
    const scene = await open('well', {
      commands: [...well.commands, 'cancel-remedy'],
      remedies: [
        {
          id: ID,
          remedy: 'reset',
          profile: 'default',
          phase: 'failed',
          title: 'Reset credentials',
          lines: ['The disk is full. Nothing was changed.'],
          link: null,
          startedAt: Date.now(),
          undoable: false,
        },
      ],
    });
    await scene.page.getByText('The disk is full. Nothing was changed.').waitFor();
    await scene.page.screenshot({ path: `${PICTURES}/remedy-failed.png` });
    expect(await findBarriers(scene.page)).toEqual([]);
    await press(scene, 'Dismiss');
    await expect.poll(() => asked(scene)).toEqual([{ name: 'cancel-remedy', payload: { run: ID } }]);
    await scene.close();
  });

  it('gives, tests and switches the key for the fallback', async () => {
    const none = { state: 'no-key', tail: null, since: null, detail: 'No key is kept.' } as const;
    const scene = await open('signed-out', { commands: ['fallback-key-from-clipboard'], fallback: none });
    await scene.page.getByText('Copy it, then press the button').waitFor();
    await press(scene, 'Use the key on the clipboard');
    await expect.poll(() => asked(scene)).toEqual([{ name: 'fallback-key-from-clipboard', payload: {} }]);
    scene.monitor.show({ ...scene.monitor.snapshot(), commands: [] });
    await expect
      .poll(() => scene.page.getByLabel('Give one in a terminal').inputValue())
      .toBe('pilotlight fallback key');
    scene.monitor.show({
      ...scene.monitor.snapshot(),
      commands: ['plan-remedy', 'test-fallback-key'],
      plannable: ['fallback-on', 'fallback-off'],
      fallback: { state: 'off', tail: 'wxyz', since: null, detail: 'A key is kept.' },
    });
    await press(scene, 'Test the key');
    await press(scene, 'Use API key for now…');
    await scene.page.getByRole('dialog').waitFor();
    await expect
      .poll(() => asked(scene).slice(1))
      .toEqual([
        { name: 'test-fallback-key', payload: {} },
        { name: 'plan-remedy', payload: { remedy: 'fallback-on', profile: 'default' } },
      ]);
    await scene.close();
  });

  it('says how a gateway gets its token: from the clipboard, or in a terminal', async () => {
    const way = {
      kind: 'gateway',
      name: 'work',
      title: 'work',
      detail: 'https://gateway.example',
      lacks: 'Its token is not in the vault yet.',
      lacksToken: true,
      on: false,
      asks: {},
    } as const;
    const { fallback } = sampleSnapshots(Date.now())['signed-out'];
    const commands = ['list-fallbacks', 'gateway-token-from-clipboard'] as const;
    const scene = await open('signed-out', { commands, fallback: { ...fallback, ways: [way] } });
    const card = scene.page.locator('[data-card="fallback"]');
    await card.getByText('Gateways and clouds').click();
    await card.getByText('not in the vault yet. Copy it, then press the button').waitFor();
    await press(scene, 'Use the token on the clipboard');
    const give = { name: 'gateway-token-from-clipboard', payload: { name: 'work' } };
    await expect.poll(() => asked(scene).at(-1)).toEqual(give);
    expect(await card.getByRole('textbox').count()).toBe(0);
    scene.monitor.show({ ...scene.monitor.snapshot(), commands: ['list-fallbacks'] });
    await card.getByText('Give it in a terminal: pilotlight fallback add work').waitFor();
    await scene.close();
  });
});
