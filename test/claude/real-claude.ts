/** Runs the real Claude Code CLI in a home of its own, away from the network, with fake credentials only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claudeBinary } from '../../scripts/claude-code.mjs';
import { findMountsApart } from '../mounts-apart.ts';
import { patience } from '../patience.ts';

/**
 * Variables for the process and files relative to the home folder, in both of which `@HOME@` stands for that folder:
 * `proj/` is the project folder, `managed/` stands for /etc/claude-code.
 */
export interface Scenario {
  env: Readonly<Record<string, string>>;
  files: Readonly<Record<string, string>>;
  /** Permissions of files that are not the usual ones. */
  modes?: Readonly<Record<string, number>>;
  /** Symbolic links, with what they lead to; both relative to the home folder. */
  links?: Readonly<Record<string, string>>;
  /** Folder that it is started from, relative to the home folder; default: `proj`. */
  cwd?: string;
}

export interface ClaudeRun {
  code: number | null;
  stdout: string;
  stderr: string;
  /** It took too long and was ended: what it did is not its answer. */
  stopped: boolean;
}

/** Lays the scenario out under a fresh home; the caller removes it. */
export async function layOut(scenario: Scenario): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'pilotlight-claude-'));
  await mkdir(join(home, 'proj'));
  for (const [path, text] of Object.entries(scenario.files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text.replaceAll('@HOME@', home));
    const mode = scenario.modes?.[path];
    if (mode !== undefined) await chmod(join(home, path), mode);
  }
  for (const [path, target] of Object.entries(scenario.links ?? {})) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await mkdir(join(home, target), { recursive: true });
    await symlink(join(home, target), join(home, path));
  }
  await mkdir(join(home, scenario.cwd ?? 'proj'), { recursive: true });
  return home;
}

/** The variables as they are in this home. */
export function environmentIn(home: string, env: Scenario['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('@HOME@', home)]));
}

export const removeHome = (home: string): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 5 });

/** A closed door for everything that is not the loopback server. */
export const CLOSED_NETWORK = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1',
  CLAUDE_CODE_MAX_RETRIES: '0',
  DISABLE_TELEMETRY: '1',
  DISABLE_ERROR_REPORTING: '1',
  DISABLE_AUTOUPDATER: '1',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
} as const;

export function runClaude(version: string, home: string, args: readonly string[], env: Scenario['env'], cwd = 'proj') {
  return new Promise<ClaudeRun>((resolve) => {
    const [file, ...before] = existsSync(join(home, 'managed')) ? underManaged(home) : [];
    const all = [...before, ...(file ? [claudeBinary(version)] : []), ...args];
    const child = spawn(file ?? claudeBinary(version), all, {
      cwd: join(home, cwd),
      env: { PATH: '/usr/bin:/bin', PWD: join(home, cwd), HOME: home, ...CLOSED_NETWORK, ...environmentIn(home, env) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stdout = '';
    let stderr = '';
    let stopped = false;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const limit = setTimeout(() => {
      stopped = true;
      stopGroup(child.pid);
    }, patience());
    child.on('close', (code) => {
      clearTimeout(limit);
      stopGroup(child.pid);
      resolve({ code, stdout, stderr, stopped });
    });
  });
}

/** Lays `managed/` over /etc/claude-code for this one process, in a space of its own: the machine's /etc stays as it is. */
const OVERLAY =
  'mkdir -p "$0/.etc/claude-code" && mount -t overlay overlay -o "lowerdir=$0/.etc:/etc" /etc && ' +
  'mount --bind "$0/managed" /etc/claude-code && exec "$@"';

const underManaged = (home: string): readonly string[] => [...(findMountsApart() ?? []), 'sh', '-c', OVERLAY, home];

/** Can a process be given managed settings of its own here? */
export async function canManage(): Promise<boolean> {
  if (findMountsApart() === null) return false;
  const home = await layOut({ env: {}, files: { 'managed/managed-settings.json': '{}' } });
  const [file = '', ...args] = underManaged(home);
  const tried = spawnSync(file, [...args, 'cat', '/etc/claude-code/managed-settings.json'], { encoding: 'utf8' });
  await removeHome(home);
  return tried.stdout === '{}';
}

/** What it started goes with it. */
function stopGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
