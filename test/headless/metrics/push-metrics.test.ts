/** The official client, in front of a collector on loopback that takes OTLP over HTTP as JSON. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pushMetrics } from '../../../src/headless/metrics/push-metrics.ts';
import { renderMetrics } from '../../../src/headless/metrics/registry.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';
import { WAIT } from '../../patience.ts';

interface Point {
  asDouble?: number;
  asInt?: number;
  attributes: { key: string; value: { stringValue: string } }[];
}
interface Export {
  resourceMetrics: {
    resource: Pick<Point, 'attributes'>;
    scopeMetrics: { metrics: { name: string; gauge?: { dataPoints: Point[] } }[] }[];
  }[];
}

const samples = sampleSnapshots(Date.UTC(2026, 10, 28, 15));
let collector: Server;
let got: { url: string; headers: IncomingHttpHeaders; body: Export }[];
let answer: number;
let said: string[];
beforeEach(async () => {
  got = [];
  answer = 200;
  said = [];
  collector = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push({ url: request.url ?? '', headers: request.headers, body: JSON.parse(text) });
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  vi.unstubAllEnvs();
  collector.closeAllConnections();
  collector.close();
});

const endpoint = (path = ''): string => `http://127.0.0.1:${(collector.address() as AddressInfo).port}${path}`;

function begin(snapshot: () => (typeof samples)['well'], everyMs = 50, path = '') {
  const begun = pushMetrics(snapshot, { endpoint: endpoint(path), everyMs }, (sentence) => said.push(sentence));
  if ('failed' in begun) throw new Error(begun.failed);
  return begun;
}

/** As Prometheus writes a series: `name{label="value"} 1`. */
function seriesOf({ resourceMetrics }: Export): Map<string, number> {
  const metrics = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  return new Map(
    metrics.flatMap(({ name, gauge }) =>
      (gauge?.dataPoints ?? []).map(({ asDouble, asInt, attributes }) => {
        const labels = attributes.map(({ key, value }) => `${key}="${value.stringValue}"`).join(',');
        return [labels ? `${name}{${labels}}` : name, asDouble ?? Number(asInt)] as const;
      }),
    ),
  );
}

it('pushes the same numbers under the same names as a scrape would read', async () => {
  const pushing = begin(() => samples.usage);
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(0), WAIT);
  await pushing.close();
  const [first] = got;
  expect(first?.url).toBe('/v1/metrics');
  const scraped = (await renderMetrics(samples.usage))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const pushed = [...seriesOf(first?.body as Export)].map(([name, value]) => `${name} ${value}`);
  expect(pushed.toSorted()).toEqual(scraped.toSorted());
  const { attributes } = first?.body.resourceMetrics[0]?.resource ?? { attributes: [] };
  expect(attributes.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['service.name', 'service.version', 'service.instance.id']),
  );
  expect(JSON.stringify(got)).not.toMatch(/@example|sk-ant|\/home/);
});

it('tells what has changed with the next push, and once more at the end', async () => {
  let snapshot = samples.well;
  const pushing = begin(() => snapshot);
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(0), WAIT);
  snapshot = samples['signed-out'];
  const { light } = snapshot;
  const last = () => seriesOf(got.at(-1)?.body as Export).get(`pilotlight_light{light="${light}"}`);
  await vi.waitFor(() => expect(last()).toBe(1), WAIT);
  await pushing.close();
  const slow = begin(() => samples.well, 3_600_000);
  const before = got.length;
  await slow.close();
  expect(got.length).toBe(before + 1);
});

it('sends the headers that OpenTelemetry keeps in its own variable, and no credential of Claude Code’s', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-tenant=team-a');
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-ant-api03-CANARY');
  const pushing = begin(() => samples.well, 3_600_000, '/otlp/');
  await pushing.close();
  expect(got[0]).toMatchObject({ url: '/otlp/v1/metrics', headers: { 'x-tenant': 'team-a' } });
  expect(JSON.stringify(got)).not.toContain('CANARY');
});

it('goes on where the collector refuses or is away', async () => {
  answer = 500;
  const pushing = begin(() => samples.well);
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(0), WAIT);
  answer = 200;
  const refused = got.length;
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(refused), WAIT);
  expect(said).toHaveLength(1);
  const { port } = collector.address() as AddressInfo;
  const closed = new Promise<void>((resolve) => void collector.close(() => resolve()));
  collector.closeAllConnections();
  await closed;
  await vi.waitFor(() => expect(said).toHaveLength(2), WAIT);
  const heard = got.length;
  await new Promise<void>((resolve) => void collector.listen(port, '127.0.0.1', resolve));
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(heard), WAIT);
  await pushing.close();
});

it('says once that nothing is taken, and once more when that comes back', async () => {
  answer = 400;
  const pushing = begin(() => samples.well);
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(3), WAIT);
  expect(said).toEqual([expect.stringContaining(new URL(endpoint()).host)]);
  answer = 200;
  const refused = got.length;
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(refused + 1), WAIT);
  answer = 400;
  await vi.waitFor(() => expect(said).toHaveLength(2), WAIT);
  await pushing.close();
});

it('no longer tells what has gone', async () => {
  let snapshot = samples.usage;
  const pushing = begin(() => snapshot);
  const tellsUsage = () =>
    got.length > 0 &&
    [...seriesOf(got.at(-1)?.body as Export).keys()].some((name) => name.startsWith('pilotlight_usage'));
  await vi.waitFor(() => expect(tellsUsage()).toBe(true), WAIT);
  snapshot = samples.well;
  await vi.waitFor(() => expect(tellsUsage()).toBe(false), WAIT);
  await pushing.close();
});

it('does not wait for a collector that says nothing when the program ends', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1/metrics/`;
  const pushing = pushMetrics(
    () => samples.well,
    { endpoint: address, everyMs: 3_600_000 },
    () => {},
  );
  if ('failed' in pushing) throw new Error(pushing.failed);
  const asked = new Promise<string | undefined>((resolve) => silent.once('request', ({ url }) => resolve(url)));
  const closed = pushing.close();
  expect(await asked).toBe('/v1/metrics');
  // Only what waits for no answer gets there: none is ever given.
  await closed;
  silent.closeAllConnections();
  silent.close();
});

it.each(['http://collector.example:4318', 'collector:4318', '/usr/bin/x', 'https://user:word@example.com', ''])(
  'does not take %j',
  (wrong) => {
    expect(
      pushMetrics(
        () => samples.well,
        { endpoint: wrong },
        () => {},
      ),
    ).toMatchObject({
      failed: expect.stringContaining('--otlp takes'),
    });
  },
);
