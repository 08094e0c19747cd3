/** The home of somebody who is signed in, for the built program to be attacked in. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { credentials, GLOBAL_CONFIG } from '../recovery/temp-home.ts';

export const COMMAND = fileURLToPath(new URL('../../bin/pilotlight.cjs', import.meta.url));

/** Nobody is asked: the pages do not answer. */
const NOWHERE = 'http://127.0.0.1:9/';

/** @returns the home folder, which whoever asked for it removes, and what the program is started with there */
export function layHome(): { home: string; env: Record<string, string> } {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-harm-'));
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.claude/.credentials.json'), credentials(), { mode: 0o600 });
  writeFileSync(join(home, '.claude.json'), GLOBAL_CONFIG, { mode: 0o600 });
  const env = {
    HOME: home,
    PATH: process.env.PATH ?? '',
    PILOTLIGHT_HOME: join(home, 'data'),
    PILOTLIGHT_STATUS_URLS: NOWHERE,
    PILOTLIGHT_HELLO_URLS: NOWHERE,
  };
  return { home, env };
}
