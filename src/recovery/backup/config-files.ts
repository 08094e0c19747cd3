/** Which files make up the configuration of one profile. */

import type { FileStat, Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';

/** A file of the configuration by the name it is kept under: `settings.json`, `agents/review.md`. */
export interface ConfigFile {
  name: string;
  path: string;
}

export const GLOBAL_CONFIG = '.claude.json';
export const CREDENTIALS = '.credentials.json';
const FILES = ['settings.json', 'settings.local.json', 'CLAUDE.md', 'keybindings.json'];
const FOLDERS = ['agents', 'commands', 'hooks', 'skills', 'output-styles', 'rules'];
const MAX_DEPTH = 8;
const MAX_FILES = 2_000;

/** Only the profile's folder and its global configuration say where things are. */
export type ConfigPlaces = Pick<ProfileFacts, 'configDir'> & {
  globalConfig: Pick<ProfileFacts['globalConfig'], 'path'>;
};

/** Where a kept name lies in this profile; null: no name a backup of ours can hold. */
export function pathOfName(host: Pick<Host, 'platform'>, places: ConfigPlaces, name: string): string | null {
  const parts = name.split('/');
  const plain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part));
  if (!plain) return null;
  if (name === GLOBAL_CONFIG) return places.globalConfig.path;
  const known = parts.length === 1 ? [...FILES, CREDENTIALS].includes(name) : FOLDERS.includes(parts[0] ?? '');
  return known ? pathsOf(host.platform).join(places.configDir, ...parts) : null;
}

/** Every file of the configuration that is there, in a steady order. Links inside the folders are not followed. */
export async function listConfigFiles(host: Host, places: ConfigPlaces, withSecrets: boolean): Promise<ConfigFile[]> {
  const { join } = pathsOf(host.platform);
  const single = [...FILES, ...(withSecrets ? [CREDENTIALS] : [])].map((name) => ({
    name,
    path: join(places.configDir, name),
  }));
  const found = [{ name: GLOBAL_CONFIG, path: places.globalConfig.path }, ...single];
  const there: ConfigFile[] = [];
  for (const file of found) if ((await host.files.stat(file.path))?.kind === 'file') there.push(file);
  for (const folder of FOLDERS) {
    const path = join(places.configDir, folder);
    await walk(host, folder, path, await host.files.stat(path), 0, there);
  }
  return there;
}

async function walk(
  host: Host,
  name: string,
  path: string,
  stat: FileStat | null,
  depth: number,
  into: ConfigFile[],
): Promise<void> {
  if (into.length >= MAX_FILES) return;
  if (stat?.kind === 'file') into.push({ name, path });
  if (stat?.kind !== 'directory' || depth > MAX_DEPTH) return;
  for (const entry of [...((await host.files.list(path)) ?? [])].sort()) {
    if (entry === 'node_modules' || entry === '.git') continue;
    const inner = pathsOf(host.platform).join(path, entry);
    await walk(host, `${name}/${entry}`, inner, await host.files.lstat(inner), depth + 1, into);
  }
}
