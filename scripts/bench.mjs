/**
 * `npm run bench`: runs every bench and writes one report of them, out/bench/report.md. `npm run bench -- NAME`: one of them, built
 * and run in a Node of its own, with what it prints.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { writeReport } from './bench-report.mjs';
import { configureTool } from './build-targets.mjs';
import { CLAUDE_VERSIONS, claudeBinary } from './claude-code.mjs';
import { ROOT, tell } from './project.mjs';
import { setUp } from './set-up.mjs';

/** What each is asked in the report, where that is not what it does by itself; several times where something grows. */
const IN_REPORT = /** @type {Record<string, string[][]>} */ ({
  desktop: [],
  million: [],
  doctor: [['30']],
  idle: [['60']],
  latency: [['40']],
  window: [['30', '500']],
  follow: [
    ['100', '8'],
    ['1000', '8'],
    ['5000', '8'],
    ['10000', '100'],
  ],
});
const DESKTOP_APP = join(ROOT, 'dist/linux-unpacked/pilotlight');
const OUT = join(ROOT, 'out', 'bench');

const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(join(ROOT, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

if (name && !names.includes(name)) {
  process.stdout.write(`npm run bench, or npm run bench -- NAME with one of: ${names.join(', ')}\n`);
  process.exit(name === '--help' ? 0 : 64);
}

await setUp();
const { build } = await import('vite');
process.exitCode = name ? await run(name, rest, {}) : await report();

/**
 * @param {string} bench
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
async function run(bench, args, env) {
  const outDir = join(OUT, bench);
  await build(configureTool(join(ROOT, 'bench', `${bench}.ts`), outDir));
  const ended = spawnSync(process.execPath, ['--expose-gc', join(outDir, 'index.js'), ...args], {
    stdio: 'inherit',
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  return ended.status ?? 1;
}

/** @returns {Promise<number>} 1 when one of them broke off */
async function report() {
  mkdirSync(OUT, { recursive: true });
  const figuresFile = join(OUT, 'figures.jsonl');
  const ran = [];
  const load = readLoad();
  // A packed program is needed, which only some machines can make.
  /** @type {Record<string, string[][]>} */
  const asked = { ...IN_REPORT, ...(existsSync(DESKTOP_APP) ? { desktop: [[DESKTOP_APP, '60']] } : {}) };
  for (const bench of names) {
    const runs = asked[bench] ?? [[]];
    rmSync(figuresFile, { force: true });
    let failed = false;
    for (const [index, args] of runs.entries()) {
      tell(
        `${bench} (${names.indexOf(bench) + 1} of ${names.length}${runs.length > 1 ? `, ${index + 1} of ${runs.length}` : ''})`,
      );
      if ((await run(bench, args, { PILOTLIGHT_BENCH_FIGURES: figuresFile })) !== 0) failed = true;
    }
    ran.push({ bench, failed, figures: readFigures(figuresFile) });
  }
  const text = writeReport(
    { date: new Date().toISOString().slice(0, 10), machine: readMachine(), versions: readVersions(), load },
    ran,
  );
  const file = join(OUT, 'report.md');
  writeFileSync(file, text);
  process.stdout.write(`${text}\nKept in ${file}\n`);
  return ran.some(({ failed }) => failed) ? 1 : 0;
}

/** @param {string} file */
function readFigures(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function readMachine() {
  const [cpu, ...others] = cpus();
  return `${others.length + 1} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`;
}

function readVersions() {
  const claude = CLAUDE_VERSIONS.filter((version) => existsSync(claudeBinary(version)));
  return [`Node ${process.versions.node}`, ...claude.slice(0, 1).map((version) => `Claude Code ${version}`)].join(', ');
}

function readLoad() {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');
}
