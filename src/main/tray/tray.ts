import type {
  Menu as MenuClass,
  MenuItemConstructorOptions,
  NativeImage,
  Rectangle,
  Tray as TrayClass,
} from 'electron';
import type { MenuAction, MenuLine } from './menu-line.ts';
import type { Platform, TrayIcon, TrayView } from './tray-view.ts';

export interface TrayOptions {
  Tray: new (image: NativeImage, guid?: string) => TrayClass;
  Menu: Pick<typeof MenuClass, 'buildFromTemplate'>;
  platform: Platform;
  imageOf(icon: TrayIcon): NativeImage;
  onClick(bounds: Rectangle): void;
  onAction(action: MenuAction): void;
}

export interface TrayHandle {
  show(view: TrayView): void;
  /** Draws the icon once more: some hosts lose it over a lock or a restart of the shell. */
  redraw(): void;
  /** Where the icon is; null: the platform does not say. */
  bounds(): Rectangle | null;
  destroy(): void;
}

/** The one tray icon. It is made once and never made again: on Linux a second one would fall back to an older protocol. */
export function createTrayHandle(options: TrayOptions, first: TrayView): TrayHandle {
  const { Menu, platform } = options;
  // Electron's objects vanish when nobody holds them; these live as long as the icon.
  const tray = new options.Tray(options.imageOf(first.icon));
  let shown: TrayView | null = null;
  let menu: MenuClass | null = null;

  // On macOS a context menu would take the left click, and on Windows the window is what a click should bring.
  const menuOnRightClick = platform !== 'linux';
  if (platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);
  tray.on('click', (_event, bounds) => options.onClick(bounds));
  if (menuOnRightClick) tray.on('right-click', () => menu && tray.popUpContextMenu(menu));

  const show = (view: TrayView): void => {
    if (tray.isDestroyed()) return;
    const last = shown;
    shown = view;
    if (last !== null && !isSame(last.icon, view.icon)) tray.setImage(options.imageOf(view.icon));
    if (last?.tooltip !== view.tooltip) tray.setToolTip(view.tooltip);
    if (platform === 'darwin' && last?.title !== view.title) tray.setTitle(view.title);
    if (last === null || !isSame(last.menu, view.menu)) {
      menu = Menu.buildFromTemplate(toTemplate(view.menu, options.onAction));
      // A Linux host keeps a copy of the menu: it has to be published again after every change.
      if (!menuOnRightClick) tray.setContextMenu(menu);
    }
  };
  show(first);

  return {
    show,
    redraw() {
      if (shown && !tray.isDestroyed()) tray.setImage(options.imageOf(shown.icon));
    },
    bounds: () => (platform === 'linux' || tray.isDestroyed() ? null : tray.getBounds()),
    destroy() {
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}

/** Lines of the menu as Electron wants them. */
export function toTemplate(
  lines: readonly MenuLine[],
  onAction: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return lines.map((line) => toItem(line, onAction));
}

function toItem(line: MenuLine, onAction: (action: MenuAction) => void): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'text':
      return { label: escapeLabel(line.label), enabled: false };
    case 'separator':
      return { type: 'separator' };
    case 'button':
      return { label: escapeLabel(line.label), click: () => onAction(line.action) };
    case 'switch': {
      // The system has turned it round already; what holds is said by the next menu alone.
      const click = (item: { checked: boolean }): void => {
        item.checked = line.on;
        onAction(line.action);
      };
      return { type: 'checkbox', label: escapeLabel(line.label), checked: line.on, click };
    }
    case 'menu':
      return { label: escapeLabel(line.label), submenu: toTemplate(line.lines, onAction) };
  }
}

/** A single `&` would mark a keyboard letter and vanish. */
function escapeLabel(label: string): string {
  return label.replaceAll('&', '&&');
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
