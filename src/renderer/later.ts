/** What the first look does not need is fetched when it is wanted: here what is asked before something is done. */
import { CONNECTION } from '../shared/messages/window/window.ts';
import type { Shell } from './shell.ts';

/** Fetches the dialogs. Where they do not come, whoever serves the page is gone. */
export function withDialogs({ say }: Shell, use: (dialogs: typeof import('./confirm-remedy.ts')) => unknown): void {
  import('./confirm-remedy.ts').then(use, () => say(CONNECTION.lost));
}
