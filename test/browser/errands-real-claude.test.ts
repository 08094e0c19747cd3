/**
 * Five people's errands in the built program with the real Claude Code: each is done in the window in at most three steps, as
 * the page counts them, or by one command in the terminal. Claude Code itself says afterwards whether it was.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MessageServer, startMessageServer } from '../claude/message-server.ts';
import { API_KEY } from '../field/field-case.ts';
import { type KeyringSession, startKeyringSession } from '../keyring/session.ts';
import { describeNeeding } from '../needs.ts';
import { credentials, GLOBAL_CONFIG } from '../recovery/temp-home.ts';
import { launchChromium } from './harness/chromium.ts';
import { openPlace, type RealPlace } from './harness/real-place.ts';

const MOST_STEPS = 3;
/** Of signing in: the last one is that of the browser, where the person agrees. */
const MOST_STEPS_HERE = MOST_STEPS - 1;
const DAY = 86_400_000;

/** Signed in; a key of one's own is one that Claude Code may use. */
const HOME = {
  '.claude/.credentials.json': credentials(),
  '.claude.json': JSON.stringify({
    ...JSON.parse(GLOBAL_CONFIG),
    customApiKeyResponses: { approved: [API_KEY.slice(-20)], rejected: [] },
  }),
};

describeNeeding(['browser', 'claude', 'certificates'], 'an errand', () => {
  let browser: Browser;
  let place: RealPlace | null;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(() => {
    place = null;
  });
  afterEach(() => place?.close());

  async function liveIn(files: Record<string, string>): Promise<RealPlace> {
    place = await openPlace(files);
    await place.installClaude();
    return place;
  }
  const headline = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const textOf = ({ home }: RealPlace, file: string) => readFile(join(home, file), 'utf8');

  /** In the window, in the terminal, and by Claude Code's own word. */
  async function expectReady({ runClaude, terminal }: RealPlace, page: Page | null): Promise<void> {
    if (page) await headline(page, 'Signed in. Claude Code is ready.');
    expect((await terminal.run(['status'])).stdout).toContain('Signed in');
    const { stdout } = await runClaude(['auth', 'status']);
    expect(JSON.parse(stdout)).toMatchObject({ loggedIn: true, authMethod: 'claude.ai' });
  }
  async function signInByWindow(at: RealPlace, page: Page): Promise<void> {
    await click(page, /^Sign in…/);
    await click(page, 'With my plan');
    await at.away.agree();
    await expectReady(at, page);
  }
  async function signInByTerminal(at: RealPlace): Promise<void> {
    const running = at.terminal.start(['sign-in'], null);
    await at.away.agree();
    expect((await running.done).code).toBe(0);
    await expectReady(at, null);
  }

  describe('signed out overnight', () => {
    const files = { ...HOME, '.claude/.credentials.json': credentials(Date.now() - 40 * DAY) };

    it('in the window', async () => {
      const at = await liveIn(files);
      const { page, steps } = await at.openWindow(browser);
      await headline(page, /^Signed out/);
      await signInByWindow(at, page);
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS_HERE);
    });

    it('in the terminal', async () => signInByTerminal(await liveIn(files)));
  });

  describe('a key that beats the plan', () => {
    const SETTINGS = `{\n  "model": "opus",\n  "env": { "ANTHROPIC_API_KEY": "${API_KEY}" }\n}\n`;
    const files = { ...HOME, '.claude/settings.json': SETTINGS };

    it('in the window', async () => {
      const at = await liveIn(files);
      const { stdout } = await at.runClaude(['auth', 'status']);
      expect(JSON.parse(stdout)).toMatchObject({ authMethod: 'api_key' });
      const { page, steps } = await at.openWindow(browser);
      await headline(page, /API key/);
      await click(page, 'Disable it…');
      await click(page, 'Do it');
      await expectReady(at, page);
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS);
      expect(await textOf(at, '.claude/settings.json')).not.toContain(API_KEY);
    });

    it('in the terminal', async () => {
      const at = await liveIn(files);
      expect((await at.terminal.run(['doctor', '--fix', '--yes'])).code).toBe(0);
      await expectReady(at, null);
    });
  });

  const seesOutage = (page: Page) => page.getByText('The problem is at Anthropic', { exact: true }).waitFor();

  describe('an outage, for somebody who can wait', () => {
    it('in the window', async () => {
      const at = await liveIn(HOME);
      at.breakService();
      const { page, steps } = await at.openWindow(browser);
      await seesOutage(page);
      await click(page, 'Notify me when it works');
      await page.getByRole('button', { name: 'Notify me when it works', pressed: true }).waitFor();
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS);
    });

    it('in the terminal', async () => {
      const at = await liveIn(HOME);
      at.breakService();
      const { stdout } = await at.terminal.run(['doctor']);
      expect(stdout).toMatch(/Anthropic[\s\S]*do not sign out/i);
    });
  });

  describeNeeding('keyring', 'an outage, for somebody who cannot wait and has a key', () => {
    let session: KeyringSession;
    let messages: MessageServer;
    let at: RealPlace;
    let bus: { DBUS_SESSION_BUS_ADDRESS: string };
    beforeEach(async () => {
      session = await startKeyringSession('open');
      messages = await startMessageServer();
      at = await liveIn(HOME);
      bus = { DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
      Object.assign(at.env, bus);
      at.terminal.cleanUp.push(session.close, messages.close);
      expect((await at.terminal.run(['fallback', 'key'], `${API_KEY}\n`)).code).toBe(0);
      at.breakService();
    });
    async function expectKeyUsed(): Promise<void> {
      const ANTHROPIC_BASE_URL = `http://127.0.0.1:${messages.port}/now`;
      await at.runClaude(['-p', 'hi'], { ...bus, ANTHROPIC_BASE_URL });
      expect(messages.sent('now')).toMatchObject({ xApiKey: API_KEY });
    }

    it('in the window', async () => {
      const { page, steps } = await at.openWindow(browser);
      await seesOutage(page);
      await click(page, 'Use API key for now…');
      await click(page, 'Do it');
      await page.locator('[data-card="fallback"] .card-head').getByText('On since').waitFor();
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS);
      await expectKeyUsed();
    });

    it('in the terminal', async () => {
      expect((await at.terminal.run(['fallback', 'on', '--yes'])).code).toBe(0);
      await expectKeyUsed();
    });
  });

  describe('settings with a comma too many', () => {
    const files = { ...HOME, '.claude/settings.json': '{\n  "model": "opus",\n}\n' };
    const REPAIRED = '{\n  "model": "opus"\n}\n';

    it('in the window', async () => {
      const at = await liveIn(files);
      const { page, steps } = await at.openWindow(browser);
      await headline(page, /settings/);
      await click(page, 'Repair…');
      await click(page, 'Do it');
      await expectReady(at, page);
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS);
      expect(await textOf(at, '.claude/settings.json')).toBe(REPAIRED);
    });

    it('in the terminal', async () => {
      const at = await liveIn(files);
      expect((await at.terminal.run(['doctor', '--fix', '--yes'])).code).toBe(0);
      await expectReady(at, null);
      expect(await textOf(at, '.claude/settings.json')).toBe(REPAIRED);
    });
  });

  describe('a new machine where nobody has signed in', () => {
    it('in the window', async () => {
      const at = await liveIn({});
      const { page, steps } = await at.openWindow(browser, { firstStart: true });
      await headline(page, 'You are not signed in.');
      await signInByWindow(at, page);
      expect(await steps()).toBeLessThanOrEqual(MOST_STEPS_HERE);
    });

    it('in the terminal', async () => signInByTerminal(await liveIn({})));
  });
});
