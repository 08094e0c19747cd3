/** What a program has started and left behind ends with it, also where the program itself was quick to go. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { WAIT } from '../patience.ts';

it.skipIf(process.platform !== 'linux').each(['run', 'talk'] as const)(
  '%s: a grandchild that will not go',
  async (way) => {
    const dir = await mkdtemp(join(tmpdir(), 'pilotlight-end-tree-'));
    const pidFile = join(dir, 'pid');
    // Its pipes are closed, and its parent goes when asked: nothing but the group leads to it.
    const stubborn = `sh -c 'trap "" TERM; exec >/dev/null 2>&1 </dev/null; echo $$ > ${pidFile}; while :; do sleep 1; done' & wait`;
    const { processes } = createNodeHost({});
    try {
      // On a busy machine more than one try goes by before it has begun.
      for (let limitMs = 300; !existsSync(pidFile); limitMs *= 2) {
        const asked = { file: 'sh', args: ['-c', stubborn], limitMs, cwd: dir };
        if (way === 'run') expect(await processes.run(asked)).toMatchObject({ ok: false, why: 'timeout' });
        else await processes.talk(asked).done;
      }
      const grandchild = readFileSync(pidFile, 'utf8').trim();
      const isRunning = () =>
        existsSync(`/proc/${grandchild}`) && !/\) [ZX]/.test(readFileSync(`/proc/${grandchild}/stat`, 'utf8'));
      await vi.waitFor(() => expect(isRunning()).toBe(false), WAIT);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  },
);
