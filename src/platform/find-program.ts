import { constants, promises } from 'node:fs';
import { delimiter, dirname, extname, isAbsolute, join, resolve } from 'node:path';

/** What to start: a real program and the arguments that go before the caller's. */
export type Program = { ok: true; file: string; before: readonly string[] } | { ok: false; why: 'absent' | 'denied' };

type Env = Readonly<Record<string, string | undefined>>;

/** The script or program that a command shim of npm hands everything to. */
const SHIM_TARGET = /"%(?:~dp0|dp0%)\\?([^"%]+\.(?:js|cjs|mjs|exe))"\s+%\*/gi;

/**
 * Finds a program without any shell: a full path as it is, a bare name on PATH (with PATHEXT on Windows).
 * A Windows batch file cannot be started without a shell, whose quoting is not safe; of an npm shim the script behind
 * it is started instead, any other batch file is refused as `denied`.
 */
export async function findProgram(file: string, env: Env, platform: NodeJS.Platform, cwd: string): Promise<Program> {
  const windows = platform === 'win32';
  const names = windows && extname(file) === '' ? endings(env).map((ending) => file + ending) : [file];
  let denied = false;
  for (const path of places(file, env, cwd).flatMap((dir) => names.map((name) => resolve(dir, name)))) {
    const found = await promises.stat(path).catch(() => null);
    if (!found?.isFile()) continue;
    if (!windows && !(await isExecutable(path))) {
      denied = true;
      continue;
    }
    return windows && /\.(cmd|bat)$/i.test(path) ? openShim(path, env, cwd) : { ok: true, file: path, before: [] };
  }
  return { ok: false, why: denied ? 'denied' : 'absent' };
}

function places(file: string, env: Env, cwd: string): string[] {
  if (isAbsolute(file)) return [dirname(file)];
  if (/[\\/]/.test(file)) return [cwd];
  // An empty entry means the current folder, where a downloaded file could pose as a program.
  return (env.PATH ?? env.Path ?? '').split(delimiter).filter((dir) => isAbsolute(dir));
}

function endings(env: Env): string[] {
  return (env.PATHEXT || '.COM;.EXE;.BAT;.CMD').split(';').filter((ending) => ending !== '');
}

async function openShim(path: string, env: Env, cwd: string): Promise<Program> {
  const text = await promises.readFile(path, 'utf8').catch(() => '');
  const target = [...text.matchAll(SHIM_TARGET)].at(-1)?.[1];
  if (target === undefined) return { ok: false, why: 'denied' };
  const behind = join(dirname(path), ...target.split('\\'));
  if (/\.exe$/i.test(behind)) return { ok: true, file: behind, before: [] };
  const beside = join(dirname(path), 'node.exe');
  if ((await promises.stat(beside).catch(() => null))?.isFile()) return { ok: true, file: beside, before: [behind] };
  const node = await findProgram('node.exe', env, 'win32', cwd);
  return node.ok ? { ...node, before: [behind] } : node;
}

async function isExecutable(path: string): Promise<boolean> {
  return promises.access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
