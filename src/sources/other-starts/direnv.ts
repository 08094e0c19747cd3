/** direnv, which sets variables in a folder whose file the person has allowed. */

import { pathsOf } from '../../platform/path-rules.ts';
import { configHome, dataHome } from '../../platform/xdg-folders.ts';
import type { OtherStart } from '../../shared/facts.ts';
import type { Builtin, Dialect } from '../shell-profiles/dialect.ts';
import { LANGUAGES } from '../shell-profiles/languages.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { ScriptRun } from '../shell-profiles/script-run.ts';
import { ShellState } from '../shell-profiles/shell-state.ts';
import { folderOf, foldersUp, type StartsMachine, startOf } from './other-start.ts';

/** direnv's own words for loading a file. */
const loadEnv: Builtin = async ({ run, words }) => {
  const [path] = words;
  const base = folderOf(run.at(1).file);
  const target =
    path === undefined ? `${base}/.env` : run.files.isAbsolute(path.text) ? path.text : `${base}/${path.text}`;
  return run.loadFile(target, LANGUAGES.environment);
};
const sourceEnv: Builtin = async ({ run, words }) => {
  const path = words[0]?.text ?? '.envrc';
  return run.loadFile(run.files.isAbsolute(path) ? path : `${folderOf(run.at(1).file)}/${path}`);
};
const dialect = (): Dialect => ({
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
});

/** The nearest file that direnv would take, if it takes it: one that it blocks hides those above it. */
export async function readDirenv(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const loaded = host.env.DIRENV_FILE ?? '';
  const above = foldersUp(host).map((folder) => pathsOf(host.platform).join(folder, '.envrc'));
  for (const file of loaded === '' ? above : [loaded]) {
    const text = await files.text(file);
    if (text === null) continue;
    if (file !== loaded && !(await isAllowed(host, files, file, text))) return [];
    const state = new ShellState();
    // With its setting load_dotenv the file may be one of `NAME=value` lines.
    const language = file.endsWith('.env') ? LANGUAGES.environment : dialect();
    await new ScriptRun({ files, state, home: host.home, env: host.env }, language).startFile(file);
    return [startOf('folder', 'direnv', file, state.describe())];
  }
  return [];
}

/** As direnv decides (2.32, `deny` from later ones): `deny` goes by the path alone, `allow` by the path and what the file holds. */
async function isAllowed(host: StartsMachine, files: ScriptFiles, file: string, text: string): Promise<boolean> {
  const notes = `${dataHome(host)}/direnv`;
  if ((await files.kind(`${notes}/deny/${sha256(`${file}\n`)}`)) !== null) return false;
  if ((await files.kind(`${notes}/allow/${sha256(`${file}\n${text}`)}`)) !== null) return true;
  return isWhitelisted(host, files, file);
}

async function isWhitelisted(host: StartsMachine, files: ScriptFiles, file: string): Promise<boolean> {
  const folder = host.env.DIRENV_CONFIG || `${configHome(host)}/direnv`;
  const text = (await files.text(`${folder}/direnv.toml`)) ?? (await files.text(`${folder}/config.toml`)) ?? '';
  const [, section = ''] = text.split(/^\s*\[whitelist\]/m);
  const [own = ''] = section.split(/^\s*\[/m);
  const named = (list: RegExp): string[] => {
    const [, inside = ''] = list.exec(own) ?? [];
    const paths = inside.replace(/^\s*#.*$/gm, '').matchAll(/"([^"\n]*)"|'([^'\n]*)'/g);
    return [...paths].map(([, double, single]) => (double ?? single ?? '').replace(/^~(?=\/|$)/, host.home));
  };
  return (
    named(/^\s*exact\s*=\s*\[([^\]]*)\]/m).some((path) => [path, `${path}/.envrc`].includes(file)) ||
    named(/^\s*prefix\s*=\s*\[([^\]]*)\]/m).some((path) => file.startsWith(path))
  );
}

const sha256 = (text: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(text, 'utf8').digest('hex');
