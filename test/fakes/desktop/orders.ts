/** What the test process may ask of a running double. */
import type { Call } from './log.ts';

export interface DrawnLine {
  label: string;
  enabled: boolean;
  checked: boolean;
  lines?: readonly DrawnLine[];
}

export interface Orders {
  tray: {
    input: null;
    result: {
      image: string;
      tooltip: string;
      title: string;
      /** How often the menu was handed to the desktop. */
      published: number;
      destroyed: boolean;
      menu: readonly DrawnLine[];
    };
  };
  'click-tray': { input: null; result: undefined };
  /** Labels from the outside in. */
  'click-menu': { input: { path: readonly string[] }; result: undefined };
  windows: { input: null; result: readonly { visible: boolean; position: readonly number[]; frame: boolean }[] };
  'close-window': { input: null; result: undefined };
  'blur-window': { input: null; result: undefined };
  notifications: {
    input: null;
    result: readonly { title: string; body: string; state: 'made' | 'shown' | 'failed' | 'closed' }[];
  };
  'click-notification': { input: { index: number }; result: undefined };
  'notification-host': { input: { mode: 'shows' | 'fails' | 'unsupported' }; result: undefined };
  /** The system's boxes that stand, oldest first. */
  boxes: { input: null; result: readonly { message: string; detail: string; buttons: readonly string[] }[] };
  /** By its label, in the oldest box. */
  'press-button': { input: { label: string }; result: undefined };
  /** What a person has just copied. */
  copy: { input: { text: string }; result: undefined };
  power: { input: { event: string }; result: undefined };
  online: { input: { online: boolean }; result: undefined };
  activate: { input: null; result: undefined };
  /** What the panel's session says to a request, a check and a device. */
  'ask-permission': { input: { permission: string }; result: readonly boolean[] };
  'wants-window': { input: { url: string }; result: 'allow' | 'deny' };
  calls: { input: null; result: readonly Call[] };
  /** Over which Chromium's pages can be seen. */
  port: { input: null; result: number };
  quit: { input: null; result: undefined };
}

export interface Order {
  id: number;
  name: keyof Orders;
  input: unknown;
}
