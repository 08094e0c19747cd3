import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createDesktopPower } from '../../../src/main/host/power.ts';
import { proxyAddress } from '../../../src/main/host/system-http.ts';
import { findTrayHost, isIconHidden } from '../../../src/main/tray/tray-host.ts';
import { findTrayTrouble } from '../../../src/main/tray/tray-visibility.ts';
import { boxesInFront, saveDiagnostics } from '../../../src/main/window/dialogs.ts';
import type { PowerEvent } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

it.each([
  ['DIRECT', null],
  ['PROXY proxy.example:8080', 'http://proxy.example:8080'],
  ['PROXY proxy.example:8080; DIRECT', 'http://proxy.example:8080'],
  ['HTTPS secure.example:443;PROXY other:1', 'https://secure.example:443'],
  ['proxy lower.example:3128', 'http://lower.example:3128'],
  ['SOCKS5 socks.example:1080', null],
  ['', null],
  ['PROXY', null],
])('the system says %j: %s', (answer, address) => expect(proxyAddress(answer)).toBe(address));

describe('whether there is a tray', () => {
  const say = (file: string, stdout: string, code = 0) => {
    const host = createSimulatedHost();
    host.programs.install(file, { stdout, code } as never);
    return findTrayHost(host);
  };
  it('gdbus knows one', async () => expect(await say('gdbus', '(true,)\n')).toBe(true));
  it('gdbus knows none', async () => expect(await say('gdbus', '(false,)\n')).toBe(false));
  it('busctl knows one', async () => expect(await say('busctl', 'b true\n')).toBe(true));
  it('busctl knows none', async () => expect(await say('busctl', 'b false\n')).toBe(false));
  it('no bus', async () => expect(await say('gdbus', '', 1)).toBeNull());
  it.each(['', 'garbage', '(1,)', 'untrue'])('gdbus says %j, which nobody understands', async (said) => {
    expect(await say('gdbus', said)).toBeNull();
  });
  it('neither program', async () => expect(await findTrayHost(createSimulatedHost())).toBeNull());
});

describe('whether the icon can be seen', () => {
  const SCREEN = { x: 0, y: 0, width: 1440, height: 900 };
  const look = (icon: typeof SCREEN | null) => ({ bounds: () => icon, screens: () => [SCREEN], patient: false });
  it.each([
    ['in the bar', { x: 1000, y: 0, width: 22, height: 22 }, false],
    ['parked below the screen by macOS 26', { x: 0, y: 900, width: 22, height: 22 }, true],
    ['without a size', { x: 0, y: 0, width: 0, height: 0 }, true],
  ])('%s', (_, icon, hidden) => expect(isIconHidden(icon, SCREEN)).toBe(hidden));

  it.each([
    ['linux', '(false,)', 'no-tray'],
    ['linux', '(true,)', null],
    ['win32', '(false,)', null],
  ] as const)('%s, bus says %s', async (platform, stdout, trouble) => {
    const host = createSimulatedHost();
    host.programs.install('gdbus', { stdout, code: 0 } as never);
    expect(await findTrayTrouble(host, platform, look(null))).toBe(trouble);
  });

  it('macOS hides it', async () => {
    const icon = { x: 0, y: 900, width: 22, height: 22 };
    expect(await findTrayTrouble(createSimulatedHost(), 'darwin', look(icon))).toBe('hidden');
  });

  it('macOS says wrongly where it is, right after the start', async () => {
    const host = createSimulatedHost();
    const places = [
      { x: 0, y: 900, width: 22, height: 22 },
      { x: 1000, y: 0, width: 22, height: 22 },
    ];
    const found = findTrayTrouble(host, 'darwin', {
      ...look(null),
      patient: true,
      bounds: () => places.shift() ?? null,
    });
    await host.advance(600);
    expect(await found).toBeNull();
  });

  it('the panel of a Linux desktop comes after us', async () => {
    const host = createSimulatedHost();
    host.programs.install('gdbus', { stdout: '(false,)', code: 0 } as never);
    const found = findTrayTrouble(host, 'linux', { ...look(null), patient: true });
    await host.advance(1_000);
    host.programs.install('gdbus', { stdout: '(true,)', code: 0 } as never);
    await host.advance(20_000);
    expect(await found).toBeNull();
  });

  it('no panel ever comes', async () => {
    const host = createSimulatedHost();
    host.programs.install('gdbus', { stdout: '(false,)', code: 0 } as never);
    const found = findTrayTrouble(host, 'linux', { ...look(null), patient: true });
    await host.advance(30_000);
    expect(await found).toBe('no-tray');
  });
});

describe('power', () => {
  const setUp = () => {
    const host = createSimulatedHost();
    const listeners = new Map<string, () => void>();
    const monitor = {
      on: vi.fn((name: string, run: () => void) => void listeners.set(name, run)),
      off: vi.fn((name: string) => void listeners.delete(name)),
    };
    const net = { isOnline: vi.fn(() => true) };
    const power = createDesktopPower(monitor as never, net, host.clock, host.power);
    const seen: PowerEvent[] = [];
    const stop = power.listen((event) => void seen.push(event));
    return { host, listeners, net, power, seen, stop };
  };

  it.each([
    ['suspend', 'sleep'],
    ['resume', 'wake'],
    ['lock-screen', 'lock'],
    ['unlock-screen', 'unlock'],
    ['on-battery', 'battery'],
    ['on-ac', 'mains'],
  ])('%s is %s', (name, event) => {
    const { listeners, seen } = setUp();
    listeners.get(name)?.();
    expect(seen).toEqual([event]);
  });

  it('notices the network go and come by looking', async () => {
    const { host, net, seen } = setUp();
    await host.advance(60_000);
    expect(seen).toEqual([]);
    net.isOnline.mockReturnValue(false);
    await host.advance(31_000);
    net.isOnline.mockReturnValue(true);
    await host.advance(31_000);
    expect(seen).toEqual(['offline', 'online']);
  });

  it('takes from the addresses only what is about the network', () => {
    const { host, seen } = setUp();
    for (const event of ['network-change', 'wake', 'sleep', 'lock'] as const) host.emit(event);
    expect(seen).toEqual(['network-change']);
  });

  it('leaves nothing running', () => {
    const { host, listeners, stop } = setUp();
    stop();
    expect(listeners.size).toBe(0);
    expect(host.clock.pending()).toBe(0);
  });

  it.each([
    [false, true, false],
    [true, false, false],
    [true, null, null],
    [true, true, true],
  ])('Electron says %s, the addresses say %s: %s', (online, addresses, known) => {
    const { host, net, power } = setUp();
    net.isOnline.mockReturnValue(online);
    host.setOnline(addresses);
    expect(power.online()).toBe(known);
  });
});

it.each([
  ['darwin', 1],
  ['win32', 0],
  ['linux', 0],
] as const)('%s: a box comes in front by taking the focus first: %i', async (platform, times) => {
  const showMessageBox = vi.fn(async (_options: object) => ({ response: 0, checkboxChecked: false }));
  const showSaveDialog = vi.fn(async (_options: object) => ({ canceled: true, filePath: '' }));
  const focus = vi.fn();
  const options = { message: 'Reset credentials' };
  const boxes = boxesInFront({ showMessageBox, showSaveDialog }, { focus }, platform);
  expect(await boxes.showMessageBox(options)).toMatchObject({ response: 0 });
  expect(showMessageBox).toHaveBeenCalledExactlyOnceWith(options);
  expect(focus).toHaveBeenCalledTimes(times);
  await boxes.showSaveDialog({});
  expect(focus).toHaveBeenCalledTimes(2 * times);
});

it('says when the report could not be saved, and nothing when it was or the person thought better of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-report-'));
  const app = { getPath: () => folder };
  const { files } = createNodeHost({ dataDir: folder });
  const save = (filePath: string) =>
    saveDiagnostics({ showSaveDialog: async () => ({ canceled: filePath === '', filePath }) }, app, files, '{}');
  try {
    // A folder of that name stands in the way.
    mkdirSync(join(folder, 'report.json'));
    expect(await save(join(folder, 'report.json'))).toMatch(/report\.json could not be written: /);
    expect(await save(join(folder, 'other.json'))).toBeNull();
    expect(readFileSync(join(folder, 'other.json'), 'utf8')).toBe('{}');
    expect(await save('')).toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
