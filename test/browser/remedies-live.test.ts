/** Remedies given from the page, on real files with the real monitor: shown, done, and taken back to the byte. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { createVault } from '../../src/recovery/vault/vault.ts';
import { installByNpm, startRegistry } from '../fakes/npm-claude.ts';
import type { LiveMonitor, LiveOptions } from '../monitor/live-monitor.ts';
import { describeNeeding } from '../needs.ts';
import { CANARY, everything, SIGNED_IN } from '../recovery/temp-home.ts';
import { findBarriers } from './harness/axe.ts';
import { onLivePage } from './harness/live-page.ts';
import { type Stage, setStage } from './harness/stage.ts';

const PICTURES = 'test-artifacts/window';

describeNeeding('browser', 'every remedy from the window, on real files', () => {
  let stage: Stage;
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  const on = (options: LiveOptions, use: (page: Page, live: LiveMonitor) => Promise<void>) =>
    onLivePage(stage, use, options);
  const configuration = (live: LiveMonitor) => everything(live.home.path, ['pilotlight-data']);
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

  /** Looks at the dialog as it stands, says yes, and waits until it is done. */
  async function doIt(page: Page, title: string | RegExp): Promise<void> {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Do it' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async function undo(page: Page, title: RegExp): Promise<void> {
    await page.getByRole('button', { name: title }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('Everything is as it was before.').waitFor();
  }

  it('repairs settings that are no JSON, and takes it back', () =>
    on({ files: { ...SIGNED_IN(), '.claude/settings.json': '{\n  "model": "opus",\n}\n' } }, async (page, live) => {
      const before = await configuration(live);
      await button(page, 'Repair…').click();
      await doIt(page, /Repair/);
      await expect.poll(() => live.home.text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n');
      await undo(page, /^Undo: .*[Rr]epair/);
      expect(await configuration(live)).toEqual(before);
    }));

  it('shows anew what has changed under the preview, and asks again', () =>
    on({ files: { ...SIGNED_IN(), '.claude/settings.json': '{\n  "model": "opus",\n}\n' } }, async (page, live) => {
      await button(page, 'Repair…').click();
      const dialog = page.getByRole('dialog', { name: /Repair/ });
      await dialog.waitFor();
      const changed = '{\n  // mine\n  "model": "opus",\n}\n';
      await live.home.put('.claude/settings.json', changed);
      await dialog.getByRole('button', { name: 'Do it' }).click();
      await page.getByText('Something changed meanwhile').waitFor();
      expect(await live.home.text('.claude/settings.json')).toBe(changed);
      await doIt(page, /Repair/);
      await expect.poll(() => live.home.text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n');
    }));

  it('backs up when asked, and restores what was lost since', () =>
    on({}, async (page, live) => {
      const settings = await live.home.text('.claude/settings.json');
      await button(page, 'Back up now').click();
      await page.getByText('Your configuration is backed up').waitFor();
      await button(page, 'Back up now').click();
      await page.getByText('Nothing has changed since the last backup.').waitFor();
      const kept = await everything(`${live.home.path}/pilotlight-data/backups`);
      expect(JSON.stringify(kept)).not.toContain(CANARY);

      await live.home.put('.claude/settings.json', '{ "model": "haiku" }\n');
      const before = await configuration(live);
      await button(page, 'Restore from backup…').click();
      await doIt(page, /Restore|Put back/);
      await expect.poll(() => live.home.text('.claude/settings.json')).toBe(settings);
      await undo(page, /^Undo: /);
      expect(await configuration(live)).toEqual(before);
    }));

  it.skipIf(process.platform === 'win32')('updates Claude Code, with its progress in the window', async () => {
    const registry = await startRegistry();
    try {
      await on({ env: registry.env }, async (page, live) => {
        await installByNpm(live.home.path, '2.1.100', 'succeeds');
        await button(page, 'Check now').click();
        await page.getByRole('heading', { level: 1, name: /2\.1\.100 has known bugs/ }).waitFor();
        const call = page.locator('[data-card="call"]');
        await call.getByRole('button', { name: 'Update Claude Code…' }).click();
        const dialog = page.getByRole('dialog', { name: 'Update Claude Code' });
        await dialog.getByText('9.8.7 is out').waitFor();
        expect(await dialog.innerText()).toContain('With this version, ');
        expect(await findBarriers(page)).toEqual([]);
        await page.screenshot({ path: `${PICTURES}/remedy-update.png` });
        await dialog.getByRole('button', { name: 'Update now' }).click();
        const card = page.locator('[data-card="remedies"]');
        await card.getByText('Checking for updates').waitFor();
        await live.home.put('go', '');
        await card.getByText('Claude Code is 9.8.7 now.').waitFor();
        await page.getByRole('heading', { level: 1, name: 'Signed in. Claude Code is ready.' }).waitFor();
        await button(page, 'Update Claude Code…').click();
        await page.getByText('9.8.7 is the newest').waitFor();
        expect(await page.getByRole('dialog').count()).toBe(0);
      });
    } finally {
      await registry.close();
    }
  });

  // test/browser/remedies-real-claude.test.ts has a real keyring; what needs no secret needs none.
  const WITHOUT_KEYRING: LiveOptions = {
    files: { ...SIGNED_IN(), '.aws/config': '[profile work]\n' },
    fallback: {
      vault: async () =>
        createVault(createNodeHost({ env: {} }), async () => ({ ok: true, answer: '{"ok":false,"why":"no-bus"}' })),
      own: ['/opt/pilotlight/bin/pilotlight'],
    },
  };

  it('adds a gateway, says what is wrong with it and keeps what was typed, uses it, and goes back', () =>
    on(WITHOUT_KEYRING, async (page, live) => {
      // An address where nobody listens would be a finding of its own.
      const ollama = createServer((socket) => socket.end())
        // One that runs here already does as well.
        .on('error', () => {})
        .listen(11434, '127.0.0.1')
        .unref();
      const before = await configuration(live);
      await page.getByText('Gateways and clouds').click();
      await button(page, 'Add: Ollama on this computer').click();
      await page.getByLabel('Name').fill('My own');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('short name of small letters').waitFor();
      expect(await page.getByLabel('Address').inputValue()).toBe('http://127.0.0.1:11434');
      expect(await findBarriers(page)).toEqual([]);
      await page.getByLabel('Name').fill('mine');
      await page.keyboard.press('Enter');
      await button(page, 'Use: mine').click();
      await doIt(page, /gateway “mine”/);
      await page.getByRole('heading', { level: 1, name: 'Working without your plan.' }).waitFor();
      expect(JSON.parse(await live.home.text('.claude/settings.json')).env).toMatchObject({
        ANTHROPIC_BASE_URL: 'http://127.0.0.1:11434',
        ANTHROPIC_MODEL: 'qwen3-coder',
      });
      expect(await findBarriers(page)).toEqual([]);
      await page.screenshot({ path: `${PICTURES}/remedy-gateway.png` });
      await button(page, 'Back to my plan…').click();
      await doIt(page, /Back to my plan/);
      await page.getByRole('heading', { level: 1, name: 'Signed in. Claude Code is ready.' }).waitFor();
      expect(await configuration(live)).toEqual(before);
      await button(page, 'Remove: mine').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await expect.poll(() => page.getByRole('button', { name: 'Use: mine' }).count()).toBe(0);
      ollama.close();
    }));

  it('says what a cloud lacks, asks for what it needs, uses it, and takes it back', () =>
    on(WITHOUT_KEYRING, async (page, live) => {
      const before = await configuration(live);
      await page.getByText('Gateways and clouds').click();
      await page.getByText('not signed in to Google Cloud').waitFor();
      expect(await page.getByRole('button', { name: 'Use: Google Vertex AI' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Use: Amazon Bedrock', exact: true }).click();
      expect(await page.getByLabel('AWS profile').inputValue()).toBe('work');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('A region is needed').waitFor();
      await page.getByLabel('Region').fill('eu-central-1');
      await page.keyboard.press('Enter');
      await doIt(page, /Let Claude Code use Amazon Bedrock/);
      await expect
        .poll(async () => JSON.parse(await live.home.text('.claude/settings.json')).env)
        .toEqual({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-central-1', AWS_PROFILE: 'work' });
      await undo(page, /^Undo: Let Claude Code use Amazon Bedrock/);
      expect(await configuration(live)).toEqual(before);
    }));
});
