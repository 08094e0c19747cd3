/** Good earlier copies of a global configuration, wherever one is kept. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { REPAIR } from '../../shared/messages/recovery/repair.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { listBackups, readContent } from '../backup/backup-store.ts';
import { GLOBAL_CONFIG } from '../backup/config-files.ts';
import { fillSecrets } from '../backup/mask-secrets.ts';
import { openDigest } from '../backup/salt.ts';
import { findKeptCopy } from '../engine/journal.ts';
import { isWhole } from '../steps/whole-file.ts';

export interface GoodCopy {
  bytes: Uint8Array;
  at: EpochMs;
  /** Where it was found, for the preview. */
  from: string;
}

const MAX_BYTES = 64 * 1024 * 1024;

/** The newest good copy of the profile's global configuration: ours or Claude Code's own. */
export async function findGoodConfig(host: Host, profile: ProfileFacts): Promise<GoodCopy | null> {
  const exact = [...(await ofClaudeCode(host, profile)), ...(await ofJournal(host, profile))].sort(newestFirst);
  const ours = await ofBackups(host, profile, exact[0]?.bytes ?? null);
  return [...exact, ...ours].sort(newestFirst)[0] ?? null;
}

const newestFirst = (a: GoodCopy, b: GoodCopy): number => b.at - a.at;

/** Claude Code keeps its newest five as `backups/.claude.json.backup.<ms>`. */
async function ofClaudeCode(host: Host, { configDir }: ProfileFacts): Promise<GoodCopy[]> {
  const { join } = pathsOf(host.platform);
  const copies: GoodCopy[] = [];
  for (const name of (await host.files.list(join(configDir, 'backups'))) ?? []) {
    const stamp = /^\.claude\.json\.backup\.(\d{10,16})$/.exec(name)?.[1];
    if (stamp === undefined) continue;
    const read = await host.files.read(join(configDir, 'backups', name), MAX_BYTES);
    if (!read.ok || !isWhole(GLOBAL_CONFIG, read.bytes)) continue;
    copies.push({ bytes: read.bytes, at: Number(stamp), from: REPAIR.claudeBackup });
  }
  return copies;
}

async function ofJournal(host: Host, { globalConfig }: ProfileFacts): Promise<GoodCopy[]> {
  const kept = await findKeptCopy(host, globalConfig.path);
  return kept ? [{ ...kept, from: REPAIR.ownCopy }] : [];
}

/** Our backups leave keys out; what an exact copy still has fills them. */
async function ofBackups(host: Host, profile: ProfileFacts, exact: Uint8Array | null): Promise<GoodCopy[]> {
  const id = profileId(profile);
  for (const backup of await listBackups(host, id)) {
    const file = backup.files.find(({ name, whole }) => name === GLOBAL_CONFIG && whole);
    const bytes = file ? await readContent(host, id, file.digest) : null;
    if (!file || !bytes) continue;
    const known = exact ? Buffer.from(exact).toString('utf8') : '{}';
    const { text } = fillSecrets(Buffer.from(bytes).toString('utf8'), known, await openDigest(host));
    const whole = file.masked === 0 ? bytes : Buffer.from(text, 'utf8');
    return [{ bytes: whole, at: backup.createdAt, from: REPAIR.ownBackup }];
  }
  return [];
}
