/**
 * How long after a file of Claude Code's has been changed the built `watch --json` prints the verdict that follows from it,
 * in milliseconds, for each kind of file and for the first change as for the later ones.
 * Run with `npm run bench -- verdict [changes per kind]`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { STORED_LOGIN } from '../test/fixtures/stored-login.ts';
import { programEnv } from '../test/headless/program-env.ts';
import { startStatusServer } from '../test/loopback/status-server.ts';
import { summaryAt } from '../test/simulation/recorded-incidents.ts';

const CHANGES = Number(process.argv[2] ?? 40);
const GAP_MS = 300;
const PROGRAM = join(import.meta.dirname, '../../../bin/pilotlight.cjs');

interface Line {
  at: number;
  headline: string;
}

const CREDENTIALS = JSON.stringify({ claudeAiOauth: STORED_LOGIN });
const GLOBAL = JSON.stringify({ hasCompletedOnboarding: true, projects: {} });

/** Content by turns: one that is well, one that is not. */
const KINDS: Readonly<Record<string, { file: string; well: string; ill: string }>> = {
  credentials: { file: '.claude/.credentials.json', well: CREDENTIALS, ill: CREDENTIALS.replace(/bench-\w+/g, '') },
  settings: { file: '.claude/settings.json', well: '{}', ill: '{"model": "opus",}' },
  'global configuration': { file: '.claude.json', well: GLOBAL, ill: `${GLOBAL}}` },
};

const server = await startStatusServer();
for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, { body: '{"message":"hello"}' });
server.sayPage('/summary.json', JSON.stringify(summaryAt([], Date.now())));
const rows: Record<string, Record<string, number>> = {};
for (const [kind, { file, well, ill }] of Object.entries(KINDS)) {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-verdict-'));
  mkdirSync(join(home, '.claude'));
  for (const one of Object.values(KINDS)) writeFileSync(join(home, one.file), one.well, { mode: 0o600 });
  const child = spawn(process.execPath, [PROGRAM, 'watch', '--json'], {
    env: programEnv(home, server),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = followLines(child);
  await waitFor(() => lines.find(({ headline }) => headline === 'Signed in'));
  // What the start brings in its wake is over by then.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const latencies: number[] = [];
  for (let index = 0; index < CHANGES; index++) {
    const before = lines.at(-1)?.headline;
    const seen = lines.length;
    const temporary = join(home, `${file}.new`);
    writeFileSync(temporary, index % 2 === 0 ? ill : well, { mode: 0o600 });
    renameSync(temporary, join(home, file));
    const changedAt = performance.now();
    const told = await waitFor(() => lines.slice(seen).find(({ headline }) => headline !== before));
    latencies.push(told === null ? Number.POSITIVE_INFINITY : told.at - changedAt);
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  child.kill();
  await new Promise((resolve) => child.once('close', resolve));
  rmSync(home, { recursive: true, force: true });
  rows[kind] = describe(latencies);
}
await server.close();
console.table(rows);

function followLines(child: ChildProcess): Line[] {
  const lines: Line[] = [];
  if (child.stdout === null) return lines;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push({ at: performance.now(), headline: JSON.parse(line).headline });
  });
  return lines;
}

async function waitFor<T>(look: () => T | undefined): Promise<T | null> {
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}

function describe(latencies: readonly number[]): Record<string, number> {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { changes: sorted.length, first: Math.round(latencies[0] ?? Number.NaN), p50: at(0.5), p99: at(0.99) };
}
