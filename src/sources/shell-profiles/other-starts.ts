import { parse } from 'jsonc-parser';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { describeVariable, mattersToSignIn } from '../environment/environment.ts';
import type { Builtin } from './dialect.ts';
import { LANGUAGES } from './languages.ts';
import type { ShellMachine } from './read-shell-environment.ts';
import type { ScriptFiles } from './script-files.ts';
import { ScriptRun } from './script-run.ts';
import { ShellState } from './shell-state.ts';

type Machine = ShellMachine & { cwd: string };

/** Editors of the VS Code family, by the folder that holds their settings. */
const EDITORS = ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf', 'Antigravity', 'Kiro', 'Trae'];
const SETTINGS_ABOVE = { linux: '.config', darwin: 'Library/Application Support', win32: 'AppData/Roaming' } as const;

/** What sets variables for some starts of Claude Code only: an editor's settings, and tools that set them per folder. */
export async function readOtherStarts(host: Machine, files: ScriptFiles): Promise<OtherStart[]> {
  const found = await Promise.all([
    ...EDITORS.map((name) => readEditor(host, files, name)),
    readDirenv(host, files),
    readMise(host, files),
  ]);
  return found.flat().filter(({ env }) => env.length > 0);
}

async function readEditor(host: Machine, files: ScriptFiles, name: string): Promise<OtherStart[]> {
  const { join } = pathsOf(host.platform);
  const file = join(host.home, ...SETTINGS_ABOVE[host.platform].split('/'), name, 'User', 'settings.json');
  const text = await files.text(file);
  if (text === null) return [];
  const settings: unknown = parse(text, [], { allowTrailingComma: true });
  if (typeof settings !== 'object' || settings === null) return [];
  const system = { linux: 'linux', darwin: 'osx', win32: 'windows' }[host.platform];
  return ['claudeCode.environmentVariables', `terminal.integrated.env.${system}`].map((key) => {
    const pairs = pairsOf((settings as Record<string, unknown>)[key]).filter(([one]) => mattersToSignIn(one));
    const lineOf = (one: string): number => text.slice(0, Math.max(text.indexOf(`"${one}"`), 0)).split('\n').length;
    const env = pairs.map(([one, value]) => describeVariable(one, value, 'shell-profile', file, lineOf(one)));
    return {
      kind: 'editor',
      name: `${name}: ${key}`,
      file,
      line: env[0]?.line ?? null,
      env,
      without: [],
      runsClaude: key.startsWith('claudeCode'),
    };
  });
}

/** `[{ name, value }]`, or an object. */
function pairsOf(value: unknown): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const pairs: [unknown, unknown][] = Array.isArray(value)
    ? value.map((one: { name?: unknown; value?: unknown } | null): [unknown, unknown] => [one?.name, one?.value])
    : Object.entries(value);
  return pairs.filter((pair): pair is [string, string] => pair.every((one) => typeof one === 'string'));
}

/** direnv's own words for loading a file. */
const loadEnv: Builtin = async ({ run, words }) => {
  const [path] = words;
  const base = run.at(1).file.replace(/[/\\][^/\\]*$/, '');
  const target =
    path === undefined ? `${base}/.env` : run.files.isAbsolute(path.text) ? path.text : `${base}/${path.text}`;
  return run.loadFile(target, LANGUAGES.environment);
};
const sourceEnv: Builtin = async ({ run, words }) => {
  const base = run.at(1).file.replace(/[/\\][^/\\]*$/, '');
  const path = words[0]?.text ?? '.envrc';
  return run.loadFile(run.files.isAbsolute(path) ? path : `${base}/${path}`);
};
const DIRENV = {
  ...LANGUAGES.bash,
  builtins: {
    ...LANGUAGES.bash.builtins,
    dotenv: loadEnv,
    dotenv_if_exists: loadEnv,
    source_env: sourceEnv,
    source_env_if_exists: sourceEnv,
    source: sourceEnv,
    '.': sourceEnv,
  },
};

async function readDirenv(host: Machine, files: ScriptFiles): Promise<OtherStart[]> {
  const named = host.env.DIRENV_FILE;
  const above = foldersUp(host).map((folder) => `${folder}/.envrc`);
  for (const file of named === undefined || named === '' ? above : [named]) {
    if ((await files.text(file)) === null) continue;
    const state = new ShellState();
    await new ScriptRun({ files, state, home: host.home, env: host.env }, DIRENV).startFile(file);
    return [folderStart('direnv', file, state.describe())];
  }
  return [];
}

async function readMise(host: Machine, files: ScriptFiles): Promise<OtherStart[]> {
  const names = [
    'mise.toml',
    '.mise.toml',
    'mise.local.toml',
    '.mise.local.toml',
    '.config/mise.toml',
    '.config/mise/config.toml',
  ];
  const own =
    host.env.MISE_GLOBAL_CONFIG_FILE || `${host.env.XDG_CONFIG_HOME || `${host.home}/.config`}/mise/config.toml`;
  const paths = [own, ...foldersUp(host).flatMap((folder) => names.map((name) => `${folder}/${name}`))];
  const starts = await Promise.all(
    [...new Set(paths)].map(async (file) => readMiseFile(file, (await files.text(file)) ?? '')),
  );
  return starts;
}

function readMiseFile(file: string, text: string): OtherStart {
  let inEnv = false;
  const env: EnvVarFact[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (section !== undefined) inEnv = section === 'env';
    const set = /^\s*(env\.)?"?([A-Za-z_]\w*)"?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\w+))/.exec(line);
    const name = set?.[2] ?? '';
    if (set !== null && (inEnv || set[1] !== undefined) && mattersToSignIn(name))
      env.push(describeVariable(name, set[3] ?? set[4] ?? set[5] ?? '', 'shell-profile', file, at + 1));
  }
  return folderStart('mise', file, env);
}

function folderStart(name: string, file: string, env: readonly EnvVarFact[]): OtherStart {
  return { kind: 'folder', name, file, line: env[0]?.line ?? null, env, without: [], runsClaude: false };
}

/** The current folder and those around it, nearest first. */
function foldersUp({ cwd, platform }: Machine): string[] {
  const { dirname } = pathsOf(platform);
  const all: string[] = [];
  for (let folder = cwd; all.length < 32 && !all.includes(folder); folder = dirname(folder)) all.push(folder);
  return all;
}
