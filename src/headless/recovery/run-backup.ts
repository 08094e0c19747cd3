/** `pilotlight backup`: makes one, lists them, compares with one, or writes one to a single file. */
import { resolve } from 'node:path';
import { profileId } from '../../diagnosis/assess-profile.ts';
import { type BackedUpProfile, backUp } from '../../recovery/backup/back-up.ts';
import { type Backup, listBackups } from '../../recovery/backup/backup-store.ts';
import { exportBackup } from '../../recovery/backup/export.ts';
import { historyFolder, startHistory } from '../../recovery/backup/git-history.ts';
import { diffBackup, type FileDiff, storedBackup } from '../../recovery/backup/restore.ts';
import { formatPast } from '../../shared/messages/span.ts';
import { BACKUP_COMMAND, BACKUP_WHY } from '../../shared/messages/terminal/commands-recovery.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { lookAtProfile, whyNoFolder } from './look-at-profile.ts';

export async function runBackup(context: RunContext): Promise<number> {
  const { facts } = await lookAtProfile(context);
  const gone = whyNoFolder({ facts });
  if (gone) return refuse(context, gone);
  const { list, diff, export: file } = context.options;
  if (list === true) return listAll(context, facts);
  if (typeof diff === 'string') return compare(context, facts, diff);
  if (context.options.git === true) {
    const trouble = await startHistory(context.host, profileId(facts));
    if (trouble) return refuse(context, trouble);
  }
  return make(context, facts, typeof file === 'string' ? file : null);
}

async function make(context: RunContext, profile: BackedUpProfile, file: string | null): Promise<number> {
  const { host, options } = context;
  const withSecrets = options['with-secrets'] === true;
  const outcome = await backUp(host, profile, { why: 'asked', withSecrets });
  if (!outcome.ok) return refuse(context, outcome.message);
  const { backup } = outcome;
  if (!backup) return refuse(context, BACKUP_COMMAND.nothingHere);
  const lines = describe(backup, outcome.made);
  if (options.git === true) lines.push(BACKUP_COMMAND.historyIn({ folder: historyFolder(host, profileId(profile)) }));
  if (file !== null) {
    const path = resolve(host.cwd, file);
    const trouble = await exportBackup(host, storedBackup(host, profile, backup), path, options.force === true);
    if (trouble) return refuse(context, trouble);
    lines.push(BACKUP_COMMAND.writtenTo({ path }));
  }
  return say(context, { done: true, made: outcome.made, backup }, lines, 0);
}

function describe(backup: Backup, made: boolean): string[] {
  const masked = backup.files.reduce((sum, file) => sum + file.masked, 0);
  return [
    made
      ? BACKUP_COMMAND.done({ names: BACKUP_COMMAND.files(backup.files.length), id: backup.id })
      : BACKUP_COMMAND.sameAs({ id: backup.id }),
    ...(masked > 0 ? [BACKUP_COMMAND.secretsLeftOut({ count: masked })] : []),
    ...(backup.secrets ? [BACKUP_COMMAND.holdsSecrets] : []),
    ...backup.leftOut.map(({ name, why }) => BACKUP_COMMAND.leftOut({ name, reason: why })),
  ];
}

async function listAll(context: RunContext, profile: BackedUpProfile): Promise<number> {
  const backups = await listBackups(context.host, profileId(profile));
  const now = context.host.clock.now();
  const lines = backups.map(
    ({ id, createdAt, why, files, secrets }) =>
      `${id}  ${formatPast(createdAt, now)}, ${BACKUP_WHY[why]}, ${BACKUP_COMMAND.files(files.length)}${secrets ? BACKUP_COMMAND.withSecrets : ''}`,
  );
  return say(context, { backups }, lines.length > 0 ? lines : [BACKUP_COMMAND.none], 0);
}

async function compare(context: RunContext, profile: BackedUpProfile, id: string): Promise<number> {
  const backups = await listBackups(context.host, profileId(profile));
  const backup = id === 'last' ? backups[0] : backups.find((one) => one.id === id);
  if (!backup) return refuse(context, id === 'last' ? BACKUP_COMMAND.none : BACKUP_COMMAND.noSuchBackup({ id }));
  const diffs = await diffBackup(context.host, profile, storedBackup(context.host, profile, backup));
  const changed = diffs.filter(({ change }) => change !== 'same');
  const notHeld = changed.filter(({ change }) => change === 'not-held');
  const none = notHeld.length === changed.length ? [BACKUP_COMMAND.sameAs({ id: backup.id })] : [];
  const lines = [...none, ...changed.flatMap(drawDiff)];
  return say(context, { backup: backup.id, files: changed }, lines, 0);
}

/** Changed lines with three lines around them. */
function drawDiff({ name, change, lines, why }: FileDiff): string[] {
  if (change === 'not-held') return [BACKUP_COMMAND.notIncluded({ name, reason: why ?? BACKUP_COMMAND.wasLeftOut })];
  const near = lines.map((_line, at) => lines.slice(Math.max(0, at - 3), at + 4).some(([mark]) => mark !== ' '));
  const shown = lines.flatMap(([mark, text], at) => {
    if (near[at]) return [`  ${mark} ${text}`];
    return near[at - 1] ? ['  …'] : [];
  });
  return [`${name}: ${change}`, ...shown];
}

function refuse(context: RunContext, message: string): number {
  return say(context, { done: false, message }, [message], NOT_DONE);
}
