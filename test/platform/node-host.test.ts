import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDataDir, findHome, readUser } from '../../src/platform/account.ts';
import type { PowerEvent } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { createPower } from '../../src/platform/power.ts';
import { createSimulatedClock } from '../simulation/simulated-clock.ts';

describe('who and where', () => {
  it('takes the account when HOME is missing or empty', () => {
    expect(findHome({ HOME: '/somewhere' }, 'linux')).toBe('/somewhere');
    expect(findHome({ USERPROFILE: 'C:\\Users\\a', HOME: '/x' }, 'win32')).toBe('C:\\Users\\a');
    const own = findHome({}, 'linux');
    expect(own).not.toBe('');
    expect(findHome({ HOME: '' }, 'linux')).toBe(own);
  });

  it.each([
    ['linux', {}, '/h/.local/share/pilotlight'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/pilotlight'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/h/.local/share/pilotlight'],
    ['linux', { PILOTLIGHT_HOME: '/own', XDG_DATA_HOME: '/data' }, '/own'],
    ['darwin', {}, '/h/Library/Application Support/Pilotlight'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Pilotlight'],
    ['win32', {}, '/h/AppData/Roaming/Pilotlight'],
  ] as const)('data folder on %s with %o', (platform, env, expected) => {
    expect(findDataDir(env, platform, '/h')).toBe(expected.replaceAll('/', join('/')));
  });

  it('knows the user', () => {
    expect(readUser({}).uid).toBe(process.getuid?.() ?? -1);
    expect(readUser({}).name).not.toBe('');
  });

  it('composes from the given environment', () => {
    const host = createNodeHost({ env: { HOME: '/nowhere', PILOTLIGHT_HOME: tmpdir() } });
    expect(host).toMatchObject({ home: process.platform === 'win32' ? homedir() : '/nowhere', dataDir: tmpdir() });
  });
});

describe('the clock', () => {
  it('runs later, unless cancelled', async () => {
    const { clock } = createNodeHost();
    const seen: string[] = [];
    clock.after(1, () => seen.push('never'))();
    await new Promise<void>((resolve) => {
      clock.after(5, () => {
        seen.push('ran');
        resolve();
      });
      // `after` alone does not keep a process alive.
      setTimeout(() => {}, 1_000);
    });
    await clock.sleep(1);
    expect(seen).toEqual(['ran']);
  });
});

describe('power without a desktop', () => {
  function listenTo(addresses: () => string, hasProxy = false) {
    const clock = createSimulatedClock(1_000_000);
    const power = createPower(clock, hasProxy, addresses);
    const events: PowerEvent[] = [];
    const stop = power.listen((event) => events.push(event));
    return { clock, power, events, stop };
  }

  it('tells a wake by the wall clock, forward and back, and stays quiet otherwise', async () => {
    const { clock, events } = listenTo(() => 'eth0 10.0.0.1');
    await clock.advance(600_000);
    expect(events).toEqual([]);
    clock.skip(3_600_000);
    await clock.advance(30_000);
    expect(events).toEqual(['wake']);
    clock.setBack(-3_600_000);
    await clock.advance(60_000);
    expect(events).toEqual(['wake', 'wake']);
  });

  it('tells when the network changes, goes and comes back', async () => {
    let addresses = 'eth0 10.0.0.1';
    const { clock, events, power } = listenTo(() => addresses);
    addresses = 'wlan0 10.0.0.2';
    await clock.advance(30_000);
    expect(events).toEqual(['network-change']);
    addresses = '';
    await clock.advance(30_000);
    expect(power.online()).toBe(false);
    addresses = 'eth0 10.0.0.1';
    await clock.advance(30_000);
    expect(events.slice(1)).toEqual(['network-change', 'offline', 'network-change', 'online']);
  });

  it('does not call a machine offline that reaches the world through a proxy', () => {
    expect(listenTo(() => '', true).power.online()).toBeNull();
  });

  it('rests when nobody listens, and two listeners share one timer', () => {
    const { clock, power, stop } = listenTo(() => '');
    const second = power.listen(() => {});
    expect(clock.pending()).toBe(1);
    second();
    stop();
    expect(clock.pending()).toBe(0);
  });
});
