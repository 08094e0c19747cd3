import { expect, it, vi } from 'vitest';
import { stayLight } from '../../../src/main/app/stay-light.ts';

it.each([
  ['linux', [['enable-features', 'NetworkServiceInProcess2']]],
  ['win32', []],
  ['darwin', []],
] as const)('%s', (platform, switches) => {
  const appendSwitch = vi.fn();
  stayLight({ appendSwitch }, platform);
  expect(appendSwitch.mock.calls).toEqual(switches);
});
