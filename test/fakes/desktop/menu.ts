import type * as Electron from 'electron';
import { noteCall } from './log.ts';

/** A menu as a host would get it: what is drawn, and what a click runs. */
export class MenuDouble {
  constructor(readonly items: readonly Electron.MenuItemConstructorOptions[]) {}

  /** Labels from the outside to the inside; throws when there is no such line or it cannot be clicked. */
  click(path: readonly string[]): void {
    const [label, ...rest] = path;
    const item = this.items.find((one) => one.label === label);
    if (!item) throw new Error(`no menu line "${label}"; there are: ${this.items.map((one) => one.label).join(' | ')}`);
    if (rest.length > 0) {
      new MenuDouble(item.submenu as Electron.MenuItemConstructorOptions[]).click(rest);
      return;
    }
    if (item.enabled === false || !item.click) throw new Error(`the menu line "${label}" cannot be clicked`);
    if (item.type === 'checkbox') item.checked = !item.checked;
    (item.click as (item: unknown) => void)(item);
  }
}

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) =>
    new MenuDouble(template) as unknown as Electron.Menu,
  setApplicationMenu: (menu: Electron.Menu | null) => {
    noteCall(
      'Menu.setApplicationMenu',
      (menu as unknown as MenuDouble | null)?.items.map(({ label, role }) => label ?? role),
    );
  },
};
