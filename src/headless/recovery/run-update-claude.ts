/** `pilotlight update-claude`: installed against newest version, and the update itself. */
import { lookForUpdate, updateClaude } from '../../recovery/claude/update-claude.ts';
import { NOT_INSTALLED } from '../../shared/messages/recovery/sign-in.ts';
import { UPDATE_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { readMachine } from '../../sources/machine.ts';
import { claudePathOf } from '../known-settings.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { confirm } from './confirm.ts';
import { lookAtProfile } from './look-at-profile.ts';

export async function runUpdateClaude(context: RunContext): Promise<number> {
  const { host, options } = context;
  const { facts } = await lookAtProfile(context);
  const { clis } = await readMachine(host, { deep: true, claudePath: await claudePathOf(host) });
  const cli = clis.find(({ first }) => first) ?? clis[0];
  if (!cli) {
    const message = NOT_INSTALLED;
    return say(context, { done: false, message }, [message], NOT_DONE);
  }
  const look = await lookForUpdate(host, cli, facts.configDir);
  if (options['dry-run'] === true || look.isOld === false || look.packageManager) {
    return say(context, { done: false, ...look }, [look.summary], 0);
  }
  if (options.json !== true) context.stdout.write(`${look.summary}\n`);
  const yes = options.yes === true || (options.json === true ? null : await confirm(context, UPDATE_COMMAND.runIt));
  if (yes !== true) {
    const message = yes === null ? PROMPTS.sayYes : PROMPTS.unchanged;
    return say(context, { done: false, message, ...look }, [message], NOT_DONE);
  }
  const outcome = await updateClaude(host, look, facts, {
    onLine: (line) => void context.stderr.write(`  ${line}\n`),
  });
  const { ok, message } = outcome;
  return say(context, { done: ok, message, ...look }, [message], ok ? 0 : NOT_DONE);
}
