import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { hasGraphics, stayLight } from '../../../src/main/app/stay-light.ts';

const NETWORK = ['enable-features', 'NetworkServiceInProcess2'];

it.each([
  ['linux', true, [NETWORK]],
  ['linux', false, [NETWORK, ['disable-gpu'], ['disable-software-rasterizer']]],
  ['win32', false, []],
  ['darwin', false, []],
] as const)('%s, hardware that draws: %s', (platform, graphics, switches) => {
  const appendSwitch = vi.fn();
  stayLight({ appendSwitch }, platform, () => graphics);
  expect(appendSwitch.mock.calls).toEqual(switches);
});

it('hardware that draws is a render node, and not just a screen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-dri-'));
  expect([hasGraphics(join(folder, 'missing')), hasGraphics(folder)]).toEqual([false, false]);
  writeFileSync(join(folder, 'card0'), '');
  expect(hasGraphics(folder)).toBe(false);
  writeFileSync(join(folder, 'renderD128'), '');
  expect(hasGraphics(folder)).toBe(true);
  rmSync(folder, { recursive: true });
});
