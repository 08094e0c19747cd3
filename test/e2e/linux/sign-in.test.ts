/**
 * From signed out to the green light on the real desktop, with the real Claude Code's own sign-in, before Anthropic on loopback. Claude
 * Code trusts it for a certificate that the session alone names, which Electron takes out of the environment of a packed program.
 */
import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { type AnthropicDouble, startAnthropicDouble } from '../../claude/anthropic-double.ts';
import { type BrowserDouble, installBrowser } from '../../claude/browser-double.ts';
import { CLOSED_NETWORK } from '../../claude/real-claude.ts';
import { describeNeeding } from '../../needs.ts';
import { GLOBAL_CONFIG } from '../../recovery/temp-home.ts';
import { readLight } from './light.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';
import { giveToUser } from './user.ts';

const [NEWEST = '', OLDEST = NEWEST] = CLAUDE_VERSIONS;

describeNeeding(['desktop', 'claude', 'certificates'], 'signing in on the real desktop', () => {
  let session: DesktopSession;
  let anthropic: AnthropicDouble;
  let desktop: RealDesktop;
  let away: BrowserDouble;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark' });
    anthropic = await startAnthropicDouble();
    // Claude Code reads the authority's certificate as the user.
    giveToUser(dirname(anthropic.env.NODE_EXTRA_CA_CERTS ?? ''));
  });
  afterAll(async () => {
    await session?.close();
    await anthropic?.close();
  });
  afterEach(() => desktop?.close());

  const startSignedOut = async (version: string, args?: readonly string[]) => {
    const program = bringClaude(session, version);
    desktop = await startDesktop(session, {
      ...(args ? { args } : {}),
      byLauncher: true,
      async dress({ home }) {
        rmSync(join(home, '.claude/.credentials.json'));
        writeFileSync(join(home, '.claude.json'), GLOBAL_CONFIG, { mode: 0o600 });
        symlinkSync(program, join(home, 'bin/claude'));
        away = await installBrowser(home);
      },
      env: ({ home }) => ({ ...CLOSED_NETWORK, ...anthropic.env, BROWSER: join(home, 'browser') }),
    });
  };

  const isSignedIn = async () => {
    const tray = await desktop.tray();
    await desktop.soon(async () => expect(await tray.tooltip()).toContain('Signed in. Claude Code is ready.'));
    await desktop.soon(async () => expect(await readLight(session.screen, 'dark')).toMatchObject({ light: 'green' }));
    const store = readFileSync(join(desktop.world.home, '.claude/.credentials.json'), 'utf8');
    expect(JSON.parse(store).claudeAiOauth.accessToken).toContain('NEWCANARY');
    expect(desktop.log()).not.toMatch(/NEWCANARY|onetimecode/);
    expect(desktop.process.output()).not.toMatch(/NEWCANARY|onetimecode/);
  };

  const headline = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  it('the next step of the menu signs in', async () => {
    await startSignedOut(NEWEST);
    const tray = await desktop.tray();
    // Until Claude Code has been found a click only opens the window.
    await desktop.soon(async () => expect((await tray.menu()).map(({ label }) => label)).toContain('Sign in'));
    await desktop.soon(async () => expect(await readLight(session.screen, 'dark')).toMatchObject({ light: 'grey' }));
    await tray.choose('Sign in');
    await away.agree();
    await isSignedIn();
    await headline(await desktop.page(), 'Signed in. Claude Code is ready.');
    await keepPicture(session, 'signed-in');
  });

  it('so does the button of the window, with an older Claude Code', async () => {
    await startSignedOut(OLDEST, []);
    const page = await desktop.page();
    await headline(page, 'You are not signed in.');
    await page
      .getByRole('button', { name: /^Sign in/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'With my plan' }).click();
    await away.agree();
    await headline(page, 'Signed in. Claude Code is ready.');
    await isSignedIn();
  });
});

/** Where the user of the desktop gets in, who may not see the cache. @returns the program's path */
function bringClaude({ folder }: DesktopSession, version: string): string {
  const place = join(folder, 'claude-code', version);
  const program = join(place, 'claude');
  mkdirSync(place, { recursive: true });
  try {
    linkSync(claudeBinary(version), program);
  } catch {
    // Another disk, or a system that lets nobody link to what is not theirs.
    copyFileSync(claudeBinary(version), program);
  }
  return program;
}
