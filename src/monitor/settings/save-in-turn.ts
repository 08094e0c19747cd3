import { TROUBLE } from '../../shared/messages/desktop.ts';
import { createQueue } from '../../shared/queue.ts';
import type { Settings } from '../../shared/settings.ts';
import { notKept, type SettingsKept } from './keep-settings.ts';

export interface SettingsSaver {
  /** One after the other, each as the settings are by then. */
  save(): Promise<SettingsKept>;
  /** Asked when no save is under way. @returns null: own ones wait to be saved, which are newer than what was read */
  read(from: () => Settings | Promise<Settings>): Promise<Settings | null>;
}

/** @param save  undefined: they are not kept */
export function saveInTurn(
  settings: () => Settings,
  save: ((settings: Settings) => Promise<SettingsKept>) | undefined,
): SettingsSaver {
  const inTurn = createQueue();
  let unsaved = 0;
  return {
    async save() {
      unsaved++;
      try {
        return await inTurn(async () => (await save?.(settings())) ?? { settings: settings(), trouble: null });
      } catch {
        // Whoever changes a setting looks at the machine before waiting for this: a throw would find nobody.
        return { settings: settings(), trouble: notKept(TROUBLE.ownFault) };
      } finally {
        unsaved--;
      }
    },
    async read(from) {
      const found = await inTurn(async () => from());
      return unsaved === 0 ? found : null;
    },
  };
}
