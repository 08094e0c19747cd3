import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyPageMemory, pageStateNow, takePageReading } from '../../../src/diagnosis/service/page-memory.ts';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createStatusPage } from '../../../src/sources/status/status-page.ts';
import { withinCpuLimit } from '../../cpu-limit.ts';
import type { StatusServer } from '../../loopback/status-server.ts';
import { readFixture, readHttpFixture, startStatusServer } from '../../loopback/status-server.ts';
import fc from '../../seeded.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const TOP = '/top/api/v2/summary.json';
const TWIN = '/twin/api/v2/summary.json';
const FEED = '/history.atom';
const CALM = readFixture('summary/2026-08-22T16-16-08Z.json');
const INCIDENT = readFixture('summary/2026-08-04T21-05-11Z.json');
const ATOM = readFixture('feed/history.2026-09-03.one-entry.atom');

let server: StatusServer;
let host: Host;

beforeEach(async () => {
  server = await startStatusServer();
  const urls = [TOP, TWIN, FEED].map((path) => server.origin + path).join(',');
  host = createNodeHost({ env: { PILOTLIGHT_STATUS_URLS: urls }, dataDir: '/nonexistent' });
});

afterEach(async () => {
  host.http.reset();
  await server.close();
});

const asked = () => server.requests.map((request) => request.path);

describe('the status page over real HTTP', () => {
  it('reads the page and dates it', async () => {
    server.sayPage(TOP, CALM, { age: '7' });
    const reading = await createStatusPage(host).poll();
    expect(reading).toMatchObject({
      answer: 'fresh',
      source: new URL(server.origin).host,
      ageMs: 7_000,
      failure: null,
    });
    expect(reading.content?.components).toHaveLength(6);
    expect(Math.abs(reading.at - (reading.serverDate ?? 0))).toBeLessThan(60_000);
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^pilotlight\//);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('asks conditionally and takes 304 as a confirmation', async () => {
    server.sayPage(TOP, INCIDENT);
    const page = createStatusPage(host);
    const first = await page.poll();
    const second = await page.poll();
    expect(second).toMatchObject({ answer: 'unchanged', content: first.content });
    expect(server.requests[1]?.headers['if-none-match']).toBeTruthy();
    server.sayPage(TOP, CALM);
    expect(await page.poll()).toMatchObject({ answer: 'fresh', content: { incidents: [] } });
    page.forget();
    await page.poll();
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
  });

  it('two calls at once are one request', async () => {
    server.sayPage(TOP, CALM);
    const page = createStatusPage(host);
    const [one, two] = await Promise.all([page.poll(), page.poll()]);
    expect(one).toBe(two);
    expect(asked()).toEqual([TOP]);
  });

  it.each([
    ['blocked', 'a CAPTCHA', () => readHttpFixture('reconstructed.waf-405-captcha')],
    ['blocked', 'a silent challenge', () => readHttpFixture('reconstructed.waf-202-challenge')],
    ['blocked', 'a refusal', () => ({ status: 403, body: '<html>no</html>' })],
    ['moved', 'a network sign-in page', () => readHttpFixture('reconstructed.captive-portal-200')],
    ['moved', 'a redirect elsewhere', () => ({ status: 302, headers: { location: 'https://evil.test/x.json' } })],
    ['moved', 'a redirect without a target', () => ({ status: 301 })],
    ['moved', 'a redirect in circles', () => ({ status: 302, headers: { location: TOP } })],
    ['gone', '404', () => ({ status: 404 })],
    ['gone', '410', () => ({ status: 410 })],
    ['wrong', "another tenant's page", () => readHttpFixture('recorded.githubstatus.status-json.2026-10-09')],
    ['wrong', 'another page id', () => ({ body: CALM.replaceAll('tymt9n04zgry', 'kctbh9vrtdwd') })],
    ['wrong', 'JSON without components', () => ({ body: '{"page":{"id":"tymt9n04zgry"}}' })],
    ['wrong', 'half a document', () => ({ body: CALM.slice(0, 900) })],
    ['wrong', 'nothing', () => ({ body: '' })],
    ['wrong', 'a body over 1 MB', () => ({ body: ' '.repeat(1024 * 1024 + 1) })],
    ['wrong', 'a body without end', () => ({ misbehave: 'endless' as const })],
    ['wrong', '400', () => ({ status: 400 })],
    ['wrong', '304 for nothing', () => readHttpFixture('reconstructed.not-modified-304')],
  ])('%s: %s, and the twin is asked', async (answer, _, reply) => {
    server.say(TOP, reply());
    const alone = createStatusPage(host, {
      sources: [{ name: 'top', url: server.origin + TOP, kind: 'summary' }],
    });
    expect(await alone.poll()).toMatchObject({ answer, content: null, source: null });
    server.sayPage(TWIN, CALM);
    expect(await createStatusPage(host).poll()).toMatchObject({ answer: 'fresh' });
    expect(asked().at(-1)).toBe(TWIN);
  });

  it.each([
    ['page-error', '504 with a web page', () => readHttpFixture('recorded.html-504')],
    ['page-error', '503', () => ({ status: 503, headers: { 'retry-after': '30' } })],
    ['slow-down', '429', () => ({ status: 429, headers: { 'retry-after': '120' } })],
    ['slow-down', '420', () => ({ status: 420 })],
    ['proxy', '407', () => ({ status: 407 })],
    ['transport', 'a line that breaks', () => ({ body: CALM, misbehave: 'cut' as const })],
    ['transport', 'no HTTP at all', () => ({ misbehave: 'garbage' as const })],
  ])('%s: %s, and nobody else is asked', async (answer, _, reply) => {
    server.say(TOP, reply());
    server.sayPage(TWIN, CALM);
    expect(await createStatusPage(host).poll()).toMatchObject({ answer, content: null });
    expect(asked()).not.toContain(TWIN);
  });

  it('reads how long to wait', async () => {
    server.say(TOP, { status: 429, headers: { 'retry-after': '120' } });
    expect((await createStatusPage(host).poll()).retryAfterMs).toBe(120_000);
  });

  it('follows redirects within the address, at most three', async () => {
    server.sayPage('/c', CALM);
    server.say('/b', { status: 302, headers: { location: '/c' } });
    server.say('/a', { status: 308, headers: { location: `${server.origin}/b` } });
    server.say(TOP, { status: 301, headers: { location: '/a' } });
    expect(await createStatusPage(host).poll()).toMatchObject({ answer: 'fresh' });
    expect(asked()).toEqual([TOP, '/a', '/b', '/c']);
  });

  it('falls back to the feed, and tells so', async () => {
    server.say(TOP, readHttpFixture('reconstructed.waf-405-captcha'));
    server.say(TWIN, readHttpFixture('reconstructed.waf-405-captcha'));
    server.say(FEED, { headers: { 'content-type': 'application/atom+xml' }, body: ATOM });
    const page = createStatusPage(host);
    const reading = await page.poll();
    expect(reading).toMatchObject({ answer: 'fresh', source: 'history.atom', content: { kind: 'feed' } });
    await page.poll();
    expect(asked().slice(3)).toEqual([FEED]);
  });

  it('a server that never answers is a timeout of transport', async () => {
    server.say(TOP, { misbehave: 'hang' });
    const impatient: Host = {
      ...host,
      http: { ...host.http, request: (request) => host.http.request({ ...request, limitMs: 100 }) },
    };
    expect(await createStatusPage(impatient).poll()).toMatchObject({ answer: 'transport', failure: 'timeout' });
  });

  it('tells once how an incident ended, after two readings without it', async () => {
    server.sayPage(TOP, INCIDENT);
    const page = createStatusPage(host);
    await page.poll();
    server.sayPage(TOP, CALM);
    const last = { status: 'resolved', body: 'All <b>well</b> again.', created_at: '2026-08-04T22:00:00Z' };
    const ended = { id: 'bdr3fq2rkchr', name: 'Elevated errors', status: 'resolved', incident_updates: [last] };
    server.say('/top/api/v2/incidents/bdr3fq2rkchr.json', { body: JSON.stringify({ incident: ended }) });
    expect((await page.poll()).endings).toEqual([]);
    expect((await page.poll()).endings).toEqual([
      {
        id: 'bdr3fq2rkchr',
        title: 'Elevated errors',
        how: 'resolved',
        at: Date.parse('2026-08-04T22:00:00Z'),
        text: 'All well again.',
        signIn: true,
      },
    ]);
    expect((await page.poll()).endings).toEqual([]);
  });

  it('an incident that was deleted is gone', async () => {
    server.sayPage(TOP, INCIDENT);
    const page = createStatusPage(host);
    await page.poll();
    server.sayPage(TOP, CALM);
    await page.poll();
    expect((await page.poll()).endings).toMatchObject([{ id: 'bdr3fq2rkchr', how: 'gone', text: null }]);
  });

  it('a dropped request is told as such', async () => {
    server.say(TOP, { misbehave: 'hang' });
    const poll = createStatusPage(host).poll();
    await expect.poll(asked).toEqual([TOP]);
    host.http.reset();
    expect(await poll).toMatchObject({ answer: 'transport', failure: 'aborted' });
  });

  it('asks nobody when none of the addresses named can be used', async () => {
    const env = { PILOTLIGHT_STATUS_URLS: 'http://status.claude.com' };
    expect(await createStatusPage({ ...host, env }).poll()).toMatchObject({
      answer: 'transport',
      failure: 'no-address',
    });
  });
});

describe('the sources over time', () => {
  const CLIMB = 24 * 3_600_000;
  const ask = (web: ReturnType<typeof createSimulatedHost>) =>
    web.web.requests.map((request) => new URL(request.url).host);

  it('stays on the twin, and goes back up once a day', async () => {
    const simulated = createSimulatedHost();
    simulated.web.answer('https://status.claude.com/', { status: 405 });
    simulated.web.answer('https://anthropic.statuspage.io/', { body: CALM });
    const page = createStatusPage(simulated);
    await page.poll();
    await page.poll();
    expect(ask(simulated)).toEqual(['status.claude.com', 'anthropic.statuspage.io', 'anthropic.statuspage.io']);
    await simulated.advance(CLIMB);
    simulated.web.answer('https://status.claude.com/', { body: CALM });
    expect(await page.poll()).toMatchObject({ source: 'status.claude.com' });
  });

  it('asks another source after three failures in a row', async () => {
    const simulated = createSimulatedHost();
    simulated.web.answer('https://status.claude.com/', { status: 503 });
    simulated.web.answer('https://anthropic.statuspage.io/', { body: CALM });
    const page = createStatusPage(simulated);
    const answers = [await page.poll(), await page.poll(), await page.poll(), await page.poll()];
    expect(answers.map((one) => one.answer)).toEqual(['page-error', 'page-error', 'fresh', 'fresh']);
  });

  it('a certificate that fails for one source alone leads to the next', async () => {
    const simulated = createSimulatedHost();
    simulated.web.answer('https://status.claude.com/', { failure: 'tls' });
    simulated.web.answer('https://anthropic.statuspage.io/', { body: CALM });
    expect(await createStatusPage(simulated).poll()).toMatchObject({ source: 'anthropic.statuspage.io' });
  });

  it('when all refuse, it starts at the top again', async () => {
    const simulated = createSimulatedHost();
    simulated.web.answer('https://', { status: 403 });
    const page = createStatusPage(simulated);
    expect(await page.poll()).toMatchObject({ answer: 'blocked', source: null });
    await page.poll();
    expect(ask(simulated).slice(0, 4)).toEqual([
      'status.claude.com',
      'anthropic.statuspage.io',
      'status.claude.com',
      'status.claude.com',
    ]);
  });
});

describe('hostile answers', () => {
  const summary = JSON.parse(INCIDENT) as Record<string, unknown>;

  async function stateAfter(status: number, headers: Record<string, string>, body: string) {
    const simulated = createSimulatedHost();
    simulated.web.answer('https://', { status, headers, body });
    const reading = await createStatusPage(simulated).poll();
    return pageStateNow(takePageReading(emptyPageMemory(), reading, null), simulated.clock.now());
  }

  it('no answer whatsoever makes a reading throw', async () => {
    const headers = fc.dictionary(
      fc.constantFrom('age', 'date', 'etag', 'retry-after', 'location', 'content-type'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 599 }), headers, fc.string(), async (status, head, body) => {
        expect(await stateAfter(status, head, body)).toBe('UNKNOWN');
      }),
    );
  });

  it('no page with foreign values in it makes a reading throw, or passes for an outage', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    const keys = ['page', 'components', 'incidents', 'scheduled_maintenances', 'status'];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), odd), async (change) => {
        const state = await stateAfter(200, {}, JSON.stringify({ ...summary, ...change }));
        expect(['UNKNOWN', 'CLEAR', 'AUTH']).toContain(state);
      }),
    );
  });

  it('no odd value inside an incident makes a reading throw', async () => {
    const [incident] = summary.incidents as Record<string, unknown>[];
    const keys = Object.keys(incident ?? {});
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), async (change) => {
        const state = await stateAfter(
          200,
          {},
          JSON.stringify({ ...summary, incidents: [{ ...incident, ...change }] }),
        );
        expect(['CLEAR', 'AUTH', 'RECOVERING']).toContain(state);
      }),
    );
  });

  it('a thousand incidents with a thousand updates each stay bounded', async () => {
    const update = { status: 'investigating', body: 'x'.repeat(20_000), created_at: '2026-08-04T21:00:00Z' };
    const many = Array.from({ length: 1_000 }, (_, index) => ({ id: `many${index}`, name: 'n', incident_updates: [] }));
    const long = { id: 'long', name: 'n'.repeat(9_999), incident_updates: Array(30).fill(update) };
    const simulated = createSimulatedHost();
    simulated.web.answer('https://', { body: JSON.stringify({ ...summary, incidents: [long, ...many] }) });
    const { content } = await createStatusPage(simulated).poll();
    expect(content?.incidents).toHaveLength(60);
    expect(content?.incidents[0]?.title).toHaveLength(300);
    expect(content?.incidents[0]?.updates[0]?.body).toHaveLength(10_000);
  });

  it('deeply nested JSON is no answer', async () => {
    expect(await stateAfter(200, {}, '['.repeat(500_000))).toBe('UNKNOWN');
    expect(await stateAfter(200, {}, `${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBe('UNKNOWN');
  });

  it('a feed made of half tags is read in no time', async () => {
    const half = `<feed><title>Claude</title>${'<entry><title>a<link href="'.repeat(20_000)}`;
    const simulated = createSimulatedHost();
    simulated.web.answer('https://', { status: 403 });
    simulated.web.answer('https://status.claude.com/history.atom', { body: half });
    const { content } = await withinCpuLimit(() => createStatusPage(simulated).poll());
    expect(content?.incidents).toEqual([]);
  });
});
