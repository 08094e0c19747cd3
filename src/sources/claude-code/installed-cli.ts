import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { InstalledCli } from '../../shared/facts.ts';
import { installFolders, PROGRAM_NAMES, pathFolders } from './install-places.ts';

type Machine = Pick<Host, 'platform' | 'env' | 'home' | 'files' | 'processes'>;
export interface FoundCli {
  path: string;
  /** The file behind the links. */
  realPath: string;
}

type Method = InstalledCli['method'];

const VERSION_TIMEOUT_MS = 3000;
const PACKAGE = /^@anthropic-ai\/claude-code(-[a-z0-9-]+)?$/;

/** What the real path of an install gives away, most telling first. */
const METHODS: readonly [RegExp, Method][] = [
  [/[\\/](Caskroom|Cellar)[\\/]/, 'homebrew'],
  [/[\\/]WinGet[\\/]/i, 'winget'],
  [/[\\/]\.claude[\\/]local[\\/]/, 'npm-local'],
  [/[\\/]node_modules[\\/]/, 'npm-global'],
  [/[\\/]claude[\\/]versions[\\/]/, 'native'],
  [/[\\/]\.local[\\/]bin[\\/]claude\.exe$/i, 'native'],
  [/^\/usr\/(bin|lib|libexec|share)\//, 'system-package'],
];
const VERSION_IN_PATH = [
  /[\\/]claude[\\/]versions[\\/](\d+\.\d+\.\d+[\w.-]*)/,
  /[\\/]Caskroom[\\/]claude-code[^\\/]*[\\/](\d+\.\d+\.\d+[\w.-]*)/,
];

/**
 * Finds every Claude Code on PATH and in well-known places. Versions are read from link targets and package files; only
 * where neither says one, and `deep` is set, the program is asked with `--version` and nothing else.
 * @param named  where the person says that it lies
 * @returns the one a terminal would start first; one entry per real file
 */
export async function findInstalledClis(
  host: Machine,
  { deep, named = null }: { deep: boolean; named?: FoundCli | null },
): Promise<readonly InstalledCli[]> {
  const onPath = pathFolders(host);
  const folders = [...new Set([...onPath, ...(await installFolders(host))])];
  const found = await Promise.all(folders.map((folder) => findIn(host, folder)));
  const seen = new Set<string>();
  const clis: (FoundCli & { first: boolean })[] = [];
  for (const [at, programs] of found.entries()) {
    for (const program of programs) {
      if (seen.has(program.realPath)) continue;
      seen.add(program.realPath);
      clis.push({ ...program, first: at < onPath.length && clis.length === 0 });
    }
  }
  if (named && !seen.has(named.realPath)) {
    // A terminal that finds none would start this one, by its path.
    clis.unshift({ ...named, first: clis.every(({ first }) => !first) });
  }
  return Promise.all(clis.map((cli) => describeInstall(host, cli, deep)));
}

/** Executables of the name in one folder, the real file behind each. */
async function findIn(host: Machine, folder: string): Promise<FoundCli[]> {
  const { join } = pathsOf(host.platform);
  const found: FoundCli[] = [];
  for (const name of PROGRAM_NAMES[host.platform]) {
    const path = join(folder, name);
    const stat = await host.files.stat(path);
    if (stat?.kind !== 'file' || (host.platform !== 'win32' && (stat.mode & 0o111) === 0)) continue;
    found.push({ path, realPath: (await host.files.realpath(path)) ?? path });
    // The .cmd and the .exe of one folder are the same install, and the first is what starts.
    break;
  }
  return found;
}

export async function describeInstall(
  host: Machine,
  cli: FoundCli & { first: boolean },
  deep: boolean,
): Promise<InstalledCli> {
  const pkg = await findPackage(host, cli.realPath);
  const place = pkg?.file ?? cli.realPath;
  const version = pkg?.version ?? versionInPath(cli.realPath) ?? (deep ? await askVersion(host, cli.path) : null);
  const method = METHODS.find(([shape]) => shape.test(place))?.[1] ?? 'unknown';
  return { ...cli, version, method };
}

function versionInPath(path: string): string | null {
  for (const shape of VERSION_IN_PATH) {
    const version = shape.exec(path)?.[1];
    if (version !== undefined) return version;
  }
  return null;
}

/** The package file above an npm install, or beside the small script that starts one. */
async function findPackage(host: Machine, realPath: string): Promise<{ file: string; version: string } | null> {
  const { dirname, join } = pathsOf(host.platform);
  const folder = dirname(realPath);
  const inside = join('node_modules', '@anthropic-ai', 'claude-code', 'package.json');
  const places = [join(folder, inside), join(folder, 'package.json'), join(dirname(folder), 'package.json')];
  for (const file of places) {
    const read = await host.files.read(file, 1024 * 1024);
    const version = read.ok ? versionInPackage(new TextDecoder().decode(read.bytes)) : null;
    if (version !== null) return { file, version };
  }
  return null;
}

function versionInPackage(text: string): string | null {
  try {
    const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
    return typeof name === 'string' && PACKAGE.test(name) ? cleanVersion(version) : null;
  } catch {
    return null;
  }
}

async function askVersion(host: Machine, path: string): Promise<string | null> {
  const run = await host.processes.run({
    file: path,
    args: ['--version'],
    limitMs: VERSION_TIMEOUT_MS,
    maxBytes: 4096,
  });
  return run.ok && run.code === 0 ? cleanVersion(/^(\S+) \(Claude Code\)/.exec(run.stdout)?.[1]) : null;
}

function cleanVersion(version: unknown): string | null {
  return typeof version === 'string' && /^\d+\.\d+\.\d+[\w.-]{0,32}$/.test(version) ? version : null;
}
