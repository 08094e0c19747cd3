/** A home folder of its own for remedies to work in, with fake credentials only. */
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Host } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { MachineFacts, ProfileFacts } from '../../src/shared/facts.ts';
import { placeAt } from '../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../src/sources/profiles/read-profile.ts';

/** No output may ever hold this. */
export const CANARY = 'CANARY7F3A';

const HOUR = 3_600_000;

/** A login that needs no renewal for hours, and the login of an MCP server. */
export function credentials(now = Date.now()): string {
  const login = {
    accessToken: `sk-ant-oat01-${CANARY}-access`,
    refreshToken: `sk-ant-ort01-${CANARY}-refresh`,
    expiresAt: now + 8 * HOUR,
    refreshTokenExpiresAt: now + 700 * HOUR,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  };
  const mcpOAuth = { 'docs|1': { serverName: 'docs', accessToken: `mcp-${CANARY}` } };
  return JSON.stringify({ claudeAiOauth: login, mcpOAuth });
}

export const GLOBAL_CONFIG = `${JSON.stringify(
  { numStartups: 3, oauthAccount: { emailAddress: 'ada@example.com' }, projects: {}, hasCompletedOnboarding: true },
  null,
  2,
)}\n`;

export const SIGNED_IN = (): Record<string, string> => ({
  '.claude/.credentials.json': credentials(),
  '.claude/settings.json': '{\n  "model": "opus"\n}\n',
  '.claude.json': GLOBAL_CONFIG,
});

export interface TempHome {
  path: string;
  host: Host;
  text(name: string): Promise<string>;
  put(name: string, text: string): Promise<void>;
  profile(): Promise<ProfileFacts>;
  remove(): Promise<void>;
}

/**
 * @param env      further variables, which may depend on where the home is
 * @param prepare  gets the folder before anything is in it
 */
export async function tempHome(
  files: Readonly<Record<string, string>>,
  env: Host['env'] | ((home: string) => Host['env']) = {},
  prepare: (home: string) => void = () => {},
): Promise<TempHome> {
  const path = await mkdtemp(join(tmpdir(), 'pilotlight-recovery-'));
  prepare(path);
  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text, { mode: 0o600 });
  };
  for (const [name, text] of Object.entries(files)) await put(name, text);
  const host = createNodeHost({
    dataDir: join(path, 'pilotlight-data'),
    env: {
      PATH: process.env.PATH,
      HOME: path,
      USERPROFILE: path,
      ...(typeof env === 'function' ? env(path) : env),
    },
  });
  return {
    path,
    host,
    put,
    text: (name) => readFile(join(path, name), 'utf8'),
    profile: () => readProfile(host, placeAt(host, join(path, '.claude')), { keychainAgreed: true, projectDir: null }),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export const NO_MACHINE: MachineFacts = {
  platform: 'linux',
  processEnv: [],
  shellEnv: [],
  fromShell: true,
  sessions: [],
  clis: [],
  home: '/home/ada',
};

/** A machine whose terminals start this Claude Code. */
export function machineWith(version: string): MachineFacts {
  const path = '/usr/local/bin/claude';
  return { ...NO_MACHINE, clis: [{ path, realPath: path, version, method: 'native', first: true }] };
}

/** Every file below `root` with mode and content, to compare before and after. */
export async function everything(root: string, leaveOut: readonly string[] = []): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (leaveOut.some((prefix) => name.startsWith(prefix))) continue;
    if (entry.isSymbolicLink()) {
      all[name] = `link to ${await readlink(path)}`;
      continue;
    }
    // A lock may go while one looks.
    const { mode } = await stat(path).catch(() => ({ mode: null }));
    if (mode === null) continue;
    all[name] = entry.isFile() ? `${mode.toString(8)} ${await readFile(path, 'utf8')}` : `${mode.toString(8)} folder`;
  }
  return all;
}
