import type * as Electron from 'electron';
import { noteCall } from './log.ts';

type Template = Electron.MenuItemConstructorOptions;

/** A line as Electron makes it: what the template leaves out is filled in. */
class LineDouble {
  readonly type: Template['type'];
  readonly label: string;
  readonly role: Template['role'];
  readonly enabled: boolean;
  readonly submenu: MenuDouble | undefined;
  checked: boolean;
  readonly #run: ((line: unknown) => void) | undefined;

  constructor({ checked = false, click, enabled = true, label = '', role, submenu, type }: Template) {
    if (type !== 'separator' && label === '' && role === undefined)
      throw new TypeError('Invalid template for MenuItem: must have submenu, type, role or label');
    this.type = type ?? (submenu ? 'submenu' : 'normal');
    this.submenu = submenu && new MenuDouble(submenu as readonly Template[]);
    this.label = label;
    this.role = role;
    this.enabled = enabled;
    this.checked = checked;
    this.#run = click as ((line: unknown) => void) | undefined;
  }

  get isClickable(): boolean {
    return this.enabled && this.#run !== undefined;
  }

  click(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    this.#run?.(this);
  }
}

/** A menu as a host would get it: what is drawn, and what a click runs. */
export class MenuDouble {
  readonly items: readonly LineDouble[];

  constructor(template: readonly Template[]) {
    this.items = template.map((line) => new LineDouble(line));
  }

  /** Labels from the outside to the inside; throws when there is no such line or it cannot be clicked. */
  click(path: readonly string[]): void {
    const [label, ...rest] = path;
    const item = this.items.find((one) => one.label === label);
    if (!item) throw new Error(`no menu line "${label}"; there are: ${this.items.map((one) => one.label).join(' | ')}`);
    if (rest.length > 0) item.submenu?.click(rest);
    else if (item.isClickable) item.click();
    else throw new Error(`the menu line "${label}" cannot be clicked`);
  }
}

export const Menu = {
  buildFromTemplate: (template: Template[]) => new MenuDouble(template) as unknown as Electron.Menu,
  setApplicationMenu: (menu: Electron.Menu | null) => {
    noteCall(
      'Menu.setApplicationMenu',
      (menu as unknown as MenuDouble | null)?.items.map(({ label, role }) => label || role),
    );
  },
};
