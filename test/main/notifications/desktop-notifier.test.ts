import { EventEmitter } from 'node:events';
import type { Notification as NotificationClass, NotificationConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesktopNotifier } from '../../../src/main/notifications/desktop-notifier.ts';
import type { Platform } from '../../../src/main/tray/tray-view.ts';
import type { Notifier } from '../../../src/platform/notifications/notifier.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

/** A system's way with banners: `shows`, `fails`, or says nothing at all. */
let manner: 'shows' | 'fails' | 'silent' | 'unsupported';
/** What the system says when it fails. */
let reason: string;
let made: Banner[];

class Banner extends EventEmitter {
  static isSupported = () => manner !== 'unsupported';
  readonly close = vi.fn(() => void this.emit('close'));
  constructor(readonly options: NotificationConstructorOptions) {
    super();
    made.push(this);
  }
  show(): void {
    if (manner === 'shows') this.emit('show');
    if (manner === 'fails') this.emit('failed', {}, reason);
  }
}

const NOTICE: Notice = {
  id: 'n1',
  kind: 'sign-in',
  level: 'normal',
  at: 0,
  episode: 'e1',
  profile: null,
  title: 'Signed out',
  body: 'Your login expired.',
  light: 'red',
  withdrawnAt: null,
};

beforeEach(() => {
  manner = 'shows';
  reason = 'no';
  made = [];
});

function setUp(platform: Platform = 'linux', hasSound = true) {
  const host = createSimulatedHost();
  const fallback: Notifier = {
    show: vi.fn(async () => ({ status: 'failed', reason: 'nothing here either' }) as const),
    withdraw: vi.fn(async () => {}),
  };
  const onOpen = vi.fn();
  const onStatusPage = vi.fn();
  const onSnooze = vi.fn();
  const Notification = Banner as unknown as Parameters<typeof createDesktopNotifier>[0]['Notification'];
  const notifier = createDesktopNotifier({
    ...{
      Notification,
      platform,
      clock: host.clock,
      fallback,
      onOpen,
      onStatusPage,
      onSnooze,
      hasSound: () => hasSound,
    },
  });
  return { host, fallback, notifier, onOpen, onStatusPage, onSnooze };
}

it('makes no sound where the user wants none, however urgent', async () => {
  await setUp('linux', false).notifier.show({ ...NOTICE, level: 'urgent' });
  expect(made[0]?.options).toMatchObject({ silent: true, urgency: 'critical' });
});

describe('the outcome', () => {
  it('shown', async () => {
    expect(await setUp().notifier.show(NOTICE)).toEqual({ status: 'shown', where: 'desktop', reason: null });
  });

  it('a quiet notice is no banner', async () => {
    expect(await setUp().notifier.show({ ...NOTICE, level: 'quiet' })).toEqual({
      status: 'not-shown',
      reason: 'quiet',
    });
    expect(made).toEqual([]);
  });

  it.each(['fails', 'unsupported'] as const)('%s: the other way is tried', async (how) => {
    manner = how;
    const { fallback, notifier } = setUp();
    expect(await notifier.show(NOTICE)).toEqual({ status: 'failed', reason: 'nothing here either' });
    expect(fallback.show).toHaveBeenCalledExactlyOnceWith(NOTICE);
  });

  it.each([
    'HRESULT:-2143420143',
    'HRESULT:-2143420142',
    'The operation couldn’t be completed. (UNErrorDomain error 1.)',
    'Notifications are not allowed for this application',
  ])('a person does not want banners (%s): no other way is tried', async (why) => {
    manner = 'fails';
    reason = why;
    const { fallback, notifier } = setUp();
    expect(await notifier.show(NOTICE)).toEqual({ status: 'not-shown', reason: 'refused' });
    expect(fallback.show).not.toHaveBeenCalled();
  });

  it('macOS: the first banner waits for the answer whether there may be any', async () => {
    manner = 'silent';
    const { fallback, host, notifier } = setUp('darwin');
    const outcome = notifier.show(NOTICE);
    await host.advance(30_000);
    made[0]?.emit('show');
    expect(await outcome).toMatchObject({ status: 'shown' });
    expect(fallback.show).not.toHaveBeenCalled();
  });

  it('no word within five seconds: the other way is tried, and a late banner is taken back', async () => {
    manner = 'silent';
    const { fallback, host, notifier } = setUp();
    const outcome = notifier.show(NOTICE);
    await host.advance(4_900);
    expect(fallback.show).not.toHaveBeenCalled();
    await host.advance(200);
    expect(await outcome).toMatchObject({ status: 'failed' });
    expect(made[0]?.close).toHaveBeenCalled();
  });
});

describe('a banner that still waits to appear', () => {
  it('is shown in no other way once its trouble is over', async () => {
    manner = 'silent';
    const { fallback, host, notifier } = setUp();
    const outcome = notifier.show(NOTICE);
    await notifier.withdraw('e1');
    await host.advance(5_100);
    expect(await outcome).toEqual({ status: 'not-shown', reason: 'withdrawn' });
    expect(fallback.show).not.toHaveBeenCalled();
  });

  it('leaves the other way to the one that took its place', async () => {
    manner = 'silent';
    const { fallback, host, notifier } = setUp();
    const worse = { ...NOTICE, id: 'n2', title: 'Worse' };
    const outcomes = [notifier.show(NOTICE), notifier.show(worse)];
    await host.advance(5_100);
    await Promise.all(outcomes);
    expect(fallback.show).toHaveBeenCalledExactlyOnceWith(worse);
  });
});

describe('one banner per episode', () => {
  it('a later one takes the place of the earlier', async () => {
    const { notifier } = setUp();
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, id: 'n2', title: 'Worse' });
    expect(made.map(({ close }) => close.mock.calls.length)).toEqual([1, 0]);
  });

  it('other episodes stay', async () => {
    const { notifier } = setUp();
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, id: 'n2', episode: 'e2' });
    await notifier.withdraw('e2');
    expect(made.map(({ close }) => close.mock.calls.length)).toEqual([0, 1]);
  });

  it('is taken back both ways, once', async () => {
    const { fallback, notifier } = setUp();
    await notifier.show(NOTICE);
    await notifier.withdraw('e1');
    await notifier.withdraw('e1');
    expect(made[0]?.close).toHaveBeenCalledOnce();
    expect(fallback.withdraw).toHaveBeenCalledWith('e1');
  });

  it('that the user closed is not closed again', async () => {
    const { notifier } = setUp();
    await notifier.show(NOTICE);
    made[0]?.emit('close');
    await notifier.withdraw('e1');
    expect(made[0]?.close).not.toHaveBeenCalled();
  });
});

describe('what a banner does', () => {
  it('a click opens the window', async () => {
    const { notifier, onOpen } = setUp();
    await notifier.show(NOTICE);
    made[0]?.emit('click');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(NOTICE);
  });

  it('its buttons open the window, or the status page when Anthropic is to blame', async () => {
    const { notifier, onOpen, onStatusPage } = setUp('darwin');
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, kind: 'service', episode: 'e2' });
    expect(made.map(({ options }) => options.actions?.map(({ text }) => text))).toEqual([
      ['Open', 'Snooze for an hour'],
      ['Open', 'Status page', 'Snooze for an hour'],
    ]);
    made[1]?.emit('action', {}, 1);
    expect([onOpen.mock.calls.length, onStatusPage.mock.calls.length]).toEqual([0, 1]);
    made[1]?.emit('action', {}, 0);
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it('has no buttons on Linux, where Electron draws none', async () => {
    await setUp('linux').notifier.show(NOTICE);
    expect(made[0]?.options.actions).toBeUndefined();
  });

  it('its last button snoozes', async () => {
    const { notifier, onOpen, onSnooze } = setUp('win32');
    await notifier.show(NOTICE);
    await notifier.show({ ...NOTICE, kind: 'service', episode: 'e2' });
    made[0]?.emit('action', {}, 1);
    made[1]?.emit('action', {}, 2);
    expect([onOpen.mock.calls.length, onSnooze.mock.calls.length]).toEqual([0, 2]);
  });

  it.each([
    ['a click', 'click', []],
    ['its first button', 'action', [{}, 0]],
    ['its last button', 'action', [{}, 1]],
  ] as const)('has been dealt with by %s, and goes', async (_, event, args) => {
    const { notifier } = setUp('win32');
    await notifier.show({ ...NOTICE, level: 'urgent' });
    made[0]?.emit(event, ...args);
    expect(made[0]?.close).toHaveBeenCalledOnce();
  });

  it('goes when Pilotlight does', async () => {
    const { notifier } = setUp();
    for (const episode of ['e1', 'e2']) await notifier.show({ ...NOTICE, episode });
    notifier.withdrawAll();
    expect(made.map(({ close }) => close.mock.calls.length)).toEqual([1, 1]);
  });
});

describe('what a banner holds', () => {
  it('is one line of bounded plain text, whatever the network sent', async () => {
    const { notifier } = setUp();
    await notifier.show({ ...NOTICE, title: 'a\n\u202Eb<b>c</b>', body: `<script>x</script>${'long '.repeat(200)}` });
    const { title = '', body = '' } = made[0]?.options ?? {};
    expect(title).toBe('a bc');
    expect(body.length).toBeLessThanOrEqual(240);
    expect(body).not.toMatch(/[<>]/);
  });

  it.each([
    ['linux', 'urgent', { urgency: 'critical', silent: false }],
    ['linux', 'normal', { urgency: 'normal', silent: true }],
    ['win32', 'urgent', { urgency: 'critical', silent: false, id: 'e1' }],
    ['darwin', 'urgent', { silent: false, id: 'e1' }],
  ] as const)('%s, %s', async (platform, level, options) => {
    await setUp(platform).notifier.show({ ...NOTICE, level });
    expect(made[0]?.options).toMatchObject(options);
    if (platform === 'darwin') expect(made[0]?.options).not.toHaveProperty('urgency');
  });
});

// The real class must stay assignable to what the product asks for.
type Real = typeof NotificationClass;
const _real: Parameters<typeof createDesktopNotifier>[0]['Notification'] = null as unknown as Real;
void _real;
