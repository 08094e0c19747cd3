/** The browser that Claude Code opens for its sign-in, and the person who agrees there. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WAIT } from '../patience.ts';

export interface BrowserDouble {
  /** Makes programs open it; complete but for what else they need. */
  env: Record<string, string>;
  /** Waits for the page and agrees: the page's host sends the browser back to Claude Code, with a code for one time. */
  agree(): Promise<URL>;
}

/** @param home  where a program `browser` is put and what it was asked to open is written down */
export async function installBrowser(home: string): Promise<BrowserDouble> {
  const program = join(home, 'browser');
  const opened = join(home, 'opened');
  // Renamed into its place, so that half an address is never read.
  await writeFile(program, `#!/bin/sh\nprintf %s "$1" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`, {
    mode: 0o755,
  });
  return {
    env: { BROWSER: program },
    async agree() {
      const asked = new URL(await vi.waitFor(() => readFile(opened, 'utf8'), WAIT));
      const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
      back.search = String(
        new URLSearchParams({ code: 'onetimecode123', state: asked.searchParams.get('state') ?? '' }),
      );
      await fetch(back, { redirect: 'manual' });
      return asked;
    },
  };
}
