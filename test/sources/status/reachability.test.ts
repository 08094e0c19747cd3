import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeOf, sightOf } from '../../../src/diagnosis/service/probe-result.ts';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createReachability } from '../../../src/sources/status/reachability.ts';
import type { Reply, StatusServer } from '../../loopback/status-server.ts';
import { readHttpFixture, startStatusServer } from '../../loopback/status-server.ts';
import fc from '../../seeded.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const API = '/api/hello';
const LOGIN = '/v1/oauth/hello';
const HELLO = readHttpFixture('reported.hello-ok');

let server: StatusServer;
let host: Host;

/** The machine's own connection is not what is tested here. */
const onLoopback = (urls: string): Host => ({
  ...createNodeHost({ env: { PILOTLIGHT_HELLO_URLS: urls }, dataDir: '/nonexistent' }),
  power: { listen: () => () => {}, online: () => true },
});

beforeEach(async () => {
  server = await startStatusServer();
  host = onLoopback(`${server.origin},${server.origin},${server.origin}/neutral`);
  server.say(API, HELLO);
  server.say(LOGIN, HELLO);
});

afterEach(async () => {
  host.http.reset();
  await server.close();
});

describe('the hello addresses over real HTTP', () => {
  it('both answer: online and well, and the clock is measured', async () => {
    const reading = await createReachability(host).check();
    expect(reading).toMatchObject({ api: 'ok', login: 'ok', neutral: 'not-asked', online: true, portal: null });
    expect(Math.abs(reading.clockOffsetMs ?? Number.NaN)).toBeLessThan(60_000);
    expect(server.requests.map((request) => request.path).sort()).toEqual([API, LOGIN]);
    expect(server.requests.every((request) => request.headers.authorization === undefined)).toBe(true);
  });

  it('measures a clock that is off by two hours', async () => {
    const date = new Date(Date.now() - 2 * 3_600_000).toUTCString();
    server.say(API, { ...HELLO, headers: { date, age: '60' } });
    const { clockOffsetMs } = await createReachability(host).check();
    expect(Math.abs((clockOffsetMs ?? 0) - (2 * 3_600_000 - 60_000))).toBeLessThan(60_000);
  });

  it.each<[string, Reply, string]>([
    ['503', { status: 503, body: '<html>' }, 'down'],
    ['429', { status: 429 }, 'throttled'],
    ['407', { status: 407 }, 'proxy'],
    ['a block page', { status: 403, body: '<html>Blocked by policy</html>' }, 'blocked'],
    ['403 from the service', { status: 403, body: '{"type":"error"}' }, 'changed'],
    ['a network sign-in page', readHttpFixture('reconstructed.captive-portal-200'), 'portal'],
    ['a redirect to a hotel', { status: 302, headers: { location: 'http://hotel.test/in?x=1' } }, 'portal'],
    ['511', { status: 511 }, 'portal'],
    ['a redirect at home', { status: 308, headers: { location: '/api/hello2' } }, 'changed'],
    ['a redirect to a sister', { status: 302, headers: { location: 'https://platform.claude.com/' } }, 'changed'],
    ['another greeting', { body: '{"message":"hallo"}' }, 'changed'],
    ['JSON null', { body: 'null' }, 'changed'],
    ['404', { status: 404 }, 'changed'],
    ['410', { status: 410 }, 'changed'],
    ['an endless body', { misbehave: 'endless' }, 'changed'],
    ['a line that breaks', { body: '{"message":"hello"}', misbehave: 'cut' }, 'reset'],
  ])('%s', async (_, reply, answer) => {
    server.say(API, reply);
    expect(await createReachability(host).check()).toMatchObject({ api: answer, login: 'ok', neutral: 'not-asked' });
  });

  it('keeps where the network wants to send the browser, and nothing that is no web address', async () => {
    const portal = async (location: string) => {
      server.say(API, { status: 302, headers: { location } });
      return (await createReachability(host).check()).portal;
    };
    expect(await portal('http://hotel.test/in?x=1')).toBe('http://hotel.test/in?x=1');
    expect(await portal('javascript:alert(1)')).toBeNull();
    expect(await portal('file:///etc/passwd')).toBeNull();
    expect(await portal('https://user:pass@hotel.test/')).toBeNull();
  });

  it('asks the neutral host when both are silent', async () => {
    const dead = await startStatusServer();
    await dead.close();
    const asking = onLoopback(`${dead.origin},${dead.origin},${server.origin}/neutral`);
    const reading = await createReachability(asking).check();
    expect(reading).toMatchObject({ api: 'refused', login: 'refused', neutral: 'answers' });
    expect(sightOf(reading)).toBe('ONLINE');
    expect(probeOf(reading)).toBe('API_DOWN');
    expect(server.requests).toMatchObject([{ method: 'HEAD', path: '/neutral' }]);
    const silent = await createReachability(onLoopback(`${dead.origin},${dead.origin},${dead.origin}`)).check();
    expect(sightOf(silent)).toBe('OFFLINE');
  });

  it('no TLS where there should be some is no trusted certificate', async () => {
    const reading = await createReachability(onLoopback(server.origin.replace('http:', 'https:'))).check();
    expect(reading).toMatchObject({ api: 'tls', login: 'tls' });
    expect(sightOf(reading)).toBe('UNTRUSTED');
  });

  it('two calls at once are one look', async () => {
    const reachability = createReachability(host);
    const [one, two] = await Promise.all([reachability.check(), reachability.check()]);
    expect(one).toBe(two);
    expect(server.requests).toHaveLength(2);
  });

  it('a dropped look says nothing about the network', async () => {
    server.say(API, { misbehave: 'hang' });
    const look = createReachability(host).check();
    await expect.poll(() => server.requests.length).toBe(2);
    host.http.reset();
    expect(sightOf(await look)).toBe('NOTHING');
  });

  it('asks nobody when none of the addresses named can be used', async () => {
    expect(sightOf(await createReachability(onLoopback('ftp://x')).check())).toBe('NOTHING');
  });
});

describe('a proxy on the way', () => {
  it.each([
    [407, 'proxy', 'PROXY'],
    [403, 'blocked', 'BLOCK-PAGE'],
    [502, 'reset', 'ONLINE'],
  ])('that answers %i to a tunnel: %s', async (status, answer, sight) => {
    const proxy = createServer();
    proxy.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\n\r\n`));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const behind = createNodeHost({
      env: { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
      dataDir: '/nonexistent',
    });
    const reading = await createReachability({ ...behind, power: host.power }).check();
    behind.http.reset();
    await new Promise((resolve) => proxy.close(resolve));
    expect(reading).toMatchObject({ api: answer, login: answer });
    expect(sightOf(reading)).toBe(sight);
  });
});

describe('hostile answers', () => {
  it('none makes a look throw, and none but the greeting is well', async () => {
    const headers = fc.dictionary(fc.constantFrom('age', 'date', 'location', 'content-type'), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 599 }), headers, fc.string(), async (status, head, body) => {
        const simulated = createSimulatedHost();
        simulated.web.answer('https://', { status, headers: head, body });
        const reading = await createReachability(simulated).check();
        expect(reading.api).not.toBe('ok');
        expect(reading.portal ?? 'http://x').toMatch(/^https?:/);
      }),
    );
  });
});
