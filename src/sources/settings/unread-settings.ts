import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { MisplacedSetting, ProfileFacts } from '../../shared/facts.ts';
import { parseJsonBytes } from '../json/json-text.ts';
import { parseLeniently } from '../json/lenient-json.ts';
import { settingsIn } from './misplaced-settings.ts';
import { isNearlySettings } from './nearly-settings.ts';

/** As many of a folder's files with a name nearly right are read. */
const MOST = 8;
const MAX_BYTES = 1024 * 1024;
/** Folders that other programs of this kind would look in. */
const ELSEWHERE = ['.config/claude', '.config/claude-code', '.claude-code'];

/** Files that look like settings and that Claude Code never reads, where they hold anything that decides a sign-in. */
export async function readUnreadSettings(
  host: Pick<Host, 'files' | 'platform' | 'home'>,
  configDir: string,
  projectDir: string | null,
): Promise<NonNullable<ProfileFacts['unread']>> {
  const { join } = pathsOf(host.platform);
  const own = join(host.home, '.claude');
  const elsewhere = configDir === own ? ELSEWHERE.map((name) => join(host.home, ...name.split('/'))) : [];
  const projectOwn = projectDir === null ? null : join(projectDir, '.claude');
  // Started in the home folder, it is that folder's own.
  const folders = projectOwn === null || projectOwn === configDir ? [configDir] : [configDir, projectOwn];
  const misnamed = await Promise.all(folders.map((dir) => misnamedIn(host, dir)));
  const places: [MisplacedSetting['why'], string][] = [
    ...misnamed.flat().map((path): [MisplacedSetting['why'], string] => ['misnamed-file', path]),
    ...elsewhere
      .filter((dir) => dir !== configDir)
      .map((dir): [MisplacedSetting['why'], string] => ['unread-file', join(dir, 'settings.json')]),
    ...(projectOwn === configDir
      ? []
      : [['only-at-home', join(configDir, 'settings.local.json')] as [MisplacedSetting['why'], string]]),
  ];
  const found = await Promise.all(
    places.map(async ([why, path]) => ({ path, misplaced: await lookInto(host, why, path) })),
  );
  return found.filter(({ misplaced }) => misplaced.length > 0);
}

async function misnamedIn(host: Pick<Host, 'files' | 'platform'>, dir: string): Promise<string[]> {
  const names = (await host.files.list(dir)) ?? [];
  const alike = names.filter((name) => isNearlySettings(name, host.platform !== 'linux')).toSorted();
  return alike.slice(0, MOST).map((name) => pathsOf(host.platform).join(dir, name));
}

async function lookInto(
  host: Pick<Host, 'files'>,
  why: MisplacedSetting['why'],
  path: string,
): Promise<MisplacedSetting[]> {
  const read = await host.files.read(path, MAX_BYTES);
  if (!read.ok) return [];
  const json = parseJsonBytes(read.bytes, true);
  if (json.ok) return settingsIn(json.text, json.value, why);
  // Nobody reads it, so nothing has kept comments and commas at the end out of it.
  const text = new TextDecoder().decode(read.bytes);
  return settingsIn(text, parseLeniently(text), why);
}
