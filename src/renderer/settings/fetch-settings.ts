import { CONNECTION } from '../../shared/messages/window/window.ts';
import type { Shell } from '../shell.ts';

/** Fetches the settings. Where they do not come, whoever serves the page is gone. */
export function withSettings(
  say: Shell['say'],
  use: (settings: typeof import('./settings-view.tsx')) => unknown,
): void {
  import('./settings-view.tsx').then(use, () => say(CONNECTION.lost));
}
