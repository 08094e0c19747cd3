import type * as Electron from 'electron';
import { app, BrowserWindow, Notification, Tray } from 'electron';
import { beforeEach, expect, expectTypeOf, it, vi } from 'vitest';
import * as fake from './electron.ts';

beforeEach(() => fake.resetElectron());

it('stands in the place of electron', () => {
  expect(app).toBe(fake.app);
  expect(Tray).toBe(fake.Tray);
  expect(vi.isMockFunction(app.quit)).toBe(true);
});

it('remembers what was made, until it is reset', () => {
  new Notification({ title: 'Signed out' }).show();
  new BrowserWindow({ width: 384 });
  expect(fake.Notification.made.map(({ title, show }) => [title, show.mock.calls.length])).toEqual([['Signed out', 1]]);
  expect(fake.BrowserWindow.made).toHaveLength(1);
  fake.resetElectron();
  expect([fake.Notification.made, fake.BrowserWindow.made].flat()).toEqual([]);
});

it("has Electron's own signatures", () => {
  expectTypeOf(fake.app.getPath).parameters.toEqualTypeOf<Parameters<Electron.App['getPath']>>();
  expectTypeOf<Parameters<InstanceType<typeof fake.Tray>['setToolTip']>>().toEqualTypeOf<[string]>();
  // @ts-expect-error a name that Electron does not have
  const unknown: Partial<Record<keyof Electron.App, unknown>> = { getPaht: () => '' };
  expect(unknown).toBeDefined();
});
