/** A real process under the name of the real program, while the settings of its profile change. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { CANARY } from '../../recovery/temp-home.ts';
import { type LiveMonitor, startLiveMonitor, untilSnapshot } from '../live-monitor.ts';

let live: LiveMonitor;
let child: ChildProcess | null = null;
afterEach(async () => {
  child?.kill('SIGKILL');
  await live.close();
});

const said = ({ findings }: Snapshot) => findings.filter(({ id }) => id === 'session-source-changed');

async function startProcess(): Promise<ChildProcess> {
  const { path } = live.home;
  for (const folder of ['bin', 'proj']) mkdirSync(join(path, folder));
  const program = join(path, 'bin', 'claude');
  copyFileSync('/bin/sleep', program);
  chmodSync(program, 0o755);
  const env = { HOME: path, SOME_SECRET: CANARY };
  const started = spawn(program, ['600'], { cwd: join(path, 'proj'), env, stdio: 'ignore' });
  await new Promise((resolve) => started.once('spawn', resolve));
  return started;
}

function writeSettings(settings: object): void {
  const file = join(live.home.path, '.claude', 'settings.json');
  writeFileSync(`${file}.new`, JSON.stringify(settings));
  renameSync(`${file}.new`, file);
}

describe.skipIf(process.platform !== 'linux')('a real session', () => {
  it('is told of when a key is put into the settings, until it ends', async () => {
    live = await startLiveMonitor();
    child = await startProcess();
    await live.monitor.run({ name: 'refresh', payload: {} });
    expect(said(live.monitor.snapshot())).toEqual([]);
    const told = untilSnapshot(live, (snapshot) => said(snapshot).length > 0);
    writeSettings({ apiKeyHelper: '/bin/echo key' });
    await told;
    expect(said(live.monitor.snapshot())).toMatchObject([{ severity: 'warning' }]);
    expect(said(live.monitor.snapshot())[0]?.detail).toContain('In ~/proj, Claude Code uses the key from apiKeyHelper');
    expect(live.monitor.snapshot().history.filter(({ kind }) => kind === 'billing')).toHaveLength(1);
    expect(JSON.stringify(live.monitor.snapshot())).not.toContain(CANARY);
    const over = untilSnapshot(live, (snapshot) => said(snapshot).length === 0);
    const gone = new Promise((resolve) => child?.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    writeSettings({ apiKeyHelper: '/bin/echo key', model: 'opus' });
    await over;
  });
});
