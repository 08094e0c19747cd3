/** The test process drives the desktop over the process's own message channel. */
import type * as Electron from 'electron';
import { rawApp } from './app.ts';
import { openChromium } from './chromium.ts';
import { boxes, pressButton } from './dialog.ts';
import { calls } from './log.ts';
import { machine } from './machine.ts';
import type { MenuDouble } from './menu.ts';
import { notificationHost, notifications } from './notification.ts';
import type { Order, Orders } from './orders.ts';
import { rawSession } from './session.ts';
import { trays } from './tray.ts';
import { closableWindows } from './windows.ts';

const tray = () => {
  const [one, ...more] = trays;
  if (!one || more.length > 0) throw new Error(`there are ${trays.length} tray icons`);
  return one;
};
const notification = (index: number) => {
  const one = notifications[index];
  if (!one) throw new Error(`there are ${notifications.length} notifications`);
  return one;
};
const window = () => {
  const [one] = closableWindows();
  if (!one) throw new Error('there is no window');
  return one;
};

const describeMenu = ({ items }: MenuDouble): Orders['tray']['result']['menu'] =>
  items.map(({ label, enabled, checked, type, submenu }) => ({
    label: type === 'separator' ? '---' : label,
    enabled,
    checked,
    ...(submenu ? { lines: describeMenu(submenu) } : {}),
  }));

const ANSWERS: {
  [N in keyof Orders]: (input: Orders[N]['input']) => Orders[N]['result'] | Promise<Orders[N]['result']>;
} = {
  tray: () => {
    const { image, tooltip, title, menu, published, destroyed } = tray();
    return { image: String(image), tooltip, title, published, destroyed, menu: menu ? describeMenu(menu) : [] };
  },
  'click-tray': () => void tray().emit('click', {}, { x: 0, y: 0, width: 0, height: 0 }, { x: 0, y: 0 }),
  'click-menu': ({ path }) => void tray().menu?.click(path),
  windows: () =>
    closableWindows().map((one) => ({
      visible: one.isVisible(),
      position: one.getPosition(),
      frame: one.options.frame ?? true,
    })),
  'close-window': () => void window().close(),
  'blur-window': () => void window().emit('blur'),
  notifications: () =>
    notifications.map(({ options, state }) => ({ title: options.title ?? '', body: options.body ?? '', state })),
  'click-notification': ({ index }) => void notification(index).emit('click'),
  'notification-host': ({ mode }) => {
    notificationHost.mode = mode;
  },
  boxes,
  'press-button': ({ label }) => void pressButton(label),
  copy: ({ text }) => {
    machine.clipboard = text;
  },
  power: ({ event }) => void machine.power.emit(event),
  online: ({ online }) => {
    machine.online = online;
  },
  activate: () => void rawApp.emit('activate', {}, false),
  'ask-permission': async ({ permission }) => {
    const session = rawSession('panel');
    const contents = window().webContents as unknown as Electron.WebContents;
    const granted = await new Promise<boolean>((resolve) =>
      session.permissionRequest?.(contents, permission as 'media', resolve, {} as Electron.PermissionRequest),
    );
    const checked = session.permissionCheck?.(contents, permission as 'media', 'app://panel', {} as never) ?? true;
    const device = session.deviceCheck?.({} as Electron.DevicePermissionHandlerHandlerDetails) ?? true;
    return [granted, checked, device];
  },
  'wants-window': ({ url }) => window().webContents.wantsWindow(url),
  calls: () => calls,
  port: async () => (await openChromium()).port,
  quit: () => void rawApp.quit(),
};

export function takeOrders(): void {
  process.on('message', (message) => void carryOut(message as Order));
  // The product must be able to end with the channel open.
  process.channel?.unref();
}

async function carryOut({ id, name, input }: Order): Promise<void> {
  try {
    const answer = ANSWERS[name] as (input: unknown) => unknown;
    process.send?.({ id, value: (await answer(input)) ?? null });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
}
