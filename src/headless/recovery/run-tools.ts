/** `pilotlight tools`: what else could be worked with meanwhile. */
import { findOtherTools, openTool } from '../../recovery/other-tools.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';

export async function runTools(context: RunContext): Promise<number> {
  const { host, words } = context;
  const tools = await findOtherTools(host);
  const [id] = words;
  if (id === undefined) {
    const lines = tools.map((tool) => `${tool.id.padEnd(10)} ${tool.name}  (${tool.path})`);
    return say(
      context,
      { tools },
      lines.length > 0 ? lines : ['No other coding tool was found on the search path.'],
      0,
    );
  }
  const tool = tools.find((one) => one.id === id);
  if (!tool) return say(context, { done: false }, [`"${id}" was not found here.`], NOT_DONE);
  if (tool.terminal)
    return say(context, { done: false, tool }, [`${tool.name} runs in a terminal: type ${tool.path}`], 0);
  return (await openTool(host, tool))
    ? say(context, { done: true, tool }, [`${tool.name} is on its way.`], 0)
    : say(context, { done: false, tool }, [`${tool.name} could not be started.`], NOT_DONE);
}
