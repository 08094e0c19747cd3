/** Asks the login shell itself what it exports. Only where the person has agreed to it: its start-up files are carried out. */
import type { Host } from '../../platform/host.ts';
import { SHELL_COMMAND, SHELL_QUESTION, SHELL_TIMEOUT_MS } from '../../shared/shell-question.ts';
import { VARIABLES } from '../environment/environment-names.ts';
import { type ShellName, shellNamed } from './profile-files.ts';
import type { ShellMachine } from './read-shell-environment.ts';

/** SHA-256 of each exported variable's value, by name, in hexadecimal. */
export type ShellAnswer = ReadonlyMap<string, string>;

/** How each shell is started as a terminal would. Bash has two ways that read different files. */
const STARTS: Readonly<Partial<Record<ShellName, readonly (readonly string[])[]>>> = {
  bash: [['-lic'], ['-ic']],
  zsh: [['-lic']],
  fish: [['-lic']],
  sh: [['-lic']],
  tcsh: [['-c']],
  csh: [['-c']],
  nu: [['--login', '--no-history', '--commands']],
};

/** The program to ask; null: none that is known here, or Windows. */
export function shellToAsk({ platform, env, user }: Pick<Host, 'platform' | 'env' | 'user'>): string | null {
  if (platform === 'win32') return null;
  const named = [env.SHELL, user.shell].find((program) => program?.startsWith('/') && shellNamed(program) !== null);
  return named ?? null;
}

/**
 * In its own process group, without a terminal, with nothing of the own environment but what a login has.
 * @returns null: it gave no whole answer in time
 */
export async function askShell(host: ShellMachine, program: string): Promise<ShellAnswer | null> {
  const name = shellNamed(program);
  const starts = name === null ? undefined : STARTS[name];
  if (starts === undefined) return null;
  const mark = `pilotlight-${Math.random().toString(36).slice(2)}`;
  const env = {
    HOME: host.home,
    USER: host.user.name,
    LOGNAME: host.user.name,
    SHELL: program,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TERM: 'dumb',
    ...(host.env.LANG && { LANG: host.env.LANG }),
    PILOTLIGHT_ASK: SHELL_QUESTION,
    PILOTLIGHT_NAMES: namesAskedFor(),
    PILOTLIGHT_MARK: mark,
  };
  const answer = new Map<string, string>();
  for (const args of starts) {
    const asked = { file: program, args: [...args, SHELL_COMMAND], env, cwd: host.home, limitMs: SHELL_TIMEOUT_MS };
    const run = await host.processes.run(asked);
    if (!run.ok || !run.stdout.includes(`\n${mark} end\n`)) return null;
    for (const [, variable = '', hash = ''] of run.stdout.matchAll(new RegExp(`^${mark} (\\w+) ([0-9a-f]{64})`, 'gm')))
      answer.set(variable, hash);
  }
  return answer;
}

/** Loads what it needs when it is needed: nobody who has not agreed comes here. */
export const hashOf = (value: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(value, 'utf8').digest('hex');

/** With a blank between. */
export function namesAskedFor(): string {
  return [...VARIABLES.keys()].join(' ');
}
