/** The built page, behind the real server, in front of the real monitor on real files. */
import type { Page } from 'playwright-core';
import { type Serving, startServer } from '../../../src/headless/serve/server.ts';
import { type LiveMonitor, type LiveOptions, startLiveMonitor } from '../../monitor/live-monitor.ts';
import { type Stage, unfoldAll, WINDOW } from './stage.ts';

/** Everything goes again when `use` is over. */
export async function onLivePage(
  stage: Stage,
  use: (page: Page, live: LiveMonitor) => Promise<void>,
  options: LiveOptions = {},
): Promise<void> {
  const live = await startLiveMonitor(options);
  const server = (await startServer(live.monitor, { page: stage.files })) as Serving;
  const context = await stage.browser.newContext({ viewport: WINDOW, timezoneId: 'UTC', locale: 'en-GB' });
  try {
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.addInitScript(unfoldAll);
    await page.goto(server.url);
    await page.locator('h1').waitFor();
    await use(page, live);
  } finally {
    await context.close();
    await server.close();
    await live.close();
  }
}
