/** The login shell is asked, and says names and digests only; real shells do it in a home of their own. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are shell scripts, not template strings.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nushellBinary } from '../../../scripts/nushell.mjs';
import { createFiles } from '../../../src/platform/files/files.ts';
import { createProcesses } from '../../../src/platform/processes.ts';
import { VARIABLES } from '../../../src/sources/environment/environment-names.ts';
import { readMachine } from '../../../src/sources/machine.ts';
import { askShell, hashOf } from '../../../src/sources/shell-profiles/ask-shell.ts';
import { describeNeeding } from '../../needs.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const SECRET = 'sk-ant-api03-0123456789012345678901234567CANARY';
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function realHost(files: Readonly<Record<string, string>>, shell: string) {
  const home = mkdtempSync(join(tmpdir(), 'ask-shell-'));
  homes.push(home);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text.replaceAll('SECRET', SECRET));
  }
  const env = { HOME: home, PATH: '/usr/bin:/bin', SHELL: shell, XDG_CURRENT_DESKTOP: 'x', ANTHROPIC_PROFILE: 'own' };
  const host = {
    ...createSimulatedHost({ home, env, user: { shell }, cwd: home, dataDir: join(home, 'data') }),
    files: createFiles(),
  };
  const processes = createProcesses(env, home);
  const runs: string[][] = [];
  const run: typeof processes.run = (asked) => {
    runs.push([asked.file, ...asked.args]);
    return processes.run(asked);
  };
  return { ...host, processes: { ...processes, run }, runs };
}

/** The processes that were started in a folder and are still there; where there is no /proc, none is seen. */
function startedIn(folder: string): string[] {
  const all = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return all.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

const CASES: readonly [shell: string, file: string, text: string][] = [
  [
    '/bin/bash',
    '.bashrc',
    'echo hello; printf "no line end"; export ANTHROPIC_API_KEY=$(echo SECRET)\nANTHROPIC_AUTH_TOKEN=x\n',
  ],
  ['/bin/bash', '.profile', 'for n in ANTHROPIC_API_KEY; do export "$n"=SECRET; done\n'],
  ['/usr/bin/zsh', '.zshrc', 'typeset -x ANTHROPIC_API_KEY=${:-SECRET}\n'],
  [
    '/usr/bin/fish',
    '.config/fish/config.fish',
    'set -gx ANTHROPIC_API_KEY (echo SECRET)\nset ANTHROPIC_AUTH_TOKEN x\n',
  ],
  ['/usr/bin/tcsh', '.tcshrc', 'setenv ANTHROPIC_API_KEY `echo SECRET`\n'],
];

describeNeeding('shells', 'a shell that is asked', () => {
  it.each(CASES)('%s %s names what it exports, by digest', async (shell, file, text) => {
    const host = realHost({ [file]: text }, shell);
    const answer = await askShell(host, shell);
    expect([...(answer ?? [])]).toEqual([['ANTHROPIC_API_KEY', hashOf(SECRET)]]);
    expect(JSON.stringify(host.runs)).not.toContain('CANARY');
  });

  it('takes the place from the text where that has the same value, and says so where it has not', async () => {
    const host = realHost(
      { '.bashrc': '# x\nexport ANTHROPIC_API_KEY=SECRET\neval "$(echo ZXhwb3J0IEFXU19SRUdJT049YQo= | base64 -d)"\n' },
      '/bin/bash',
    );
    const { shellEnv } = await readMachine(host, { deep: true, askShell: true });
    expect(shellEnv.map(({ name, file, line, saidBy }) => ({ name, file, line, saidBy }))).toEqual([
      { name: 'ANTHROPIC_API_KEY', file: join(host.home, '.bashrc'), line: 2, saidBy: undefined },
      { name: 'AWS_REGION', file: null, line: null, saidBy: '/bin/bash' },
    ]);
    const kept = await host.files.read(join(host.dataDir, 'shell-answer.json'));
    const text = kept.ok ? new TextDecoder().decode(kept.bytes) : '';
    expect(text).toContain('AWS_REGION');
    expect(text).not.toContain(hashOf(SECRET));
  });

  it('is not asked again until one of its files changes, nor where nobody agreed', async () => {
    const host = realHost({ '.bashrc': 'export ANTHROPIC_API_KEY=SECRET\n' }, '/bin/bash');
    const asked = () => host.runs.filter(([file]) => file === '/bin/bash').length;
    await readMachine(host, { deep: true });
    expect(asked()).toBe(0);
    await readMachine(host, { deep: true, askShell: true });
    const { shellEnv } = await readMachine(host, { deep: true, askShell: true });
    expect(asked()).toBe(2);
    expect(shellEnv.map(({ name, line }) => `${name}:${line}`)).toEqual(['ANTHROPIC_API_KEY:1']);
    writeFileSync(join(host.home, '.bashrc'), '\nexport ANTHROPIC_API_KEY=SECRET\n');
    await readMachine(host, { deep: true, askShell: true });
    expect(asked()).toBe(4);
    // A version that knows another variable.
    const names = VARIABLES as Map<string, 'plain'>;
    names.set('ANTHROPIC_OF_TOMORROW', 'plain');
    await readMachine(host, { deep: true, askShell: true });
    names.delete('ANTHROPIC_OF_TOMORROW');
    expect(asked()).toBe(6);
  });

  it('that never comes to an end is ended with what it started, and the text counts', async () => {
    const late = 'eval "$(echo ZXhwb3J0IEFXU19SRUdJT049YQo= | base64 -d)"\n';
    const host = realHost(
      { '.bashrc': `export ANTHROPIC_API_KEY=SECRET\nsleep 600 &\nsleep 600\n${late}` },
      '/bin/bash',
    );
    const asked = readMachine(host, { deep: true, askShell: true });
    if (process.platform === 'linux') await expect.poll(() => startedIn(host.home)).not.toEqual([]);
    const { shellEnv } = await asked;
    await expect.poll(() => startedIn(host.home)).toEqual([]);
    expect(shellEnv.map(({ name, line }) => `${name}:${line}`)).toEqual(['ANTHROPIC_API_KEY:1']);
    await readMachine(host, { deep: true, askShell: true });
    expect(host.runs.filter(([file]) => file === '/bin/bash').length).toBeLessThanOrEqual(2);
  });

  it('has no terminal, and nothing of the own environment', async () => {
    const host = realHost(
      { '.bashrc': '[ -t 0 ] && export ANTHROPIC_API_KEY=a\n( : </dev/tty ) 2>/dev/null && export AWS_REGION=b\n' },
      '/bin/bash',
    );
    expect([...((await askShell(host, '/bin/bash')) ?? ['none'])]).toEqual([]);
  });
});

describeNeeding('nushell', 'nushell that is asked', () => {
  it('names what it exports', async () => {
    const nu = nushellBinary();
    const host = realHost({ '.config/nushell/config.nu': '$env.ANTHROPIC_API_KEY = "SECRET"\n' }, nu);
    expect(existsSync(nu)).toBe(true);
    expect([...((await askShell(host, nu)) ?? [])]).toEqual([['ANTHROPIC_API_KEY', hashOf(SECRET)]]);
  });
});

describe('where there is nobody to ask', () => {
  it.each([
    ['win32', '/bin/bash'],
    ['linux', '/usr/sbin/nologin'],
  ] as const)('%s %s: nothing is run', async (platform, shell) => {
    const host = createSimulatedHost({ platform, user: { shell }, env: { PATH: '/bin' } });
    await readMachine(host, { deep: true, askShell: true });
    expect(host.programs.runs.filter(({ args }) => args.some((one) => one.includes('PILOTLIGHT')))).toEqual([]);
  });
});
