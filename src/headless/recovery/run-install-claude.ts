/** `pilotlight install-claude`: Claude Code's own installer, shown first and run on a yes. */
import { noteAction } from '../../monitor/history/action-log.ts';
import { installClaude, whyNotInstall } from '../../recovery/claude/install-claude.ts';
import { INSTALL_COMMAND } from '../../shared/messages/install.ts';
import { INSTALL_QUESTION } from '../../shared/messages/recovery/install-claude.ts';
import { INSTALL_CLAUDE_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { confirm } from './confirm.ts';

export async function runInstallClaude(context: RunContext): Promise<number> {
  const { host, options, stderr, stdout } = context;
  const command = INSTALL_COMMAND[host.platform];
  const needless = await whyNotInstall(host);
  if (needless !== null) return say(context, { done: false, message: needless, command }, [needless], 0);
  if (options.json !== true) stdout.write(`${INSTALL_QUESTION.run({ command })}\n`);
  if (options['dry-run'] === true) return say(context, { done: false, command }, [PROMPTS.dryRun], 0);
  const yes = options.yes === true || (options.json === true ? null : await confirm(context, PROMPTS.doThis));
  if (yes !== true) {
    const message = yes === null ? PROMPTS.sayYes : PROMPTS.unchanged;
    return say(context, { done: false, message, command }, [message], NOT_DONE);
  }
  const { ok, message } = await installClaude(host, { onLine: (line) => void stderr.write(`  ${line}\n`) });
  await noteAction(host, `${INSTALL_QUESTION.title}: ${message}`, null);
  const next = ok ? [PROMPTS.next({ next: INSTALL_CLAUDE_COMMAND.next })] : [];
  return say(context, { done: ok, message, command }, [message, ...next], ok ? 0 : NOT_DONE);
}
