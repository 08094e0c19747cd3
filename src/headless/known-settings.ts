import type { Host } from '../platform/host.ts';
import { pathsOf } from '../platform/path-rules.ts';
import type { Settings } from '../shared/settings.ts';

/** Where the person says that Claude Code lies; null: it is looked for. */
export async function claudePathOf(host: Host): Promise<string | null> {
  return (await settingsOf(host))?.claudePath ?? null;
}

/** Most people never made any setting: then nothing is loaded to read one. */
export async function settingsOf(host: Host): Promise<Settings | null> {
  const path = pathsOf(host.platform).join(host.dataDir, 'settings.json');
  if ((await host.files.stat(path)) === null) return null;
  const { createSettingsStore } = await import('./settings-store.ts');
  return (await createSettingsStore(host).load()).settings;
}
