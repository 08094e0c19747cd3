/** One instance per `userData` folder: the second writes its arguments down beside the lock and is turned away. */
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let release = (): void => {};

export function takeLock(userData: string, onSecond: (argv: string[]) => void): boolean {
  const folder = join(userData, 'double-lock');
  mkdirSync(userData, { recursive: true });
  if (!takeFolder(folder)) {
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(process.argv));
    return false;
  }
  const seen = new Set<string>();
  const look = (): void => {
    for (const name of readdirSync(folder)) {
      if (seen.has(name) || !name.endsWith('.json')) continue;
      const argv = readArguments(join(folder, name));
      if (argv === null) continue;
      seen.add(name);
      onSecond(argv);
    }
  };
  const watcher = watch(folder, look);
  watcher.unref();
  release = () => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return true;
}

/** Electron's own lock goes with its process; a folder that a killed one left behind is taken over. */
function takeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
  } catch {
    if (isAlive(Number(readFileSync(join(folder, 'owner'), 'utf8')))) return false;
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
  }
  writeFileSync(join(folder, 'owner'), String(process.pid));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export function releaseLock(): void {
  release();
}

/** null: not written to its end yet; the watcher tells again. */
function readArguments(path: string): string[] | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as string[];
  } catch {
    return null;
  }
}
