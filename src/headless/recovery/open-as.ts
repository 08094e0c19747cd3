/** `pilotlight profiles open`: Claude Code in a terminal window, in the current folder, for one profile. */
import { openClaude } from '../../recovery/claude/open-terminal.ts';
import { OPEN_CLAUDE } from '../../shared/messages/recovery/sign-in.ts';
import { readMachine } from '../../sources/machine.ts';
import { findProfiles, placeAt } from '../../sources/profiles/profiles.ts';
import { claudePathOf } from '../known-settings.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';

export async function openAs(context: RunContext, dir: string, added: readonly string[]): Promise<number> {
  const { host } = context;
  const machine = await readMachine(host, { deep: true, claudePath: await claudePathOf(host) });
  const places = await findProfiles(host, { ...machine, added });
  const place = places.find(({ configDir }) => configDir === dir) ?? placeAt(host, dir);
  const claude = (machine.clis.find(({ first }) => first) ?? machine.clis[0])?.path ?? null;
  const refused = await openClaude(host, place, claude, host.cwd);
  const message = refused?.refused ?? OPEN_CLAUDE.opened;
  return say(context, { done: refused === null, message }, [message], refused === null ? 0 : NOT_DONE);
}
