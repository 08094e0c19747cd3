/** `pilotlight restore`. */
import { resolve } from 'node:path';
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { BackedUpProfile } from '../../recovery/backup/back-up.ts';
import { listBackups } from '../../recovery/backup/backup-store.ts';
import { importBackup } from '../../recovery/backup/export.ts';
import { type BackupSource, planRestore, storedBackup } from '../../recovery/backup/restore.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { BACKUP_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import type { RunContext } from '../run.ts';
import { carryOut, recoverFirst } from './carry-out.ts';

export async function runRestore(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  let source: BackupSource | { refused: string } | null = null;
  return carryOut(context, engine, async ({ facts }) => {
    // Found once: the one that is made before the change is not the one that is meant.
    source ??= await findBackup(context, facts);
    return 'refused' in source ? source : planRestore(context.host, facts, source, context.words);
  });
}

async function findBackup(
  { host, options }: RunContext,
  profile: BackedUpProfile,
): Promise<BackupSource | { refused: string }> {
  const backups = await listBackups(host, profileId(profile));
  const { from } = options;
  const backup = typeof from === 'string' ? backups.find(({ id }) => id === from) : backups[0];
  if (backup) return storedBackup(host, profile, backup);
  if (typeof from === 'string') return importBackup(host, resolve(host.cwd, from));
  return { refused: BACKUP_COMMAND.noneYetMakeOne };
}
