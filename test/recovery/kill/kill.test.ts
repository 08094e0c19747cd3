/**
 * Pilotlight is killed at every change it makes to the disk, and at random moments. Afterwards the files are the old ones
 * or the new ones, nothing is left lying about, and undo brings the old ones back.
 * RECOVERY_KILLS=1000 for more random moments.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { patience } from '../../patience.ts';
import { SEED } from '../../seeded.ts';
import { createRandom } from '../../simulation/simulated-host.ts';
import { everything, type TempHome } from '../temp-home.ts';
import { planScene, SCENES, type SceneName, setScene } from './remedies.ts';
import { buildChild, type ChildProgram } from './start-child.ts';

const NAMES = Object.keys(SCENES) as SceneName[];
const RANDOM_KILLS = Number(process.env.RECOVERY_KILLS ?? 100);
const LOCK = /\.lock$/;

let child: ChildProgram;
beforeAll(async () => {
  child = await buildChild();
});
afterAll(() => child.remove());

type Look = Record<string, string>;

/** The user's files, and which fallback Pilotlight believes to be on. */
async function look(home: TempHome): Promise<Look> {
  const notes = await home.text('pilotlight-data/fallback.json').catch(() => null);
  return {
    ...(await everything(home.path, ['pilotlight-data'])),
    ...(notes === null ? {} : { 'notes.json': `0 ${notes}` }),
  };
}

/** How often a remedy that is not disturbed changes the disk, and its undo. */
async function learn(name: SceneName): Promise<{ apply: number; undo: number }> {
  const home = await setScene(name);
  try {
    const apply = await child.run(home.path, name, 'apply');
    const undo = await child.run(home.path, name, 'undo');
    expect([apply.ok, undo.ok]).toEqual([true, true]);
    return { apply: apply.changes ?? 0, undo: undo.changes ?? 0 };
  } finally {
    await home.remove();
  }
}

/** Puts things right after a kill and says what they are then. */
async function afterKill(home: TempHome, old: Look, name: SceneName): Promise<void> {
  const engine = createRemedies(home.host);
  await engine.recover();
  const [entry] = await engine.undoable();
  if (entry) {
    for (const [file, text] of Object.entries(await look(home))) {
      if (file.endsWith('.json')) JSON.parse(text.slice(text.indexOf(' ') + 1));
    }
    expect(entry.phase).toBe('applied');
    expect(await engine.undo(entry.id)).toMatchObject({ ok: true });
  }
  const wanted = name === 'clear-lock' ? withoutLock(old) : old;
  expect(name === 'clear-lock' ? withoutLock(await look(home)) : await look(home)).toEqual(wanted);
  await expectTidy(home);
}

/** An undo does not bring a stale lock back. */
function withoutLock(all: Look): Look {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !LOCK.test(name)));
}

async function expectTidy(home: TempHome): Promise<void> {
  const names = (await readdir(home.path, { recursive: true })).filter((name) => !name.startsWith('pilotlight-data'));
  expect(names.filter((name) => /\.tmp$/.test(name))).toEqual([]);
  const data = join(home.path, 'pilotlight-data');
  expect((await readdir(data)).filter((name) => /^recovery\.lock|\.tmp$/.test(name))).toEqual([]);
  const folders = await readdir(join(data, 'recovery')).catch(() => []);
  for (const folder of folders) JSON.parse(await readFile(join(data, 'recovery', folder, 'journal.json'), 'utf8'));
}

describe.skipIf(process.platform === 'win32').each(NAMES)('%s', (name) => {
  it(
    'survives being killed before every change of the disk',
    async () => {
      const counts = await learn(name);
      expect([counts.apply > 0, counts.undo > 0]).toEqual([true, true]);
      for (const what of ['apply', 'undo'] as const) {
        for (let before = 0; before < counts[what]; before++) {
          const home = await setScene(name);
          try {
            const old = await look(home);
            if (what === 'undo') await createRemedies(home.host).apply(await planScene(name, home.host));
            const ended = await child.run(home.path, name, what, before);
            expect(ended.killed).toBe(true);
            await afterKill(home, old, name);
          } finally {
            await home.remove();
          }
        }
      }
    },
    10 * patience(),
  );
});

it.skipIf(process.platform === 'win32').each(NAMES)('%s is done by one of two processes at once', async (name) => {
  const home = await setScene(name);
  try {
    const old = await look(home);
    const ends = await Promise.all([1, 2].map(() => child.run(home.path, name, 'apply')));
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await createRemedies(home.host).undoable()).toHaveLength(1);
    await afterKill(home, old, name);
  } finally {
    await home.remove();
  }
});

it.skipIf(process.platform === 'win32')(
  `survives being killed at ${RANDOM_KILLS} random moments, seed ${SEED}`,
  async () => {
    const random = createRandom(SEED);
    let killed = 0;
    for (let count = 0; count < RANDOM_KILLS; count++) {
      const name = NAMES[count % NAMES.length] ?? 'reset';
      const home = await setScene(name);
      try {
        const old = await look(home);
        const ended = await child.run(home.path, name, 'apply', null, random() * 60);
        if (ended.killed) killed++;
        await afterKill(home, old, name);
      } finally {
        await home.remove();
      }
    }
    expect(killed).toBeGreaterThan(0);
  },
  15 * patience(),
);
