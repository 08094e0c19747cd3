/** The window on loopback, beside whatever else the program does with the monitor. */

import { fileURLToPath } from 'node:url';
import type { Log } from '../../monitor/data-folder/log.ts';
import { folderFor } from '../../shared/language.ts';
import { LANGUAGE } from '../../shared/messages/language.ts';
import { SERVE_COMMAND } from '../../shared/messages/terminal/watching.ts';
import type { RunContext } from '../run.ts';
import { describeLink, openBrowser } from './link.ts';
import { type PageFiles, readPageFiles } from './page-files.ts';
import { serveWindow } from './serve-window.ts';
import type { ServedMonitor, Serving } from './server.ts';

/** Serves the window of `monitor` and leads the person to it. */
export async function showWindow(
  context: RunContext,
  { log, monitor }: { log: Log; monitor: ServedMonitor },
): Promise<{ close(): Promise<void> } | { failed: string }> {
  const port = readPort(context.options.port);
  if (port === 'wrong') return { failed: SERVE_COMMAND.badPort };
  const page = await findPage();
  if (!page) return { failed: SERVE_COMMAND.notBuilt };
  const serving = await serveWindow(context.host, monitor, page, port, (request, reason) =>
    log.write('error', 'serve', { request, reason }),
  );
  if (!serving.ok) return { failed: serving.message };
  await invite(context, serving);
  const stopOffering = offerLinks(context, serving);
  return {
    close: () => {
      stopOffering();
      return serving.close();
    },
  };
}

/** With --json, stdout belongs to the program that reads it. */
function outputOf({ options, stderr, stdout }: RunContext): RunContext['stdout'] {
  return options.json === true ? stderr : stdout;
}

async function invite(context: RunContext, serving: Serving): Promise<void> {
  const { host, options } = context;
  const opened = options['no-open'] !== true && (await openBrowser(host, serving.url));
  // The browser takes the first link; who wants a second window needs one of his own.
  const lines = describeLink(opened ? serving.newLink() : serving.url, host.env);
  outputOf(context).write(`${lines.join('\n')}\n`);
}

/** Enter prints a new link: the first one lives for a minute only. */
function offerLinks(context: RunContext, serving: Serving): () => void {
  const { host, stdin } = context;
  if (!stdin?.isTTY) return () => {};
  const out = outputOf(context);
  out.write(`${SERVE_COMMAND.keys}\n`);
  const onData = () => out.write(`${describeLink(serving.newLink(), host.env).join('\n')}\n`);
  stdin.on('data', onData);
  return () => {
    stdin.off('data', onData);
    stdin.pause();
  };
}

export function readPort(option: string | boolean | undefined): number | null | 'wrong' {
  if (option === undefined) return null;
  const port = Number(option);
  return typeof option === 'string' && /^\d{1,5}$/.test(option) && port >= 1 && port <= 65_535 ? port : 'wrong';
}

/** The built page lies beside the headless program, whether this is its first file or one of its chunks. */
async function findPage(): Promise<PageFiles | null> {
  const page = folderFor('renderer', LANGUAGE);
  for (const way of [`../${page}`, `../../${page}`, `../../../out/${page}`]) {
    const files = await readPageFiles(fileURLToPath(new URL(way, import.meta.url)));
    if (files) return files;
  }
  return null;
}
