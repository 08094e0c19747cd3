/** What a crash left half done, at the next start: taken back or finished, and said as it is. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { whyNoRoom } from '../../../src/recovery/engine/room.ts';
import type { StepHandler } from '../../../src/recovery/engine/step-handler.ts';
import { FILE_STEPS } from '../../../src/recovery/steps/file-step.ts';
import { layTwoFiles, type TwoFiles } from './engine-scene.ts';

const BEFORE = { 'a.json': '{"a":1}', 'b.json': '{"b":1}' };
const { file } = FILE_STEPS;
const forever = new Promise<never>(() => undefined);

let folder: string;
let host: Host;
let plan: TwoFiles['plan'];
let engineWith: TwoFiles['engineWith'];
let remove: TwoFiles['remove'];
beforeEach(async () => {
  ({ engineWith, folder, host, plan, remove } = await layTwoFiles(BEFORE));
});
afterEach(() => remove());

const textOf = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const isB = ({ line }: { line: string }): boolean => line.includes('b.json');

/** Begins, and is gone at that point for good. Its lock is one that nobody holds any more. */
async function die(begin: (gone: () => Promise<never>) => unknown): Promise<void> {
  await new Promise<void>((resolve) => {
    begin(() => {
      resolve();
      return forever;
    });
  });
  await rm(join(host.dataDir, 'recovery.lock'), { recursive: true, force: true });
}

/** a.json is changed, b.json is not. */
const dieBetween = async (): Promise<void> => {
  const made = await plan();
  await die((gone) => {
    const apply: StepHandler['apply'] = (on, step, record) => (isB(record) ? gone() : file.apply(on, step, record));
    void engineWith({ apply }).apply(made);
  });
};

describe('what was interrupted', () => {
  it('is taken back, and that is said', async () => {
    await dieBetween();
    expect(await textOf('a.json')).not.toBe(BEFORE['a.json']);
    expect(await engineWith().recover()).toEqual([
      { ok: false, why: 'failed', message: '“Test” was interrupted and has been undone.' },
    ]);
    expect(await textOf('a.json')).toBe(BEFORE['a.json']);
    expect(await engineWith().undoable()).toEqual([]);
  });

  it('is told as it is where it cannot be taken back, and can be later', async () => {
    await dieBetween();
    const write: Host['files']['write'] = async (path, ...rest) =>
      path.endsWith('a.json') ? { ok: false, why: 'full' } : host.files.write(path, ...rest);
    const [outcome] = await engineWith({}, { write }).recover();
    const [entry] = await engineWith().undoable();
    expect(entry).toMatchObject({ phase: 'stuck' });
    const message = expect.stringMatching(
      new RegExp(`was interrupted, and cannot be undone now: .*disk is full.*“pilotlight undo ${entry?.id}”`),
    );
    expect(outcome).toMatchObject({ ok: false, why: 'failed', message });
    expect(await engineWith().undo(entry?.id ?? '')).toMatchObject({ ok: true });
    expect(await textOf('a.json')).toBe(BEFORE['a.json']);
  });

  it('is looked at again: what says that it was taken back and was not is no success', async () => {
    await dieBetween();
    const [outcome] = await engineWith({ revert: async () => ({ ok: true }) }).recover();
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('cannot be undone now') });
    expect(await engineWith().undoable()).toMatchObject([{ phase: 'stuck' }]);
  });

  it('waits where it cannot be read', async () => {
    await dieBetween();
    const message = expect.stringContaining('cannot be read right now');
    expect(await engineWith({ state: async () => 'unknown' }).recover()).toMatchObject([{ ok: false, message }]);
    expect(await textOf('a.json')).not.toBe(BEFORE['a.json']);
    expect(await engineWith().recover()).toHaveLength(1);
    expect(await textOf('a.json')).toBe(BEFORE['a.json']);
  });

  it('counts as done where only its last note was lacking', async () => {
    const made = await plan();
    await die((gone) => {
      const state: StepHandler['state'] = (on, record, at) => (isB(record) ? gone() : file.state(on, record, at));
      void engineWith({ state }).apply(made);
    });
    expect(await engineWith().recover()).toMatchObject([{ ok: true, receipt: { id: made.id, title: 'Test' } }]);
    expect([await textOf('a.json'), await textOf('b.json')]).toEqual(['{"new":1}', '{"new":1}']);
    expect(await engineWith().undoable()).toMatchObject([{ id: made.id, phase: 'applied' }]);
  });

  it('is an undo that goes on', async () => {
    const made = await plan();
    await engineWith().apply(made);
    await die((gone) => {
      const revert: StepHandler['revert'] = (on, record, at) => (isB(record) ? file.revert(on, record, at) : gone());
      void engineWith({ revert }).undo(made.id);
    });
    expect([await textOf('a.json'), await textOf('b.json')]).toEqual(['{"new":1}', BEFORE['b.json']]);
    expect(await engineWith().recover()).toMatchObject([{ ok: true, receipt: { id: made.id } }]);
    expect(await textOf('a.json')).toBe(BEFORE['a.json']);
    expect(await engineWith().undoable()).toEqual([]);
  });

  it.each([
    ['is gone', null, [{ ok: false, message: expect.stringContaining('journal') }]],
    ['is done with', 'rolled-back', []],
  ] as const)('by the time the lock is had %s: another Pilotlight was at it', async (_how, phase, outcomes) => {
    await dieBetween();
    let reads = 0;
    const read: Host['files']['read'] = async (path, limit) => {
      const found = await host.files.read(path, limit);
      // First for the list, then under the lock.
      if (!path.endsWith('journal.json') || !found.ok || ++reads !== 2) return found;
      if (phase === null) return { ok: false, why: 'absent' };
      const entry = { ...JSON.parse(Buffer.from(found.bytes).toString('utf8')), phase };
      return { ...found, bytes: Buffer.from(JSON.stringify(entry)) };
    };
    expect(await engineWith({}, { read }).recover()).toMatchObject(outcomes);
    expect(await textOf('a.json')).not.toBe(BEFORE['a.json']);
  });
});

it('says how much room is lacking in the unit that people count in', async () => {
  const room = async () => ({ disk: '1', freeBytes: 2.5 * 1024 * 1024, blockBytes: 4096 });
  const small = { ...host, files: { ...host.files, room } };
  const why = await whyNoRoom(small, [{ path: folder, bytes: 5 * 1024 * 1024 }], 'the test');
  expect(why).toMatch(/5\.0 MB are needed for the test, 2\.5 MB are free/);
  expect(await whyNoRoom(small, [{ path: folder, bytes: 1024 }])).toBeNull();
});
