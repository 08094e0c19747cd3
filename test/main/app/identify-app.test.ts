import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { APP_ID, identifyApp } from '../../../src/main/app/identify-app.ts';

const makeApp = () => ({
  setAppUserModelId: vi.fn(),
  setToastActivatorCLSID: vi.fn(),
  setDesktopName: vi.fn(),
  dock: { hide: vi.fn() },
});

it.each([
  ['win32', { setAppUserModelId: 1, setToastActivatorCLSID: 1, setDesktopName: 0, hide: 0 }],
  ['linux', { setAppUserModelId: 0, setToastActivatorCLSID: 0, setDesktopName: 1, hide: 0 }],
  ['darwin', { setAppUserModelId: 0, setToastActivatorCLSID: 0, setDesktopName: 0, hide: 1 }],
] as const)('on %s it does what that system knows', (platform, expected) => {
  const { dock, ...app } = makeApp();
  identifyApp({ ...app, dock } as never, platform);
  const calls = Object.entries({ ...app, ...dock }).map(([name, spy]) => [name, spy.mock.calls.length]);
  expect(Object.fromEntries(calls)).toEqual(expected);
});

it('bears the name that the installers give it', () => {
  const config = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8');
  expect(config).toMatch(new RegExp(`^appId: ${APP_ID}$`, 'm'));
});
