/** What electron-builder needs to see of an Electron that is not here: its files by name, with the fuse wire in the right one. */
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../scripts/project.mjs';

/** Stands before the fuses in every Electron: https://github.com/electron/fuses. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of the wire, version 1. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;

/** As Electron 45 leaves the factory: what is open says `1`. */
const FACTORY = '101100011';

/**
 * The fuses of a program.
 * @param file  the executable; on macOS the framework
 * @returns     by electron-builder's names
 */
export function readFuses(file: string): Record<string, boolean | 'other'> {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(SENTINEL);
  if (at === -1) throw new Error(`${file} has no fuses`);
  const wire = bytes.subarray(at + SENTINEL.length + 2).toString('latin1');
  const states: Readonly<Record<string, boolean>> = { '0': false, '1': true };
  return Object.fromEntries(FUSES.map((name, index) => [name, states[wire[index] ?? ''] ?? 'other']));
}

/** Makes the stub for a system in `folder`. */
export function makeStub(platform: 'linux' | 'win32' | 'darwin', folder: string): void {
  write(folder, 'version', readElectronVersion());
  write(folder, 'LICENSE', 'licence of Electron');
  write(folder, 'LICENSES.chromium.html', '<p>licences of Chromium</p>');
  STUBS[platform](folder);
}

const STUBS = { linux: makeLinuxStub, win32: makeWindowsStub, darwin: makeMacStub } as const;

function makeLinuxStub(folder: string): void {
  makeFolders(folder);
  write(folder, 'chrome-sandbox', '');
  const program = write(folder, 'electron', '#!/bin/sh\nexit 1\n');
  addFuses(program);
  chmodSync(program, 0o755);
}

/** A real program of another package: the hash of the archive goes into its resources. */
function makeWindowsStub(folder: string): void {
  makeFolders(folder);
  const program = join(folder, 'electron.exe');
  copyFileSync(join(ROOT, 'node_modules/node-notifier/vendor/notifu/notifu64.exe'), program);
  addFuses(program);
}

function makeFolders(folder: string): void {
  for (const language of ['en-US', 'de']) write(folder, `locales/${language}.pak`, '');
  mkdirSync(join(folder, 'resources'));
}

const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

function makeMacStub(folder: string): void {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  addFuses(write(folder, `${framework}/Versions/A/Electron Framework`, 'framework'));
  for (const language of ['en', 'de']) {
    write(folder, `${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, '');
    write(folder, `${contents}/Resources/${language}.lproj/locale.pak`, '');
  }
  symlinkSync('Versions/A/Electron Framework', join(folder, framework, 'Electron Framework'));
  write(folder, `${contents}/MacOS/Electron`, 'program');
  write(folder, `${contents}/Info.plist`, plist('Electron'));
  write(folder, `${contents}/Resources/electron.icns`, '');
  for (const suffix of HELPERS) {
    const name = `Electron Helper${suffix}`;
    write(folder, `${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'program');
    write(folder, `${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
  }
}

function plist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIconFile</key><string>electron.icns</string></dict></plist>\n`;
}

function addFuses(file: string): void {
  appendFileSync(file, Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FACTORY.length]), Buffer.from(FACTORY)]));
}

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function readElectronVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')).version;
}
