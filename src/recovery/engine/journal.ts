/** The journal: one folder per remedy under the data folder, written before the first change and kept for undo. */
import { join } from 'node:path';
import * as v from 'valibot';
import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import { readJson } from '../../platform/read-json.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { digestOf } from '../steps/file-change.ts';
import { isSecretFile } from '../steps/whole-file.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
const KEPT_COUNT = 20;
const MAX_COPY_BYTES = 64 * 1024 * 1024;

const Entry = v.object({
  version: v.literal(1),
  id: v.string(),
  remedy: v.string(),
  profile: v.nullable(v.string()),
  title: v.string(),
  /** `prepared` and `undoing`: begun, perhaps half done. The rest are whole states. */
  phase: v.picklist(['prepared', 'applied', 'undoing', 'undone', 'rolled-back', 'stuck']),
  /** Index of the step under way while `prepared`: no later one was begun. */
  at: v.number(),
  createdAt: v.number(),
  lockDirs: v.array(v.string()),
  lockFiles: v.array(v.string()),
  steps: v.array(
    v.object({ kind: v.string(), line: v.string(), saved: v.unknown(), keeps: v.optional(v.nullable(v.string())) }),
  ),
});
export type JournalEntry = v.InferOutput<typeof Entry>;

const ID = /^[0-9a-z-]{1,64}$/;
/** As `newPlanId` makes them. What has another name here somebody else has put here. */
const OWN_ID = /^\d{8}-\d{6}-[0-9a-f]{8}$/;

export function journalFolder(host: Host, id: string): string {
  return join(host.dataDir, 'recovery', id);
}

/** A journal is whole or not there. @returns why it could not be written, or null */
export async function writeEntry(host: Host, entry: JournalEntry): Promise<WriteFailure | null> {
  const wrote = await host.files.write(
    join(journalFolder(host, entry.id), 'journal.json'),
    `${JSON.stringify(entry)}\n`,
    0o600,
  );
  return wrote.ok ? null : wrote.why;
}

/** null: absent, broken, or not an id of ours. */
export async function readEntry(host: Host, id: string): Promise<JournalEntry | null> {
  if (!ID.test(id) || !(await isOwnFolder(host, id))) return null;
  return readJson(host, join(journalFolder(host, id), 'journal.json'), Entry);
}

/** Newest first. */
export async function listEntries(host: Host): Promise<JournalEntry[]> {
  const entries = await Promise.all((await listFolders(host)).map((name) => readEntry(host, name)));
  return entries.filter((entry) => entry !== null).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}

/** What can still be undone, newest first. */
export async function listUndoable(host: Host): Promise<JournalEntry[]> {
  const now = host.clock.now();
  const open = (await listEntries(host)).filter(({ phase }) => phase === 'applied' || phase === 'stuck');
  return open.filter((entry) => entry.phase === 'stuck' || now - entry.createdAt <= KEPT_MS);
}

/**
 * Removes what is too old or too many; never one that is half done, and the newest good copy of a file only when it is
 * too old and secret: by then the login in it has ended, too.
 */
export async function pruneEntries(host: Host): Promise<void> {
  const now = host.clock.now();
  const all = await listEntries(host);
  const newest = newestKept(all);
  const whole = all.filter(({ phase }) => !['prepared', 'undoing', 'stuck'].includes(phase));
  for (const [index, entry] of whole.entries()) {
    const kept = entry.steps.filter(({ keeps }) => keeps != null && newest.get(keeps) === entry.id);
    const tooOld = now - entry.createdAt > KEPT_MS;
    if (!tooOld && (index < KEPT_COUNT || kept.length > 0)) continue;
    const plain = kept.filter(({ keeps }) => keeps != null && !isSecretFile(keeps));
    if (plain.length > 0) await keepOnly(host, entry.id, plain.map(copyName));
    else await removeFolder(host, journalFolder(host, entry.id));
  }
}

/** It can no longer be undone, so only the copies that are still wanted stay. */
async function keepOnly(host: Host, id: string, copies: readonly (string | null)[]): Promise<void> {
  const folder = journalFolder(host, id);
  for (const name of (await host.files.list(folder)) ?? []) {
    if (name !== 'journal.json' && !copies.includes(name)) await host.files.remove(join(folder, name));
  }
}

function copyName({ saved }: JournalEntry['steps'][number]): string | null {
  const copy = v.safeParse(v.object({ copy: v.string() }), saved);
  return copy.success ? copy.output.copy : null;
}

/** Id of the newest entry that holds a whole copy, by file. */
function newestKept(entries: readonly JournalEntry[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { id, steps } of entries) {
    for (const { keeps } of steps) if (keeps != null && !newest.has(keeps)) newest.set(keeps, id);
  }
  return newest;
}

/** The newest whole copy of a file that a remedy took before it changed it; null: none, or no longer whole. */
export async function findKeptCopy(host: Host, path: string): Promise<{ bytes: Uint8Array; at: EpochMs } | null> {
  for (const { id, createdAt, steps } of await listEntries(host)) {
    const step = steps.find(({ keeps }) => keeps === path);
    const copy = v.safeParse(v.object({ copy: v.string(), before: v.string() }), step?.saved);
    if (!copy.success) continue;
    const read = await host.files.read(join(journalFolder(host, id), copy.output.copy), MAX_COPY_BYTES);
    if (read.ok && digestOf(read.bytes) === copy.output.before) return { bytes: read.bytes, at: createdAt };
  }
  return null;
}

/** Folders that were begun and killed before their journal was written: nothing was changed by then. */
export async function removeUnwritten(host: Host): Promise<void> {
  for (const name of (await listFolders(host)).filter((one) => OWN_ID.test(one))) {
    const journal = join(journalFolder(host, name), 'journal.json');
    if ((await host.files.lstat(journal)) === null) await removeFolder(host, journalFolder(host, name));
  }
}

async function listFolders(host: Host): Promise<string[]> {
  const names = ((await host.files.list(join(host.dataDir, 'recovery'))) ?? []).filter((name) => ID.test(name));
  const own = await Promise.all(names.map((name) => isOwnFolder(host, name)));
  return names.filter((_name, at) => own[at]);
}

/**
 * A journal says which bytes go into which file. While others could get into the data folder they may have put one there: a link, or a
 * folder of theirs.
 */
async function isOwnFolder(host: Host, id: string): Promise<boolean> {
  const found = await host.files.lstat(journalFolder(host, id));
  const isOurs = host.platform === 'win32' || found?.uid === host.user.uid || found?.uid === 0;
  return found?.kind === 'directory' && isOurs;
}

async function removeFolder(host: Host, folder: string): Promise<void> {
  // The journal goes first: what is left after a crash here is a folder without one, and goes next time.
  await host.files.remove(join(folder, 'journal.json'));
  for (const name of (await host.files.list(folder)) ?? []) await host.files.remove(join(folder, name));
  await host.files.remove(folder);
}
