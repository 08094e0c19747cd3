/** The shells themselves say what their start-up files export; what is read from the text has to agree. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { nushellBinary } from '../../../scripts/nushell.mjs';
import { createFiles } from '../../../src/platform/files/files.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { readShellEnvironment } from '../../../src/sources/shell-profiles/read-shell-environment.ts';
import { ScriptFiles } from '../../../src/sources/shell-profiles/script-files.ts';
import { describeNeeding } from '../../needs.ts';
import { patience } from '../../patience.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { FORMS, type Form } from './origin-forms.ts';

const NAME = 'ANTHROPIC_API_KEY';
const VALUE = 'sk-ant-api03-FAKE0000000000000000000000000000ORIGIN';
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function layOut({ files }: Form): string {
  const home = mkdtempSync(join(tmpdir(), 'origin-'));
  homes.push(home);
  for (const [path, text] of Object.entries(files)) {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(/\bK\b/g, NAME).replace(/\bV\b/g, VALUE));
  }
  return home;
}

const ASK = `/usr/bin/env | /usr/bin/grep "^${NAME}=" || true`;
const STARTS: Readonly<Record<Form['shell'], readonly string[]>> = {
  bash: ['/bin/bash', '-lic', ASK],
  zsh: ['/usr/bin/zsh', '-lic', ASK],
  fish: ['/usr/bin/fish', '-lic', ASK],
  tcsh: ['/usr/bin/tcsh', '-c', ASK],
  sh: ['/bin/sh', '-lic', ASK],
  nu: [nushellBinary(), '--login', '--no-history', '--commands', '^/usr/bin/env'],
};

/** What the shell gives to a program; null: the variable is not among it. */
function askShell({ shell, files }: Form, home: string): string | null {
  const [file = '', ...args] = STARTS[shell];
  const isPlainBash = shell === 'bash' && '.bashrc' in files;
  const { stdout } = spawnSync(file, isPlainBash ? ['-ic', ASK] : args, {
    env: { HOME: home, PATH: '/usr/bin:/bin', TERM: 'dumb' },
    cwd: home,
    encoding: 'utf8',
    timeout: patience(20_000),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const line = stdout.split('\n').find((one) => one.startsWith(`${NAME}=`));
  return line === undefined ? null : line.slice(NAME.length + 1);
}

async function readText(shell: Form['shell'], home: string) {
  const host = {
    ...createSimulatedHost({ home, env: { HOME: home }, user: { shell: `/bin/${shell}` } }),
    files: createFiles(),
  };
  const { exported } = await readShellEnvironment(host, { deep: false, desktop: false, files: new ScriptFiles(host) });
  return exported.findLast(({ name }) => name === NAME) ?? null;
}

async function agree(form: Form): Promise<void> {
  const home = layOut(form);
  const said = askShell(form, home);
  const fact = await readText(form.shell, home);
  expect(said, 'the shell').toBe(form.at === null ? null : VALUE);
  expect(fact && `${relative(home, fact.file ?? '')}:${fact.line}`).toBe(form.at);
  if (fact !== null) expect(fact.fingerprint).toBe(describeVariable(NAME, VALUE, 'shell-profile').fingerprint);
}

const of = (...shells: Form['shell'][]) => FORMS.filter(({ shell }) => shells.includes(shell));

describeNeeding('shells', 'what start-up files export', () => {
  it.each(of('bash', 'zsh', 'fish', 'tcsh', 'sh'))('$shell: $what', agree);
});

describeNeeding('nushell', 'what start-up files of nushell export', () => {
  it.each(of('nu'))('$what', agree);
});
