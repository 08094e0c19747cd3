import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

type Machine = Pick<Host, 'platform' | 'env' | 'home' | 'files'>;

/** Names a terminal would find, in the order it tries them within a folder. */
export const PROGRAM_NAMES: Readonly<Record<Host['platform'], readonly string[]>> = {
  linux: ['claude'],
  darwin: ['claude'],
  win32: ['claude.exe', 'claude.cmd', 'claude.bat'],
};

const UNIX = [
  '~/.local/bin',
  '~/.claude/local',
  '~/.npm-global/bin',
  '~/.npm-packages/bin',
  '~/.volta/bin',
  '~/.asdf/shims',
].concat(['~/.local/share/mise/shims', '~/.bun/bin', '~/.yarn/bin', '~/n/bin', '/usr/local/bin', '/usr/bin']);

/** Folders Claude Code's installers and package managers use, whether or not they are on PATH. */
const FOLDERS: Readonly<Record<Host['platform'], readonly string[]>> = {
  linux: [...UNIX, '~/.local/share/pnpm', '/home/linuxbrew/.linuxbrew/bin', '/snap/bin'],
  darwin: [...UNIX, '~/Library/pnpm', '/opt/homebrew/bin', '/opt/local/bin'],
  win32: [
    '~\\.local\\bin',
    '%APPDATA%\\npm',
    '%LOCALAPPDATA%\\Microsoft\\WinGet\\Links',
    '%LOCALAPPDATA%\\Volta\\bin',
  ].concat(['%LOCALAPPDATA%\\pnpm', '~\\.bun\\bin', '~\\scoop\\shims', '%ProgramFiles%\\nodejs', '%NVM_SYMLINK%']),
};

/** Version managers keep one folder per Node: `base`, a version, `inside`. */
const VERSIONED: Readonly<Record<Host['platform'], readonly { base: string; inside: string }[]>> = {
  linux: [
    { base: '~/.nvm/versions/node', inside: 'bin' },
    { base: '~/.local/share/fnm/node-versions', inside: 'installation/bin' },
    { base: '~/.asdf/installs/nodejs', inside: 'bin' },
    { base: '~/.local/share/mise/installs/node', inside: 'bin' },
  ],
  darwin: [
    { base: '~/.nvm/versions/node', inside: 'bin' },
    { base: '~/Library/Application Support/fnm/node-versions', inside: 'installation/bin' },
    { base: '~/.asdf/installs/nodejs', inside: 'bin' },
    { base: '~/.local/share/mise/installs/node', inside: 'bin' },
  ],
  win32: [
    { base: '%APPDATA%\\nvm', inside: '' },
    { base: '%APPDATA%\\fnm\\node-versions', inside: 'installation' },
  ],
};

/** Folders of PATH, in order; relative ones are left out, since what they mean depends on where one stands. */
export function pathFolders(host: Pick<Host, 'platform' | 'env'>): readonly string[] {
  const paths = pathsOf(host.platform);
  const value = host.env.PATH ?? host.env.Path ?? '';
  const folders = value.split(paths.delimiter).map((folder) => folder.replace(/^"(.*)"$/, '$1'));
  return [...new Set(folders.filter((folder) => paths.isAbsolute(folder)))];
}

/** Well-known folders of this machine; those that need a variable which is not set are left out. */
export async function installFolders(host: Machine): Promise<readonly string[]> {
  const expand = (folder: string): string => expandFolder(host, folder);
  const { join } = pathsOf(host.platform);
  const versioned = await Promise.all(
    VERSIONED[host.platform].map(async ({ base, inside }) => {
      const names = (await host.files.list(expand(base))) ?? [];
      return names.map((name) => join(expand(base), name, inside));
    }),
  );
  const all = [...npmFolder(host), ...FOLDERS[host.platform].map(expand), ...versioned.flat()];
  return [...new Set(all.filter((folder) => pathsOf(host.platform).isAbsolute(folder)))];
}

/** Where the program appears when somebody installs it: the documented installer's folder, npm's own, and those of PATH. */
export function installPaths(host: Pick<Host, 'platform' | 'env' | 'home'>): readonly string[] {
  const { join } = pathsOf(host.platform);
  const folders = [join(host.home, '.local', 'bin'), ...npmFolder(host), ...pathFolders(host)];
  return [...new Set(folders)].flatMap((folder) => PROGRAM_NAMES[host.platform].map((name) => join(folder, name)));
}

/** What npm's prefix names; none: it is npm's own. */
function npmFolder(host: Pick<Host, 'platform' | 'env'>): readonly string[] {
  const prefix = host.env.NPM_CONFIG_PREFIX ?? host.env.npm_config_prefix ?? '';
  if (prefix === '') return [];
  return [host.platform === 'win32' ? prefix : pathsOf(host.platform).join(prefix, 'bin')];
}

function expandFolder(host: Machine, folder: string): string {
  return folder.replace(/^~/, () => host.home).replace(/%([^%]+)%/g, (_all, name: string) => host.env[name] ?? '');
}
