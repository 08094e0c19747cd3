/** The settings as they are, and the way to change them; null where this shell cannot. */

import { TOOLBAR } from '../../shared/messages/window/window.ts';
import type { Settings } from '../../shared/settings.ts';
import { useShell } from '../shell.ts';

export interface Choice {
  settings: Settings;
  change(settings: Partial<Omit<Settings, 'version'>>): Promise<unknown>;
}

export function useChoice(): Choice | null {
  const shell = useShell();
  if (!shell.can('set-settings')) return null;
  return {
    settings: shell.snapshot.settings,
    change: (settings) => shell.run('set-settings', { settings }, TOOLBAR.saved),
  };
}
