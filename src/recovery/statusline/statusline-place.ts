/** What stands where a status line is configured, and what would keep the user's own from being called. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { STATUSLINE } from '../../shared/messages/statusline.ts';
import { usageFiles } from '../../sources/usage/usage-files.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import type { SeenFile } from '../steps/file-change.ts';
import { textOf } from '../steps/file-change.ts';
import { seeFile } from '../steps/saved-file.ts';
import { type OwnCommand, readOwnCommand } from './statusline-command.ts';

export interface StatuslinePlace {
  /** The user's settings. */
  path: string;
  file: SeenFile;
  script: string;
  /** null: there is no status line. */
  command: string | null;
  /** What of the command is ours. */
  own: OwnCommand | null;
}

/** The user's status line as it stands, or why it cannot be told, as a sentence. */
export async function readStatuslinePlace(host: Host, facts: ProfileFacts): Promise<StatuslinePlace | string> {
  const { join } = pathsOf(host.platform);
  const path = join(facts.configDir, 'settings.json');
  const shown = shownPath(host.home, path);
  const file = await seeFile(host, path);
  if (!file) return STATUSLINE.unreadable({ file: shown });
  const text = textOf(file);
  if (file.bytes && editKey(text, ['statusLine'], {}) === null) return STATUSLINE.broken({ file: shown });
  const { script } = usageFiles(host, facts.configDir);
  const set = readKey(text, ['statusLine']);
  if (set === undefined) return { path, file, script, command: null, own: null };
  const command = readKey(text, ['statusLine', 'command']);
  const isCommand = readKey(text, ['statusLine', 'type']) === 'command' && typeof command === 'string';
  if (!isCommand || command.trim() === '') return STATUSLINE.notACommand({ file: shown });
  return { path, file, script, command, own: readOwnCommand(script, command) };
}

/** What keeps Claude Code from calling the user's status line, as a sentence; null: nothing that files tell. */
export async function whyNotCalled(host: Host, facts: ProfileFacts): Promise<string | null> {
  for (const { path, place } of [...facts.settings].reverse()) {
    const seen = await seeFile(host, path);
    if (!seen?.bytes) continue;
    const text = textOf(seen);
    const file = shownPath(host.home, path);
    if (readKey(text, ['disableAllHooks']) === true) return STATUSLINE.hooksOff({ file });
    if (place === 'user-settings') continue;
    const isManaged = place === 'managed-settings';
    if (isManaged && readKey(text, ['allowManagedHooksOnly']) === true) return STATUSLINE.managedOnly({ file });
    if (readKey(text, ['statusLine']) !== undefined)
      return isManaged ? STATUSLINE.managedLine({ file }) : STATUSLINE.projectLine({ file });
  }
  return null;
}
