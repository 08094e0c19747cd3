/** What the journal keeps, for how long, and whose it is. */
import { describe, expect, it } from 'vitest';
import {
  findKeptCopy,
  type JournalEntry,
  listEntries,
  listUndoable,
  pruneEntries,
  readEntry,
  removeUnwritten,
  writeEntry,
} from '../../../src/recovery/engine/journal.ts';
import { digestOf } from '../../../src/recovery/steps/file-change.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const DAY = 24 * 3_600_000;
const PLACE = '/home/ada/.pilotlight/recovery';
const SETTINGS = '/home/ada/.claude/settings.json';
const CREDENTIALS = '/home/ada/.claude/.credentials.json';

const idOf = (number: number) => `20261001-080000-${String(number).padStart(8, '0')}`;

interface Laid {
  daysAgo: number;
  phase?: JournalEntry['phase'];
  /** File of which it keeps a whole copy. */
  keeps?: string;
}

async function lay(host: SimulatedHost, number: number, { daysAgo, phase = 'applied', keeps }: Laid): Promise<string> {
  const id = idOf(number);
  const text = `copy ${number}`;
  if (keeps) {
    host.disk.put(`${PLACE}/${id}/before-0`, text);
    host.disk.put(`${PLACE}/${id}/before-1`, 'another');
  }
  await writeEntry(host, {
    version: 1,
    id,
    remedy: 'repair',
    profile: null,
    title: `Entry ${number}`,
    phase,
    at: 0,
    createdAt: host.clock.now() - daysAgo * DAY,
    lockDirs: [],
    lockFiles: [],
    steps: [
      {
        kind: 'file',
        line: 'x',
        saved: keeps ? { copy: 'before-0', before: digestOf(Buffer.from(text)) } : null,
        keeps: keeps ?? null,
      },
    ],
  });
  return id;
}
const names = async (host: SimulatedHost) => ((await host.files.list(PLACE)) ?? []).toSorted();

describe('the journal', () => {
  it('lists the newest first, and of one moment the higher id', async () => {
    const host = createSimulatedHost();
    for (const [number, daysAgo] of [
      [1, 2],
      [3, 1],
      [2, 1],
      [4, 3],
    ] as const)
      await lay(host, number, { daysAgo });
    expect((await listEntries(host)).map(({ id }) => id)).toEqual([3, 2, 1, 4].map(idOf));
  });

  it('offers for an undo what was applied within thirty days, and what is stuck at any age', async () => {
    const host = createSimulatedHost();
    await lay(host, 1, { daysAgo: 30 });
    await lay(host, 2, { daysAgo: 30.01 });
    await lay(host, 3, { daysAgo: 99, phase: 'stuck' });
    for (const [number, phase] of [
      [4, 'prepared'],
      [5, 'undoing'],
      [6, 'undone'],
      [7, 'rolled-back'],
    ] as const)
      await lay(host, number, { daysAgo: 1, phase });
    expect((await listUndoable(host)).map(({ id }) => id)).toEqual([1, 3].map(idOf));
  });

  it('forgets what is too old or the twenty-first, never what is half done', async () => {
    const host = createSimulatedHost();
    for (let number = 1; number <= 22; number++) await lay(host, number, { daysAgo: number });
    await lay(host, 31, { daysAgo: 31 });
    await lay(host, 32, { daysAgo: 32, phase: 'stuck' });
    await lay(host, 33, { daysAgo: 33, phase: 'prepared' });
    await lay(host, 34, { daysAgo: 34, phase: 'undoing' });
    await pruneEntries(host);
    const kept = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(await names(host)).toEqual([...kept, 32, 33, 34].map(idOf));
  });

  it('keeps the newest whole copy of a file beyond that, of a secret one not beyond thirty days', async () => {
    const host = createSimulatedHost();
    for (let number = 1; number <= 21; number++) await lay(host, number, { daysAgo: number / 2 });
    await lay(host, 50, { daysAgo: 12, keeps: SETTINGS });
    await lay(host, 51, { daysAgo: 13, keeps: SETTINGS });
    await lay(host, 52, { daysAgo: 14, keeps: CREDENTIALS });
    await pruneEntries(host);
    const entries = (await listEntries(host)).map(({ id }) => id);
    expect(entries).toContain(idOf(50));
    expect(entries).toContain(idOf(52));
    expect(entries).not.toContain(idOf(51));
    // It can no longer be undone by then: only what is wanted of it stays.
    await host.advance(30 * DAY);
    await pruneEntries(host);
    expect(await names(host)).toEqual([idOf(50)]);
    expect((await host.files.list(`${PLACE}/${idOf(50)}`))?.toSorted()).toEqual(['before-0', 'journal.json']);
    const copy = await findKeptCopy(host, SETTINGS);
    expect(Buffer.from(copy?.bytes ?? []).toString()).toBe('copy 50');
  });

  it('takes no copy that is not what it was, and goes on to an older one', async () => {
    const host = createSimulatedHost();
    await lay(host, 1, { daysAgo: 1, keeps: SETTINGS });
    await lay(host, 2, { daysAgo: 2, keeps: SETTINGS });
    host.disk.put(`${PLACE}/${idOf(1)}/before-0`, 'damaged');
    expect(Buffer.from((await findKeptCopy(host, SETTINGS))?.bytes ?? []).toString()).toBe('copy 2');
    expect(await findKeptCopy(host, CREDENTIALS)).toBeNull();
  });

  it('reads nothing that somebody else has put there', async () => {
    const host = createSimulatedHost();
    const mine = await lay(host, 1, { daysAgo: 1 });
    const theirs = await lay(host, 2, { daysAgo: 1 });
    const text = host.disk.text(`${PLACE}/${theirs}/journal.json`) ?? '';
    await host.files.remove(`${PLACE}/${theirs}/journal.json`);
    await host.files.remove(`${PLACE}/${theirs}`);
    host.disk.folder(`${PLACE}/${theirs}`, { uid: 1001 });
    host.disk.put(`${PLACE}/${theirs}/journal.json`, text);
    expect([(await readEntry(host, mine))?.id, await readEntry(host, theirs)]).toEqual([mine, null]);
    expect((await listEntries(host)).map(({ id }) => id)).toEqual([mine]);
    for (const id of ['../recovery', 'A', '', 'a/b', `${mine}\n`]) expect(await readEntry(host, id), id).toBeNull();
  });

  it('removes what was begun without a note, and leaves what is called otherwise', async () => {
    const host = createSimulatedHost();
    const noted = await lay(host, 1, { daysAgo: 1 });
    host.disk.put(`${PLACE}/${idOf(2)}/before-0`, 'x');
    host.disk.put(`${PLACE}/my-notes/before-0`, 'x');
    await removeUnwritten(host);
    expect(await names(host)).toEqual([noted, 'my-notes'].toSorted());
  });

  it('says why it cannot be written', async () => {
    const host = createSimulatedHost();
    const id = await lay(host, 1, { daysAgo: 1 });
    const entry = await readEntry(host, id);
    if (!entry) throw new Error('no entry');
    const write = async () => ({ ok: false, why: 'quota' }) as const;
    expect(await writeEntry({ ...host, files: { ...host.files, write } }, entry)).toBe('quota');
    expect(await writeEntry(host, entry)).toBeNull();
  });
});
