/**
 * What `doctor` costs: time and memory of `doctor --json --offline` beside bare Node and beside what a user would ask
 * instead, `claude auth status --json`; in an empty home, and where somebody has signed in. All take turns, so that a busy machine
 * slows them alike. `npm run bench -- doctor [rounds] [folder]`: beside the program that was built in another checkout, too.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { furnishHome } from '../scripts/ordinary-home.mjs';
import { keepFigure } from './parts/figures.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const OTHER = process.argv[3];
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pilotlight-test', 'claude-code');
const CLAUDE = join(CACHE, '2.1.329', process.platform === 'win32' ? 'claude.exe' : 'claude');

const home = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
const signedIn = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
furnishHome(signedIn);
const CLOSED = 'http://127.0.0.1:9';
// Claude Code must not reach anything from here, and must find nothing to renew.
const envIn = (folder: string) => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  USERPROFILE: folder,
  HTTPS_PROXY: CLOSED,
  HTTP_PROXY: CLOSED,
});

interface Sample {
  ms: number;
  /** User and system together; in steps of 10 ms, so that only a mean of many tells something. */
  cpuMs: number | null;
  peakMb: number | null;
}

type Command = readonly [file: string, ...args: string[]];
const doctorOf = (checkout: string): Command => [
  process.execPath,
  join(checkout, 'bin/pilotlight.cjs'),
  ...['doctor', '--json', '--offline'],
];

const CANDIDATES: Readonly<Record<string, readonly [home: string, command: Command]>> = {
  'node -e 0': [home, [process.execPath, '-e', '0']],
  'doctor --json --offline': [home, doctorOf('.')],
  'the same, signed in': [signedIn, doctorOf('.')],
  ...(OTHER === undefined
    ? {}
    : {
        'doctor of the other checkout': [home, doctorOf(OTHER)] as const,
        'that one, signed in': [signedIn, doctorOf(OTHER)] as const,
      }),
  ...(existsSync(CLAUDE) ? { 'claude auth status --json': [home, [CLAUDE, 'auth', 'status', '--json']] as const } : {}),
};

/** Peak memory and CPU by GNU time where it is there; a process cannot be asked for it after its end. */
function measure(folder: string, [file, ...args]: Command): Sample {
  const env = envIn(folder);
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

/** @param ratio  the aim, against this reference */
function handOn(reference: string, ratio?: number): void {
  const against = samples.get(reference);
  if (!against) return;
  for (const name of ['doctor --json --offline', 'the same, signed in']) {
    const list = samples.get(name) ?? [];
    const what = name.startsWith('the same') ? 'doctor --json --offline, signed in' : `${name}, empty home`;
    const figure = { what, unit: 'ms', values: list.map(({ ms }) => ms) } as const;
    const aim = ratio === undefined ? {} : { aim: { of: 'ratio', atMost: ratio } as const };
    keepFigure({ ...figure, reference: { name: reference, values: against.map(({ ms }) => ms) }, ...aim });
    if (ratio === undefined || list[0]?.peakMb == null) continue;
    const peak = (each: readonly Sample[]) => each.map(({ peakMb }) => peakMb ?? 0);
    keepFigure({
      what: `${what}: peak memory`,
      unit: 'MB',
      values: peak(list),
      reference: { name: reference, values: peak(against) },
      aim: { of: 'median', atMost: 70 },
    });
  }
}

const samples = new Map(Object.keys(CANDIDATES).map((name): [string, Sample[]] => [name, []]));
try {
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, [folder, command]] of Object.entries(CANDIDATES)) {
      const sample = measure(folder, command);
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
  handOn('node -e 0', 1.3);
  handOn('claude auth status --json');
} finally {
  for (const folder of [home, signedIn]) rmSync(folder, { recursive: true, force: true });
}
