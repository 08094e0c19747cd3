/** What the session gives every program, where Electron has taken something out of it. */
import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * With its fuse for NODE_OPTIONS closed Electron removes this before any of our code runs: it shall not act on Electron.
 * Claude Code, which we start, is to trust what it trusts in a terminal.
 */
const TAKEN = 'NODE_EXTRA_CA_CERTS';

/**
 * On Linux, what the panel, menu or session that started us was started with itself. Our own is overwritten by then. There
 * is no such file elsewhere.
 */
const starter = (): string => `/proc/${process.ppid}/environ`;

/** @param kept  the file to look into; a test has its own */
export function sessionEnvironment(env: Env, kept: string = starter()): Env {
  if (env[TAKEN] !== undefined) return env;
  const value = readKept(kept);
  return value === undefined ? env : { ...env, [TAKEN]: value };
}

function readKept(path: string): string | undefined {
  try {
    const lines = readFileSync(path, 'utf8').split('\0');
    return lines.find((line) => line.startsWith(`${TAKEN}=`))?.slice(TAKEN.length + 1);
  } catch {
    return undefined;
  }
}
