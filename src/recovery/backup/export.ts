/** A backup as one file, to be carried to another machine. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { parseJsonAs } from '../../shared/json-as.ts';
import { BACKUP } from '../../shared/messages/recovery/backup.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { whyNoRoom } from '../engine/room.ts';
import { digestOf } from '../steps/file-change.ts';
import type { Backup } from './backup-store.ts';
import type { BackupSource } from './restore.ts';

const MAX_BYTES = 256 * 1024 * 1024;

const Exported = v.object({
  pilotlightBackup: v.literal(1),
  createdAt: v.number(),
  secrets: v.boolean(),
  leftOut: v.optional(v.array(v.object({ name: v.string(), why: v.string() })), []),
  files: v.array(
    v.object({ name: v.string(), mode: v.number(), masked: v.number(), whole: v.boolean(), base64: v.string() }),
  ),
});

/**
 * Writes the backup to `path` (0600).
 * @param replace  a plain file that is there may be replaced; nothing else ever is
 * @returns a sentence why not, or null
 */
export async function exportBackup(
  host: Host,
  source: BackupSource,
  path: string,
  replace = false,
): Promise<string | null> {
  const there = await host.files.lstat(path);
  if (there && there.kind !== 'file') return BACKUP.notPlainFile({ path });
  if (there && !replace) return BACKUP.exists({ path });
  const files: v.InferOutput<typeof Exported>['files'] = [];
  for (const file of source.backup.files) {
    const bytes = await source.contentOf(file);
    if (bytes === null) return BACKUP.copyDamagedNothingWritten({ name: file.name });
    const { name, mode, masked, whole } = file;
    files.push({ name, mode, masked, whole, base64: Buffer.from(bytes).toString('base64') });
  }
  const { createdAt, secrets, leftOut } = source.backup;
  const text = `${JSON.stringify({ pilotlightBackup: 1, createdAt, secrets, files, leftOut })}\n`;
  const crowded = await whyNoRoom(host, [{ path, bytes: Buffer.byteLength(text) }]);
  if (crowded !== null) return crowded;
  const wrote = await host.files.write(path, text, 0o600, there ? {} : { expect: null });
  return wrote.ok ? null : BACKUP.cannotWrite({ path, reason: WRITE_FAILURES[wrote.why] });
}

/** Reads such a file. @returns the backup, or a sentence why not */
export async function importBackup(host: Host, path: string): Promise<BackupSource | { refused: string }> {
  const read = await host.files.read(path, MAX_BYTES);
  if (!read.ok) return { refused: BACKUP.cannotRead({ path }) };
  const parsed = parseJsonAs(Exported, Buffer.from(read.bytes).toString('utf8'));
  if (parsed === null) return { refused: BACKUP.notABackup({ path }) };
  const contents = new Map<string, Uint8Array>();
  const files = parsed.files.map(({ base64, ...file }) => {
    const bytes = Buffer.from(base64, 'base64');
    const digest = digestOf(bytes);
    contents.set(digest, bytes);
    // Whoever made the file must not decide that others may read what comes out of it.
    return { ...file, mode: 0o600 | (file.mode & 0o100), digest };
  });
  const { createdAt, secrets, leftOut } = parsed;
  const backup: Backup = { version: 1, id: 'imported', createdAt, why: 'asked', secrets, files, leftOut };
  return { backup, contentOf: async ({ digest }) => contents.get(digest) ?? null };
}
