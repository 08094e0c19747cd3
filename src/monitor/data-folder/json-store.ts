/** A small JSON file in Pilotlight's own data folder: validated on load, written whole, late and seldom. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { parseJson } from '../../shared/json.ts';
import { OWN_SETTINGS } from '../../shared/messages/data-folder.ts';

const WRITE_AFTER_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

export interface JsonStore<T> {
  /** What was kept, or the fallback; `problem` is one plain sentence when a file could not be used. */
  load(): Promise<{ value: T; problem: string | null }>;
  /** Writes within five seconds; several changes become one write, an unchanged value none. */
  keep(value: T): void;
  /** Writes what is waiting, now. */
  flush(): Promise<void>;
}

/**
 * @param name  file name in the data folder
 * @param schema  what the file must hold; a file that does not is set aside as `<name>.corrupt`
 */
export function createJsonStore<T>(
  host: Host,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: () => T,
): JsonStore<T> {
  const path = `${host.dataDir}/${name}`;
  let written = '';
  let waiting: { value: T } | null = null;
  let cancel: (() => void) | null = null;

  const write = async (): Promise<void> => {
    cancel?.();
    cancel = null;
    if (!waiting) return;
    const text = JSON.stringify(waiting.value);
    waiting = null;
    if (text === written) return;
    const outcome = await host.files.write(path, text, 0o600);
    if (outcome.ok) written = text;
  };
  const setAside = async (): Promise<string> => {
    const kept = await host.files.rename(path, `${path}.corrupt`);
    const where = kept ? OWN_SETTINGS.keptBeside({ name }) : OWN_SETTINGS.notSetAsideStore;
    return OWN_SETTINGS.unreadableStore({ name, rest: where });
  };

  return {
    async load() {
      const read = await host.files.read(path, MAX_BYTES);
      if (!read.ok && read.why === 'absent') return { value: fallback(), problem: null };
      const text = read.ok ? new TextDecoder().decode(read.bytes) : '';
      const parsed = v.safeParse(schema, parseJson(text));
      if (!parsed.success) return { value: fallback(), problem: await setAside() };
      written = text;
      return { value: parsed.output, problem: null };
    },
    keep(value) {
      waiting = { value };
      cancel ??= host.clock.after(WRITE_AFTER_MS, () => void write());
    },
    flush: write,
  };
}
