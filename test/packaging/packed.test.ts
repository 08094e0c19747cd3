import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/shared/version.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { listFiles, type Packed, pack, type System } from './pack.ts';
import { readFuses } from './stub-electron.ts';

const MIB = 1024 * 1024;

/** The files inside app.asar and beside it that come from libraries, without the first `node_modules/`. */
function listLibraries(archive: string): readonly string[] {
  return listArchive(archive).flatMap((name) => /^node_modules\/(.+)$/.exec(name)?.[1] ?? []);
}

/** Files only, with `/`. What is unpacked is listed too. */
function listArchive(archive: string): readonly string[] {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)));
}

const packagesOf = (libraries: readonly string[]) => [...new Set(libraries.map((name) => name.split('/')[0] ?? ''))];

/** What the archive's own table of contents hashes to: Electron compares it before it starts. */
const headerHash = (archive: string) => createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');

const NOTIFIER = ['growly', 'is-docker', 'is-wsl', 'isexe', 'node-notifier', 'semver', 'shellwords', 'uuid', 'which'];

/** Where an unpacked app keeps its things, for one architecture. */
interface Place {
  arch: 'x64' | 'arm64';
  app: string;
  resources: string;
  /** That holds the fuses. */
  program: string;
}

const MAC_FRAMEWORK = 'Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework';

const PLACES: Readonly<Record<System, readonly Place[]>> = {
  linux: [
    { arch: 'x64', app: 'linux-unpacked', resources: 'resources', program: 'pilotlight' },
    { arch: 'arm64', app: 'linux-arm64-unpacked', resources: 'resources', program: 'pilotlight' },
  ],
  win32: [
    { arch: 'x64', app: 'win-unpacked', resources: 'resources', program: 'Pilotlight.exe' },
    { arch: 'arm64', app: 'win-arm64-unpacked', resources: 'resources', program: 'Pilotlight.exe' },
  ],
  darwin: [
    { arch: 'x64', app: 'mac/Pilotlight.app', resources: 'Contents/Resources', program: MAC_FRAMEWORK },
    { arch: 'arm64', app: 'mac-arm64/Pilotlight.app', resources: 'Contents/Resources', program: MAC_FRAMEWORK },
  ],
};

/** Everything that lies beside the archive: native code and programs, and nothing else. */
const BESIDE: Readonly<Record<System, (arch: string) => readonly RegExp[]>> = {
  linux: (arch) => [keytarFor('linux', arch)],
  win32: (arch) => [
    keytarFor('win32', arch),
    /^node-notifier\/vendor\/snoreToast\/(snoretoast-x(64|86)\.exe|LICENSE)$/,
    /^node-notifier\/vendor\/terminal-notifier-LICENSE$/,
  ],
  darwin: (arch) => [
    keytarFor('darwin', arch),
    /^node-notifier\/vendor\/mac\.noindex\/terminal-notifier\.app\//,
    /^node-notifier\/vendor\/terminal-notifier-LICENSE$/,
  ],
};

const keytarFor = (system: string, arch: string) => new RegExp(`^keytar/prebuilds/${system}-${arch}/keytar\\.node$`);

describeNeeding('packaging', 'the app as electron-builder packs it', () => {
  const made = new Map<System, Packed>();
  const packOnce = async (system: System): Promise<Packed> => {
    const packed = made.get(system) ?? (await pack(system));
    made.set(system, packed);
    return packed;
  };
  afterAll(() => {
    for (const packed of made.values()) packed.remove();
  });

  describe.each(['linux', 'win32', 'darwin'] as const)('for %s', (system) => {
    let packed: Packed;
    beforeAll(async () => {
      packed = await packOnce(system);
    }, 5 * patience());

    const at = ({ app }: Place, ...names: readonly string[]) => join(packed.output, app, ...names);

    describe.each(PLACES[system].map((place) => ({ ...place })))('$arch', (place) => {
      const archive = () => at(place, place.resources, 'app.asar');

      it('holds the bundles in both languages, the libraries that cannot be bundled, and no more', () => {
        const names = listArchive(archive());
        expect(names).toEqual(
          expect.arrayContaining([
            'package.json',
            'out/main/index.js',
            'out/main/vault-child.js',
            'out/preload/index.cjs',
            'out/renderer/index.html',
            'out/main-de/index.js',
            'out/renderer-de/index.html',
            'out/main/icons/app.png',
          ]),
        );
        const pictures = names.flatMap((name) => /^out\/main\/icons\/(.+)\//.exec(name)?.[1] ?? []);
        expect([...new Set(pictures)]).toEqual([system]);
        const strangers = names.filter(
          (name) => !/^(package\.json$|out\/(main(-de)?|preload|renderer(-de)?)\/|node_modules\/)/.test(name),
        );
        expect(strangers).toEqual([]);
        expect(packagesOf(listLibraries(archive())).sort()).toEqual(
          system === 'linux' ? ['keytar'] : [...NOTIFIER, 'keytar'].sort(),
        );
      });

      it('keeps beside the archive only what cannot run inside, for this system and processor', () => {
        const beside = listFiles(at(place, place.resources, 'app.asar.unpacked/node_modules'));
        const allowed = BESIDE[system](place.arch);
        expect(beside.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
        for (const pattern of allowed) expect(beside.some((name) => pattern.test(name))).toBe(true);
        const programs = listLibraries(archive()).filter((name) => /\.(node|exe|dll|dylib|so)$/.test(name));
        expect(programs.filter((name) => !beside.includes(name))).toEqual([]);
      });

      it('is small', () => {
        // Every language is a program of its own in it.
        expect(statSync(archive()).size).toBeLessThan(6 * MIB);
      });

      it('brings the licences', () => {
        const read = (name: string) => readFileSync(at(place, place.resources, name), 'utf8');
        expect(read('LICENSE.txt')).toContain('MIT License');
        expect(read('THIRD-PARTY-LICENSES.txt')).toMatch(/^@github\/keytar .*\(MIT\)$/m);
      });

      it('has its fuses set', () => {
        expect(readFuses(at(place, place.program))).toEqual({
          runAsNode: false,
          enableCookieEncryption: false,
          enableNodeOptionsEnvironmentVariable: false,
          enableNodeCliInspectArguments: false,
          enableEmbeddedAsarIntegrityValidation: true,
          onlyLoadAppFromAsar: true,
          loadBrowserProcessSpecificV8Snapshot: false,
          grantFileProtocolExtraPrivileges: false,
          wasmTrapHandlers: true,
        });
      });

      if (system === 'darwin')
        it('says in Info.plist who it is, and what its archive hashes to', () => {
          const plist = readFileSync(at(place, 'Contents/Info.plist'), 'utf8').replaceAll(/>\s+</g, '><');
          expect(plist).toContain('<key>LSUIElement</key><true/>');
          expect(plist).toContain('<key>CFBundleIdentifier</key><string>app.pilotlight.Pilotlight</string>');
          expect(plist).toContain(`<key>CFBundleShortVersionString</key><string>${VERSION}</string>`);
          expect(plist).toContain('<key>LSMinimumSystemVersion</key><string>13.0</string>');
          expect(plist).toContain(
            `<key>Resources/app.asar</key><dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${headerHash(archive())}</string></dict>`,
          );
        });

      if (system === 'win32')
        it('says in the program what its archive hashes to', () => {
          const seal = [{ file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(archive()) }];
          expect(readFileSync(at(place, place.program)).includes(JSON.stringify(seal))).toBe(true);
        });
    });
  });

  describe('the packages for Linux', () => {
    let packed: Packed;
    beforeAll(async () => {
      packed = await packOnce('linux');
    }, 5 * patience());

    const tool = (file: string, ...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8' });
      expect(`${stderr}`, file).toBe('');
      expect(status, file).toBe(0);
      return stdout;
    };
    const deb = (arch: string) => join(packed.output, `Pilotlight-${VERSION}-linux-${arch}.deb`);

    it.each(['amd64', 'arm64'])('say in the deb for %s what they are and need', (arch) => {
      const field = (name: string) => tool('dpkg-deb', '--field', deb(arch), name).trim();
      expect(field('Package')).toBe('pilotlight');
      expect(field('Version')).toBe(VERSION);
      expect(field('Architecture')).toBe(arch);
      expect(field('Section')).toBe('utils');
      expect(field('Maintainer')).toMatch(/^The Pilotlight authors <\S+@\S+>$/);
      expect(field('Description').split('\n')[0]).toBe('Tells whether Claude Code will let you in');
      expect(field('Depends').split(', ')).toEqual(expect.arrayContaining(['libsecret-1-0', 'libnotify4', 'libnss3']));
    });

    it('bring in the deb the program, its icons and its profile for AppArmor', () => {
      const names = tool('dpkg-deb', '--contents', deb('amd64'));
      for (const name of [
        './opt/Pilotlight/pilotlight',
        './opt/Pilotlight/resources/app.asar',
        './opt/Pilotlight/resources/apparmor-profile',
        './usr/share/applications/app.pilotlight.Pilotlight.desktop',
        ...[16, 24, 32, 48, 64, 128, 256, 512].map(
          (size) => `./usr/share/icons/hicolor/${size}x${size}/apps/pilotlight.png`,
        ),
      ])
        expect(names).toContain(` ${name}\n`);
    });

    it('bring a desktop file that the desktop accepts and ties to the window', () => {
      const folder = mkdtempSync(join(tmpdir(), 'pilotlight-deb-'));
      try {
        tool('dpkg-deb', '--extract', deb('amd64'), folder);
        const file = join(folder, 'usr/share/applications/app.pilotlight.Pilotlight.desktop');
        expect(tool('desktop-file-validate', file)).toBe('');
        const entry = readFileSync(file, 'utf8');
        expect(entry).toContain('\nStartupWMClass=app.pilotlight.Pilotlight\n');
        expect(entry).toContain('\nExec=/opt/Pilotlight/pilotlight %U\n');
        expect(entry).toContain('\nIcon=pilotlight\n');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it('run at installation only scripts that a shell can read', () => {
      const folder = mkdtempSync(join(tmpdir(), 'pilotlight-deb-'));
      try {
        tool('dpkg-deb', '--control', deb('amd64'), folder);
        for (const name of ['postinst', 'postrm']) expect(tool('bash', '-n', join(folder, name))).toBe('');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });

    it.each(['x86_64', 'aarch64'])('ask for the vault in the rpm for %s', (arch) => {
      const told = JSON.parse(readFileSync(join(packed.output, `Pilotlight-${VERSION}-linux-${arch}.rpm`), 'utf8'));
      expect(told).toMatchObject({ t: 'rpm', name: 'pilotlight', version: VERSION, license: 'MIT' });
      expect(told.depends).toContain('(libsecret or libsecret-1-0)');
    });
  });
});
