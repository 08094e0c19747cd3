import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMetricsAddress } from '../../../src/headless/metrics/address.ts';
import { renderMetrics } from '../../../src/headless/metrics/registry.ts';
import { type MetricsOutcome, serveMetrics } from '../../../src/headless/metrics/serve-metrics.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../../fixtures/snapshots.ts';
import { type TempHome, tempHome } from '../../recovery/temp-home.ts';

const NOW = Date.UTC(2026, 10, 28, 15);
const samples = sampleSnapshots(NOW);

/** `name{label="x"} value` as a map. */
function read(page: string): Map<string, number> {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

describe('the page', () => {
  it.each(SAMPLE_NAMES)('%s: one light, one state per profile, numbers only', async (name) => {
    const page = await renderMetrics(samples[name]);
    const series = read(page);
    expect(series.get(`pilotlight_light{light="${samples[name].light}"}`)).toBe(1);
    const lights = [...series].filter(([key]) => key.startsWith('pilotlight_light{'));
    expect(lights.reduce((sum, [, value]) => sum + value, 0)).toBe(1);
    for (const { id, signIn } of samples[name].profiles)
      expect(series.get(`pilotlight_sign_in_state{profile="${id}",state="${signIn.state}"}`)).toBe(1);
    for (const value of series.values()) expect(value).not.toBeNaN();
    expect(page).not.toMatch(/@|sk-ant|\/home/);
  });

  it('tells deadlines, usage and what is refused', async () => {
    const [sample] = Object.values(samples).filter(({ profiles }) => profiles.length > 0);
    const [profile] = sample?.profiles ?? [];
    if (!sample || !profile) throw new Error('no sample');
    const usage = {
      from: 'status-line' as const,
      at: NOW - 60_000,
      gap: null,
      fed: true,
      windows: [{ id: 'fiveHour' as const, percent: 62.5, resetsAt: NOW + 3_600_000, fullAt: null }],
    };
    const finding = {
      ...samples[SAMPLE_NAMES[0] as keyof typeof samples].findings[0],
      id: 'refused-payment',
      severity: 'error',
      cause: 'account',
    };
    const snapshot = {
      ...sample,
      profiles: [{ ...profile, signIn: { ...profile.signIn, loginEndsAt: NOW + 1000 }, usage }],
      findings: [finding, finding],
    } as unknown as Snapshot;
    const series = read(await renderMetrics(snapshot));
    expect(series.get(`pilotlight_login_ends_timestamp_seconds{profile="${profile.id}"}`)).toBe((NOW + 1000) / 1000);
    expect(series.get(`pilotlight_usage_ratio{profile="${profile.id}",window="fiveHour"}`)).toBe(0.625);
    expect(series.get('pilotlight_findings{id="refused-payment",severity="error",cause="account"}')).toBe(2);
  });

  it('makes no more series than it may, whatever a status page says', async () => {
    const [sample] = Object.values(samples);
    const component = { id: 'x', name: 'y', status: 'operational' as const, days: [] };
    const components = Array.from({ length: 500 }, (_, index) => ({ ...component, name: `c${index}\n"{}` }));
    const profile = Object.values(samples).flatMap(({ profiles }) => profiles)[0];
    const profiles = Array.from({ length: 300 }, (_, index) => ({ ...profile, id: `p${index}` }));
    const page = await renderMetrics({
      ...sample,
      service: { ...sample?.service, components },
      profiles,
    } as unknown as Snapshot);
    expect([...read(page).keys()].filter((key) => key.startsWith('pilotlight_component_status'))).toHaveLength(20);
    expect([...read(page).keys()].filter((key) => key.startsWith('pilotlight_sign_in_state'))).toHaveLength(50 * 7);
  });
});

it.each([
  ['9469', { host: '127.0.0.1', port: 9469, loopback: true }],
  ['0.0.0.0:9469', { host: '0.0.0.0', port: 9469, loopback: false }],
  ['[::1]:80', { host: '::1', port: 80, loopback: true }],
  ['localhost:1', { host: 'localhost', port: 1, loopback: true }],
  ['127.example.com:1', { host: '127.example.com', port: 1, loopback: false }],
  ['99999', null],
  ['::1:80', null],
  ['http://x:1', null],
  ['', null],
])('reads the address %j', (text, address) => {
  expect(readMetricsAddress(text)).toEqual(address);
});

describe('who may read', () => {
  const TOKEN = 'a-token-of-some-length';
  let home: TempHome;
  let serving: MetricsOutcome;
  beforeEach(async () => {
    home = await tempHome({});
    writeFileSync(join(home.path, 'token'), `${TOKEN}\n`);
    writeFileSync(join(home.path, 'short'), 'abc');
  });
  afterEach(async () => {
    if (serving && 'url' in serving) await serving.close();
    await home.remove();
  });
  const start = async (address: string, tokenFile: string | null = null) => {
    const file = tokenFile && join(home.path, tokenFile);
    serving = await serveMetrics(home.host, () => Object.values(samples)[0] as Snapshot, { address, tokenFile: file });
    return serving;
  };
  const ask = (headers: Record<string, string> = {}, path = '/metrics', method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const url = new URL('url' in serving ? serving.url : '');
      const asked = request({ host: '127.0.0.1', port: url.port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });

  it('loopback: any program of this machine, no page of a browser, no other name', async () => {
    await start('0');
    expect(await ask()).toBe(200);
    expect(await ask({ host: 'evil.example:1' })).toBe(421);
    expect(await ask({ origin: 'https://evil.example' })).toBe(403);
    expect(await ask({ 'sec-fetch-site': 'none' })).toBe(403);
    expect(await ask({}, '/')).toBe(404);
    expect(await ask({}, '/metrics', 'POST')).toBe(405);
  });

  it('beyond it: only with the token, which must be one', async () => {
    expect(await start('0.0.0.0:0')).toMatchObject({ failed: expect.stringContaining('need a token') });
    expect(await start('0.0.0.0:0', 'short')).toMatchObject({ failed: expect.stringContaining('at least 16') });
    expect(await start('0.0.0.0:0', 'absent')).toMatchObject({ failed: expect.stringContaining('at least 16') });
    await start('0.0.0.0:0', 'token');
    expect(await ask()).toBe(401);
    expect(await ask({ authorization: `Bearer ${TOKEN}x` })).toBe(401);
    expect(await ask({ authorization: `Bearer ${TOKEN}` })).toBe(200);
  });

  it('says when the port is taken or is none', async () => {
    const first = await start('0');
    const port = 'url' in first ? new URL(first.url).port : '';
    expect(
      await serveMetrics(home.host, () => Object.values(samples)[0] as Snapshot, { address: port, tokenFile: null }),
    ).toMatchObject({ failed: expect.stringContaining('cannot be served') });
    expect(
      await serveMetrics(home.host, () => Object.values(samples)[0] as Snapshot, { address: 'x', tokenFile: null }),
    ).toMatchObject({ failed: expect.stringContaining('takes a port') });
  });
});
