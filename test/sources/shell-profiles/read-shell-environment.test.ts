// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are shell scripts, not template strings.
import { describe, expect, it } from 'vitest';
import { readShellEnvironment } from '../../../src/sources/shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from '../../../src/sources/shell-profiles/script-files.ts';
import { createSimulatedHost, type SimulatedHostOptions } from '../../simulation/simulated-host.ts';

const KEY = 'sk-ant-api03-0123456789012345678901234567CANARY';
const HOME = '/home/ada';

function machine(files: Record<string, string>, options: SimulatedHostOptions = {}) {
  const host = createSimulatedHost(options);
  for (const [path, text] of Object.entries(files)) host.disk.put(path, text);
  return host;
}

async function readFacts(host: ReturnType<typeof machine>, deep = false) {
  return (await readShellEnvironment(host, { deep, desktop: false, files: new ScriptFiles(host) })).exported;
}

async function read(files: Record<string, string>, options: SimulatedHostOptions = {}) {
  const facts = await readFacts(machine(files, options));
  return { counts: facts.map((fact) => `${fact.name} ${fact.file}:${fact.line}`), facts };
}

const withShell = (shell: string): SimulatedHostOptions => ({ user: { shell } });

describe('readShellEnvironment', () => {
  it('puts session files first and the login shell last, with file and line and no value', async () => {
    const { counts, facts } = await read({
      '/etc/environment': `ANTHROPIC_API_KEY="${KEY}"`,
      [`${HOME}/.config/environment.d/10-x.conf`]: '# x\nCLAUDE_CONFIG_DIR=${HOME}/.claude-work',
      [`${HOME}/.profile`]: 'export ANTHROPIC_AUTH_TOKEN=x',
      [`${HOME}/.bashrc`]: `\nexport ANTHROPIC_API_KEY=${KEY}\nexport EDITOR=vi`,
    });
    expect(counts).toEqual([
      'ANTHROPIC_API_KEY /etc/environment:1',
      `CLAUDE_CONFIG_DIR ${HOME}/.config/environment.d/10-x.conf:2`,
      `ANTHROPIC_AUTH_TOKEN ${HOME}/.profile:1`,
      `ANTHROPIC_API_KEY ${HOME}/.bashrc:2`,
    ]);
    expect(facts[1]?.plain).toBe(`${HOME}/.claude-work`);
    expect(JSON.stringify(facts)).not.toContain('CANARY');
  });

  it('names every line that sets a variable, save for those that are taken out again', async () => {
    const { facts } = await read({
      [`${HOME}/.profile`]: `export ANTHROPIC_API_KEY=a AWS_REGION=r\nexport ANTHROPIC_API_KEY=${KEY}\nunset AWS_REGION`,
      [`${HOME}/.bashrc`]: `for i in 1 2 3; do export ANTHROPIC_API_KEY=${KEY}; done\nexport AWS_REGION=s`,
    });
    const also = Object.fromEntries(facts.map(({ name, alsoAt }) => [name, alsoAt]));
    const profile = `${HOME}/.profile`;
    expect(also).toEqual({
      ANTHROPIC_API_KEY: [
        { file: profile, line: 2 },
        { file: profile, line: 1 },
      ],
      AWS_REGION: undefined,
    });
  });

  it('reads of bash the first login file only, and what a file sources in its place', async () => {
    const { counts } = await read({
      [`${HOME}/.bash_profile`]: 'export ANTHROPIC_API_KEY=1\n. ~/.secrets\nsource "$HOME/none"\nunset AWS_REGION',
      [`${HOME}/.secrets`]: 'unset ANTHROPIC_API_KEY\nexport AWS_REGION=a CLOUD_ML_REGION=b\n. ~/.bash_profile',
      [`${HOME}/.profile`]: 'export ANTHROPIC_AUTH_TOKEN=x',
    });
    expect(counts).toEqual([`CLOUD_ML_REGION ${HOME}/.secrets:2`]);
  });

  it('follows ZDOTDIR from .zshenv, and leaves out what other shells would set', async () => {
    const files = {
      [`${HOME}/.zshenv`]: 'export ZDOTDIR=~/.zsh',
      [`${HOME}/.zsh/.zshrc`]: 'export ANTHROPIC_API_KEY=$(pass show key)',
      [`${HOME}/.bashrc`]: 'export ANTHROPIC_AUTH_TOKEN=x',
    };
    const { counts, facts } = await read(files, withShell('/usr/bin/zsh'));
    expect(counts).toEqual([`ANTHROPIC_API_KEY ${HOME}/.zsh/.zshrc:1`]);
    expect(facts[0]).toMatchObject({ computed: true, state: 'set', fingerprint: null });
    const unknown = await read(files, withShell('/usr/sbin/nologin'));
    expect(unknown.counts).toEqual([
      `ANTHROPIC_API_KEY ${HOME}/.zsh/.zshrc:1`,
      `ANTHROPIC_AUTH_TOKEN ${HOME}/.bashrc:1`,
    ]);
  });

  it('reads fish with its folders', async () => {
    const files = {
      [`${HOME}/.config/fish/fish_variables`]: 'SETUVAR --export AWS_REGION:eu',
      [`${HOME}/.config/fish/conf.d/b.fish`]: 'set -gx ANTHROPIC_API_KEY x',
      [`${HOME}/.config/fish/config.fish`]: 'set -e ANTHROPIC_API_KEY\nset -gx ANTHROPIC_AUTH_TOKEN x',
    };
    const { counts } = await read(files, withShell('/usr/bin/fish'));
    expect(counts).toEqual([
      `AWS_REGION ${HOME}/.config/fish/fish_variables:1`,
      `ANTHROPIC_AUTH_TOKEN ${HOME}/.config/fish/config.fish:2`,
    ]);
  });

  it('does not follow a circle of files for ever', async () => {
    const files = { [`${HOME}/.bashrc`]: '. ~/a', [`${HOME}/a`]: '. ~/b', [`${HOME}/b`]: '. ~/a\nexport AWS_REGION=x' };
    expect((await read(files)).counts).toEqual([`AWS_REGION ${HOME}/b:2`]);
  });
});

describe('however much there is to load', () => {
  /** Files that the start-up file loads in their order, each with a variable of its own behind `before`. */
  const loaded = (count: number, before: string) => ({
    [`${HOME}/.bashrc`]: 'for f in ~/rc.d/*; do . "$f"; done\nexport AWS_REGION=eu',
    ...Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `${HOME}/rc.d/${String(at).padStart(4, '0')}`,
        `${before}\nexport ANTHROPIC_API_KEY=${at}`,
      ]),
    ),
  });
  const lastRead = async (files: Record<string, string>) => {
    const { counts } = await read(files);
    expect(counts.at(-1)).toBe(`AWS_REGION ${HOME}/.bashrc:2`);
    return counts.at(-2);
  };

  it.each([
    ['three hundred files', loaded(400, ''), 100, 299],
    ['eight mebibytes', loaded(20, `# ${'x'.repeat(1_000_000)}`), 5, 9],
  ])('reads %s and no more, and the file itself to its end', async (_name, files, least, most) => {
    const last = Number(/rc\.d\/0*(\d+):/.exec((await lastRead(files)) ?? '')?.[1]);
    expect(last).toBeGreaterThanOrEqual(least);
    expect(last).toBeLessThanOrEqual(most);
  });

  it('leaves out one of more than a mebibyte', async () => {
    const files = {
      ...loaded(1, ''),
      [`${HOME}/rc.d/0001`]: `# ${'x'.repeat(1_100_000)}\nexport ANTHROPIC_AUTH_TOKEN=x`,
    };
    expect((await read(files)).counts.join()).not.toContain('ANTHROPIC_AUTH_TOKEN');
  });
});

describe('on Windows', () => {
  const profile = 'C:\\Users\\ada\\Documents\\PowerShell\\profile.ps1';

  it('asks the registry only when it may, machine first, user next, PowerShell last', async () => {
    const host = machine(
      { [profile]: "$env:AWS_REGION = 'eu'" },
      { platform: 'win32', env: { SystemRoot: 'C:\\Windows' } },
    );
    const reg = (lines: string) => ({ stdout: `\r\nHKEY\r\n${lines}\r\n` });
    host.programs.install('C:\\Windows\\System32\\reg.exe', ({ args }) =>
      args[1]?.startsWith('HKLM')
        ? reg('    Path    REG_SZ    x\r\n    Anthropic_Api_Key    REG_SZ    m')
        : reg(`    ANTHROPIC_API_KEY    REG_SZ    ${KEY}`),
    );
    const quick = await readFacts(host);
    expect(quick.map((fact) => fact.name)).toEqual(['AWS_REGION']);
    expect(host.programs.runs).toEqual([]);
    const counts = await readFacts(host, true);
    expect(counts.map((fact) => [fact.name, fact.file])).toEqual([
      ['ANTHROPIC_API_KEY', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'],
      ['ANTHROPIC_API_KEY', 'HKCU\\Environment'],
      ['AWS_REGION', profile],
    ]);
    expect(JSON.stringify(counts)).not.toContain('CANARY');
  });

  it('says nothing when the registry does not answer', async () => {
    const host = machine({}, { platform: 'win32', env: {} });
    expect(await readFacts(host, true)).toEqual([]);
  });
});

describe('on macOS', () => {
  it('asks launchd for the names that decide', async () => {
    const host = machine({}, { platform: 'darwin', user: { shell: '/bin/zsh' } });
    host.programs.install('/bin/launchctl', ({ args }) => ({
      stdout: args[1] === 'ANTHROPIC_API_KEY' ? `${KEY}\n` : '',
    }));
    const counts = await readFacts(host, true);
    expect(counts).toMatchObject([{ name: 'ANTHROPIC_API_KEY', file: 'launchctl', state: 'set' }]);
    expect(JSON.stringify(counts)).not.toContain('CANARY');
  });
});
