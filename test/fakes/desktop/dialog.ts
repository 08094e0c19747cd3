/** Boxes of the system: they stand until the test presses a button. */
import type * as Electron from 'electron';
import { noteCall } from './log.ts';

interface OpenBox {
  options: Electron.MessageBoxOptions;
  answer(response: number): void;
}

const open: OpenBox[] = [];

/** The boxes that stand now, oldest first. */
export const boxes = () =>
  open.map(({ options: { buttons = [], detail = '', message } }) => ({ message, detail, buttons: [...buttons] }));

/** Presses a button of the oldest box; throws when it has no such button. */
export function pressButton(label: string): void {
  const [box] = open;
  const at = box?.options.buttons?.indexOf(label) ?? -1;
  if (!box || at < 0)
    throw new Error(`no button "${label}"; there are: ${box?.options.buttons?.join(' | ') ?? 'no boxes'}`);
  open.shift();
  box.answer(at);
}

export const dialog = {
  showMessageBox: (options: Electron.MessageBoxOptions) => {
    noteCall('dialog.showMessageBox', options);
    return new Promise<Electron.MessageBoxReturnValue>((resolve) =>
      open.push({ options, answer: (response) => resolve({ response, checkboxChecked: false }) }),
    );
  },
  showSaveDialog: async (options: Electron.SaveDialogOptions) => {
    noteCall('dialog.showSaveDialog', options);
    return { canceled: true, filePath: '' };
  },
  showErrorBox: (title: string, content: string) => noteCall('dialog.showErrorBox', title, content),
};
