import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeNeeding } from '../../needs.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';

describeNeeding('desktop', 'the packed desktop beside a real panel', () => {
  let session: DesktopSession;
  let desktop: RealDesktop;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark' });
  });
  afterAll(() => session?.close());
  beforeEach(async () => {
    desktop = await startDesktop(session);
  });
  afterEach(() => desktop?.close());

  it('puts a light into the tray whose menu opens the window, and ends when it is told to', async () => {
    const { process, soon, world } = desktop;
    const tray = await desktop.tray();
    await soon(async () => expect((await tray.menu())[0]?.label).toBe('Signed in. Claude Code is ready.'));
    expect(await tray.tooltip()).toContain('Pilotlight: Signed in');
    await tray.choose('Open Pilotlight');
    const page = await desktop.page();
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
    await soon(async () => expect(await desktop.windows()).toHaveLength(1));
    const scrolls = () => document.documentElement.scrollHeight > document.documentElement.clientHeight;
    expect(await page.evaluate(scrolls), 'the page scrolls inside its own frame alone').toBe(false);
    process.child.kill('SIGTERM');
    expect(await process.ended).toEqual([0, null]);
    expect(existsSync(join(world.dataDir, 'instance.lock'))).toBe(false);
  });
});
