/** The first start, with a page that tells its past: the real monitor, a real home folder, a server on loopback. */
import { afterEach, expect, it } from 'vitest';
import { createMonitor, type Monitor } from '../../../src/monitor/monitor.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { readFixture, type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';

const CODE = 'yyzkbfz2thpt';
const HOUR = 3_600_000;

let server: StatusServer;
let home: TempHome;
let monitor: Monitor;
afterEach(async () => {
  await monitor.stop();
  await server.close();
  await home.remove();
});

/** An outage three days ago, as the page lists it. */
function pastIncident() {
  const start = new Date(Date.now() - 72 * HOUR).toISOString();
  const end = new Date(Date.now() - 70.5 * HOUR).toISOString();
  const update = (status: string, at: string, to: string) => ({
    status,
    body: 'Logging in fails.',
    created_at: at,
    affected_components: [{ code: CODE, new_status: to }],
  });
  return {
    id: 'abcdefabcdef',
    name: 'Elevated errors',
    status: 'resolved',
    created_at: start,
    resolved_at: end,
    incident_updates: [update('resolved', end, 'operational'), update('investigating', start, 'major_outage')],
  };
}

async function start(past: string | null): Promise<void> {
  server = await startStatusServer();
  server.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
  if (past !== null) server.say('/incidents.json', { headers: { 'content-type': 'application/json' }, body: past });
  const hello = { headers: { 'content-type': 'application/json' }, body: '{"message":"hello"}' };
  for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, hello);
  home = await tempHome(SIGNED_IN(), () => ({
    PILOTLIGHT_STATUS_URLS: `${server.origin}/summary.json`,
    PILOTLIGHT_HELLO_URLS: `${server.origin}/api/hello,${server.origin}/v1/oauth/hello`,
  }));
  monitor = createMonitor(home.host, DEFAULT_SETTINGS);
  await monitor.start();
}

const daysOfCode = () => monitor.snapshot().service.components.find(({ id }) => id === CODE)?.days ?? [];
const asked = () => server.requests.filter(({ path }) => path === '/incidents.json').length;

it('fills the day bars and the history, once and for all', async () => {
  const incidents = [pastIncident()];
  await start(JSON.stringify({ page: { id: 'tymt9n04zgry' }, incidents }));
  await expect.poll(() => daysOfCode().filter((light) => light !== null).length).toBe(4);
  expect(daysOfCode()).toContain('red');
  const { history } = monitor.snapshot();
  expect(history.map(({ text }) => text)).toContain('Elevated errors');
  expect(history.at(-1)).toMatchObject({ cause: 'service', until: expect.any(Number) });
  expect(history.findIndex(({ kind }) => kind === 'incident-opened')).toBe(history.length - 1);
  await monitor.stop();
  monitor = createMonitor(home.host, DEFAULT_SETTINGS);
  await monitor.start();
  await expect.poll(() => monitor.snapshot().service.asOf).not.toBeNull();
  expect(asked()).toBe(1);
  expect(monitor.snapshot().history.filter(({ kind }) => kind === 'incident-opened')).toHaveLength(1);
  expect(daysOfCode()).toContain('red');
});

it('stays as it was where the page does not tell', async () => {
  await start(null);
  await expect.poll(asked).toBe(1);
  // The page itself, which is asked at the same moment, fills today.
  await expect.poll(() => daysOfCode().filter((light) => light !== null)).toHaveLength(1);
});
