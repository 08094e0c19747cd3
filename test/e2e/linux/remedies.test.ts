/** Remedies on real files, from the tray's boxes and from the window; the fallback with a real keyring. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { World } from '../../fakes/desktop/launch.ts';
import { describeNeeding } from '../../needs.ts';
import { everything } from '../../recovery/temp-home.ts';
import { answerBox, findWindow } from './boxes.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';

const KEY = `sk-ant-api03-${'CANARYcanary'.repeat(4)}`;
const SETTINGS = '{\n  "cleanupPeriodDays": 30\n}\n';
const UNDO = 'Undo: Reset credentials';

let session: DesktopSession;
let desktop: RealDesktop;

/** Everything Claude Code has, with modes. */
const configuration = () => everything(desktop.world.home, ['.cache', '.config', 'bin', 'opened', '.local']);
const text = (name: string): string => readFileSync(join(desktop.world.home, name), 'utf8');
const box = () => findWindow(session, desktop, 'Pilotlight');

describeNeeding(['desktop', 'keyring'], 'remedies on the real desktop', () => {
  beforeAll(async () => {
    session = await openSession({ panel: 'dark', keyring: true });
  });
  afterAll(() => session?.close());
  afterEach(() => desktop?.close());

  it('reset from the tray: refused, done after a yes, taken back to the byte', async () => {
    desktop = await startDesktop(session);
    const tray = await desktop.tray();
    const { soon } = desktop;
    const tooltip = (words: string) => soon(async () => expect(await tray.tooltip()).toContain(words));
    await tooltip('Signed in');
    const before = await configuration();
    await tray.choose('Fix', 'Reset credentials…');
    const asked = await box();
    await keepPicture(session, 'reset-from-tray');
    await answerBox(session, desktop, asked, 'Escape');
    expect(await configuration()).toEqual(before);

    await tray.choose('Fix', 'Reset credentials…');
    await answerBox(session, desktop, await box(), 'Return');
    await tooltip('You are not signed in.');
    expect(text('.claude/.credentials.json')).not.toContain('accessToken');
    // The window has opened to show how it went.
    const page = await desktop.page();
    await page.getByRole('heading', { name: 'Reset credentials' }).waitFor();
    await page.keyboard.press('Escape');
    await soon(async () => expect(await desktop.windows()).toEqual([]));

    await tray.choose('Fix', UNDO);
    await answerBox(session, desktop, await box(), 'Return');
    await tooltip('Signed in');
    // The light may be there before its lock has gone.
    await soon(async () => expect(await configuration()).toEqual(before));
    expect(desktop.log()).not.toMatch(/fake-(access|refresh)-token/);
  });

  it('reset from the window, and its undo there', async () => {
    desktop = await startDesktop(session, { args: [] });
    const page = await desktop.page();
    await page.locator('h1', { hasText: 'Signed in. Claude Code is ready.' }).waitFor();
    const before = await configuration();
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    await page.getByRole('button', { name: 'Reset credentials…' }).first().click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Do it' }).click();
    await page.locator('h1', { hasText: 'You are not signed in.' }).waitFor();
    expect(text('.claude/.credentials.json')).not.toContain('accessToken');
    await page.getByRole('button', { name: UNDO }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Undo' }).click();
    await page.locator('h1', { hasText: 'Signed in. Claude Code is ready.' }).waitFor();
    await desktop.soon(async () => expect(await configuration()).toEqual(before));
  });

  it('the fallback: a key from the clipboard into the keyring, the check mark on and off', async () => {
    const dress = ({ home }: World) => writeFileSync(join(home, '.claude/settings.json'), SETTINGS);
    desktop = await startDesktop(session, { dress });
    const tray = await desktop.tray();
    const { programs } = session;
    const { soon } = desktop;
    const mark = async () => (await tray.menu()).find(({ label }) => label === 'Use my API key for now…')?.checked;
    await tray.choose('Set up a fallback…');
    const page = await desktop.page();
    const button = page.getByRole('button', { name: 'Use the key on the clipboard' });
    await button.waitFor();
    programs.start('xclip', ['-selection', 'clipboard', '-i', '-quiet'], { stdin: KEY });
    const clipboard = async () => `${(await programs.run('xclip', ['-selection', 'clipboard', '-o'])).stdout}`;
    await soon(async () => expect((await clipboard()) === KEY, 'the key is on the clipboard').toBe(true));
    // Once: a second key, kept while the first one counts already, would be unsure while the keyring takes its time.
    await button.click();
    await soon(async () => expect(await mark()).toBe(false));
    const kept = await programs.run('secret-tool', ['search', '--all', 'account', 'anthropic-api-key']);
    expect(`${kept.stdout}`).toContain(KEY);
    await page.keyboard.press('Escape');
    await soon(async () => expect(await desktop.windows()).toEqual([]));

    await tray.choose('Use my API key for now…');
    await answerBox(session, desktop, await box(), 'Escape');
    expect(await mark(), 'a refusal leaves the mark as it was').toBe(false);
    await tray.choose('Use my API key for now…');
    await answerBox(session, desktop, await box(), 'Return');
    await soon(async () => expect(await mark()).toBe(true));
    const helper = String(JSON.parse(text('.claude/settings.json')).apiKeyHelper);
    expect(helper).not.toContain('CANARY');
    const printed = await programs.run('sh', ['-c', helper]);
    expect(`${printed.stdout}`.trim()).toBe(KEY);
    await keepPicture(session, 'fallback-on');

    await page.keyboard.press('Escape');
    await soon(async () => expect(await desktop.windows()).toEqual([]));
    await tray.choose('Use my API key for now…');
    await answerBox(session, desktop, await box(), 'Return');
    await soon(() => expect(text('.claude/settings.json')).toBe(SETTINGS));
    await soon(async () => expect(await mark()).toBe(false));
    // The run's lock goes a moment after the mark, and may go while the folder is read.
    const files = await soon(() => everything(desktop.world.dataDir, ['electron']));
    expect(JSON.stringify(files)).not.toContain('CANARY');
  });

  it('asked for a secret it needs no screen, and prints nothing but what it must', async () => {
    desktop = await startDesktop(session);
    await desktop.tray();
    const { DISPLAY: _screen, ...dark } = desktop.env;
    const asked = session.programs.start(
      String(desktop.process.child.spawnfile),
      ['fallback', 'print-key', 'no-such-account'],
      { env: dark },
    );
    expect(await asked.ended).toEqual([1, null]);
    expect(asked.output()).toMatch(/^Pilotlight: /m);
  });
});
