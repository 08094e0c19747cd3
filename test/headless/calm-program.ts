/** The built program in a home of its own, while all is well at Anthropic. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCalmService } from '../field/run-doctor.ts';
import type { StatusServer } from '../loopback/status-server.ts';
import { programEnv } from './program-env.ts';
import { createRunner, type ProgramRunner } from './recovery/program-runner.ts';

/** With an empty `.claude`; what it leaves goes with `runner.close()`. */
export async function startCalmProgram(): Promise<{ runner: ProgramRunner; service: StatusServer }> {
  const service = await startCalmService();
  const runner = createRunner();
  runner.home = await mkdtemp(join(tmpdir(), 'pilotlight-calm-'));
  runner.env = { ...programEnv(runner.home, service), PATH: '/usr/bin:/bin' };
  await mkdir(join(runner.home, '.claude'));
  // Claude Code is installed, as far as a look tells.
  await mkdir(join(runner.home, '.claude', 'local'));
  await writeFile(join(runner.home, '.claude', 'local', 'claude'), '#!/bin/sh\necho 2.1.329\n', { mode: 0o755 });
  runner.cleanUp.push(
    () => rm(runner.home, { recursive: true, force: true }),
    () => service.close(),
  );
  return { runner, service };
}
