import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrayHandle, toTemplate } from '../../../src/main/tray/tray.ts';
import { type Platform, type TrayView, trayView } from '../../../src/main/tray/tray-view.ts';
import * as fake from '../../fakes/electron.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

beforeEach(() => fake.resetElectron());

const SAMPLES = sampleSnapshots(0);
const viewOf = (name: keyof typeof SAMPLES, platform: Platform): TrayView =>
  trayView(SAMPLES[name], platform, {
    theme: 'system',
    panel: 'dark',
    withoutColor: false,
    newer: null,
  });

function setUp(platform: Platform) {
  const onClick = vi.fn();
  const onAction = vi.fn();
  const icon = createTrayHandle(
    {
      Tray: fake.Tray as never,
      Menu: fake.Menu as never,
      platform,
      imageOf: ({ light }) => light as never,
      onClick,
      onAction,
    },
    viewOf('well', platform),
  );
  const tray = fake.Tray.made[0];
  if (!tray) throw new Error('no tray was made');
  const fire = (event: string, ...args: unknown[]): void => {
    for (const [name, listener] of tray.on.mock.calls) if (name === event) listener(...args);
  };
  return { fire, icon, onClick, onAction, tray };
}

describe.each(['linux', 'win32', 'darwin'] as const)('%s', (platform) => {
  it('makes one icon and keeps it', () => {
    const { icon, tray } = setUp(platform);
    for (const name of ['outage', 'signed-out', 'well'] as const) icon.show(viewOf(name, platform));
    expect(fake.Tray.made).toHaveLength(1);
    expect(tray.destroy).not.toHaveBeenCalled();
  });

  it('draws only what has changed', () => {
    const { icon, tray } = setUp(platform);
    icon.show(viewOf('well', platform));
    icon.show(viewOf('well', platform));
    expect(tray.setImage).not.toHaveBeenCalled();
    expect(tray.setToolTip).toHaveBeenCalledOnce();
    expect(fake.Menu.buildFromTemplate).toHaveBeenCalledOnce();
    icon.show(viewOf('signed-out', platform));
    expect(tray.setImage).toHaveBeenCalledExactlyOnceWith('red');
    expect(tray.setToolTip).toHaveBeenCalledTimes(2);
    expect(fake.Menu.buildFromTemplate).toHaveBeenCalledTimes(2);
  });

  it('a click is passed on, with the place of the icon', () => {
    const { fire, onClick } = setUp(platform);
    fire('click', {}, { x: 1, y: 2, width: 3, height: 4 });
    expect(onClick).toHaveBeenCalledExactlyOnceWith({ x: 1, y: 2, width: 3, height: 4 });
  });

  it('is left alone once it is destroyed', () => {
    const { icon, tray } = setUp(platform);
    tray.isDestroyed.mockReturnValue(true);
    icon.show(viewOf('signed-out', platform));
    icon.redraw();
    icon.destroy();
    expect(icon.bounds()).toBeNull();
    expect([tray.setImage, tray.destroy].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
  });

  it('can be drawn once more', () => {
    const { icon, tray } = setUp(platform);
    icon.redraw();
    expect(tray.setImage).toHaveBeenCalledExactlyOnceWith('green');
  });
});

it('Linux gets its menu published after every change of it', () => {
  const { icon, tray } = setUp('linux');
  icon.show(viewOf('signed-out', 'linux'));
  icon.show(viewOf('signed-out', 'linux'));
  expect(tray.setContextMenu).toHaveBeenCalledTimes(2);
  expect(tray.setTitle).not.toHaveBeenCalled();
  expect(icon.bounds()).toBeNull();
});

it.each(['win32', 'darwin'] as const)(
  '%s gets its menu on the right click, so that the left one stays free',
  (platform) => {
    const { fire, tray } = setUp(platform);
    expect(tray.setContextMenu).not.toHaveBeenCalled();
    fire('right-click');
    expect(tray.popUpContextMenu).toHaveBeenCalledOnce();
  },
);

it('macOS counts a double click as two', () => {
  expect(setUp('darwin').tray.setIgnoreDoubleClickEvents).toHaveBeenCalledExactlyOnceWith(true);
});

describe('the menu as Electron wants it', () => {
  const click = (item: MenuItemConstructorOptions | undefined) => {
    // Before it tells of the click, Electron turns a switch round.
    if (item?.type === 'checkbox') item.checked = !item.checked;
    (item?.click as ((item: unknown) => void) | undefined)?.(item);
  };

  it('has every kind of line', () => {
    const onAction = vi.fn();
    const items = toTemplate(
      [
        { kind: 'text', label: 'R & D' },
        { kind: 'separator' },
        { kind: 'button', label: 'Open', action: { do: 'open' } },
        { kind: 'switch', label: 'On', on: true, action: { do: 'about' } },
        { kind: 'menu', label: 'More', lines: [{ kind: 'button', label: 'In', action: { do: 'silence', forMs: 5 } }] },
      ],
      onAction,
    );
    expect(items).toMatchObject([
      { label: 'R && D', enabled: false },
      { type: 'separator' },
      { label: 'Open' },
      { type: 'checkbox', checked: true },
      { submenu: [{ label: 'In' }] },
    ]);
    click(items[2]);
    click(items[3]);
    expect(items[3]?.checked, 'a switch stays as it is until a new menu says otherwise').toBe(true);
    const inner = items[4]?.submenu as MenuItemConstructorOptions[] | undefined;
    click(inner?.[0]);
    expect(onAction.mock.calls).toEqual([[{ do: 'open' }], [{ do: 'about' }], [{ do: 'silence', forMs: 5 }]]);
  });
});
