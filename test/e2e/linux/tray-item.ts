/** The tray icon as a panel knows it: a StatusNotifierItem on the bus, and the menu it publishes. */
import type { Bus, BusObject } from './bus.ts';
import { until } from './wait.ts';

/** One line of the menu, as a panel would draw it. */
export interface ShownLine {
  id: number;
  label: string;
  enabled: boolean;
  /** null: not a switch. */
  checked: boolean | null;
  lines: readonly ShownLine[];
}

export interface TrayItem {
  tooltip(): Promise<string>;
  /** Without its separators. */
  menu(): Promise<readonly ShownLine[]>;
  /** Clicks a line by the labels that lead to it, once it is there. @throws when there is none, or it is greyed out */
  choose(...path: readonly string[]): Promise<void>;
  /** What a panel says for a left click at a place on the screen. */
  activate(x: number, y: number): Promise<void>;
}

const WATCHER: BusObject = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  iface: 'org.kde.StatusNotifierWatcher',
};

/** @returns the items that the panel knows, by `service/path` */
export async function listItems(bus: Bus): Promise<readonly string[]> {
  return (await bus.get(WATCHER, 'RegisteredStatusNotifierItems')) as string[];
}

/** The one item of the panel. @throws while there is none, or more than one */
export async function findItem(bus: Bus): Promise<TrayItem> {
  const [name, ...others] = await listItems(bus);
  if (name === undefined || others.length > 0)
    throw new Error(`the panel knows ${others.length + (name ? 1 : 0)} items`);
  const slash = name.indexOf('/');
  const item: BusObject = {
    service: name.slice(0, slash),
    path: name.slice(slash),
    iface: 'org.kde.StatusNotifierItem',
  };
  const menuObject: BusObject = {
    service: item.service,
    path: String(await bus.get(item, 'Menu')),
    iface: 'com.canonical.dbusmenu',
  };
  const menu = async (): Promise<readonly ShownLine[]> => {
    const [, root] = await bus.call(menuObject, 'GetLayout', 'iias', '0', '-1', '0');
    return readLine(root)?.lines ?? [];
  };
  /** Fails also when the menu is published anew between the look and the click. */
  const clickLine = async (path: readonly string[]): Promise<void> => {
    let lines = await menu();
    for (const [depth, label] of path.entries()) {
      const line = lines.find((one) => one.label === label);
      if (!line?.enabled) throw new Error(`no line "${label}" among: ${lines.map((one) => one.label).join(' | ')}`);
      lines = line.lines;
      if (depth === path.length - 1) {
        await bus.call(menuObject, 'Event', 'isvu', String(line.id), 'clicked', 'i', '0', '0');
      }
    }
  };
  return {
    menu,
    tooltip: async () => ((await bus.get(item, 'ToolTip')) as unknown[]).slice(2).filter(Boolean).join('\n'),
    choose: (...path) => until(() => clickLine(path)),
    activate: async (x, y) => void (await bus.call(item, 'Activate', 'ii', String(x), String(y))),
  };
}

/** @param value  `[id, properties, children]`; null: a separator */
function readLine(value: unknown): ShownLine | null {
  const [id, properties, children] = value as [number, Record<string, unknown>, unknown[]];
  if (properties.type === 'separator' || properties.visible === false) return null;
  return {
    id,
    label: String(properties.label ?? '').replaceAll(/_(.)/g, '$1'),
    enabled: properties.enabled !== false,
    checked: properties['toggle-type'] ? properties['toggle-state'] === 1 : null,
    lines: children.flatMap((child) => readLine(child) ?? []),
  };
}
