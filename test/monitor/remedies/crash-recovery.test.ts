/**
 * A Pilotlight killed in the middle of a remedy, and the built program started after it: what was half done is whole
 * again, the history says so, and undo works.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import type { HistoryEntry } from '../../../src/shared/history.ts';
import { loopbackClient, openSession } from '../../contract/loopback-client.ts';
import { HELLO } from '../../field/run-doctor.ts';
import { programEnv } from '../../headless/program-env.ts';
import { readFixture, type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import { WAIT } from '../../patience.ts';
import { planScene, type SceneName, setScene } from '../../recovery/kill/remedies.ts';
import { buildChild, type ChildProgram } from '../../recovery/kill/start-child.ts';
import { everything, type TempHome } from '../../recovery/temp-home.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));
const DATA = 'pilotlight-data';

describe.skipIf(process.platform === 'win32')('after a crash in the middle of a remedy', () => {
  let killer: ChildProgram;
  let service: StatusServer;
  let home: TempHome;
  /** The configuration before anything. */
  let old: Record<string, string>;
  let running: ChildProcess | null = null;
  beforeAll(async () => {
    killer = await buildChild();
  });
  afterAll(() => killer?.remove());
  beforeEach(async () => {
    service = await startStatusServer();
    for (const path of ['/api/hello', '/v1/oauth/hello']) service.say(path, HELLO);
    service.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
  });
  afterEach(async () => {
    if (running?.exitCode === null) running.kill('SIGKILL');
    running = null;
    await service.close();
    await home?.remove();
  });

  const configuration = () => everything(home.path, [DATA]);
  const start = (...args: string[]): ChildProcess => {
    const env = { ...programEnv(home.path, service), PILOTLIGHT_HOME: join(home.path, DATA) };
    running = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    return running;
  };
  const run = async (...args: string[]): Promise<{ code: number; stdout: string }> => {
    const child = start(...args);
    let stdout = '';
    child.stdout?.on('data', (text) => {
      stdout += text;
    });
    const [code] = await once(child, 'close');
    return { code, stdout };
  };

  /** The phase of the one remedy that was begun. */
  async function phase(): Promise<string | null> {
    const folder = join(home.path, DATA, 'recovery');
    const [id] = await readdir(folder).catch(() => []);
    if (id === undefined) return null;
    const text = await readFile(join(folder, id, 'journal.json'), 'utf8').catch(() => null);
    return text === null ? null : (JSON.parse(text) as { phase: string }).phase;
  }

  /**
   * Kills before the n-th change of the disk, or before the next one at which the journal stands open.
   * @returns which one that was; null: there is none any more
   */
  async function crash(scene: SceneName, what: 'apply' | 'undo', from: number): Promise<number | null> {
    for (let before = from; ; before++) {
      home = await setScene(scene);
      old = await configuration();
      if (what === 'undo') await createRemedies(home.host).apply(await planScene(scene, home.host));
      const { killed } = await killer.run(home.path, scene, what, before);
      if (killed && (await phase()) === (what === 'apply' ? 'prepared' : 'undoing')) return before;
      await home.remove();
      if (!killed) return null;
    }
  }

  /** Starts the built program, waits until the journal is closed, ends it in good order, and reads what it noted. */
  async function startAfterwards(): Promise<readonly HistoryEntry[]> {
    const child = start('watch', '--json');
    const ended = once(child, 'close');
    await vi.waitFor(async () => expect(await phase()).toMatch(/^(?:applied|rolled-back|undone)$/), WAIT);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const { entries } = JSON.parse((await run('history', '--json')).stdout);
    return entries.filter(({ kind }: HistoryEntry) => kind === 'action');
  }

  it.each(['reset', 'repair'] as const)(
    '%s: taken back, or finished where only its last note was missing, and undone',
    async (scene) => {
      const ends = new Set<string | null>();
      for (let before = 0; ; before++) {
        const killed = await crash(scene, 'apply', before);
        if (killed === null) break;
        before = killed;
        const [noted, ...more] = await startAfterwards();
        const end = await phase();
        ends.add(end);
        expect(more).toEqual([]);
        if (end === 'applied') {
          expect(noted).toMatchObject({
            profile: 'default',
            text: expect.stringMatching(/finished after an interruption/),
          });
          expect(await configuration()).not.toEqual(old);
          expect(await run('undo', '--yes')).toMatchObject({ code: 0 });
        } else {
          expect(noted?.text).toMatch(/was interrupted and has been undone/);
          expect(await run('undo', '--yes')).toMatchObject({ code: 1 });
        }
        expect(await configuration()).toEqual(old);
        await home.remove();
      }
      expect([...ends].sort()).toEqual(['applied', 'rolled-back']);
    },
  );

  it('finishes an undo that was interrupted', async () => {
    expect(await crash('reset', 'undo', 0)).not.toBeNull();
    const [noted] = await startAfterwards();
    expect(noted?.text).toBe('Reset credentials: undone after an interruption.');
    expect(await phase()).toBe('undone');
    expect(await configuration()).toEqual(old);
  });

  it('shows it in the window, and takes it back from there', async () => {
    let at = 0;
    for (let next = await crash('reset', 'apply', 0); next !== null; next = await crash('reset', 'apply', at + 1)) {
      at = next;
      await home.remove();
    }
    // The last one: everything is done but the note of it.
    expect(await crash('reset', 'apply', at)).toBe(at);
    const child = start('serve', '--no-open');
    let printed = '';
    child.stdout?.on('data', (text) => {
      printed += text;
    });
    await vi.waitFor(() => expect(printed).toMatch(/http:\S+#ticket=\S+\s/), WAIT);
    const url = /http:\S+#ticket=\S+/.exec(printed)?.[0] ?? '';
    const port = Number(new URL(url).port);
    const { session } = JSON.parse((await openSession(port, url)).text) as { session: string };
    const window = loopbackClient(port, session);
    await vi.waitFor(async () => expect((await window.snapshot()).remedies).toHaveLength(1), WAIT);
    const { history, profiles, remedies } = await window.snapshot();
    expect(remedies[0]).toMatchObject({ phase: 'done', undoable: true, title: 'Reset credentials' });
    expect(history.map(({ text }) => text)).toContain('Reset credentials: finished after an interruption.');
    expect(profiles[0]?.signIn.state).toBe('NONE');
    expect(await window.run('undo-remedy', { id: remedies[0]?.id })).toEqual({ ok: true, value: null });
    expect(await configuration()).toEqual(old);
    await vi.waitFor(async () => expect((await window.snapshot()).profiles[0]?.signIn.state).toBe('OK'), WAIT);
  });
});
