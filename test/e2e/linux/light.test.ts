/** The light as a person sees it: read from the screen, in each of its six lights, on a dark and on a light panel. */
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Light } from '../../../src/shared/vocabulary.ts';
import { readFixture } from '../../loopback/status-server.ts';
import { describeNeeding } from '../../needs.ts';
import { readLight } from './light.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { type DesktopSession, openSession } from './session.ts';

for (const tone of ['dark', 'light'] as const) {
  describeNeeding('desktop', `the light on a ${tone} panel`, () => {
    let session: DesktopSession;
    let desktop: RealDesktop;
    beforeAll(async () => {
      session = await openSession({ panel: tone });
    });
    afterAll(() => session?.close());
    afterEach(() => desktop?.close());

    it('shows each of the six lights, drawn for that panel', async () => {
      // While the page speaks of maintenance, three of the lights need nothing but the login.
      desktop = await startDesktop(session, { page: 'synthetic-maintenance' });
      const { server, soon, world } = desktop;
      const store = join(world.home, '.claude/.credentials.json');
      const tray = await desktop.tray();
      const shows = (light: Light) =>
        soon(async () => expect(await readLight(session.screen, tone)).toMatchObject({ light, tone }));

      await shows('blue');
      desktop.setLogin('ended');
      await shows('orange');
      await keepPicture(session, `light-orange-${tone}`);
      chmodSync(store, 0);
      await shows('yellow');
      rmSync(store);
      await shows('grey');

      server.sayPage('/api/v2/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
      desktop.setLogin('signed-in');
      await tray.choose('Check now');
      await shows('green');
      await keepPicture(session, `light-green-${tone}`);
      desktop.setLogin('ended');
      await shows('red');
    });
  });
}
