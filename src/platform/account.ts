import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Host } from './host.ts';
import { dataHome } from './xdg-folders.ts';

type Env = Host['env'];

/** Who runs us. An account without an entry in the user list (containers) falls back to the environment. */
export function readUser(env: Env): Host['user'] {
  const uid = process.getuid?.() ?? -1;
  try {
    const info = userInfo();
    return { name: info.username, uid, shell: info.shell ?? env.SHELL ?? null };
  } catch {
    return { name: env.USER ?? env.LOGNAME ?? String(uid), uid, shell: env.SHELL ?? null };
  }
}

/** HOME (USERPROFILE on Windows), else the account's own folder, else the root folder. */
export function findHome(env: Env, platform: Host['platform']): string {
  const named = platform === 'win32' ? env.USERPROFILE : env.HOME;
  if (named) return named;
  // Both throw for an account that the user list does not know.
  for (const ask of [() => userInfo().homedir, homedir]) {
    try {
      const home = ask();
      if (home) return home;
    } catch {}
  }
  return '/';
}

/** Where Pilotlight keeps its own files: PILOTLIGHT_HOME, else the platform's place for application data. */
export function findDataDir(env: Env, platform: Host['platform'], home: string): string {
  if (env.PILOTLIGHT_HOME) return env.PILOTLIGHT_HOME;
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Pilotlight');
    case 'win32':
      return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Pilotlight');
    case 'linux':
      return join(dataHome({ env, home, platform }), 'pilotlight');
  }
}
