import type {
  App,
  Clipboard,
  MessageBoxOptions,
  MessageBoxReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import type { Files } from '../../platform/host.ts';
import { ABOUT, BOX, TROUBLE } from '../../shared/messages/desktop.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { VERSION } from '../../shared/version.ts';
import type { Platform } from '../tray/tray-view.ts';

/** What Pilotlight asks and says belongs to no window. */
export interface Boxes {
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
}

export interface SaveBox {
  showSaveDialog(options: SaveDialogOptions): Promise<SaveDialogReturnValue>;
}

/** A program without a tile in the Dock is not in front when its menu is clicked, and its box would lie behind. */
export function boxesInFront(dialog: Boxes & SaveBox, app: Pick<App, 'focus'>, platform: Platform): Boxes & SaveBox {
  const comeForward = (): void => {
    if (platform === 'darwin') app.focus({ steal: true });
  };
  return {
    showMessageBox: (options) => {
      comeForward();
      return dialog.showMessageBox(options);
    },
    showSaveDialog: (options) => {
      comeForward();
      return dialog.showSaveDialog(options);
    },
  };
}

/** Says what did not work to somebody who asked for it. */
export async function tellNotDone(dialog: Boxes, sentence: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: 'Pilotlight',
    message: BOX.notDone,
    detail: sentence,
    buttons: [BOX.read],
  });
}

/** Versions, what is sent, licences. */
export async function showAbout(dialog: Boxes): Promise<void> {
  const { electron = '?', chrome = '?', node = '?' } = process.versions;
  await dialog.showMessageBox({
    type: 'info',
    title: ABOUT.title,
    message: `Pilotlight ${VERSION}`,
    detail: [
      ABOUT.description,
      ABOUT.sends,
      `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
      ABOUT.licence,
    ].join('\n\n'),
    buttons: ['OK'],
  });
}

/** @param report  the redacted report of the monitor */
export async function copyDiagnostics(clipboard: Pick<Clipboard, 'writeText'>, report: string): Promise<void> {
  await clipboard.writeText(report);
}

/**
 * Asks where to, and writes the report there for this user alone.
 * @returns a sentence when it could not be written
 */
export async function saveDiagnostics(
  dialog: SaveBox,
  app: Pick<App, 'getPath'>,
  files: Pick<Files, 'write'>,
  report: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: `${app.getPath('documents')}/pilotlight-diagnostics.json`,
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  if (canceled || !filePath) return null;
  const written = await files.write(filePath, report, 0o600);
  return written.ok ? null : TROUBLE.notSaved({ path: filePath, reason: WRITE_FAILURES[written.why] });
}
