/** Remedies from the window of the built program, with the real Claude Code as judge, and a real keyring. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../scripts/claude-code.mjs';
import { type AnthropicDouble, startAnthropicDouble } from '../claude/anthropic-double.ts';
import { type MessageServer, startMessageServer } from '../claude/message-server.ts';
import { CLOSED_NETWORK, layOut, removeHome, runClaude } from '../claude/real-claude.ts';
import { programEnv } from '../headless/program-env.ts';
import { type KeyringSession, startKeyringSession } from '../keyring/session.ts';
import { readFixture, readHttpFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { describeNeeding } from '../needs.ts';
import { WAIT } from '../patience.ts';
import { GLOBAL_CONFIG, SIGNED_IN } from '../recovery/temp-home.ts';
import { launchChromium } from './harness/chromium.ts';
import { type ServedProgram, serveProgram } from './harness/served-program.ts';

const [VERSION = ''] = CLAUDE_VERSIONS;
const KEY = 'sk-ant-api03-VAULTCANARY-not-a-real-key-0123456789';
const TOKEN = 'gateway-VAULTCANARY-token';
const LOGIN = 'Bearer sk-ant-oat01-CANARY7F3A-access';

async function startService(): Promise<StatusServer> {
  const service = await startStatusServer();
  service.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
  for (const path of ['/api/hello', '/v1/oauth/hello']) service.say(path, readHttpFixture('reported.hello-ok'));
  return service;
}

async function installClaude(home: string, version: string): Promise<string> {
  await mkdir(join(home, 'bin'));
  await symlink(claudeBinary(version), join(home, 'bin', 'claude'));
  return `${join(home, 'bin')}:/usr/bin:/bin`;
}

async function filesBelow(folder: string): Promise<string> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

async function doIt(page: Page, title: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await dialog.waitFor({ state: 'detached' });
}

describeNeeding(['browser', 'claude', 'certificates'], 'the real Claude Code from the window', () => {
  let browser: Browser;
  let service: StatusServer;
  let anthropic: AnthropicDouble;
  let home: string;
  let served: ServedProgram | null;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    served = null;
    service = await startService();
    anthropic = await startAnthropicDouble();
    home = await layOut({ env: {}, files: { '.claude.json': GLOBAL_CONFIG } });
  });
  afterEach(async () => {
    await served?.close();
    await anthropic.close();
    await service.close();
    await removeHome(home);
  });

  const open = async (version: string, env: Record<string, string>): Promise<ServedProgram> => {
    const PATH = await installClaude(home, version);
    // Nothing of the screen there may be, so that no browser comes up.
    const all = { ...programEnv(home, service), ...CLOSED_NETWORK, ...env, PATH, BROWSER: 'true' };
    served = await serveProgram(browser, all, join(home, 'proj'));
    return served;
  };
  const startSignIn = async (page: Page): Promise<void> => {
    const card = page.locator('[data-card="sign-in"]');
    await card.getByText('Account, and where it is kept').click();
    await card.getByRole('button', { name: 'Sign in…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByText('Other ways to sign in').click();
    await dialog.getByLabel('E-mail address').fill('ada@example.com');
    await dialog.getByRole('button', { name: 'With my plan' }).click();
    await page.getByLabel('Code from the browser').waitFor();
  };
  /** The address the window would open; Claude Code's own, so nobody but this page is told of it. */
  const stateOf = (page: Page): Promise<string> =>
    page.evaluate(async () => {
      const authorization = `Bearer ${sessionStorage.getItem('pilotlight-session')}`;
      const snapshot = await (await fetch('/snapshot', { headers: { authorization } })).json();
      const link = new URL(snapshot.remedies.find((run: { link: string | null }) => run.link !== null).link);
      return `${link.searchParams.get('state')} ${link.searchParams.get('login_hint')}`;
    });

  it.each(CLAUDE_VERSIONS)('%s: signs in through the box for the code', async (version) => {
    const { page, printed } = await open(version, anthropic.env);
    await startSignIn(page);
    const [state, hint] = (await stateOf(page)).split(' ');
    expect(hint).toBe('ada@example.com');
    const code = page.getByLabel('Code from the browser');
    await code.fill('half-a-code');
    await page.keyboard.press('Enter');
    await page.getByText('has a # in the middle').first().waitFor();
    await code.fill(`onetimecode123#${state}`);
    await page.keyboard.press('Enter');
    await page.getByText('Signed in: the new login is saved.').first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Signed in. Claude Code is ready.' }).waitFor();
    const store = JSON.parse(await readFile(join(home, '.claude/.credentials.json'), 'utf8'));
    expect(store.claudeAiOauth.accessToken).toContain('NEWCANARY');
    expect(anthropic.calls).toContain('POST platform.claude.com/v1/oauth/token');
    expect(printed() + (await page.content()) + (await filesBelow(join(home, 'pilotlight')))).not.toMatch(
      /NEWCANARY|onetimecode/,
    );
  });

  it('can be stopped, and leaves everything as it was', async () => {
    const { page } = await open(VERSION, anthropic.env);
    await startSignIn(page);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.locator('[data-card="remedies"]').count(), WAIT).toBe(0);
    expect(anthropic.calls).not.toContain('POST platform.claude.com/v1/oauth/token');
  });

  it('says why it could not update itself without a network', async () => {
    const { page } = await open(VERSION, {});
    await page.getByRole('button', { name: 'Update Claude Code…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Update Claude Code' });
    await dialog.getByText('the newest version could not be asked for').waitFor();
    await dialog.getByRole('button', { name: 'Update now' }).click();
    const card = page.locator('[data-card="remedies"]');
    await expect.poll(() => card.innerText()).toMatch(/Not done/);
    expect(await card.innerText()).toContain(VERSION);
  });
});

describeNeeding(['browser', 'keyring', 'claude'], 'fallbacks from the window, with a real keyring', () => {
  let browser: Browser;
  let service: StatusServer;
  let messages: MessageServer;
  let session: KeyringSession;
  let served: ServedProgram;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    service = await startService();
    messages = await startMessageServer();
    session = await startKeyringSession('open');
    await mkdir(join(session.home, 'proj'));
    await mkdir(join(session.home, '.claude'));
    const files = { ...SIGNED_IN(), '.claude/settings.json': '{\n  "cleanupPeriodDays": 30\n}\n' };
    for (const [name, text] of Object.entries(files)) await writeFile(join(session.home, name), text, { mode: 0o600 });
    const env = { ...programEnv(session.home, service), ...session.env };
    served = await serveProgram(browser, env, join(session.home, 'proj'));
  });
  afterEach(async () => {
    await served?.close();
    await session.close();
    await messages.close();
    await service.close();
  });

  const settings = () => readFile(join(session.home, '.claude/settings.json'), 'utf8');
  const badge = () => served.page.locator('[data-card="fallback"] .card-head').innerText();
  const payer = () => served.page.locator('[data-card="auth"] .winner').innerText();
  /** What `claude -p` sends, asked in the same session. */
  const sent = async (prefix: string, env: Record<string, string> = {}) => {
    const bus = { DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
    await runClaude(VERSION, session.home, ['-p', 'hi'], { ...bus, ...env });
    return messages.sent(prefix);
  };
  const sentAnywhere = (prefix: string) =>
    sent(prefix, { ANTHROPIC_BASE_URL: `http://127.0.0.1:${messages.port}/${prefix}` });
  async function expectNoSecret(): Promise<void> {
    const everywhere =
      served.printed() + (await served.page.content()) + (await filesBelow(join(session.home, 'pilotlight')));
    expect(everywhere).not.toContain('VAULTCANARY');
  }

  it('the key goes on and off again', async () => {
    const { page, run } = served;
    const before = await settings();
    await page.getByText('Give one in a terminal').waitFor();
    expect(await run(['fallback', 'key'], `${KEY}\n`)).toMatchObject({ code: 0 });
    // An open window sees it by itself.
    await page.locator('[data-card="fallback"]').getByRole('switch').click();
    await doIt(page, /your API key/);
    await expect.poll(badge, WAIT).toMatch(/On since/);
    expect(await sentAnywhere('on')).toMatchObject({ authorization: `Bearer ${KEY}`, xApiKey: KEY });
    expect(await payer()).toBe('Your API key’s account, per token');
    await page.getByRole('button', { name: 'Back to my plan…' }).first().click();
    await doIt(page, /Back to my plan/);
    await expect.poll(settings, WAIT).toBe(before);
    expect(await sentAnywhere('off')).toMatchObject({ authorization: LOGIN, xApiKey: null });
    expect(await payer()).toBe('Your Max plan');
    // Taking "off" back would be "on" without a key.
    expect(await run(['fallback', 'forget'])).toMatchObject({ code: 0 });
    await page.getByRole('button', { name: 'Undo: Back to my plan: switch the fallback off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await page
      .getByRole('status')
      .getByText(/no longer in the vault/)
      .waitFor();
    expect(await settings()).toBe(before);
    await expectNoSecret();
  });

  it('a gateway is added in the window, its token in the terminal, and gets that token alone', async () => {
    const { page, run } = served;
    const before = await settings();
    await page.getByText('Gateways and clouds').click();
    await page.getByRole('button', { name: 'Add: A gateway of your own' }).click();
    await page.getByLabel('Name').fill('work');
    await page.getByLabel('Address').fill(`http://127.0.0.1:${messages.port}/gateway`);
    await page.getByLabel('Model', { exact: true }).fill('their-model');
    await page.keyboard.press('Enter');
    await page.getByText('pilotlight fallback add work').waitFor();
    expect(await run(['fallback', 'add', 'work'], `${TOKEN}\n`)).toMatchObject({ code: 0 });
    await page.getByRole('button', { name: 'Use: work' }).click();
    await doIt(page, /gateway “work”/);
    await expect.poll(badge, WAIT).toMatch(/On since/);
    expect(await sent('gateway')).toMatchObject({ authorization: `Bearer ${TOKEN}` });
    expect(await payer()).toBe('Your gateway');
    await page.getByRole('button', { name: 'Back to my plan…' }).first().click();
    await doIt(page, /Back to my plan/);
    await expect.poll(settings, WAIT).toBe(before);
    await page.getByRole('button', { name: 'Remove: work' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Use: work' }).count(), WAIT).toBe(0);
    await expectNoSecret();
  });

  it('a locked keyring is said to be locked, and nothing is changed', async () => {
    const { page, run } = served;
    await run(['fallback', 'key'], `${KEY}\n`);
    const fallback = page.locator('[data-card="fallback"]').getByRole('switch');
    await fallback.waitFor();
    const before = await settings();
    await session.lock();
    await fallback.click();
    await page
      .getByRole('status')
      .getByText(/locked/)
      .waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await settings()).toBe(before);
  });
});
