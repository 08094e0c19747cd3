/** Runs the real electron-builder over the real configuration and build, without a network, on a stub of Electron. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from '../../scripts/build.mjs';
import { findProgram, ROOT, run } from '../../scripts/project.mjs';
import { placeLicences } from '../../scripts/third-party-licenses.mjs';
import { patience } from '../patience.ts';
import { makeStub } from './stub-electron.ts';

export type System = 'linux' | 'win32' | 'darwin';

export interface Packed {
  /** What electron-builder made, for every architecture. */
  output: string;
  remove(): void;
}

const OPTIONS: Readonly<Record<System, readonly string[]>> = {
  linux: ['--linux', 'deb', 'rpm'],
  // Signing tools come from GitHub; so would the one that writes the program's version.
  win32: ['--win', 'dir', '-c.win.signAndEditExecutable=false'],
  darwin: ['--mac', 'dir'],
};

/** Everything for both processors: packages and folders. @throws with what electron-builder said, when it fails */
export async function pack(system: System): Promise<Packed> {
  return runBuilder(system, [...OPTIONS[system], '--x64', '--arm64']);
}

/**
 * The app as a folder, for this very machine.
 * @param electronDist  a real Electron to pack it with, instead of the stub
 */
export async function packForThisMachine(system: 'linux', electronDist?: string): Promise<Packed> {
  return runBuilder(system, ['--linux', 'dir', `--${process.arch}`], electronDist);
}

/**
 * A deb for this machine of an app that was packed before.
 * @param folder  that holds the program
 */
export async function makeDeb(folder: string, version: string): Promise<Packed> {
  const options = ['--linux', 'deb', `--${process.arch}`, `--prepackaged=${folder}`];
  return runBuilder('linux', [...options, `-c.extraMetadata.version=${version}`]);
}

async function runBuilder(system: System, options: readonly string[], electronDist?: string): Promise<Packed> {
  await buildStale();
  placeLicences();
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-packed-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const [stub, output, home] = ['stub', 'dist', 'home'].map((name) => join(folder, name)) as [string, string, string];
  for (const each of [stub, home]) mkdirSync(each);
  if (!electronDist) makeStub(system, stub);
  const words = [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    ...options,
    '--publish=never',
    `-c.electronDist=${electronDist ?? stub}`,
    `-c.directories.output=${output}`,
  ];
  const [file = '', ...args] = [...(await withoutNetwork()), process.execPath, ...words];
  const { code, output: said } = await run(file, args, { limitMs: 5 * patience(), env: environment(home) });
  if (code === 0) return { output, remove };
  remove();
  throw new Error(`electron-builder failed:\n${said}`);
}

function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    TZ: 'UTC',
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    ELECTRON_BUILDER_7ZIP_PATH: findProgram('7za') ?? '',
    CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-shim.mjs'),
  };
}

/** The words that cut a program off, where this system lets us: the proof that nothing was fetched. */
async function withoutNetwork(): Promise<readonly string[]> {
  const file = findProgram('unshare');
  if (file === null) return [];
  const ways = process.getuid?.() === 0 ? [[file, '-n']] : [[file, '-r', '-n']];
  for (const [program = '', ...args] of ways) {
    const { code } = await run(program, [...args, 'true'], { limitMs: 5_000 });
    if (code === 0) return [program, ...args];
  }
  return [];
}

/** Every file below a folder, with `/`, sorted. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
