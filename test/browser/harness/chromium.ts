/** The real Chromium, without a network of its own. */
import { type Browser, chromium } from 'playwright-core';
import { findProgram } from '../../../scripts/project.mjs';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const OFFLINE_ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--password-store=basic',
];

/** Starts Chromium; only 127.0.0.1 can be reached, and `names` as if their DNS had been turned to it. */
export async function launchChromium(names: readonly string[] = []): Promise<Browser> {
  const executablePath = PROGRAMS.map((name) => findProgram(name)).find((path) => path !== null && path !== undefined);
  const mapped = names.map((name) => `MAP ${name} 127.0.0.1, `).join('');
  return await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: false,
    args: [...OFFLINE_ARGS, `--host-resolver-rules=${mapped}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`],
  });
}
