/** What a person finds: one card that matters, a line for the rest, and the first start. */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { type SampleName, sampleSnapshots } from '../fixtures/snapshots.ts';
import { describeNeeding } from '../needs.ts';
import { findBarriers } from './harness/axe.ts';
import { type Scene, type Stage, setStage } from './harness/stage.ts';

const PICTURES = 'test-artifacts/window';
const STATES = ['well', 'signed-out', 'outage', 'setup', 'fallback', 'offline', 'not-installed'] as const;

describeNeeding('browser', 'the calm window', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  const open = (name: SampleName, change: Partial<Snapshot> = {}, width = 384): Promise<Scene> =>
    stage.open({ ...sampleSnapshots(Date.now())[name], ...change }, { folded: true, viewport: { width, height: 640 } });
  const asked = ({ monitor }: Scene) => monitor.asked;

  describe.each(STATES)('%s', (name) => {
    it.each([384, 320, 160])('can be read by everybody at %i px, and nothing runs over the edge', async (width) => {
      const scene = await open(name, {}, width);
      expect(await findBarriers(scene.page)).toEqual([]);
      const over = await scene.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await scene.page.screenshot({ path: `${PICTURES}/calm-${name}-${width}.png` });
      await scene.close();
    });
  });

  it('shows no row of buttons where nothing is wrong', async () => {
    const scene = await open('well');
    const main = scene.page.locator('main');
    // Whether it is only me may always be asked.
    expect(await main.getByRole('button').allInnerTexts()).toEqual(['Do others have trouble, too?']);
    expect(await main.locator('[data-card="call"]').count()).toBe(0);
    await scene.close();
  });

  it('has one button to sign in with where the login is over', async () => {
    const scene = await open('signed-out', { commands: ['start-sign-in'] });
    expect(await scene.page.getByRole('button', { name: /^Sign in/ }).count()).toBe(1);
    await scene.close();
  });

  it('unfolds a line with the keyboard, and it stays open when something else changes', async () => {
    const scene = await open('well');
    const line = scene.page.locator('[data-fold="auth"] > summary');
    await line.focus();
    await scene.page.keyboard.press('Enter');
    await scene.page.getByText('Your Max plan', { exact: true }).waitFor();
    scene.monitor.show({ ...scene.monitor.snapshot(), mutedUntil: Date.now() + 60_000 });
    await scene.page.getByText(/Muted until/).waitFor();
    expect(await scene.page.locator('[data-fold="auth"]').getAttribute('open')).not.toBeNull();
    await scene.close();
  });

  it('tells how to install, and asks its three questions once', async () => {
    const scene = await open('not-installed');
    expect(await scene.page.locator('input.code').first().inputValue()).toBe(
      'curl -fsSL https://claude.ai/install.sh | bash',
    );
    await scene.page.getByRole('switch', { name: 'Start with the computer' }).click();
    await scene.page.getByRole('button', { name: 'Done' }).click();
    await expect
      .poll(() => asked(scene))
      .toEqual([
        { name: 'set-settings', payload: { settings: { autostart: true } } },
        { name: 'set-settings', payload: { settings: { welcomed: true } } },
      ]);
    const { settings } = scene.monitor.snapshot();
    scene.monitor.show({ ...scene.monitor.snapshot(), settings: { ...settings, welcomed: true } });
    await expect.poll(() => scene.page.locator('[data-card="welcome"]').count()).toBe(0);
    await scene.close();
  });

  it('draws no switch for what this shell cannot do', async () => {
    const capabilities = {
      autostart: false,
      updateCheck: false,
      tray: false,
      program: 'npm start --',
      platform: 'win32',
    } as const;
    const scene = await open('not-installed', { capabilities });
    expect(await scene.page.getByRole('switch', { name: 'Start with the computer' }).count()).toBe(0);
    await scene.page.getByText('npm start -- fallback key').waitFor();
    expect(await scene.page.locator('input.code').first().inputValue()).toMatch(/^irm /);
    await scene.close();
  });

  it('offers the installer, and not once more while it runs', async () => {
    const scene = await open('not-installed', { commands: ['install-claude'] });
    const buttons = scene.page.getByRole('button', { name: 'Install…' });
    await buttons.waitFor();
    const run = { id: 'r1', remedy: 'install-claude', profile: null, phase: 'running', title: 'Install' } as const;
    const remedies = [{ ...run, lines: ['Downloading …'], link: null, startedAt: Date.now(), undoable: false }];
    scene.monitor.show({ ...scene.monitor.snapshot(), remedies });
    await scene.page.getByText('Downloading …').waitFor();
    expect(await buttons.count()).toBe(0);
    await scene.close();
  });

  it('says a wrong code at its field, and keeps the link to be copied', async () => {
    const link = 'https://claude.ai/oauth/authorize?code=true';
    const run = {
      id: 'r1',
      remedy: 'sign-in',
      profile: 'default',
      phase: 'waiting-for-user',
      title: 'Sign in',
    } as const;
    const remedies = [{ ...run, lines: [], link, startedAt: Date.now(), undoable: false }];
    const scene = await open('signed-out', { remedies, commands: ['answer-sign-in', 'start-sign-in'] });
    expect(await scene.page.getByLabel('Open the page').inputValue()).toBe(link);
    scene.monitor.answerWith(() => ({ ok: false, code: 'failed', message: 'This is not the whole code.' }));
    await scene.page.getByLabel('Code from the browser').fill('wrong');
    await scene.page.keyboard.press('Enter');
    const field = scene.page.getByLabel('Code from the browser');
    await scene.page.getByRole('alert').getByText('This is not the whole code.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await scene.close();
  });

  it('says goodbye when it was ended from here', async () => {
    const scene = await open('well');
    await scene.page.getByRole('button', { name: 'Settings' }).click();
    await scene.page.getByRole('button', { name: 'Quit Pilotlight' }).click();
    await scene.page.getByText('Pilotlight has ended.').waitFor();
    await scene.close();
  });
});
