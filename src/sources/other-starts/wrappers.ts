/** Scripts that stand in front of the real program: called claude, or after it. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { OtherStart } from '../../shared/facts.ts';
import { pathFolders } from '../claude-code/install-places.ts';
import { LANGUAGES, type Language } from '../shell-profiles/languages.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { ScriptRun } from '../shell-profiles/script-run.ts';
import { ShellState } from '../shell-profiles/shell-state.ts';
import type { StartsMachine } from './other-start.ts';
import { effectOf } from './own-commands.ts';

/** Of two thousand programs on PATH few are looked at closer. */
const SPEAKS_OF_IT = /claude/i;
const NAMED_SO = /^(.*[-_.])?claude$|^claude[-_.][\w.-]+$/i;
/** Nobody writes longer ones by hand; the real program is far bigger. */
const MAX_BYTES = 64 * 1024;
const SHELLS: readonly (readonly [RegExp, Language])[] = [
  [/^#!.*[/ ]bash\b/, 'bash'],
  [/^#!.*[/ ]zsh\b/, 'zsh'],
  [/^#!.*[/ ]fish\b/, 'fish'],
  [/^#!.*[/ ](ba|da|a|k)?sh\b/, 'sh'],
];

/** Of those called `claude` only the first on PATH counts, and none behind the real program. */
export async function readWrappers(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const { join } = pathsOf(host.platform);
  const onPath = pathFolders(host);
  const own = ['bin', '.local/bin'].map((name) => join(host.home, ...name.split('/')));
  const folders = [...new Set([...onPath, ...own])];
  const lists = await listEachOnce(host, files, folders);
  const seen = new Set<string>();
  const paths = folders.flatMap((folder, at) =>
    (lists[at] ?? [])
      .filter((name) => SPEAKS_OF_IT.test(name) && NAMED_SO.test(name) && (at < onPath.length || name !== 'claude'))
      .filter((name) => !seen.has(name) && seen.add(name))
      .map((name) => ({ name, path: join(folder, name) })),
  );
  const found = await Promise.all(paths.map(({ name, path }) => readWrapper(host, files, name, path)));
  return found.filter((one) => one !== null);
}

/** A folder under a second name (/bin for /usr/bin) holds nothing new, and the names of a large one take their time. */
async function listEachOnce(
  host: StartsMachine,
  files: ScriptFiles,
  folders: readonly string[],
): Promise<(readonly string[])[]> {
  const stats = await Promise.all(folders.map((folder) => host.files.stat(folder)));
  const inodes = stats.map((stat) => stat?.inode ?? null);
  // A file system that numbers nothing calls everything 0.
  const isSecond = (inode: string | null, at: number) =>
    inode !== null && !inode.endsWith(':0') && inodes.indexOf(inode) < at;
  return Promise.all(folders.map((folder, at) => (isSecond(inodes[at] ?? null, at) ? [] : files.list(folder))));
}

async function readWrapper(
  host: StartsMachine,
  files: ScriptFiles,
  name: string,
  path: string,
): Promise<OtherStart | null> {
  const stat = await host.files.stat(path);
  const mayRun = stat?.kind === 'file' && stat.size <= MAX_BYTES && (stat.mode & 0o111) !== 0;
  const text = mayRun ? await files.text(path) : null;
  const language = SHELLS.find(([first]) => first.test(text?.split('\n', 1)[0] ?? ''))?.[1];
  if (text === null || language === undefined) return null;
  const dialect = LANGUAGES[language];
  const state = new ShellState();
  await new ScriptRun({ files, state, home: host.home, env: host.env }, dialect).startFile(path);
  const effect = effectOf(dialect.parse(text), state, host.home, (line) => ({ file: path, line }));
  // What it loads from elsewhere counts as well, with the place where that stands.
  const exported = state.describe();
  const names = new Set(exported.map((fact) => fact.name));
  const env = [...exported, ...effect.env.filter((fact) => !names.has(fact.name))].filter(
    (fact) => fact.state !== 'empty',
  );
  if (!effect.runsClaude || env.length + effect.without.length === 0) return null;
  return { ...effect, kind: 'wrapper', name, file: path, line: env[0]?.file === path ? env[0].line : null, env };
}
