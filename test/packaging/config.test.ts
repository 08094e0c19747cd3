import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/project.mjs';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const text = read('electron-builder.yml');
const config = parse(text);
const manifest = JSON.parse(read('package.json'));

const SYSTEMS = ['mac', 'win', 'linux'] as const;

describe('electron-builder.yml', () => {
  it('closes what Electron leaves open', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(config.disableAsarIntegrity).toBeUndefined();
    expect(text).not.toContain('no-sandbox');
  });

  it('packs what was built and is never left to guess', () => {
    expect(config.files).toBeUndefined();
    expect(config).toMatchObject({ npmRebuild: false, allowMissingDependencies: false, publish: null });
    expect(config.asar).toEqual({ smartUnpack: false });
    expect(config.directories.output).not.toBe('out');
  });

  it.each(SYSTEMS)('names the native library of %s itself, not that of the machine that packs', (system) => {
    const prefix = { mac: 'darwin', win: 'win32', linux: 'linux' }[system];
    // Not ${platform}: electron-builder means the machine it runs on by it.
    expect(text).not.toMatch(/\$\{platform\}/);
    const [first, ...rest] = config[system].files;
    expect(first).toBe('package.json');
    const taken = rest.filter((each: string) => !each.startsWith('!'));
    expect(taken).toEqual(['out/{main,main-de}/**', 'out/preload/**', 'out/{renderer,renderer-de}/**']);
    expect(rest).toContain(`!node_modules/keytar/prebuilds/!(${prefix}-\${arch})/**`);
  });

  it('makes for macOS a light without a tile in the Dock, sealed ad hoc', () => {
    expect(config.mac).toMatchObject({
      extendInfo: { LSUIElement: true },
      identity: '-',
      hardenedRuntime: true,
      minimumSystemVersion: '13.0',
      notarize: false,
    });
    const targets = config.mac.target.map((each: { target: string; arch: string[] }) => [each.target, each.arch]);
    expect(targets).toEqual([
      ['dmg', ['x64', 'arm64']],
      ['zip', ['x64', 'arm64']],
    ]);
  });

  it('lets an app sealed ad hoc load its own frameworks, and grants nothing else', () => {
    for (const key of ['entitlements', 'entitlementsInherit'] as const) {
      const granted = [...read(config.mac[key]).matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, name]) => name);
      expect(granted).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.cs.disable-library-validation']);
    }
  });

  it('installs on Windows for one person, with the shortcut that toasts need', () => {
    expect(config.win).toMatchObject({
      requestedExecutionLevel: 'asInvoker',
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    });
    expect(config.nsis).toMatchObject({
      perMachine: false,
      allowElevation: false,
      createStartMenuShortcut: true,
      deleteAppDataOnUninstall: false,
    });
  });

  it('makes for Linux packages that keep the sandbox, known by one name everywhere', () => {
    expect(config.linux.target.map((each: { target: string }) => each.target)).toEqual(['AppImage', 'deb', 'rpm']);
    expect(config.toolsets.appimage).toBe('1.0.3');
    expect(config.linux.syncDesktopName).toBe(true);
    expect(manifest.desktopName).toBe(`${config.appId}.desktop`);
    expect(config.rpm.depends).toContain('(libsecret or libsecret-1-0)');
    expect(config.linux.executableArgs).toBeUndefined();
  });

  it('finds the pictures it names', () => {
    for (const system of SYSTEMS) expect(existsSync(join(ROOT, config[system].icon))).toBe(true);
  });
});

describe('package.json', () => {
  it('pins Electron and the packager exactly, as a range cannot be packed without a network', () => {
    for (const name of ['electron', 'electron-builder'])
      expect(manifest.devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
