/**
 * Ends the debugger that SIGUSR1 opened before anything of ours ran. Whoever asked Node for a debugger keeps it.
 */
export async function closeDebugger(): Promise<void> {
  const { NODE_OPTIONS = '', VSCODE_INSPECTOR_OPTIONS } = process.env;
  const options = [...process.execArgv, NODE_OPTIONS].join(' ');
  if (/(^|\s)--inspect(-brk|-wait)?(=|\s|$)/.test(options) || VSCODE_INSPECTOR_OPTIONS) return;
  const inspector = await import('node:inspector');
  if (inspector.url() === undefined) return;
  // Node opens it twice, the second time when the event loop comes round.
  await new Promise((resolve) => setImmediate(resolve));
  inspector.close();
}
