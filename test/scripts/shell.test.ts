import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseShell, explainFetch, findDataDir, isStillborn, RETRY_AFTER_MS } from '../../scripts/shell.mjs';
import { GAVE_UP } from '../../src/main/app/exit-codes.ts';
import { findDataDir as findHostDataDir } from '../../src/platform/account.ts';

let root: string;
let downloads: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pilotlight-shell-'));
  downloads = 0;
  mkdirSync(join(root, 'electron'));
  writeFileSync(join(root, 'main.js'), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Machine = Parameters<typeof chooseShell>[0];

/** A Linux desktop without Electron and without a network, but for what `changes` says. */
function machine(changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { DISPLAY: ':0', PILOTLIGHT_HOME: join(root, 'data') },
    home: root,
    electronDir: join(root, 'electron'),
    mainEntry: join(root, 'main.js'),
    now: () => 1_000_000_000_000,
    fetchElectron: async () => {
      downloads += 1;
      return { ok: false, why: 'its server could not be reached' };
    },
    ...changes,
  };
}

function installElectron(dir: string): string {
  mkdirSync(dir, { recursive: true });
  const binary = join(dir, 'electron');
  writeFileSync(binary, '');
  chmodSync(binary, 0o755);
  return binary;
}

describe('choosing between tray and terminal', () => {
  it('uses the Electron that is there', async () => {
    const binary = installElectron(join(root, 'electron/dist'));
    expect(await chooseShell(machine())).toEqual({ kind: 'electron', binary });
    expect(downloads).toBe(0);
  });

  it('uses the Electron that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const binary = installElectron(join(root, 'elsewhere'));
    const env = { WAYLAND_DISPLAY: 'wayland-0', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') };
    expect(await chooseShell(machine({ env }))).toEqual({ kind: 'electron', binary });
  });

  it('never downloads into a folder that the person manages', async () => {
    const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'empty') };
    expect(await chooseShell(machine({ env }))).toMatchObject({ kind: 'headless' });
    expect(downloads).toBe(0);
  });

  it('fetches Electron once when it can be had', async () => {
    const fetchElectron = async () => {
      installElectron(join(root, 'electron/dist'));
      return { ok: true } as const;
    };
    expect(await chooseShell(machine({ fetchElectron }))).toMatchObject({ kind: 'electron' });
  });

  it('does not believe a download that left no binary', async () => {
    const shell = await chooseShell(machine({ fetchElectron: async () => ({ ok: true }) }));
    expect(shell).toMatchObject({ kind: 'headless', because: expect.stringContaining('incomplete') });
  });

  it.each([
    ['no display on Linux', { platform: 'linux', env: {} }, 'no display'],
    ['SSH to a Mac', { platform: 'darwin', env: { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' } }, 'SSH'],
    ['no desktop part in out/', { mainEntry: '/nonexistent/main.js' }, 'without its desktop part'],
  ] as const)('stays in the terminal: %s', async (_, changes, says) => {
    const shell = await chooseShell(machine(changes));
    expect(shell).toMatchObject({ kind: 'headless', because: expect.stringContaining(says) });
    expect(downloads).toBe(0);
  });
});

describe('a failed download', () => {
  it('is remembered for a day, and tried again after it', async () => {
    const start = 1_000_000_000_000;
    const at = (ms: number) => chooseShell(machine({ now: () => start + ms }));
    expect(await at(0)).toMatchObject({ because: expect.stringContaining('tried again tomorrow') });
    expect(await at(RETRY_AFTER_MS - 1)).toMatchObject({ because: expect.stringContaining('again in 1 h') });
    expect(downloads).toBe(1);
    await at(RETRY_AFTER_MS);
    expect(downloads).toBe(2);
  });

  it('is forgotten after a success', async () => {
    await chooseShell(machine());
    const note = join(root, 'data/electron-download.json');
    expect(existsSync(note)).toBe(true);
    const fetchElectron = async () => {
      installElectron(join(root, 'electron/dist'));
      return { ok: true } as const;
    };
    await chooseShell(machine({ fetchElectron, now: () => 1_000_000_000_000 + RETRY_AFTER_MS }));
    expect(existsSync(note)).toBe(false);
  });

  it.each(['not json', '{"at":"yesterday","why":"x"}', '{"at":9000000000000,"why":"from the future"}', '[]'])(
    'counts only when its note makes sense: %s',
    async (text) => {
      mkdirSync(join(root, 'data'));
      writeFileSync(join(root, 'data/electron-download.json'), text);
      await chooseShell(machine());
      expect(downloads).toBe(1);
    },
  );

  it('does no harm where the data folder cannot be written', async () => {
    const env = { DISPLAY: ':0', PILOTLIGHT_HOME: join(root, 'main.js', 'data') };
    const shell = await chooseShell(machine({ env }));
    expect(shell).toMatchObject({ kind: 'headless', because: expect.not.stringContaining('tomorrow') });
  });

  it.each([
    ['ended', 'TypeError: fetch failed', 'its server could not be reached'],
    ['ended', 'Error: ENOSPC: no space left on device', 'the disk is full'],
    ['ended', "EACCES: permission denied, mkdir 'dist'", 'its folder cannot be written'],
    ['ended', 'Error: Generated checksum for "electron.zip" did not match', 'its checksum was wrong'],
    ['ended', '', 'its installer failed'],
    ['timeout', '', 'it took too long'],
  ] as const)('is said in a few words: %s %s', (why, output, says) => {
    expect(explainFetch(why, output)).toBe(says);
  });
});

describe('the data folder', () => {
  it.each([
    ['linux', {}],
    ['linux', { XDG_DATA_HOME: '/data' }],
    ['linux', { XDG_DATA_HOME: 'relative' }],
    ['linux', { PILOTLIGHT_HOME: '/elsewhere' }],
    ['darwin', {}],
    ['win32', { APPDATA: '/appdata' }],
    ['win32', {}],
  ] as const)('is the one the app itself uses: %s %o', (platform, env) => {
    expect(findDataDir({ platform, env, home: '/home/u' })).toBe(findHostDataDir(env, platform, '/home/u'));
  });
});

it.each([
  ['no library', 127, 300, true],
  ['an error later on', 1, 6_000, false],
  ['an end in good order', 0, 300, false],
  ['another Pilotlight at work, which it said in a box', GAVE_UP, 300, false],
])('an Electron that ended with %s could not start: %i after %i ms: %s', (_, code, ranMs, stillborn) => {
  expect(isStillborn(code, ranMs)).toBe(stillborn);
});
