/** The settings, kept by electron-store in the same `settings.json` that the terminal program reads. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import type { Settings } from '../../shared/settings.ts';
import { parseSettings } from '../../shared/validators.ts';

export interface SettingsFile {
  settings: Settings;
  /** Plain sentences about what could not be used. */
  problems: readonly string[];
  /** As the file holds them now; somebody else may have written it. */
  read(): Settings;
  /** Keys that this version does not know stay. @returns false: could not be written */
  save(settings: Settings): boolean;
}

const NAME = 'settings';

/** @param dataDir  Pilotlight's own folder */
export function openSettings(dataDir: string): SettingsFile {
  const { store, problem } = openStore(dataDir);
  // The library answers any page that asks where the files are; ours does not ask, and no other shall.
  ipcMain.removeAllListeners('electron-store-get-data');
  const { settings, problems } = parseSettings(store.store);
  return {
    settings,
    problems: [
      ...(problem === null ? [] : [problem]),
      ...problems.map((key) => `The setting "${key}" is not one that Pilotlight understands; it uses the usual value.`),
    ],
    read: () => {
      try {
        return parseSettings(store.store).settings;
      } catch {
        // Broken under way: what holds here holds on, and the next save writes it whole.
        return settings;
      }
    },
    save(next) {
      try {
        store.store = { ...store.store, ...next };
        return true;
      } catch {
        return false;
      }
    },
  };
}

function openStore(dataDir: string): { store: Store<Record<string, unknown>>; problem: string | null } {
  const open = () => new Store<Record<string, unknown>>({ name: NAME, cwd: dataDir, configFileMode: 0o600 });
  try {
    return { store: open(), problem: null };
  } catch {
    const kept = setAside(join(dataDir, `${NAME}.json`));
    return {
      store: open(),
      problem: `Pilotlight could not read its settings and starts with the usual ones. ${kept}`,
    };
  }
}

function setAside(path: string): string {
  try {
    renameSync(path, `${path}.corrupt`);
    return `The old file is kept as ${NAME}.json.corrupt.`;
  } catch {
    return 'The old file could not be moved aside.';
  }
}
