import type * as Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { fromBrowser, originOf, toBrowser } from './addresses.ts';
import { faithful, strict } from './strict.ts';

describe('the double is held against the types of Electron', () => {
  it('takes what Electron has', () => {
    const net = faithful<Electron.Net>()('net', { isOnline: () => true });
    expect(net.isOnline()).toBe(true);
  });

  it('does not take a name that Electron does not have', () => {
    // @ts-expect-error Electron calls it isOnline
    faithful<Electron.Net>()('net', { isOnLine: () => true });
  });

  it('does not take another result', () => {
    // @ts-expect-error a boolean, not a word
    faithful<Electron.Net>()('net', { isOnline: () => 'yes' });
  });

  it('does not take other arguments', () => {
    // @ts-expect-error an address is a text
    faithful<Electron.Shell>()('shell', { openExternal: async (_url: number) => {} });
  });

  it('does not take a class that lacks a member it promises', () => {
    // @ts-expect-error setToolTip is missing
    class Half implements Pick<Electron.Tray, 'destroy' | 'setToolTip'> {
      destroy(): void {}
    }
    expect(new Half()).toBeDefined();
  });
});

describe('what the double lacks', () => {
  class Thing {
    readonly #secret = 1;
    readonly nothing = undefined;
    read(): number {
      return this.#secret;
    }
    itself(): this {
      return this;
    }
  }
  const thing = strict(new Thing(), 'Thing') as Thing & { missing(): void };

  it('throws and names itself', () => {
    expect(() => thing.missing()).toThrow('electron double: Thing.missing is not implemented');
  });

  it('what it has works, private fields and chains too', () => {
    expect([thing.read(), thing.itself().read(), thing.nothing]).toEqual([1, 1, undefined]);
    expect(() => (thing.itself() as typeof thing).missing()).toThrow('not implemented');
  });

  it('can be awaited and printed', async () => {
    expect(await thing).toBe(thing);
    expect(String(Object.prototype.toString.call(thing))).toBe('[object Object]');
  });
});

it.each([
  ['app://panel/', 'https://panel.app.double/'],
  ['app://panel/assets/a.js?x#y', 'https://panel.app.double/assets/a.js?x#y'],
  ['https://example.com/', 'https://example.com/'],
])('%s is %s to Chromium, and back', (own, browser) => {
  expect(toBrowser(own)).toBe(browser);
  expect(fromBrowser(browser)).toBe(own);
});

it.each([
  ['https://panel.app.double/x', 'app://panel'],
  ['https://example.com/x', 'https://example.com'],
  ['about:blank', 'null'],
])('%s has the origin %s', (address, origin) => expect(originOf(address)).toBe(origin));
