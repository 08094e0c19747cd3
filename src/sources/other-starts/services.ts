/** What the system starts by itself: systemd's user units, launchd's agents, cron. */

import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { assignmentsIn } from '../shell-profiles/environment-files.ts';
import { LANGUAGES } from '../shell-profiles/languages.ts';
import type { ScriptFiles } from '../shell-profiles/script-files.ts';
import { ShellState } from '../shell-profiles/shell-state.ts';
import { factsInFile, factsOf, linesIn, linesOf, type StartsMachine, startOf } from './other-start.ts';
import { effectOf } from './own-commands.ts';

export async function readServices(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  if (host.platform === 'win32') return [];
  const found = await Promise.all([
    host.platform === 'linux' ? readUnits(host, files) : readAgents(host, files),
    readCron(host, files),
  ]);
  return found.flat();
}

const SPEAKS_OF_CLAUDE = /\bclaude\b/i;

async function readUnits(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const folders = [`${configHome(host)}/systemd/user`, `${host.home}/.local/share/systemd/user`, '/etc/systemd/user'];
  const units = await Promise.all(
    folders.map(async (folder) =>
      (await files.list(folder)).filter((name) => name.endsWith('.service')).map((name) => ({ folder, name })),
    ),
  );
  return Promise.all(units.flat().map(({ folder, name }) => readUnit(host, files, folder, name)));
}

/** A unit with its drop-ins; the units of others, that start no Claude Code, give nothing. */
async function readUnit(host: StartsMachine, files: ScriptFiles, folder: string, name: string): Promise<OtherStart> {
  const file = `${folder}/${name}`;
  const dropIns = (await files.list(`${file}.d`)).filter((one) => one.endsWith('.conf'));
  const env: EnvVarFact[] = [];
  const without: string[] = [];
  let runsClaude = false;
  for (const path of [file, ...dropIns.map((one) => `${file}.d/${one}`)]) {
    const text = (await files.text(path)) ?? '';
    const lineAt = linesOf(text);
    // Lines that go on become one, every character of which stays where it is.
    const joined = text.replace(/\\\r?\n/g, (all) => ' '.repeat(all.length));
    for (const { 1: key = '', 2: value = '', index } of joined.matchAll(/^[ \t]*(\w+)[ \t]*=(.*)$/gm)) {
      const line = lineAt(index);
      if (key === 'Environment') env.push(...factsOf(pairsIn(value, line), path));
      else if (key === 'EnvironmentFile') env.push(...(await factsInFile(files, inHome(host, value))));
      else if (key === 'UnsetEnvironment') without.push(...value.trim().split(/\s+/));
      else if (/^Exec/.test(key)) runsClaude ||= await startsClaude(host, files, value);
    }
  }
  return startOf('service', name, file, runsClaude ? env : [], { without, runsClaude });
}

/** `NAME=value` pairs between blanks, each of them quoted or not. */
function pairsIn(text: string, line: number): { name: string; value: string; line: number }[] {
  const pieces = text.match(/"(?:[^"\\]|\\.)*"|'[^']*'|\S+/g) ?? [];
  return pieces
    .flatMap((piece) => assignmentsIn(piece.replace(/^(["'])(.*)\1$/s, '$2')))
    .map((one) => ({ ...one, line }));
}

const inHome = ({ home }: StartsMachine, path: string): string =>
  path
    .trim()
    .replace(/^-/, '')
    .replace(/^["']|["']$/g, '')
    .replace(/%h/g, home);

/** By its own words, or by those of the script that it runs. */
async function startsClaude(host: StartsMachine, files: ScriptFiles, command: string): Promise<boolean> {
  if (SPEAKS_OF_CLAUDE.test(command)) return true;
  const program = inHome(host, /^\s*[@:+!-]*(\S+)/.exec(command)?.[1] ?? '');
  if (!program.startsWith(`${host.home}/`)) return false;
  const stat = await host.files.stat(program);
  const text = stat !== null && stat.size < 64 * 1024 ? await files.text(program) : null;
  return text !== null && SPEAKS_OF_CLAUDE.test(text);
}

async function readAgents(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const folder = pathsOf(host.platform).join(host.home, 'Library', 'LaunchAgents');
  const names = (await files.list(folder)).filter((name) => name.endsWith('.plist'));
  return Promise.all(
    names.map(async (name) => readAgent(`${folder}/${name}`, name, (await files.text(`${folder}/${name}`)) ?? '')),
  );
}

const PAIR = /<key>([A-Za-z_]\w*)<\/key>\s*<string>([^<]*)<\/string>/g;
/** `launchctl setenv NAME value`: given to every program of the session. */
const SET_FOR_ALL = /<string>setenv<\/string>\s*<string>([A-Za-z_]\w*)<\/string>\s*<string>([^<]*)<\/string>/g;

function readAgent(file: string, name: string, text: string): OtherStart {
  const own = /<key>EnvironmentVariables<\/key>\s*<dict>([\s\S]*?)<\/dict>/.exec(text);
  const lineAt = linesOf(text);
  const pairs = (source: string, shape: RegExp, base: number) =>
    [...source.matchAll(shape)].map(({ 1: key = '', 2: value = '', index }) => ({
      name: key,
      value,
      line: lineAt(base + index),
    }));
  const forAll = factsOf(pairs(text, SET_FOR_ALL, 0), file);
  if (forAll.length > 0) return startOf('service', name, file, forAll);
  const runsClaude = SPEAKS_OF_CLAUDE.test(text.replace(own?.[0] ?? '', ''));
  const env =
    own && runsClaude ? factsOf(pairs(own[1] ?? '', PAIR, own.index + own[0].indexOf(own[1] ?? '')), file) : [];
  return startOf('service', name, file, env, { runsClaude });
}

/** The own table can be read by root only on most systems; where it cannot, there is nothing to say. */
async function readCron(host: StartsMachine, files: ScriptFiles): Promise<OtherStart[]> {
  const { name } = host.user;
  const own = [`/var/spool/cron/crontabs/${name}`, `/var/spool/cron/${name}`, `/usr/lib/cron/tabs/${name}`];
  const parts = (await files.list('/etc/cron.d')).map((one) => `/etc/cron.d/${one}`);
  const tables = [...own, '/etc/crontab', ...parts];
  return Promise.all(tables.map(async (file) => readTable(host, file, await linesIn(files, file))));
}

const CRON_ASSIGNMENT = /^\s*["']?([A-Za-z_]\w*)["']?\s*=\s*(.*)$/;

function readTable(host: StartsMachine, file: string, lines: readonly string[]): OtherStart {
  const above: EnvVarFact[] = [];
  const env: EnvVarFact[] = [];
  const without: string[] = [];
  let runsClaude = false;
  for (const [at, line] of lines.entries()) {
    const set = CRON_ASSIGNMENT.exec(line);
    if (set !== null)
      above.push(
        ...factsOf(
          assignmentsIn(`${set[1]}=${set[2]}`).map((one) => ({ ...one, line: at + 1 })),
          file,
        ),
      );
    else if (/^\s*[\d*@]/.test(line) && SPEAKS_OF_CLAUDE.test(line)) {
      const body = LANGUAGES.sh.parse(line.replace(/^\s*(@\w+|(\S+\s+){4}\S+)\s+/, ''));
      const effect = effectOf(body, new ShellState(), host.home, () => ({ file, line: at + 1 }));
      env.push(...above.splice(0), ...effect.env);
      without.push(...effect.without);
      runsClaude = true;
    }
  }
  return startOf('service', 'cron', file, env, { without, runsClaude });
}
