/** Nothing is said where nothing is wrong: healthy set-ups of all kinds, looked at by the built doctor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusServer } from '../loopback/status-server.ts';
import { QUIET_HOMES } from './quiet-homes.ts';
import { runDoctor, startCalmService, whyNotHere } from './run-doctor.ts';

let service: StatusServer;
beforeAll(async () => {
  service = await startCalmService();
});
afterAll(() => service.close());

describe.skipIf(process.platform !== 'linux')('a healthy home', () => {
  it('comes in forty kinds and more', () => {
    expect(QUIET_HOMES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(QUIET_HOMES.map(({ id }) => id)).size).toBe(QUIET_HOMES.length);
  });

  for (const home of QUIET_HOMES) {
    const leftOut = whyNotHere(home);
    it.skipIf(leftOut)(`${home.id}${leftOut ? ` (${leftOut})` : ''}`, async () => {
      const { light, findings } = await runDoctor({ ...home, kind: 5, light: 'green' }, service);
      const said = findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ id, title, detail }) => [id, title, detail]);
      expect({ light, said }).toEqual({ light: 'green', said: [] });
    });
  }
});
