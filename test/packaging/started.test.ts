import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../scripts/project.mjs';
import { buildDouble, type Double, makeWorld, start } from '../fakes/desktop/launch.ts';
import { readFixture, readHttpFixture, startStatusServer } from '../loopback/status-server.ts';
import { describeNeeding } from '../needs.ts';
import { patience, WAIT } from '../patience.ts';
import { type Packed, packForThisMachine } from './pack.ts';

describeNeeding(['packaging', 'browser'], 'what comes out of the archive', () => {
  let packed: Packed;
  /** Outside the project, so that no library of the clone can help. */
  let app: string;
  let double: Double;
  beforeAll(async () => {
    packed = await packForThisMachine('linux');
    app = mkdtempSync(join(tmpdir(), 'pilotlight-extracted-'));
    extractAll(
      join(packed.output, `linux-${process.arch === 'arm64' ? 'arm64-' : ''}unpacked/resources/app.asar`),
      app,
    );
    double = await buildDouble();
  }, 5 * patience());
  afterAll(() => {
    packed?.remove();
    double?.remove();
    if (app) rmSync(app, { recursive: true, force: true });
  });

  it('starts, lights the light, opens the window and ends', async () => {
    const server = await startStatusServer();
    server.sayPage('/api/v2/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
    server.say('/api/hello', readHttpFixture('reported.hello-ok'));
    server.say('/v1/oauth/hello', readHttpFixture('reported.hello-ok'));
    const world = makeWorld(server.origin);
    const desktop = start(join(app, 'out/main/index.js'), fileURLToPath(double.module), world.env, ['--quiet-start']);
    try {
      await vi.waitFor(
        async () => expect((await desktop.ask('tray')).menu[0]?.label).toBe('Signed in. Claude Code is ready.'),
        WAIT,
      );
      expect((await desktop.ask('tray')).image.startsWith(app)).toBe(true);
      await desktop.ask('click-tray');
      const page = await desktop.page();
      await page.locator('h1').waitFor();
      expect(await page.locator('h1').textContent()).toBe('Signed in. Claude Code is ready.');
      await desktop.ask('quit');
      expect(await desktop.ended).toBe(0);
      expect(desktop.output()).toBe('');
    } finally {
      await desktop.end();
      await server.close();
      world.remove();
    }
  });

  it('has a vault library that loads, where the system has libsecret', async () => {
    const probe = join(app, 'probe.cjs');
    writeFileSync(probe, "console.log(typeof require('keytar').getPassword);");
    const { output } = await run(process.execPath, [probe], { limitMs: 20_000 });
    // Without libsecret the library says which file it tried: the one of this system.
    expect(output).toMatch(/^function$|prebuilds\/linux-(x64|arm64)/m);
  });
});
