import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { findInstalledClis } from '../../../src/sources/claude-code/installed-cli.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const PACKAGE = '@anthropic-ai/claude-code';

describe('on a real disk', () => {
  let home: string;
  beforeEach(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'pilotlight-cli-')));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const put = async (path: string, text: string, mode = 0o755): Promise<string> => {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text, { mode });
    return join(home, path);
  };
  const find = async (path: string[], deep = false) => {
    const host = createNodeHost({ env: { HOME: home, PATH: path.map((one) => join(home, one)).join(delimiter) } });
    const all = await findInstalledClis({ ...host, home }, { deep });
    return all.filter((cli) => cli.path.startsWith(home));
  };

  it('reads a native install from its link and an npm one from its package, first on PATH first', async () => {
    const native = await put('.local/share/claude/versions/2.1.329', '#!/bin/sh\n');
    await mkdir(join(home, '.local/bin'), { recursive: true });
    await symlink(native, join(home, '.local/bin/claude'));
    const cli = await put(`npm/lib/node_modules/${PACKAGE}/cli.js`, '#!/usr/bin/env node\n');
    await put(`npm/lib/node_modules/${PACKAGE}/package.json`, JSON.stringify({ name: PACKAGE, version: '2.1.197' }));
    await mkdir(join(home, 'npm/bin'), { recursive: true });
    await symlink(cli, join(home, 'npm/bin/claude'));
    expect(await find(['npm/bin', 'npm/bin'])).toEqual([
      { path: join(home, 'npm/bin/claude'), realPath: cli, version: '2.1.197', method: 'npm-global', first: true },
      { path: join(home, '.local/bin/claude'), realPath: native, version: '2.1.329', method: 'native', first: false },
    ]);
  });

  it('asks an unknown program for its version, and only when it may', async () => {
    await put(
      'bin/claude',
      `#!/bin/sh\n[ "$*" = --version ] && echo "2.1.126 (Claude Code)" || touch "${home}/touched"\n`,
    );
    expect(await find(['bin'])).toMatchObject([{ version: null, method: 'unknown', first: true }]);
    expect(await find(['bin'], true)).toMatchObject([{ version: '2.1.126', method: 'unknown', first: true }]);
  });

  it('does not take a program of the same name for Claude Code, nor wait for one that hangs', async () => {
    await put('bin/claude', '#!/bin/sh\necho "claude 0.3 - a CLI for something else"\n');
    await put('slow/claude', '#!/bin/sh\n/bin/sleep 60\necho "2.1.126 (Claude Code)"\n');
    expect(await find(['bin', 'slow'], true)).toMatchObject([{ version: null }, { version: null }]);
  });

  it('passes over files that cannot be started, folders and dangling links', async () => {
    await put('a/claude', 'x', 0o644);
    await mkdir(join(home, 'b/claude'), { recursive: true });
    await mkdir(join(home, 'c'));
    await symlink('/nonexistent', join(home, 'c/claude'));
    expect(await find(['a', 'b', 'c'])).toEqual([]);
  });

  it('finds the small script of an old local install and a version manager', async () => {
    await put('.claude/local/claude', '#!/bin/sh\n');
    await put(
      `.claude/local/node_modules/${PACKAGE}/package.json`,
      JSON.stringify({ name: PACKAGE, version: '1.0.50' }),
    );
    await put('.nvm/versions/node/v22.1.0/bin/claude', '#!/bin/sh\n');
    expect((await find([])).map((cli) => [cli.path.slice(home.length), cli.version, cli.method, cli.first])).toEqual([
      ['/.claude/local/claude', '1.0.50', 'npm-local', false],
      ['/.nvm/versions/node/v22.1.0/bin/claude', null, 'unknown', false],
    ]);
  });
});

describe('on other systems', () => {
  it('reads a Homebrew cask from its path', async () => {
    const host = createSimulatedHost({ platform: 'darwin', env: { PATH: '/opt/homebrew/bin' } });
    host.disk.put('/opt/homebrew/Caskroom/claude-code@latest/2.1.211/claude', 'x');
    host.disk.setMode('/opt/homebrew/Caskroom/claude-code@latest/2.1.211/claude', 0o755);
    host.disk.link('/opt/homebrew/bin/claude', '/opt/homebrew/Caskroom/claude-code@latest/2.1.211/claude');
    expect(await findInstalledClis(host, { deep: false })).toMatchObject([
      { version: '2.1.211', method: 'homebrew', first: true },
    ]);
  });

  it('reads the .cmd of an npm install and a native .exe on Windows', async () => {
    const env = { Path: 'C:\\npm;relative;"C:\\quoted"', APPDATA: 'C:\\npm', ProgramFiles: 'C:\\Program Files' };
    const host = createSimulatedHost({ platform: 'win32', env });
    host.disk.put('C:\\npm\\claude.cmd', 'x');
    host.disk.put(
      'C:\\npm\\node_modules\\@anthropic-ai\\claude-code\\package.json',
      `{"name":"${PACKAGE}","version":"2.1.81"}`,
    );
    host.disk.put('C:\\Users\\ada\\.local\\bin\\claude.exe', 'x');
    host.programs.install('C:\\Users\\ada\\.local\\bin\\claude.exe', { stdout: '2.1.329 (Claude Code)\r\n' });
    expect(await findInstalledClis(host, { deep: true })).toMatchObject([
      { path: 'C:\\npm\\claude.cmd', version: '2.1.81', method: 'npm-global', first: true },
      { path: 'C:\\Users\\ada\\.local\\bin\\claude.exe', version: '2.1.329', method: 'native', first: false },
    ]);
    expect(host.programs.runs.map((run) => run.args)).toEqual([['--version']]);
  });
});
