/** `pilotlight tools`: what else could be worked with meanwhile. */
import { findOtherTools, openTool } from '../../recovery/other-tools.ts';
import { TOOLS_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';

export async function runTools(context: RunContext): Promise<number> {
  const { host, words } = context;
  const tools = await findOtherTools(host);
  const [id] = words;
  if (id === undefined) {
    const lines = tools.map((tool) => `${tool.id.padEnd(10)} ${tool.name}  (${tool.path})`);
    return say(context, { tools }, lines.length > 0 ? lines : [TOOLS_COMMAND.none], 0);
  }
  const tool = tools.find((one) => one.id === id);
  if (!tool) return say(context, { done: false }, [TOOLS_COMMAND.notFound({ name: id })], NOT_DONE);
  if (tool.terminal)
    return say(context, { done: false, tool }, [TOOLS_COMMAND.typeIt({ name: tool.name, command: tool.path })], 0);
  return (await openTool(host, tool))
    ? say(context, { done: true, tool }, [TOOLS_COMMAND.opened({ name: tool.name })], 0)
    : say(context, { done: false, tool }, [TOOLS_COMMAND.notStarted({ name: tool.name })], NOT_DONE);
}
