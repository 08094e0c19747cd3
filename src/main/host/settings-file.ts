/**
 * The settings, in the same `settings.json` that the terminal program reads. electron-store finds and reads the file; what writes
 * is Pilotlight's one writer, since electron-store's takes a short write for a whole one.
 */
import { ipcMain } from 'electron';
import Store from 'electron-store';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { OWN_SETTINGS } from '../../shared/messages/data-folder.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import type { Settings } from '../../shared/settings.ts';
import { parseSettings } from '../../shared/validators.ts';

export interface SettingsFile {
  settings: Settings;
  /** Plain sentences about what could not be used. */
  problems: readonly string[];
  /** As the file holds them now; somebody else may have written it. */
  read(): Settings;
  /** Keys that this version does not know stay. @returns a plain sentence when it could not be written */
  save(settings: Settings): Promise<string | null>;
}

type Fields = Record<string, unknown>;
type Found = { kind: 'read'; fields: Fields } | { kind: 'corrupt' } | { kind: 'unreadable' };

const NAME = 'settings';

export async function openSettings(host: Pick<Host, 'dataDir' | 'files' | 'platform'>): Promise<SettingsFile> {
  const path = pathsOf(host.platform).join(host.dataDir, `${NAME}.json`);
  const found = readFields(host.dataDir);
  // The library answers any page that asks where the files are, from its first use on; ours does not ask, and no other shall.
  ipcMain.removeAllListeners('electron-store-get-data');
  const { settings, problems } = parseSettings(found.kind === 'read' ? found.fields : {});
  let holding = settings;
  let saving: Promise<unknown> = Promise.resolve();

  const write = async (next: Settings): Promise<string | null> => {
    const now = readFields(host.dataDir);
    // What is in it nobody knows: over it, it would be lost.
    if (now.kind === 'unreadable') return OWN_SETTINGS.notOver({ path });
    if (now.kind === 'corrupt') await setAside(host, path);
    const fields = now.kind === 'read' ? { ...now.fields, ...next } : next;
    const written = await host.files.write(path, JSON.stringify(fields, null, '\t'), 0o600);
    if (!written.ok) return OWN_SETTINGS.notKept({ reason: WRITE_FAILURES[written.why] });
    holding = next;
    return null;
  };

  return {
    settings,
    problems: [...(await sayWhyUnused(host, path, found)), ...problems.map((key) => OWN_SETTINGS.unknownKey({ key }))],
    read: () => {
      const now = readFields(host.dataDir);
      // Broken under way: what holds here holds on, and the next save writes it whole.
      return now.kind === 'read' ? parseSettings(now.fields).settings : holding;
    },
    save(next) {
      // One after the other, so that the last one stays.
      const saved = saving.then(() => write(next));
      saving = saved;
      return saved;
    },
  };
}

function readFields(dataDir: string): Found {
  try {
    const store = new Store<Fields>({
      name: NAME,
      cwd: dataDir,
      // Without it electron-store cannot write, whoever comes to ask it to.
      serialize: () => {
        throw new Error('settings are written by host.files.write');
      },
    });
    return { kind: 'read', fields: { ...store.store } };
  } catch (error) {
    return { kind: error instanceof SyntaxError ? 'corrupt' : 'unreadable' };
  }
}

async function sayWhyUnused(host: Pick<Host, 'files'>, path: string, { kind }: Found): Promise<string[]> {
  if (kind === 'read') return [];
  if (kind === 'unreadable') return [OWN_SETTINGS.denied({ path })];
  return [OWN_SETTINGS.unreadable({ rest: await setAside(host, path) })];
}

async function setAside({ files }: Pick<Host, 'files'>, path: string): Promise<string> {
  return (await files.rename(path, `${path}.corrupt`))
    ? OWN_SETTINGS.setAside({ file: `${NAME}.json` })
    : OWN_SETTINGS.notSetAside;
}
