/** Where backups lie: one list per backup, and each content once, under the data folder. */
import * as v from 'valibot';
import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readJson } from '../../platform/read-json.ts';
import { digestOf } from '../steps/file-change.ts';

const KEPT_COUNT = 20;
const KEPT_MS = 30 * 24 * 3_600_000;
const MAX_BYTES = 64 * 1024 * 1024;

const DIGEST = /^[0-9a-f]{64}$/;

const Backup = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/)),
  createdAt: v.number(),
  why: v.picklist(['daily', 'before-remedy', 'asked']),
  /** True when keys and tokens were kept because the user asked for it. */
  secrets: v.boolean(),
  files: v.array(
    v.object({
      name: v.string(),
      digest: v.pipe(v.string(), v.regex(DIGEST)),
      mode: v.number(),
      /** Values left out. */
      masked: v.number(),
      /** Whether Claude Code could have read it. */
      whole: v.boolean(),
    }),
  ),
  /** Names that were not kept, each with a reason. */
  leftOut: v.array(v.object({ name: v.string(), why: v.string() })),
});
export type Backup = v.InferOutput<typeof Backup>;
export type BackupFile = Backup['files'][number];

function folderOf(host: Host, profile: string): string {
  return pathsOf(host.platform).join(host.dataDir, 'backups', profile);
}

/** The copy of one content; null: gone, or no longer whole. */
export async function readContent(host: Host, profile: string, digest: string): Promise<Uint8Array | null> {
  const path = pathsOf(host.platform).join(folderOf(host, profile), 'contents', digest);
  const read = await host.files.read(path, MAX_BYTES);
  return read.ok && digestOf(read.bytes) === digest ? read.bytes : null;
}

/** Keeps a content under its digest, read back and compared. @returns why not; null: it is kept */
export async function keepContent(host: Host, profile: string, bytes: Uint8Array): Promise<WriteFailure | null> {
  const digest = digestOf(bytes);
  if ((await readContent(host, profile, digest)) !== null) return null;
  const { join } = pathsOf(host.platform);
  const wrote = await host.files.write(join(folderOf(host, profile), 'contents', digest), bytes, 0o600);
  if (!wrote.ok) return wrote.why;
  return (await readContent(host, profile, digest)) === null ? 'failed' : null;
}

/** The list is written last: a backup is whole or not there. @returns why not; null: it is written */
export async function writeBackup(host: Host, profile: string, backup: Backup): Promise<WriteFailure | null> {
  const path = pathsOf(host.platform).join(folderOf(host, profile), `${backup.id}.json`);
  const wrote = await host.files.write(path, `${JSON.stringify(backup)}\n`, 0o600);
  return wrote.ok ? null : wrote.why;
}

/** Newest first. */
export async function listBackups(host: Host, profile: string): Promise<Backup[]> {
  const names = ((await host.files.list(folderOf(host, profile))) ?? []).filter((name) => name.endsWith('.json'));
  const found = await Promise.all(names.map((name) => readBackup(host, profile, name)));
  return found.filter((one) => one !== null).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}

function readBackup(host: Host, profile: string, name: string): Promise<Backup | null> {
  return readJson(host, pathsOf(host.platform).join(folderOf(host, profile), name), Backup);
}

/** Removes what is too old or too many. The backup with the newest whole copy of a file stays, however old. */
export async function pruneBackups(host: Host, profile: string): Promise<void> {
  const { join } = pathsOf(host.platform);
  const now = host.clock.now();
  const all = await listBackups(host, profile);
  const newest = new Map<string, string>();
  for (const { id, files } of all) {
    for (const { name, whole } of files) if (whole && !newest.has(name)) newest.set(name, id);
  }
  const needed = new Set(newest.values());
  const kept = all.filter(
    ({ id, createdAt, secrets }, index) =>
      (needed.has(id) && !(secrets && now - createdAt > KEPT_MS)) || (index < KEPT_COUNT && now - createdAt <= KEPT_MS),
  );
  for (const { id } of all) {
    if (!kept.some((one) => one.id === id)) await host.files.remove(join(folderOf(host, profile), `${id}.json`));
  }
  const used = new Set(kept.flatMap(({ files }) => files.map(({ digest }) => digest)));
  const contents = join(folderOf(host, profile), 'contents');
  for (const name of (await host.files.list(contents)) ?? []) {
    // What has another name somebody else has put there.
    if (DIGEST.test(name) && !used.has(name)) await host.files.remove(join(contents, name));
  }
}
