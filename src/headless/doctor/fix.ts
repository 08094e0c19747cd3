/** `pilotlight doctor --fix`: what Pilotlight can do itself, offered one after the other. */

import { DOCTOR_COMMAND } from '../../shared/messages/terminal/looking.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import type { Report } from '../../shared/verdict.ts';
import { readArguments } from '../arguments.ts';
import type { CommandWord } from '../command-table.ts';
import { confirm } from '../recovery/confirm.ts';
import type { Run, RunContext } from '../run.ts';
import { chooseInk, makeShowable } from '../terminal.ts';
import { describeRemedy, folderFlags, namedFolders, type OwnRemedy, ownRemedies } from './own-remedies.ts';

export interface FixMeans {
  load(command: CommandWord): Promise<Run>;
  look(context: RunContext): Promise<Report>;
}

/** These show what they would change and ask by themselves. */
const ASKS_ITSELF: ReadonlySet<CommandWord> = new Set([
  'fallback',
  'install-claude',
  'repair',
  'reset',
  'restore',
  'update-claude',
] satisfies CommandWord[]);

/**
 * Offers each remedy once. After each the machine is looked at again, since one may lead to the next or make it needless.
 * @returns how things are at the end
 */
export async function offerFixes(context: RunContext, report: Report, means: FixMeans): Promise<Report> {
  const { options, stdout } = context;
  const ink = chooseInk(stdout, context.host.env);
  const named = namedFolders(options);
  const offered = new Set<string>();
  let now = report;
  for (;;) {
    const next = ownRemedies(now, named).find((remedy) => !offered.has(describeRemedy(remedy)));
    if (!next) break;
    offered.add(describeRemedy(next));
    stdout.write(`\n${ink.strong(makeShowable(describeRemedy(next)))}\n`);
    await carryOutOne(context, next, means);
    now = await means.look(context);
  }
  if (offered.size === 0) stdout.write(`\n${DOCTOR_COMMAND.nothingToFix}\n`);
  return now;
}

async function carryOutOne(context: RunContext, remedy: OwnRemedy, { load }: FixMeans): Promise<void> {
  const { options, stderr } = context;
  const asksItself = ASKS_ITSELF.has(remedy.command);
  const dry = options['dry-run'] === true;
  if (!asksItself && !dry && options.yes !== true) {
    const yes = await confirm(context, PROMPTS.doThis);
    if (yes !== true) {
      stderr.write(yes === null ? `${DOCTOR_COMMAND.sayYes}\n` : `${DOCTOR_COMMAND.nothingDone}\n`);
      return;
    }
  }
  const flags = [...(dry ? ['--dry-run'] : []), ...(options.yes === true && asksItself ? ['--yes'] : [])];
  const parsed = readArguments([remedy.command, ...remedy.args, ...folderFlags(remedy), ...flags]);
  if (parsed.kind !== 'command') throw new Error(`no such command: ${describeRemedy(remedy)}`);
  const run = await load(parsed.command);
  await run({ ...context, options: parsed.options, words: parsed.words });
}
