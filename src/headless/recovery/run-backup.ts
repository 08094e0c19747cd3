/** `pilotlight backup`: makes one, lists them, compares with one, or writes one to a single file. */
import { resolve } from 'node:path';
import { profileId } from '../../diagnosis/assess-profile.ts';
import { type BackedUpProfile, backUp } from '../../recovery/backup/back-up.ts';
import { type Backup, listBackups } from '../../recovery/backup/backup-store.ts';
import { exportBackup } from '../../recovery/backup/export.ts';
import { historyFolder, startHistory } from '../../recovery/backup/git-history.ts';
import { diffBackup, type FileDiff, storedBackup } from '../../recovery/backup/restore.ts';
import type { RunContext } from '../run.ts';
import { describeMoment } from '../terminal.ts';
import { NOT_DONE, say, tellOfOpenFolder } from './carry-out.ts';
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
  await tellOfOpenFolder(context);
  const outcome = await backUp(host, profile, { why: 'asked', withSecrets });
  if (!outcome.ok) return refuse(context, outcome.message);
  const { backup } = outcome;
  if (!backup) return refuse(context, 'There is no configuration here to back up.');
  const lines = describe(backup, outcome.made);
  if (options.git === true) lines.push(`The history lies in ${historyFolder(host, profileId(profile))}.`);
  if (file !== null) {
    const path = resolve(host.cwd, file);
    const trouble = await exportBackup(host, storedBackup(host, profile, backup), path, options.force === true);
    if (trouble) return refuse(context, trouble);
    lines.push(`Written to ${path}.`);
  }
  return say(context, { done: true, made: outcome.made, backup }, lines, 0);
}

function describe(backup: Backup, made: boolean): string[] {
  const masked = backup.files.reduce((sum, file) => sum + file.masked, 0);
  return [
    made ? `Backed up ${countFiles(backup)} as ${backup.id}.` : `Nothing has changed since the backup ${backup.id}.`,
    ...(masked > 0 ? [`${masked} keys or tokens were left out; --with-secrets keeps them.`] : []),
    ...(backup.secrets ? ['This backup holds keys, tokens and the login. Only your account can read it.'] : []),
    ...backup.leftOut.map(({ name, why }) => `Left out: ${name} (${why}).`),
  ];
}

function countFiles({ files }: Pick<Backup, 'files'>): string {
  return files.length === 1 ? '1 file' : `${files.length} files`;
}

async function listAll(context: RunContext, profile: BackedUpProfile): Promise<number> {
  const backups = await listBackups(context.host, profileId(profile));
  const now = context.host.clock.now();
  const lines = backups.map(
    ({ id, createdAt, why, files, secrets }) =>
      `${id}  ${describeMoment(createdAt, now)}, ${why}, ${countFiles({ files })}${secrets ? ', with keys and tokens' : ''}`,
  );
  return say(context, { backups }, lines.length > 0 ? lines : ['There is no backup yet.'], 0);
}

async function compare(context: RunContext, profile: BackedUpProfile, id: string): Promise<number> {
  const backups = await listBackups(context.host, profileId(profile));
  const backup = id === 'last' ? backups[0] : backups.find((one) => one.id === id);
  if (!backup) return refuse(context, id === 'last' ? 'There is no backup yet.' : `There is no backup ${id}.`);
  const diffs = await diffBackup(context.host, profile, storedBackup(context.host, profile, backup));
  const changed = diffs.filter(({ change }) => change !== 'same');
  const notHeld = changed.filter(({ change }) => change === 'not-held');
  const none = notHeld.length === changed.length ? [`Nothing has changed since the backup ${backup.id}.`] : [];
  const lines = [...none, ...changed.flatMap(drawDiff)];
  return say(context, { backup: backup.id, files: changed }, lines, 0);
}

/** Changed lines with three lines around them. */
function drawDiff({ name, change, lines, why }: FileDiff): string[] {
  if (change === 'not-held') return [`Not in the backup: ${name} (${why ?? 'left out'}).`];
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
