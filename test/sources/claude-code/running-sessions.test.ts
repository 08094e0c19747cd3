import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { findRunningSessions } from '../../../src/sources/claude-code/running-sessions.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const KEY = 'sk-ant-api03-0123456789012345678901234567CANARYwxyz';

describe.runIf(process.platform === 'linux')('findRunningSessions', () => {
  const children: ChildProcess[] = [];
  let folder = '';
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    }
    await rm(folder, { recursive: true, force: true });
  });

  const start = (file: string, args: string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(file, args, {
      env: { PATH: '/usr/bin:/bin', ...env },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    return child;
  };
  const ready = (child: ChildProcess) => new Promise((resolve) => child.stdout?.once('data', resolve));

  it('finds a native and a Node process of this user, with the names that matter only', async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'pilotlight-sessions-')));
    await copyFile('/bin/sleep', join(folder, 'claude'));
    const script = join(folder, 'node_modules/@anthropic-ai/claude-code');
    await mkdir(script, { recursive: true });
    await writeFile(join(script, 'cli.js'), 'console.log("ready"); setTimeout(() => {}, 60_000);');
    const native = start(join(folder, 'claude'), ['60'], { ANTHROPIC_API_KEY: KEY, SECRET_THING: 'CANARY' });
    const node = start(process.execPath, [join(script, 'cli.js')], { CLAUDE_CONFIG_DIR: '/w' });
    const other = start(process.execPath, ['-e', 'console.log(1); setTimeout(() => {}, 60_000)'], { AWS_REGION: 'x' });
    await Promise.all([ready(node), ready(other)]);
    const before = Date.now() - 120_000;
    const sessions = (await findRunningSessions(createNodeHost(), { deep: false })).filter(
      (session) => session.cwd === folder,
    );
    const byPid = new Map(sessions.map((session) => [session.pid, session]));
    expect([...byPid.keys()].sort()).toEqual([native.pid, node.pid].sort());
    expect(byPid.get(native.pid ?? 0)?.env).toMatchObject([
      { name: 'ANTHROPIC_API_KEY', tail: 'wxyz', place: 'running-session' },
    ]);
    expect(byPid.get(node.pid ?? 0)?.env).toMatchObject([{ name: 'CLAUDE_CONFIG_DIR', plain: '/w' }]);
    expect(byPid.get(node.pid ?? 0)?.startedAt).toBeGreaterThan(before);
    expect(JSON.stringify(sessions)).not.toContain('CANARY');
  });
});

describe('on a scripted machine', () => {
  it('leaves out processes of others, unreadable ones and itself', async () => {
    const host = createSimulatedHost();
    for (const pid of [10, 11, host.pid]) {
      host.disk.folder(`/proc/${pid}`);
      host.disk.link(`/proc/${pid}/exe`, '/home/ada/.local/share/claude/versions/2.1.329 (deleted)');
    }
    host.disk.put('/proc/10/environ', 'AWS_REGION=eu\0=x\0ANTHROPIC_API_KEY');
    host.disk.put('/proc/11/stat', '11 (a) b) R');
    host.disk.folder('/proc/12', { uid: 0 });
    host.disk.link('/proc/12/exe', '/usr/bin/claude');
    host.disk.put('/proc/12/environ', 'AWS_REGION=us\0');
    expect(await findRunningSessions(host, { deep: false })).toMatchObject([
      { pid: 10, startedAt: null, env: [{ name: 'AWS_REGION' }] },
    ]);
  });

  it('leaves out what has another home folder, unless its configuration lies in this one', async () => {
    const host = createSimulatedHost();
    const homes = {
      20: 'HOME=/home/ada',
      21: 'HOME=/srv/bot',
      22: 'HOME=/srv/bot\0CLAUDE_CONFIG_DIR=/home/ada/.claude-bot',
    };
    for (const [pid, environ] of Object.entries(homes)) {
      host.disk.folder(`/proc/${pid}`);
      host.disk.link(`/proc/${pid}/exe`, '/usr/bin/claude');
      host.disk.put(`/proc/${pid}/environ`, environ);
    }
    const found = await findRunningSessions(host, { deep: false });
    expect(found.map(({ pid }) => pid)).toEqual([20, 22]);
  });

  it('has no way to look on Windows, and on macOS none without a program', async () => {
    expect(await findRunningSessions(createSimulatedHost({ platform: 'win32' }), { deep: true })).toEqual([]);
    expect(await findRunningSessions(createSimulatedHost({ platform: 'darwin' }), { deep: false })).toEqual([]);
  });
});
