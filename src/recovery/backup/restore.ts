/** Brings files of the configuration back from a backup, or from an exported one. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { newPlan, shownPath } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { readKey } from '../steps/edit-json-key.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep, seeFile } from '../steps/file-step.ts';
import { isSecretFile } from '../steps/whole-file.ts';
import type { BackedUpProfile } from './back-up.ts';
import { type Backup, type BackupFile, readContent } from './backup-store.ts';
import { pathOfName } from './config-files.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { fillSecrets, maskSecrets } from './mask-secrets.ts';

/** A backup together with its contents, wherever they are kept. */
export interface BackupSource {
  backup: Backup;
  contentOf(file: BackupFile): Promise<Uint8Array | null>;
}

export function storedBackup(host: Host, profile: BackedUpProfile, backup: Backup): BackupSource {
  return { backup, contentOf: ({ digest }) => readContent(host, profileId(profile), digest) };
}

/**
 * Plans to bring files back. Files that are as the backup has them are left out; files made since are not touched.
 * @param names  which files; empty: all
 */
export async function planRestore(
  host: Host,
  profile: BackedUpProfile,
  source: BackupSource,
  names: readonly string[],
): Promise<Plan | Refusal> {
  const wanted = source.backup.files.filter(({ name }) => names.length === 0 || names.includes(name));
  const unknown = names.find((name) => !source.backup.files.some((file) => file.name === name));
  if (unknown !== undefined) return { refused: `The backup holds no file "${unknown}".` };
  const steps: Step[] = [];
  const warnings: string[] = [];
  for (const file of wanted) {
    if (!file.whole && names.length === 0) {
      warnings.push(`${file.name} was broken when it was backed up and is left as it is.`);
      continue;
    }
    const step = await restoreStep(host, profile, source, file);
    if ('refused' in step) return step;
    if (step.step) steps.push(step.step);
    warnings.push(...step.warnings);
  }
  if (steps.length === 0) return { refused: 'Everything is as the backup has it; there is nothing to restore.' };
  const secret = wanted.some(({ name }) => isSecretFile(name));
  return newPlan(host, {
    remedy: 'restore',
    profile: profileId(profile),
    title: `Restore from the backup of ${new Date(source.backup.createdAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    warnings,
    steps,
    lockDirs: secret ? [profile.configDir] : [],
    lockFiles: [profile.globalConfig.path],
  });
}

async function restoreStep(
  host: Host,
  profile: BackedUpProfile,
  source: BackupSource,
  file: BackupFile,
): Promise<{ step: Step | null; warnings: string[] } | Refusal> {
  const path = pathOfName(host, profile, file.name);
  if (path === null) return { refused: `"${file.name}" is no file of Claude Code's configuration.` };
  const shown = shownPath(host.home, path);
  const content = await source.contentOf(file);
  if (content === null) return { refused: `The backup copy of ${shown} is damaged.` };
  const seen = await seeFile(host, path);
  if (seen === null) return { refused: `${shown} cannot be read, so it is not replaced.` };
  const { text, missing } = fillSecrets(textOf({ bytes: content }), (key) => readKey(textOf(seen), key));
  const bytes = file.masked === 0 ? content : Buffer.from(text, 'utf8');
  const same = seen.bytes !== null && Buffer.from(seen.bytes).equals(bytes);
  if (same) return { step: null, warnings: [] };
  const gaps = file.masked === 0 ? [] : missing;
  const line = seen.bytes ? `Put ${shown} back as it was` : `Put ${shown} back`;
  return {
    step: fileStep(line, path, seen, { edit: 'content', bytes }, file.mode),
    warnings: gaps.length === 0 ? [] : [`Not in the backup, empty in ${shown} afterwards: ${gaps.join(', ')}.`],
  };
}

export interface FileDiff {
  name: string;
  change: 'same' | 'changed' | 'gone' | 'damaged';
  lines: readonly DiffLine[];
}

/** From the backup to the files as they are now, keys and tokens left out on both sides. */
export async function diffBackup(host: Host, profile: BackedUpProfile, source: BackupSource): Promise<FileDiff[]> {
  return Promise.all(source.backup.files.map((file) => diffFile(host, profile, source, file)));
}

async function diffFile(
  host: Host,
  profile: BackedUpProfile,
  source: BackupSource,
  file: BackupFile,
): Promise<FileDiff> {
  const path = pathOfName(host, profile, file.name);
  const content = await source.contentOf(file);
  const seen = path === null ? null : await seeFile(host, path);
  if (content === null || seen === null) return { name: file.name, change: 'damaged', lines: [] };
  if (seen.bytes === null) return { name: file.name, change: 'gone', lines: [] };
  const [before, after] = [masked(textOf({ bytes: content })), masked(textOf(seen))];
  const lines = before === after ? [] : diffLines(before, after);
  return { name: file.name, change: lines.length === 0 ? 'same' : 'changed', lines };
}

function masked(text: string): string {
  return maskSecrets(text)?.text ?? text;
}
