/**
 * What a status bar waits for: `status --format tmux` of the built program while `watch` runs beside it, and without, beside a
 * bare Node. Run with `npm run bench -- status [rounds]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programEnv } from '../test/headless/program-env.ts';
import { startStatusServer } from '../test/loopback/status-server.ts';
import { STORED_LOGIN } from '../test/samples/stored-login.ts';
import { summaryAt } from '../test/simulation/recorded-incidents.ts';

const ROUNDS = Number(process.argv[2] ?? 50);
const PROGRAM = join(import.meta.dirname, '../../../bin/pilotlight.cjs');
const server = await startStatusServer();
for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, { body: '{"message":"hello"}' });
server.sayPage('/summary.json', JSON.stringify(summaryAt([], Date.now())));
const home = mkdtempSync(join(tmpdir(), 'pilotlight-status-'));
mkdirSync(join(home, '.claude'));
writeFileSync(join(home, '.claude/.credentials.json'), JSON.stringify({ claudeAiOauth: STORED_LOGIN }), {
  mode: 0o600,
});
writeFileSync(join(home, '.claude.json'), '{"hasCompletedOnboarding": true}');
const env = programEnv(home, server);

const watch = spawn(process.execPath, [PROGRAM, 'watch', '--json'], { env, stdio: 'ignore' });
while (!existsSync(join(home, 'pilotlight/status.json'))) await new Promise((resolve) => setTimeout(resolve, 50));

const rows: Record<string, Record<string, string>> = {};
const measure = (name: string, args: readonly string[]): void => {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, args, { env });
    return performance.now() - start;
  })
    .slice(1)
    .toSorted((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
  rows[name] = { 'p50 ms': at(0.5), 'p95 ms': at(0.95) };
};
measure('node -e 0', ['-e', '0']);
measure('status --format tmux, watched', [PROGRAM, 'status', '--format', 'tmux']);
watch.kill();
await new Promise((resolve) => watch.once('close', resolve));
measure('status --format tmux --offline, a look', [PROGRAM, 'status', '--format', 'tmux', '--offline']);
await server.close();
rmSync(home, { recursive: true, force: true });
console.table(rows);
