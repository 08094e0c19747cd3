/** Banners as a real notification daemon shows them: what it is sent, seen, clicked, taken back. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { describeNeeding } from '../../needs.ts';
import { every } from '../../patience.ts';
import { keepPicture } from './pictures.ts';
import { type RealDesktop, startDesktop } from './real-desktop.ts';
import { SCREEN_SIZE } from './screen.ts';
import { type DesktopSession, openSession } from './session.ts';

/** Trouble has to hold for half a minute before it is told. */
const HELD = every(500, 120_000);

describeNeeding('desktop', 'banners of the real desktop', () => {
  let session: DesktopSession;
  let desktop: RealDesktop;
  beforeAll(async () => {
    session = await openSession({ panel: 'dark', banners: true });
  });
  afterAll(() => session?.close());
  afterEach(() => desktop?.close());

  const count = async (what: 'displayed' | 'history') =>
    Number((await session.programs.run('dunstctl', ['count', what])).stdout);
  const displayed = () => count('displayed');
  /** Middle of the one banner, which dunst puts at the right, below the panel. */
  const banner = { x: SCREEN_SIZE.width - 20 - 180, y: 60 + 30 } as const;

  /** The login ends while somebody watches: the trouble that everybody hears of. */
  const startSignedOut = async () => {
    desktop = await startDesktop(session);
    const tray = await desktop.tray();
    await desktop.soon(async () => expect(await tray.tooltip()).toContain('Signed in'));
    desktop.setLogin('ended');
    await vi.waitFor(async () => expect(await displayed()).toBe(1), HELD);
  };

  it('tells that the login has ended, and a click on it opens the window', async () => {
    await startSignedOut();
    await keepPicture(session, 'banner');
    expect(await desktop.windows()).toEqual([]);
    await session.screen.click(banner.x, banner.y);
    await desktop.soon(async () => expect(await desktop.windows()).toHaveLength(1));
    await (await desktop.page()).locator('h1').waitFor();
    await desktop.soon(async () => expect(await displayed()).toBe(0));
  });

  it('sends the daemon one thing to do and no more: the click, which the daemon itself may carry out', async () => {
    const watched = session.programs.start('busctl', [
      `--address=${session.env.DBUS_SESSION_BUS_ADDRESS}`,
      '--json=short',
      `--match=type=method_call,interface=org.freedesktop.Notifications,member=Notify`,
      'monitor',
    ]);
    await vi.waitFor(() => expect(watched.output()).toContain('Monitoring'), HELD);
    await startSignedOut();
    const [sent = ''] = watched
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    // Of the eight that Notify takes: the keys of what can be done, each with its label.
    expect(JSON.parse(sent).payload.data[5]).toEqual(['default', 'View']);
    await session.programs.run('dunstctl', ['action']);
    await desktop.soon(async () => expect(await desktop.windows()).toHaveLength(1));
    watched.child.kill();
  });

  it('is taken back when the trouble has gone', async () => {
    await startSignedOut();
    // What is closed goes into the daemon's history.
    const closed = await count('history');
    desktop.setLogin('signed-in');
    await vi.waitFor(async () => expect(await count('history')).toBe(closed + 1), HELD);
    expect(await displayed()).toBe(0);
  });
});
