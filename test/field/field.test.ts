/** What people really ran into: every situation laid out, and looked at by the built doctor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusServer } from '../loopback/status-server.ts';
import { CASES } from './cases.ts';
import { NOT_YET } from './not-yet.ts';
import { runDoctor, startCalmService, whyNotHere } from './run-doctor.ts';

let service: StatusServer;
beforeAll(async () => {
  service = await startCalmService();
});
afterAll(() => service.close());

// Another account's list and another shell need a namespace of one's own.
describe.skipIf(process.platform !== 'linux')('the trouble people really have', () => {
  it('every case stands once, and the ones that are not right yet are cases', () => {
    const ids = CASES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...NOT_YET].filter((id) => !ids.includes(id))).toEqual([]);
  });

  for (const one of CASES) {
    const leftOut = whyNotHere(one);
    const test = leftOut ? it.skip : NOT_YET.has(one.id) ? it.fails : it;
    test(`${one.kind}: ${one.id}${leftOut ? ` (${leftOut})` : ''}`, async () => {
      const report = await runDoctor(one, service);
      const said = JSON.stringify(report.findings);
      if (one.light === 'green') expect(report).toMatchObject({ light: 'green' });
      if (one.light === 'not-green') expect(['green', 'blue']).not.toContain(report.light);
      for (const name of one.names ?? []) expect(said).toContain(name);
      for (const name of one.silentAbout ?? []) expect(said).not.toContain(name);
    });
  }
});
