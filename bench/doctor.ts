/**
 * What `doctor` costs: time and memory of `doctor --json --offline` beside bare Node and beside what a user would ask
 * instead, `claude auth status --json`. The three take turns, so that a busy machine slows all of them alike.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROUNDS = Number(process.argv[2] ?? 15);
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pilotlight-test', 'claude-code');
const CLAUDE = join(CACHE, '2.1.329', process.platform === 'win32' ? 'claude.exe' : 'claude');

const home = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
const CLOSED = 'http://127.0.0.1:9';
// Claude Code must not reach anything from here, and must find nothing to renew.
const env = { PATH: process.env.PATH ?? '', HOME: home, USERPROFILE: home, HTTPS_PROXY: CLOSED, HTTP_PROXY: CLOSED };

interface Sample {
  ms: number;
  /** User and system together; in steps of 10 ms, so that only a mean of many tells something. */
  cpuMs: number | null;
  peakMb: number | null;
}

const CANDIDATES: Readonly<Record<string, readonly [file: string, ...args: string[]]>> = {
  'node -e 0': [process.execPath, '-e', '0'],
  'pilotlight doctor --json --offline': [process.execPath, 'bin/pilotlight.cjs', 'doctor', '--json', '--offline'],
  ...(existsSync(CLAUDE) ? { 'claude auth status --json': [CLAUDE, 'auth', 'status', '--json'] as const } : {}),
};

/** Peak memory and CPU by GNU time where it is there; a process cannot be asked for it after its end. */
function measure([file, ...args]: readonly [string, ...string[]]): Sample {
  const timed = existsSync('/usr/bin/time');
  const start = performance.now();
  const run = timed
    ? spawnSync('/usr/bin/time', ['-f', 'peak %M cpu %U %S', file, ...args], { env, encoding: 'utf8' })
    : spawnSync(file, args, { env, encoding: 'utf8' });
  const ms = performance.now() - start;
  if (run.error) throw run.error;
  const [, peak, user, system] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(run.stderr) ?? [];
  return {
    ms,
    cpuMs: user && system ? (Number(user) + Number(system)) * 1000 : null,
    peakMb: peak ? Number(peak) / 1024 : null,
  };
}

/** Of a shared machine the time on the clock tells who else was there; the CPU less so. */
function meanCpu(list: readonly Sample[]): number {
  return list.reduce((sum, { cpuMs }) => sum + (cpuMs ?? Number.NaN), 0) / list.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function describeCpu(list: readonly Sample[]): string {
  const cpu = meanCpu(list);
  const bare = meanCpu(samples.get('node -e 0') ?? []);
  return Number.isNaN(cpu) ? '' : `  CPU ${cpu.toFixed(0)} ms, ${(cpu / bare).toFixed(2)} x bare`;
}

const samples = new Map(Object.keys(CANDIDATES).map((name): [string, Sample[]] => [name, []]));
try {
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, command] of Object.entries(CANDIDATES)) {
      const sample = measure(command);
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  const bare = median(samples.get('node -e 0')?.map(({ ms }) => ms) ?? []);
  console.log(`${ROUNDS} rounds, taking turns; Node ${process.version}; medians, CPU as mean`);
  for (const [name, list] of samples) {
    const ms = median(list.map((sample) => sample.ms));
    const peak =
      list[0]?.peakMb == null ? 'not measured' : `${median(list.map(({ peakMb }) => peakMb ?? 0)).toFixed(0)} MB`;
    console.log(
      `${name.padEnd(36)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / bare).toFixed(2)} x bare  peak ${peak}${describeCpu(list)}`,
    );
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
