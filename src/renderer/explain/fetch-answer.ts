import { CONNECTION } from '../../shared/messages/window/window.ts';
import type { Shell } from '../shell.ts';

/** Fetches what answers a pasted error, when there is one. Where it does not come, whoever serves the page is gone. */
export function withAnswers({ say }: Shell, use: (answers: typeof import('./answer.tsx')) => unknown): void {
  import('./answer.tsx').then(use, () => say(CONNECTION.lost));
}
