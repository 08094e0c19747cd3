/** `pilotlight completion SHELL` and `pilotlight man`: what a package or a person puts where the shell looks for it. */

import { COMPLETION } from '../../shared/messages/terminal/manual.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { RunContext } from '../run.ts';
import { drawManPage } from './man-page.ts';
import { COMPLETIONS, isCompletionShell } from './scripts.ts';

export async function runCompletion({ words, stdout, stderr }: RunContext): Promise<number> {
  const [shell] = words;
  if (!isCompletionShell(shell)) {
    stderr.write(`${COMPLETION.unknownShell({ word: shell ?? '', shells: Object.keys(COMPLETIONS).join(', ') })}\n`);
    return WRONG_USAGE;
  }
  stdout.write(COMPLETIONS[shell]());
  return 0;
}

export async function runMan({ stdout }: RunContext): Promise<number> {
  stdout.write(drawManPage());
  return 0;
}
