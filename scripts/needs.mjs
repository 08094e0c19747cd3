/**
 * What some tests need besides the dependencies: programs, libraries, the real Claude Code.
 * A test says `describeNeeding('browser', …)` (test/needs.ts); what is missing here leaves it out, by name.
 * To add a suite, add a row.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLAUDE_VERSIONS, claudeBinary } from './claude-code.mjs';
import { nushellBinary } from './nushell.mjs';
import { findProgram } from './project.mjs';
import { findTestElectron, TEST_ELECTRON_VERSION } from './test-electron.mjs';

/**
 * @typedef {object} Need
 * @property {readonly string[]} [programs]   on PATH; `a|b` is either
 * @property {readonly string[]} [libraries]  shared libraries by file name
 * @property {readonly string[]} [packages]   Debian packages that bring them
 * @property {readonly NodeJS.Platform[]} [platforms]  where it can run at all
 * @property {readonly string[]} [files]      what comes with no program of its own, by path
 * @property {boolean} [claude]               the real Claude Code, fetched from npm into a cache
 * @property {boolean} [electron]             a real Electron, fetched from npm into the same cache, and what its sandbox needs
 * @property {boolean} [nushell]              the real nushell, from PATH or fetched from npm into a cache
 * @property {'starts' | 'adopts'} [sessions] what it has to do with running sessions of Claude Code, which every test finds in
 *                                            the machine's list of processes: starts some, or takes up those of others
 */

const SESSION_BUS = /** @type {const} */ ({ programs: ['dbus-daemon'], packages: ['dbus'] });
const SCREEN = /** @type {const} */ ({
  programs: ['Xvfb', 'xdotool', 'import'],
  packages: ['xvfb', 'xdotool', 'imagemagick', 'fonts-dejavu-core'],
});

/** @satisfies {Record<string, Need>} */
export const NEEDS = {
  /** The real page in real Chromium. */
  browser: {
    programs: ['chromium|chromium-browser|google-chrome|google-chrome-stable'],
    packages: ['chromium', 'fonts-dejavu-core'],
    sessions: 'adopts',
  },
  /** The real Claude Code as judge. */
  claude: { claude: true, sessions: 'starts' },
  /** A stand-in for Anthropic's hosts, with a CA of its own. */
  certificates: { programs: ['openssl'], packages: ['openssl'] },
  /** A real notification daemon on a virtual screen. */
  notifications: {
    platforms: ['linux'],
    programs: [...SESSION_BUS.programs, ...SCREEN.programs, 'dunst', 'notify-send', 'gdbus', 'pgrep'],
    packages: [...SESSION_BUS.packages, ...SCREEN.packages, 'dunst', 'libnotify-bin', 'libglib2.0-bin', 'procps'],
  },
  /** The system's own vault. */
  keyring: {
    platforms: ['linux'],
    programs: [...SESSION_BUS.programs, 'gnome-keyring-daemon', 'secret-tool', 'gdbus'],
    libraries: ['libsecret-1.so.0'],
    packages: [...SESSION_BUS.packages, 'gnome-keyring', 'libsecret-1-0', 'libsecret-tools', 'libglib2.0-bin'],
  },
  /** A terminal as a person has one. */
  terminal: { platforms: ['linux'], programs: ['script', 'stty'], packages: ['bsdutils', 'coreutils'] },
  /** A screen on which a locked keyring asks for its password. */
  'password-window': { platforms: ['linux'], programs: ['Xvfb'], packages: ['xvfb', 'gcr'] },
  /** The packed app in a real Electron, with a real tray on a virtual screen. */
  desktop: {
    platforms: ['linux'],
    electron: true,
    programs: [
      ...SESSION_BUS.programs,
      ...SCREEN.programs,
      ...['xfce4-panel', 'tint2', 'openbox', 'dunst', 'weston', 'gdbus', 'busctl', 'unzip', 'xclip'],
    ],
    libraries: ['libgtk-3.so.0', 'libnss3.so', 'libgbm.so.1', 'libasound.so.2'],
    files: ['/usr/share/dbus-1/services/org.xfce.Xfconf.service', '/usr/lib/python3/dist-packages/dbusmock'],
    packages: [
      ...SESSION_BUS.packages,
      ...SCREEN.packages,
      ...[
        'xfce4-panel',
        'xfconf',
        'tint2',
        'openbox',
        'dunst',
        'weston',
        'libglib2.0-bin',
        'systemd',
        'unzip',
        'xclip',
      ],
      ...['python3-dbusmock', 'libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'],
    ],
  },
  /** Installers, made and looked into offline. */
  packaging: {
    platforms: ['linux'],
    programs: ['7za', 'dpkg-deb', 'desktop-file-validate', 'fakeroot'],
    packages: ['p7zip-full', 'dpkg', 'desktop-file-utils', 'fakeroot'],
  },
  /** A package put into the system, and what it depends on. */
  installing: {
    platforms: ['linux'],
    programs: ['dpkg', 'nsenter', 'setpriv', 'xdg-open'],
    libraries: ['libnotify.so.4', 'libXss.so.1', 'libXtst.so.6', 'libatspi.so.0', 'libsecret-1.so.0'],
    packages: [
      'dpkg',
      'util-linux',
      'xdg-utils',
      'libnotify4',
      'libxss1',
      'libxtst6',
      'libatspi2.0-0',
      'libsecret-1-0',
    ],
  },
  /** The shells whose start-up files are read. */
  shells: {
    platforms: ['linux', 'darwin'],
    programs: ['bash', 'zsh', 'fish', 'tcsh'],
    packages: ['zsh', 'fish', 'tcsh'],
  },
  /** nushell, which Debian does not have. */
  nushell: { platforms: ['linux', 'darwin'], nushell: true },
  /** Access lists and extended attributes of files. */
  attributes: {
    platforms: ['linux'],
    programs: ['setfacl', 'getfacl', 'setfattr', 'getfattr'],
    packages: ['acl', 'attr'],
  },
  /** Kills and refusals at any call of the system. */
  strace: { platforms: ['linux'], programs: ['strace'], packages: ['strace'] },
  /** A status bar in a terminal. */
  tmux: { platforms: ['linux', 'darwin'], programs: ['tmux'], packages: ['tmux'] },
  /** Status bars of a desktop. */
  bars: { platforms: ['linux'], programs: ['Xvfb', 'polybar', 'i3status'], packages: ['xvfb', 'polybar', 'i3status'] },
  /** Metrics and the alerts drawn from them. */
  prometheus: {
    platforms: ['linux'],
    programs: ['prometheus', 'promtool', 'prometheus-alertmanager', 'amtool'],
    packages: ['prometheus', 'prometheus-alertmanager'],
  },
  /** History under version control. */
  git: { programs: ['git'], packages: ['git'] },
};

/** @typedef {keyof typeof NEEDS} Suite */

/** @type {Readonly<Record<string, Need>>} */
const ROWS = NEEDS;

/**
 * What a suite lacks on this machine.
 * @param {Suite} suite
 * @returns {readonly string[]} names a person knows; empty: nothing
 */
export function findMissing(suite) {
  const row = ROWS[suite] ?? {};
  const { platforms, programs = [], libraries = [], files = [], claude = false, electron = false } = row;
  if (platforms && !platforms.includes(process.platform)) return [`a machine with ${platforms.join(' or ')}`];
  const missing = programs.filter((names) => names.split('|').every((name) => findProgram(name) === null));
  missing.push(...libraries.filter((name) => !hasLibrary(name)), ...files.filter((path) => !existsSync(path)));
  if (electron && findTestElectron() === null) missing.push(`Electron ${TEST_ELECTRON_VERSION} for tests`);
  if (electron && !canSandbox()) missing.push('user namespaces or root, for the sandbox');
  if (claude)
    missing.push(
      ...CLAUDE_VERSIONS.filter((version) => !existsSync(claudeBinary(version))).map(
        (version) => `Claude Code ${version}`,
      ),
    );
  if (row.nushell && !existsSync(nushellBinary())) missing.push('nushell');
  return missing.map((name) => name.replaceAll('|', ' or '));
}

/** Root makes the sandbox's helper what an installer makes it; everybody else needs namespaces, which a chroot does not have. */
function canSandbox() {
  return process.getuid?.() === 0 || spawnSync('unshare', ['--user', 'true']).status === 0;
}

/**
 * Why a suite is left out: because it was asked for, or for what it lacks.
 * @param {Suite} suite
 * @returns {string | null} null: it can run
 */
export function explainMissing(suite) {
  if (isSkippedByWish(suite)) return 'PILOTLIGHT_SKIP names it';
  const missing = findMissing(suite);
  return missing.length === 0 ? null : `needs ${missing.join(', ')}`;
}

/**
 * Whether the person asked to leave a suite out: `PILOTLIGHT_SKIP=browser,claude`.
 * @param {Suite} suite
 */
export function isSkippedByWish(suite) {
  return (process.env.PILOTLIGHT_SKIP ?? '').split(',').includes(suite);
}

/**
 * The Debian packages that would bring what a suite lacks.
 * @param {Suite} suite
 * @returns {readonly string[]}
 */
export function packagesFor(suite) {
  return ROWS[suite]?.packages ?? [];
}

/** @param {string} name */
function hasLibrary(name) {
  const roots = ['/usr/lib', '/lib', '/usr/lib64', '/usr/local/lib'];
  return roots.some(
    (root) => existsSync(join(root, name)) || listFolders(root).some((dir) => existsSync(join(root, dir, name))),
  );
}

/** @param {string} root */
function listFolders(root) {
  try {
    // Debian keeps libraries one level down, by architecture: x86_64-linux-gnu.
    return readdirSync(root).filter((name) => name.includes('-linux-'));
  } catch {
    return [];
  }
}
