import { describe, expect, it, vi } from 'vitest';
import { isNewer, startUpdateCheck } from '../../../src/main/app/update-check.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

it.each([
  ['1.2.4', '1.2.3', true],
  ['1.3.0', '1.2.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.10.0', '1.9.0', true],
  ['1.2.3', '1.2.3', false],
  ['1.2.2', '1.2.3', false],
  ['0.9.0', '1.0.0', false],
  ['1.2.4-beta.1', '1.2.3', false],
  ['latest', '1.2.3', false],
])('%s against %s: newer is %s', (version, current, newer) => expect(isNewer(version, current)).toBe(newer));

const ADDRESS = 'https://api.github.com/repos/someone/pilotlight/releases/latest';
const DAY = 24 * 3_600_000;

describe('the daily look', () => {
  const setUp = (wanted = true, env: Record<string, string> = { PILOTLIGHT_RELEASE_URLS: ADDRESS }) => {
    const host = createSimulatedHost({ env });
    const onChange = vi.fn();
    const start = () =>
      startUpdateCheck({
        host,
        current: '1.0.0',
        snapshot: () => sampleSnapshots(0).well,
        isWanted: () => wanted,
        onChange,
      });
    return { host, onChange, start };
  };

  it('asks five minutes after the start, then once a day', async () => {
    const { host, onChange, start } = setUp();
    host.web.answer(ADDRESS, { body: { tag_name: 'v1.1.0' } });
    const check = start();
    await host.advance(4 * 60_000);
    expect(host.web.requests).toHaveLength(0);
    await host.advance(2 * 60_000);
    expect(check.newer()).toBe('1.1.0');
    expect(onChange).toHaveBeenCalledOnce();
    await host.advance(DAY - 2 * 60_000);
    expect(host.web.requests).toHaveLength(1);
    await host.advance(2 * 60_000);
    expect(host.web.requests).toHaveLength(2);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('does not ask again after a restart on the same day, but remembers', async () => {
    const { host, start } = setUp();
    host.web.answer(ADDRESS, { body: { tag_name: 'v1.1.0' } });
    const first = start();
    await host.advance(10 * 60_000);
    first.stop();
    const second = start();
    await host.advance(3_600_000);
    expect(host.web.requests).toHaveLength(1);
    expect(second.newer()).toBe('1.1.0');
  });

  it.each([
    ['the user does not want it', false, { PILOTLIGHT_RELEASE_URLS: ADDRESS }],
    ['this build has no home page', true, {}],
  ] as const)('asks nobody when %s', async (_, wanted, env) => {
    const { host, start } = setUp(wanted, env as Record<string, string>);
    const check = start();
    await host.advance(3 * DAY);
    expect(host.web.requests).toEqual([]);
    expect(check.newer()).toBeNull();
  });

  it.each([
    ['no release yet', { status: 404, body: {} }],
    ['a page instead of data', { body: '<html>' }],
    ['no version', { body: { tag_name: 'nightly' } }],
    ['a version with markup in it', { body: { tag_name: 'v1.2.3<b>' } }],
    ['another shape', { body: { tag_name: 7 } }],
    ['no network', { failure: 'dns' }],
  ] as const)('learns nothing from %s', async (_, reply) => {
    const { host, start } = setUp();
    host.web.answer(ADDRESS, reply as never);
    const check = start();
    await host.advance(10 * 60_000);
    expect(host.web.requests).toHaveLength(1);
    expect(check.newer()).toBeNull();
  });

  it('stops when it is told to', async () => {
    const { host, start } = setUp();
    const check = start();
    // By then the look is planned.
    await host.advance(60_000);
    check.stop();
    await host.advance(2 * DAY);
    expect(host.web.requests).toEqual([]);
  });
});
