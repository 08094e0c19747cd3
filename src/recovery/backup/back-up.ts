/** Makes backups of a profile's configuration: once a day when something changed, before every remedy, and when asked. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { BACKUP } from '../../shared/messages/recovery/backup.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { DAY_MS } from '../../shared/spans.ts';
import { newPlanId } from '../engine/engine.ts';
import { type Need, whyNoRoom } from '../engine/room.ts';
import { digestOf } from '../steps/file-change.ts';
import { isWhole } from '../steps/whole-file.ts';
import {
  type Backup,
  type BackupFile,
  keepContent,
  listBackups,
  pruneBackups,
  readContent,
  writeBackup,
} from './backup-store.ts';
import { type ConfigFile, type ConfigPlaces, CREDENTIALS, listConfigFiles } from './config-files.ts';
import { commitToHistory } from './git-history.ts';
import { type Digest, maskBrokenJson, maskSecrets } from './mask-secrets.ts';
import { openDigest } from './salt.ts';
import { showsSecret } from './secret-table.ts';

const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** The list of a backup, the salt and the folders; and what each file adds to the list. */
const LIST_BYTES = 16 * 1024;
const LINE_BYTES = 512;

export type BackedUpProfile = ConfigPlaces & Pick<ProfileFacts, 'from'>;

export type BackupOutcome =
  | { ok: true; backup: Backup; made: true }
  /** Nothing has changed since `backup`, or it is too early. */
  | { ok: true; backup: Backup | null; made: false }
  | { ok: false; message: string };

export interface BackupRequest {
  why: Backup['why'];
  /** Keep keys and tokens, and the login, too. */
  withSecrets?: boolean;
}

/** One a day at most, and only when something changed. */
export async function backupIfDue(host: Host, profile: BackedUpProfile): Promise<BackupOutcome> {
  const [last] = await listBackups(host, profileId(profile));
  if (last && Math.abs(host.clock.now() - last.createdAt) < DAY_MS) return { ok: true, backup: last, made: false };
  return backUp(host, profile, { why: 'daily' });
}

/** Backs up now, if something changed since the last backup. */
export async function backUp(host: Host, profile: BackedUpProfile, wish: BackupRequest): Promise<BackupOutcome> {
  const id = profileId(profile);
  const secrets = wish.withSecrets === true;
  const leftOut: Backup['leftOut'] = [];
  const found: Copy[] = [];
  const digest = secrets ? null : await openDigest(host);
  for (const file of await listConfigFiles(host, profile, secrets)) {
    const copy = await copyFile(host, file, { secrets, digest });
    if ('why' in copy) leftOut.push(copy);
    else found.push(copy);
  }
  const crowded = await whyNoRoom(host, await needsOfBackup(host, id, found), BACKUP.theBackup);
  if (crowded !== null) return { ok: false, message: crowded };
  const files: BackupFile[] = [];
  for (const { bytes, ...file } of found) {
    const unkept = await keepContent(host, id, bytes);
    // Half a backup would pass for a whole one.
    if (unkept !== null) return cannotWrite(host, unkept);
    files.push(file);
  }
  if (files.length === 0 && leftOut.length === 0) return { ok: true, backup: null, made: false };
  const [last] = await listBackups(host, id);
  if (last && last.secrets === secrets && isSame(last.files, files)) {
    await pruneBackups(host, id);
    return { ok: true, backup: last, made: false };
  }
  const backup: Backup = {
    version: 1,
    id: newPlanId(host),
    createdAt: host.clock.now(),
    why: wish.why,
    secrets,
    files,
    leftOut,
  };
  const unwritten = await writeBackup(host, id, backup);
  if (unwritten !== null) return cannotWrite(host, unwritten);
  await pruneBackups(host, id);
  await commitToHistory(host, id, backup);
  return { ok: true, backup, made: true };
}

function cannotWrite({ dataDir }: Host, why: WriteFailure): BackupOutcome {
  return { ok: false, message: BACKUP.notWritten({ place: dataDir, reason: WRITE_FAILURES[why] }) };
}

/** A file as the backup will hold it. */
interface Copy extends BackupFile {
  bytes: Uint8Array;
}

/** The contents that are not kept yet, and the list. */
async function needsOfBackup(host: Host, profile: string, copies: readonly Copy[]): Promise<Need[]> {
  const path = pathsOf(host.platform).join(host.dataDir, 'backups', profile);
  const needs: Need[] = [{ path, bytes: LIST_BYTES + copies.length * LINE_BYTES }];
  for (const { digest, bytes } of copies) {
    if ((await readContent(host, profile, digest)) === null) needs.push({ path, bytes: bytes.length });
  }
  return needs;
}

async function copyFile(
  host: Host,
  { name, path }: ConfigFile,
  { secrets, digest: digestOfValue }: { secrets: boolean; digest: Digest | null },
): Promise<Copy | Backup['leftOut'][number]> {
  const read = await host.files.read(path, MAX_FILE_BYTES);
  if (!read.ok) return { name, why: read.why === 'too-big' ? BACKUP.tooLarge : BACKUP.unreadable };
  const masked = secrets ? { bytes: read.bytes, count: 0 } : withoutSecrets(name, read.bytes, digestOfValue);
  if (masked === null) return { name, why: BACKUP.holdsSecret };
  const { bytes, count } = masked;
  return {
    name,
    digest: digestOf(bytes),
    mode: read.stat.mode,
    masked: count,
    whole: isWhole(name, read.bytes),
    bytes,
  };
}

function withoutSecrets(
  name: string,
  bytes: Uint8Array,
  digest: Digest | null,
): { bytes: Uint8Array; count: number } | null {
  if (name === CREDENTIALS) return null;
  const wide = asciiOfWide(bytes);
  // In such an encoding nothing is cut out: the file is kept to the byte, or not at all.
  if (wide !== null) return hasSecret(name, wide) ? null : { bytes, count: 0 };
  const text = Buffer.from(bytes).toString('utf8');
  if (!name.endsWith('.json')) return showsSecret(text) ? null : { bytes, count: 0 };
  const masked = maskSecrets(text, digest) ?? maskBrokenJson(text);
  return masked && { bytes: masked.count === 0 ? bytes : Buffer.from(masked.text, 'utf8'), count: masked.count };
}

/** What a UTF-16 or UTF-32 file says in ASCII, as names and keys do, whichever end comes first; null: it is none. */
function asciiOfWide(bytes: Uint8Array): string | null {
  const [one, two] = bytes;
  const isMarked = (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);
  if (!isMarked && !bytes.includes(0)) return null;
  return Buffer.from(bytes.filter((byte, at) => byte !== 0 && !(isMarked && at < 2))).toString('latin1');
}

function hasSecret(name: string, text: string): boolean {
  if (!name.endsWith('.json')) return showsSecret(text);
  const masked = maskSecrets(text, null) ?? maskBrokenJson(text);
  return masked === null || masked.count > 0;
}

function isSame(before: readonly BackupFile[], now: readonly BackupFile[]): boolean {
  const key = ({ name, digest, mode }: BackupFile) => `${name} ${digest} ${mode}`;
  const known = new Set(before.map(key));
  return before.length === now.length && now.every((file) => known.has(key(file)));
}
