/** A doctor that gets no turn for a while: it hears what was said meanwhile, and blames nobody for what it did not hear. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/shared/verdict.ts';
import { programEnv } from '../headless/program-env.ts';
import type { Reply, StatusServer } from '../loopback/status-server.ts';
import { signedIn } from './field-case.ts';
import { layFiles } from './lay-files.ts';
import { HELLO, startCalmService } from './run-doctor.ts';

const PROGRAM = fileURLToPath(new URL('../../out/headless/index.js', import.meta.url));
/** Longer than doctor waits for answers. */
const STOPPED_MS = 4_000;

let home: string;
let service: StatusServer;
beforeEach(async () => {
  service = await startCalmService();
  home = await mkdtemp(join(tmpdir(), 'pilotlight-stopped-'));
  await layFiles(home, signedIn());
});
afterEach(async () => {
  await service.close();
  await rm(home, { recursive: true, force: true });
});

/** Stopped as soon as it has asked, for which it gets `reply`; and set going again later. */
async function lookWhileStopped(reply: Reply): Promise<Report> {
  let child: ChildProcess | null = null;
  let stopped = false;
  service.say('/api/hello', () => {
    if (stopped) return reply;
    stopped = true;
    child?.kill('SIGSTOP');
    setTimeout(() => child?.kill('SIGCONT'), STOPPED_MS);
    return reply;
  });
  const running = spawn(process.execPath, [PROGRAM, 'doctor', '--json'], { cwd: home, env: programEnv(home, service) });
  child = running;
  let stdout = '';
  running.stdout.on('data', (text) => {
    stdout += text;
  });
  await new Promise((resolve) => running.on('close', resolve));
  expect(stopped).toBe(true);
  return JSON.parse(stdout) as Report;
}

describe.skipIf(process.platform === 'win32')('a doctor that is stopped', () => {
  it('hears what was answered meanwhile', async () => {
    const { network, service: seen } = await lookWhileStopped(HELLO);
    expect([network.state, seen.state]).toEqual(['ONLINE', 'UP']);
  });

  it('says that it does not know where nothing was', async () => {
    service.say('/v1/oauth/hello', { misbehave: 'hang' });
    service.say('/summary.json', { misbehave: 'hang' });
    const { network, service: seen, light } = await lookWhileStopped({ misbehave: 'hang' });
    expect([network.state, seen.state, light]).toEqual(['UNKNOWN', 'UNKNOWN', 'grey']);
    expect([network.detail, seen.trouble]).toEqual([
      expect.stringContaining('too busy'),
      expect.stringContaining('too busy'),
    ]);
  });
});
