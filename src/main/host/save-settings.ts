/** Keeps a change of the settings: in the file, and with the system what starts with the session. */
import { TROUBLE } from '../../shared/messages/desktop.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Autostart } from '../app/autostart.ts';
import type { SettingsFile } from './settings-file.ts';

export interface SaveSettingsOptions {
  file: Pick<SettingsFile, 'save'>;
  autostart: Pick<Autostart, 'read' | 'write'>;
  /** For the log. */
  note(sentence: string): void;
  /** The system did not take the change: says so to the person, and shows the settings as they are. */
  onRefused(sentence: string, settings: Settings): void;
}

/**
 * What the system does not take is not kept either: the switch shows what will happen, and a later change does not try it again.
 * @returns whether the file could be written
 */
export function createSaveSettings({ autostart, file, note, onRefused }: SaveSettingsOptions) {
  return async (next: Settings): Promise<boolean> => {
    const isTaken = next.autostart === (await autostart.read()) || (await autostart.write(next.autostart));
    const kept = isTaken ? next : { ...next, autostart: await autostart.read() };
    const unsaved = await file.save(kept);
    if (unsaved !== null) note(unsaved);
    if (!isTaken) {
      note(TROUBLE.autostart);
      onRefused(TROUBLE.autostart, kept);
    }
    return unsaved === null;
  };
}
