import { createQueue } from '../shared/queue.ts';
import type { Settings } from '../shared/settings.ts';

export interface SettingsSaver {
  /** One after the other, each as the settings are by then. @returns false: they could not be kept */
  save(): Promise<boolean>;
  /** Asked when no save is under way. @returns null: own ones wait to be saved, which are newer than what was read */
  read(from: () => Settings | Promise<Settings>): Promise<Settings | null>;
}

/** @param save  undefined: they are not kept */
export function saveInTurn(
  settings: () => Settings,
  save: ((settings: Settings) => Promise<boolean>) | undefined,
): SettingsSaver {
  const inTurn = createQueue();
  let unsaved = 0;
  return {
    async save() {
      unsaved++;
      try {
        return await inTurn(async () => (await save?.(settings())) ?? true);
      } catch {
        // Whoever changes a setting looks at the machine before waiting for this: a throw would find nobody.
        return false;
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
