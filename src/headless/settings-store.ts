import type { Host } from '../platform/host.ts';
import { pathsOf } from '../platform/path-rules.ts';
import { parseJson } from '../shared/json.ts';
import { OWN_SETTINGS } from '../shared/messages/data-folder.ts';
import { WRITE_FAILURES } from '../shared/messages/write-failures.ts';
import { createQueue } from '../shared/queue.ts';
import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts';
import { parseSettings } from '../shared/validators.ts';
import { watchPath } from '../sources/watch/watch-path.ts';

export interface LoadedSettings {
  settings: Settings;
  /** Plain sentences about what could not be used. */
  problems: readonly string[];
}

export interface SettingsStore {
  load(): Promise<LoadedSettings>;
  /** Keeps keys that this version does not know. @returns a plain sentence when it could not be written */
  save(settings: Settings): Promise<string | null>;
  /** Calls after every change of the file, also by the own `save`. Returns the way to stop. */
  watch(onChange: (loaded: LoadedSettings) => unknown): () => void;
}

const NAME = 'settings.json';
const MAX_BYTES = 1024 * 1024;

type Document = { kind: 'absent' } | { kind: 'denied' } | { kind: 'corrupt' } | { kind: 'read'; fields: Fields };
type Fields = Readonly<Record<string, unknown>>;

/** `settings.json` in the data folder: the same plain file that the desktop reads and writes (`main/host/settings-file.ts`). */
export function createSettingsStore(host: Host): SettingsStore {
  const path = pathsOf(host.platform).join(host.dataDir, NAME);

  const load = async (): Promise<LoadedSettings> => {
    const document = await read(host, path);
    switch (document.kind) {
      case 'absent':
        return { settings: DEFAULT_SETTINGS, problems: [] };
      case 'denied':
        return { settings: DEFAULT_SETTINGS, problems: [OWN_SETTINGS.denied({ path })] };
      case 'corrupt':
        return { settings: DEFAULT_SETTINGS, problems: [await setAside(host, path)] };
      case 'read': {
        const { settings, problems } = parseSettings(document.fields);
        const sentence = (key: string): string => OWN_SETTINGS.unknownKeyIn({ key, file: NAME });
        return { settings, problems: problems.map(sentence) };
      }
    }
  };

  return {
    load,
    async save(settings) {
      const document = await read(host, path);
      // What is in it nobody knows: over it, it would be lost.
      if (document.kind === 'denied') return OWN_SETTINGS.notOver({ path });
      if (document.kind === 'corrupt') await setAside(host, path);
      const fields = document.kind === 'read' ? { ...document.fields, ...settings } : settings;
      const written = await host.files.write(path, JSON.stringify(fields, null, '\t'), 0o600);
      return written.ok ? null : OWN_SETTINGS.notKept({ reason: WRITE_FAILURES[written.why] });
    },
    watch(onChange) {
      // So that what is read last is told last.
      const inTurn = createQueue();
      const handle = watchPath(host, path, () => void inTurn(async () => onChange(await load())));
      return () => handle.close();
    },
  };
}

async function read(host: Host, path: string): Promise<Document> {
  const found = await host.files.read(path, MAX_BYTES);
  if (!found.ok) return { kind: found.why === 'absent' || found.why === 'denied' ? found.why : 'corrupt' };
  const value = parseJson(new TextDecoder().decode(found.bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'corrupt' };
  return { kind: 'read', fields: { ...value } };
}

async function setAside(host: Host, path: string): Promise<string> {
  const kept = await host.files.rename(path, `${path}.corrupt`);
  const rest = kept ? OWN_SETTINGS.setAside({ file: NAME }) : OWN_SETTINGS.notSetAside;
  return OWN_SETTINGS.unreadable({ rest });
}
