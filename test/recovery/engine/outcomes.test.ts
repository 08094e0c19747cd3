/** What the engine does with each answer of a step, on real files: whatever a step says, it is looked at. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createEngine } from '../../../src/recovery/engine/engine.ts';
import { readEntry } from '../../../src/recovery/engine/journal.ts';
import { whyNoRoom } from '../../../src/recovery/engine/room.ts';
import { shownPath } from '../../../src/recovery/engine/shown-path.ts';
import type { StepHandler, StepOutcome } from '../../../src/recovery/engine/step-handler.ts';
import { FILE_STEPS } from '../../../src/recovery/steps/file-step.ts';
import { ENGINE } from '../../../src/shared/messages/recovery/engine.ts';
import { layTwoFiles, type TwoFiles } from './engine-scene.ts';

const BEFORE = ['{"a":1}', '{"b":1}'];
const AFTER = ['{"new":1}', '{"new":1}'];
const { file } = FILE_STEPS;
const isB = ({ line }: { line: string }): boolean => line.includes('b.json');
const refused: StepOutcome = { ok: false, why: 'locked', message: 'The vault is locked.' };
const broken: StepOutcome = { ok: false, why: 'failed', message: 'Something broke.' };

let folder: string;
let host: Host;
let plan: TwoFiles['plan'];
let engineWith: TwoFiles['engineWith'];
let remove: TwoFiles['remove'];
beforeEach(async () => {
  ({ engineWith, folder, host, plan, remove } = await layTwoFiles({ 'a.json': '{"a":1}', 'b.json': '{"b":1}' }));
});
afterEach(() => remove());

const texts = () => Promise.all(['a.json', 'b.json'].map((name) => readFile(join(folder, name), 'utf8')));
const phaseOf = async (id: string) => (await readEntry(host, id))?.phase ?? null;

describe('a plan whose second step', () => {
  /** For b.json alone; a.json is changed as ever. */
  const applying =
    (work: StepHandler['apply']): StepHandler['apply'] =>
    (on, step, record, at) =>
      isB(record) ? work(on, step, record, at) : file.apply(on, step, record);

  it.each<[string, StepHandler['apply'], StepOutcome]>([
    ['is refused', async () => refused, refused],
    ['breaks before it has done anything', async () => broken, broken],
    [
      'breaks when it has done it',
      async (on, step, record) => {
        await file.apply(on, step, record);
        return broken;
      },
      broken,
    ],
    [
      'says that it is done, and does not show',
      async () => ({ ok: true }),
      { ok: false, why: 'failed', message: ENGINE.changedAtOnce },
    ],
  ])('%s is taken back as a whole', async (_name, work, outcome) => {
    const made = await plan();
    expect(await engineWith({ apply: applying(work) }).apply(made)).toEqual(outcome);
    expect(await texts()).toEqual(BEFORE);
    expect(await phaseOf(made.id)).toBe('rolled-back');
    expect(await engineWith().undoable()).toEqual([]);
  });

  it.each<[string, StepHandler['apply'], string]>([
    ['breaks', async () => broken, broken.message],
    ['does not show', async () => ({ ok: true }), ENGINE.notHeld],
  ])('%s, and the first cannot be taken back, is told with both, and stays open', async (_name, work, why) => {
    const made = await plan();
    const revert: StepHandler['revert'] = async () => refused;
    const outcome = await engineWith({ apply: applying(work), revert }).apply(made);
    const reason = refused.message;
    const message = `${why} ${ENGINE.notTakenBack({ reason, id: made.id })}`;
    expect(outcome).toEqual({ ok: false, why: 'failed', message });
    expect(await phaseOf(made.id)).toBe('stuck');
    expect((await engineWith().offered()).map(({ id }) => id)).toEqual([made.id]);
    expect(await engineWith().undo(made.id)).toMatchObject({ ok: true });
    expect(await texts()).toEqual(BEFORE);
  });

  it('cannot be noted any more is not begun, and nothing is left but the files as they were', async () => {
    let notes = 0;
    const write: Host['files']['write'] = async (path, ...rest) =>
      path.endsWith('journal.json') && ++notes === 2 ? { ok: false, why: 'full' } : host.files.write(path, ...rest);
    const outcome = await engineWith({}, { write }).apply(await plan());
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(ENGINE.unchanged) });
    expect(await texts()).toEqual(BEFORE);
  });

  it('cannot be prepared leaves no journal', async () => {
    const prepare: StepHandler['prepare'] = async (on, step, at, index) =>
      index === 1 ? refused : file.prepare(on, step, at, index);
    expect(await engineWith({ prepare }).apply(await plan())).toEqual(refused);
    expect(await texts()).toEqual(BEFORE);
    expect(await readdir(join(host.dataDir, 'recovery'))).toEqual([]);
  });
});

it('a plan is carried out once', async () => {
  const made = await plan();
  expect(await engineWith().apply(made)).toMatchObject({ ok: true });
  expect(await engineWith().apply(made)).toEqual({
    ok: false,
    why: 'failed',
    message: ENGINE.folderThere({ folder: join(host.dataDir, 'recovery', made.id) }),
  });
  expect(await texts()).toEqual(AFTER);
});

it('a step of a kind that nobody knows is a fault of the program, before anything is changed', async () => {
  const made = await plan();
  const odd = { ...made, steps: made.steps.map((step) => ({ ...step, kind: 'odd' })) };
  await expect(engineWith().apply(odd)).rejects.toThrow('no handler for a step of kind odd');
  expect(await texts()).toEqual(BEFORE);
});

describe('an undo', () => {
  const nothing = (id: string) => ({ ok: false, why: 'unknown-undo', message: ENGINE.nothingUnder({ id }) });
  const applied = async (): Promise<string> => {
    const made = await plan();
    await engineWith().apply(made);
    return made.id;
  };

  it('of nothing, of what is undone, and of what was taken back, finds nothing', async () => {
    const engine = engineWith();
    expect(await engine.undo('20261001-080000-00000000')).toEqual(nothing('20261001-080000-00000000'));
    const id = await applied();
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await engine.undo(id)).toEqual(nothing(id));
    const failing = await plan();
    await engineWith({ apply: async () => refused }).apply(failing);
    expect(await engine.undo(failing.id)).toEqual(nothing(failing.id));
    expect(await texts()).toEqual(BEFORE);
  });

  it('that one step refuses takes back none', async () => {
    const id = await applied();
    const mayRevert: StepHandler['mayRevert'] = async (_on, record) => (isB(record) ? refused : { ok: true });
    expect(await engineWith({ mayRevert }).undo(id)).toEqual(refused);
    expect([await texts(), await phaseOf(id)]).toEqual([AFTER, 'applied']);
  });

  it('that something beside the steps speaks against takes back none', async () => {
    const id = await applied();
    const engine = createEngine(host, FILE_STEPS, async () => 'The login has changed since.');
    expect(await engine.undo(id)).toEqual({ ok: false, why: 'failed', message: 'The login has changed since.' });
    expect([await texts(), await phaseOf(id)]).toEqual([AFTER, 'applied']);
  });

  it('of a step that cannot be taken back takes back the others, says so, and is offered again', async () => {
    const id = await applied();
    const revert: StepHandler['revert'] = async (on, record, at) =>
      isB(record) ? refused : file.revert(on, record, at);
    const engine = engineWith({ revert, isOutdated: async () => true });
    expect(await engine.offered()).toEqual([]);
    expect(await engine.undo(id)).toEqual(refused);
    expect([await texts(), await phaseOf(id)]).toEqual([[BEFORE[0], AFTER[1]], 'stuck']);
    expect(await engine.offered()).toMatchObject([{ id }]);
    expect(await engineWith().undo(id)).toMatchObject({ ok: true });
    expect(await texts()).toEqual(BEFORE);
  });
});

it.each([
  ['/home/ada', '~'],
  ['/home/ada/.claude.json', '~/.claude.json'],
  ['/home/ada\\.claude.json', '~\\.claude.json'],
  ['/home/adam/.claude.json', '/home/adam/.claude.json'],
  ['/srv/home/ada/x', '/srv/home/ada/x'],
])('a person writes %s as %s', (path, shown) => {
  expect(shownPath('/home/ada', path)).toBe(shown);
});

it('room is counted in whole blocks, one more for each entry, and to the last byte', async () => {
  const whyFor = async (freeBytes: number, needs: readonly number[]) => {
    const room = async () => ({ disk: '1', freeBytes, blockBytes: 4_096 });
    const paths = needs.map((bytes) => ({ path: folder, bytes }));
    return whyNoRoom({ ...host, files: { ...host.files, room } }, paths, 'it');
  };
  expect(await whyFor(8_192, [1])).toBeNull();
  expect(await whyFor(8_191, [1])).toMatch(/8 kB are needed for it, 8 kB are free/);
  expect(await whyFor(16_384, [4_096, 4_096])).toBeNull();
  expect(await whyFor(16_383, [4_096, 4_096])).toMatch(/16 kB are needed/);
  expect(await whyFor(1_000, [1_048_576 - 8_192])).toMatch(/^[^.]*1020 kB are needed.* 1 kB are free/);
  expect(await whyFor(1_000, [1_048_576])).toMatch(/1\.0 MB are needed/);
});
