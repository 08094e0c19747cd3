/** Makes backups of a profile's configuration: once a day when something changed, before every remedy, and when asked. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { DAY_MS } from '../../shared/spans.ts';
import { newPlanId } from '../engine/engine.ts';
import { isWhole } from '../steps/whole-file.ts';
import { type Backup, type BackupFile, keepContent, listBackups, pruneBackups, writeBackup } from './backup-store.ts';
import { type ConfigFile, type ConfigPlaces, CREDENTIALS, listConfigFiles } from './config-files.ts';
import { commitToHistory } from './git-history.ts';
import { type Digest, maskBrokenJson, maskSecrets } from './mask-secrets.ts';
import { openDigest } from './salt.ts';
import { showsSecret } from './secret-table.ts';

const MAX_FILE_BYTES = 16 * 1024 * 1024;

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
  const files: BackupFile[] = [];
  const leftOut: Backup['leftOut'] = [];
  const digest = secrets ? null : await openDigest(host);
  for (const file of await listConfigFiles(host, profile, secrets)) {
    const kept = await keepFile(host, id, file, { secrets, digest });
    if ('why' in kept) leftOut.push(kept);
    else files.push(kept);
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
  if (!(await writeBackup(host, id, backup))) {
    return { ok: false, message: `The backup cannot be written to ${host.dataDir}. Is the disk full?` };
  }
  await pruneBackups(host, id);
  await commitToHistory(host, id, backup);
  return { ok: true, backup, made: true };
}

async function keepFile(
  host: Host,
  profile: string,
  { name, path }: ConfigFile,
  { secrets, digest: digestOfValue }: { secrets: boolean; digest: Digest | null },
): Promise<BackupFile | Backup['leftOut'][number]> {
  const read = await host.files.read(path, MAX_FILE_BYTES);
  if (!read.ok) return { name, why: read.why === 'too-big' ? 'larger than 16 MiB' : 'cannot be read' };
  const masked = secrets ? { bytes: read.bytes, count: 0 } : withoutSecrets(name, read.bytes, digestOfValue);
  if (masked === null) return { name, why: 'seems to hold a key or token, and not in a form that can be left out' };
  const digest = await keepContent(host, profile, masked.bytes);
  if (digest === null) return { name, why: 'the copy could not be written' };
  return { name, digest, mode: read.stat.mode, masked: masked.count, whole: isWhole(name, read.bytes) };
}

function withoutSecrets(
  name: string,
  bytes: Uint8Array,
  digest: Digest | null,
): { bytes: Uint8Array; count: number } | null {
  if (name === CREDENTIALS) return null;
  const text = Buffer.from(bytes).toString('utf8');
  if (!name.endsWith('.json')) return showsSecret(text) ? null : { bytes, count: 0 };
  const masked = maskSecrets(text, digest) ?? maskBrokenJson(text);
  return masked && { bytes: masked.count === 0 ? bytes : Buffer.from(masked.text, 'utf8'), count: masked.count };
}

function isSame(before: readonly BackupFile[], now: readonly BackupFile[]): boolean {
  const key = ({ name, digest, mode }: BackupFile) => `${name} ${digest} ${mode}`;
  const known = new Set(before.map(key));
  return before.length === now.length && now.every((file) => known.has(key(file)));
}
