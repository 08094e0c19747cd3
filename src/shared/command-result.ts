/** What a command comes to, said in one way. */
import type { CommandResult } from './commands.ts';

/** It was carried out, and there is nothing more to say. */
export const DONE = { ok: true, value: null } as const satisfies CommandResult<null>;

/** It was not. @param message  a sentence for the person */
export function failed(message: string): Extract<CommandResult<never>, { ok: false }> {
  return { ok: false, code: 'failed', message };
}
