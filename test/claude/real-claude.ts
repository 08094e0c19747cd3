/** Runs the real Claude Code CLI in a home of its own, away from the network, with fake credentials only. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claudeBinary } from '../../scripts/claude-code.mjs';

/** Variables for the process, and files relative to the home folder; `proj/` is the project folder it is started from. */
export interface Scenario {
  env: Readonly<Record<string, string>>;
  files: Readonly<Record<string, string>>;
}

export interface ClaudeRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Lays the scenario out under a fresh home; the caller removes it. */
export async function layOut(scenario: Scenario): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'pilotlight-claude-'));
  await mkdir(join(home, 'proj'));
  for (const [path, text] of Object.entries(scenario.files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return home;
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

export function runClaude(version: string, home: string, args: readonly string[], env: Scenario['env']) {
  return new Promise<ClaudeRun>((resolve) => {
    const child = spawn(claudeBinary(version), args, {
      cwd: join(home, 'proj'),
      env: { PATH: '/usr/bin:/bin', HOME: home, ...CLOSED_NETWORK, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const limit = setTimeout(() => stopGroup(child.pid), 45_000);
    child.on('close', (code) => {
      clearTimeout(limit);
      stopGroup(child.pid);
      resolve({ code, stdout, stderr });
    });
  });
}

/** What it started goes with it. */
function stopGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}
