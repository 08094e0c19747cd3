/** The alias of a new profile, in the shells themselves: it starts Claude Code with the folder, and is taken back to the byte. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nushellBinary } from '../../../scripts/nushell.mjs';
import { findProgram } from '../../../scripts/project.mjs';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { aliasPlace } from '../../../src/recovery/profiles/alias-line.ts';
import { planNewProfile } from '../../../src/recovery/profiles/plan-new-profile.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { readMachine } from '../../../src/sources/machine.ts';
import { findProfiles } from '../../../src/sources/profiles/profiles.ts';
import { describeNeeding } from '../../needs.ts';
import { type TempHome, tempHome } from '../temp-home.ts';

let temp: TempHome;
/** With a blank, as there are some on macOS and Windows. */
let home: string;
beforeEach(async () => {
  temp = await tempHome({});
  home = join(temp.path, 'Ada L');
  await mkdir(join(home, 'bin'), { recursive: true });
  const heard = '#!/bin/sh\necho "folder=$CLAUDE_CONFIG_DIR"\nprintf "[%s]" "$@"\n';
  await writeFile(join(home, 'bin', 'claude'), heard, { mode: 0o755 });
});
afterEach(() => temp.remove());

const environment = (): Record<string, string> => ({ HOME: home, PATH: `${join(home, 'bin')}:/usr/bin:/bin` });

function hostWith(shell: string, platform?: Host['platform']): Host {
  const host = createNodeHost({ dataDir: join(temp.path, 'data'), env: environment() });
  return { ...host, ...(platform && { platform }), home, user: { ...host.user, shell } };
}

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(home, name)), { recursive: true });
  await writeFile(join(home, name), content);
}

/** @returns what takes it back */
async function makeProfile(host: Host): Promise<{ lines: string; undo(): Promise<void> }> {
  const engine = createRemedies(host);
  const plan = await planNewProfile(host, { name: 'Customer', alias: true });
  if ('refused' in plan) throw new Error(plan.refused);
  const outcome = await engine.apply(plan);
  expect(outcome).toMatchObject({ ok: true });
  return {
    lines: plan.steps.map(({ line }) => line).join('\n'),
    async undo() {
      const [last] = await engine.undoable();
      expect(await engine.undo(last?.id ?? '')).toMatchObject({ ok: true });
    },
  };
}

const WORDS = `claude-customer --print "two words"`;

/** By shell: how it is started as a terminal starts it, and the file that it reads then. */
const SHELLS: readonly (readonly [shell: string, file: string, args: readonly string[]])[] = [
  ['bash', '.bashrc', ['-ic', WORDS]],
  ['zsh', '.zshrc', ['-ic', WORDS]],
  ['fish', '.config/fish/config.fish', ['-ic', WORDS]],
  ['tcsh', '.tcshrc', ['-c', WORDS]],
  ['tcsh', '.cshrc', ['-c', WORDS]],
];

async function expectAlias(program: string, file: string, args: readonly string[]): Promise<void> {
  const before = '# mine, without an end of line';
  await put(file, before);
  const host = hostWith(program);
  const { lines, undo } = await makeProfile(host);
  const [, line = ''] = (await readFile(join(home, file), 'utf8')).trimEnd().split('\n');
  expect(lines).toContain(`Add to ~/${file}: ${line}`);
  const { stderr, stdout } = spawnSync(program, [...args], { env: environment(), cwd: home, encoding: 'utf8' });
  expect(stdout, stderr).toBe(`folder=${join(home, '.claude-customer')}\n[--print][two words]`);
  // Pilotlight reads its own line.
  const machine = await readMachine({ ...host, env: { ...host.env, SHELL: program } }, { deep: true });
  const places = await findProfiles(host, { ...machine, added: [] });
  expect(places.map(({ configDir, from }) => [from, configDir])).toContainEqual([
    'alias',
    join(home, '.claude-customer'),
  ]);
  await expect(makeProfile({ ...host, files: { ...host.files, lstat: async () => null } })).rejects.toThrow(
    'claude-customer is a command already',
  );
  await undo();
  expect(await readFile(join(home, file), 'utf8')).toBe(before);
  expect(existsSync(join(home, '.claude-customer'))).toBe(false);
}

describeNeeding('shells', 'the alias of a new profile', () => {
  it.each(SHELLS)('starts Claude Code with its folder in %s, from %s', async (shell, file, args) => {
    await expectAlias(findProgram(shell) ?? '', file, args);
  });
});

describeNeeding('nushell', 'the alias of a new profile', () => {
  it('starts Claude Code with its folder in nushell', async () => {
    await expectAlias(nushellBinary(), '.config/nushell/config.nu', ['--login', '-c', WORDS]);
  });
});

describe('the alias of a new profile in bash on macOS', () => {
  it.each([
    ['.bash_profile', []],
    ['.profile', ['.profile']],
    ['.bash_login', ['.bash_login', '.profile']],
    ['.bash_profile', ['.bash_profile', '.bash_login', '.profile']],
  ])('goes into %s, the one that a login shell reads where there are %j', async (file, there) => {
    for (const name of there) await put(name, '# mine\n');
    expect((await aliasPlace(hostWith('/bin/bash', 'darwin')))?.path).toBe(join(home, file));
  });
});

describe('the alias of a new profile in PowerShell', () => {
  const PROFILE = '.config/powershell/Microsoft.PowerShell_profile.ps1';
  const LINE =
    'function claude-customer { $was = $env:CLAUDE_CONFIG_DIR; try { $env:CLAUDE_CONFIG_DIR = "$HOME/.claude-customer"; claude @args } finally { $env:CLAUDE_CONFIG_DIR = $was } }';

  it('is a function, which Pilotlight reads, and is taken back to the byte', async () => {
    const host = hostWith('/usr/bin/pwsh');
    await put(PROFILE, '# mine\r\n');
    const { undo } = await makeProfile(host);
    expect(await readFile(join(home, PROFILE), 'utf8')).toBe(`# mine\r\n${LINE}\r\n`);
    const machine = await readMachine({ ...host, env: { ...host.env, SHELL: '/usr/bin/pwsh' } }, { deep: true });
    const places = await findProfiles(host, { ...machine, added: [] });
    expect(places.map(({ configDir }) => configDir)).toContain(join(home, '.claude-customer'));
    await undo();
    expect(await readFile(join(home, PROFILE), 'utf8')).toBe('# mine\r\n');
  });

  it("is added on Windows only where a profile is there already, the newer PowerShell's first", async () => {
    const place = (...there: string[]) => {
      const stat = async (path: string) => (there.includes(path) ? { kind: 'file' } : null);
      const files = { stat } as unknown as Host['files'];
      return aliasPlace({ ...hostWith('', 'win32'), home: 'C:\\Users\\Ada', files });
    };
    const old = 'C:\\Users\\Ada\\Documents\\WindowsPowerShell\\profile.ps1';
    const moved = 'C:\\Users\\Ada\\OneDrive\\Documents\\PowerShell\\Microsoft.PowerShell_profile.ps1';
    expect(await place()).toBeNull();
    expect((await place(old))?.path).toBe(old);
    expect((await place(old, moved))?.path).toBe(moved);
    expect((await place(old))?.line('c', '.c')).toContain('$env:CLAUDE_CONFIG_DIR = "$HOME\\.c"');
  });

  it('is not added to a file in another encoding', async () => {
    await put(PROFILE, Buffer.from('\ufeff# mine\r\n', 'utf16le'));
    await expect(makeProfile(hostWith('/usr/bin/pwsh'))).rejects.toThrow('not in UTF-8');
  });
});
