import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { MisplacedSetting, ProfileFacts } from '../../shared/facts.ts';
import { parseJsonBytes } from '../json/json-text.ts';
import { settingsIn } from './misplaced-settings.ts';

/** Names in the configuration folder that are taken for `settings.json`. */
const BESIDE = ['setting.json', 'settings.jsonc', 'settings.json.txt', 'settings.json.json', 'config.json'];
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
  const places: [MisplacedSetting['why'], string][] = [
    ...BESIDE.map((name): [MisplacedSetting['why'], string] => ['unread-file', join(configDir, name)]),
    ...elsewhere
      .filter((dir) => dir !== configDir)
      .map((dir): [MisplacedSetting['why'], string] => ['unread-file', join(dir, 'settings.json')]),
    // Started in the home folder, it is that folder's own.
    ...(projectDir !== null && join(projectDir, '.claude') === configDir
      ? []
      : [['only-at-home', join(configDir, 'settings.local.json')] as [MisplacedSetting['why'], string]]),
  ];
  const found = await Promise.all(
    places.map(async ([why, path]) => ({ path, misplaced: await lookInto(host, why, path) })),
  );
  return found.filter(({ misplaced }) => misplaced.length > 0);
}

async function lookInto(
  host: Pick<Host, 'files'>,
  why: MisplacedSetting['why'],
  path: string,
): Promise<MisplacedSetting[]> {
  const read = await host.files.read(path);
  const json = read.ok ? parseJsonBytes(read.bytes, true) : null;
  return json?.ok ? settingsIn(json.text, json.value, why) : [];
}
