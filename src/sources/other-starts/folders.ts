/** Tools that set variables while one works in a folder. */

import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import type { ShellState } from '../shell-profiles/shell-state.ts';
import { readDirenv } from './direnv.ts';
import { factsInFile, factsOf, folderOf, foldersUp, linesIn, type StartsMachine, startOf } from './other-start.ts';

/** @param states  what the start-up files left behind: they say which plugins a shell has */
export async function readFolders(
  host: StartsMachine,
  files: ScriptFiles,
  states: readonly ShellState[],
): Promise<OtherStart[]> {
  const found = await Promise.all([readDirenv(host, files), readMise(host, files), readDotenv(host, files, states)]);
  return found.flat();
}

const MISE_FILES = [
  'mise.toml',
  '.mise.toml',
  'mise.local.toml',
  '.mise.local.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
];

async function readMise(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const own = host.env.MISE_GLOBAL_CONFIG_FILE || `${configHome(host)}/mise/config.toml`;
  const paths = [own, ...foldersUp(host).flatMap((folder) => MISE_FILES.map((name) => `${folder}/${name}`))];
  return Promise.all([...new Set(paths)].map((file) => readMiseFile(files, file)));
}

const MISE_LINE = /^\s*(env\.)?"?([A-Za-z_]\w*(?:\.\w+)?)"?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\w+)|(\[.*\]))/;

async function readMiseFile(files: ScriptFiles, file: string): Promise<OtherStart> {
  let inEnv = false;
  const env: EnvVarFact[] = [];
  for (const [at, line] of (await linesIn(files, file)).entries()) {
    const section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (section !== undefined) inEnv = section === 'env';
    const set = MISE_LINE.exec(line);
    if (set === null || (!inEnv && set[1] === undefined)) continue;
    const [, , name = '', double, single, bare, list] = set;
    // `_.file` names files of `NAME=value` lines.
    if (name === '_.file') env.push(...(await factsInFiles(files, folderOf(file), list ?? `"${double ?? single}"`)));
    else env.push(...factsOf([{ name, value: double ?? single ?? bare ?? '', line: at + 1 }], file));
  }
  return startOf('folder', 'mise', file, env);
}

async function factsInFiles(files: ScriptFiles, base: string, list: string): Promise<EnvVarFact[]> {
  const names = [...list.matchAll(/["']([^"']+)["']/g)].map(([, name = '']) => name);
  const paths = names.map((name) => (files.isAbsolute(name) ? name : `${base}/${name}`));
  return (await Promise.all(paths.map((path) => factsInFile(files, path)))).flat();
}

/** Plugins that load a folder's `.env` on the way in: oh-my-zsh's `dotenv`, and autoenv in any shell. */
async function readDotenv(
  host: StartsMachine,
  files: ScriptFiles,
  states: readonly ShellState[],
): Promise<OtherStart[]> {
  const { join } = pathsOf(host.platform);
  const plugins = states.flatMap(({ variables }) => variables.get('plugins')?.values ?? []);
  const nameOf = (variable: string): string =>
    states.map(({ variables }) => variables.get(variable)?.values[0]).find(Boolean) ?? '.env';
  const loaders: [tool: string, file: string, up: boolean][] = [];
  if (plugins.includes('dotenv')) loaders.push(['dotenv', nameOf('ZSH_DOTENV_FILE'), false]);
  if (plugins.includes('autoenv') || states.some(({ commands }) => commands.has('autoenv_init')))
    loaders.push(['autoenv', nameOf('AUTOENV_ENV_FILENAME'), true]);
  const found = loaders.flatMap(([tool, name, up]) =>
    (up ? foldersUp(host) : [host.cwd]).map(async (folder) => {
      const file = join(folder, name);
      return startOf('folder', tool, file, await factsInFile(files, file));
    }),
  );
  return Promise.all(found);
}
