/**
 * What a status bar waits for: `status --format tmux` of the built program while `watch` runs beside it, and without, beside a
 * bare Node. Run with `npm run bench -- status [rounds]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORED_LOGIN } from '../test/fixtures/stored-login.ts';
import { programEnv } from '../test/headless/program-env.ts';
import { startStatusServer } from '../test/loopback/status-server.ts';
import { summaryAt } from '../test/simulation/recorded-incidents.ts';
import { keepFigure } from './parts/figures.ts';
import { printTimesInTurns } from './parts/in-turns.ts';

const ROUNDS = Number(process.argv[2] ?? 50);
const PROGRAM = join(import.meta.dirname, '../../../bin/pilotlight.cjs');
const server = await startStatusServer();
for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, { body: '{"message":"hello"}' });
server.sayPage('/summary.json', JSON.stringify(summaryAt([], Date.now())));
/** A folder with a login in it. */
function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-status-'));
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.claude/.credentials.json'), JSON.stringify({ claudeAiOauth: STORED_LOGIN }), {
    mode: 0o600,
  });
  writeFileSync(join(home, '.claude.json'), '{"hasCompletedOnboarding": true}');
  return home;
}

const [watched, alone] = [makeHome(), makeHome()];
const watch = spawn(process.execPath, [PROGRAM, 'watch', '--json'], {
  env: programEnv(watched, server),
  stdio: 'ignore',
});
while (!existsSync(join(watched, 'pilotlight/status.json'))) await new Promise((resolve) => setTimeout(resolve, 50));

const start =
  (home: string, ...args: string[]) =>
  (): void => {
    spawnSync(process.execPath, args, { env: programEnv(home, server) });
  };
const times = printTimesInTurns(ROUNDS, {
  'node -e 0': start(watched, '-e', '0'),
  'status --format tmux, watched': start(watched, PROGRAM, 'status', '--format', 'tmux'),
  'status --format tmux --offline, a look': start(alone, PROGRAM, 'status', '--format', 'tmux', '--offline'),
});
const bare = { name: 'node -e 0', values: times['node -e 0'] };
keepFigure({
  what: 'status --format tmux from the monitor’s file',
  unit: 'ms',
  values: times['status --format tmux, watched'],
  reference: bare,
  aim: { of: 'median', atMost: 60 },
});
keepFigure({
  what: 'status --format tmux with a look of its own',
  unit: 'ms',
  values: times['status --format tmux --offline, a look'],
  reference: bare,
});
watch.kill();
await new Promise((resolve) => watch.once('close', resolve));
await server.close();
for (const home of [watched, alone]) rmSync(home, { recursive: true, force: true });
