/** Brings files of the configuration back from a backup, or from an exported one. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { RESTORE } from '../../shared/messages/recovery/backup.ts';
import { describeUtc, newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { isSecretFile } from '../steps/whole-file.ts';
import type { BackedUpProfile } from './back-up.ts';
import { type Backup, type BackupFile, readContent } from './backup-store.ts';
import { listConfigFiles, pathOfName } from './config-files.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { fillSecrets, maskBrokenJson, maskSecrets, withoutDigests } from './mask-secrets.ts';
import { openDigest } from './salt.ts';

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
  if (unknown !== undefined) return { refused: RESTORE.noSuchFile({ name: unknown }) };
  const steps: Step[] = [];
  const warnings: string[] = [];
  const broken: string[] = [];
  for (const file of wanted) {
    if (!file.whole && names.length === 0) {
      broken.push(file.name);
      warnings.push(RESTORE.wasBroken({ path: file.name }));
      continue;
    }
    const step = await restoreStep(host, profile, source, file);
    if ('refused' in step) return step;
    if (step.step) steps.push(step.step);
    warnings.push(...step.warnings);
  }
  if (names.length === 0) {
    const others = await listNotHeld(host, profile, source.backup);
    warnings.push(...others.map(({ name, why }) => RESTORE.notIncluded({ name, reason: why })));
  }
  if (steps.length === 0) return { refused: nothingToRestore(broken) };
  const secret = wanted.some(({ name }) => isSecretFile(name));
  return newPlan(host, {
    remedy: 'restore',
    profile: profileId(profile),
    title: RESTORE.title({ date: describeUtc(source.backup.createdAt) }),
    warnings,
    steps,
    lockDirs: secret ? [profile.configDir] : [],
    lockFiles: [profile.globalConfig.path],
  });
}

/** What was broken then is not compared: nobody wants it back by itself. */
function nothingToRestore(broken: readonly string[]): string {
  const [one] = broken;
  return one === undefined ? RESTORE.nothingToRestore : RESTORE.onlyBroken({ names: broken.join(', '), one });
}

async function restoreStep(
  host: Host,
  profile: BackedUpProfile,
  source: BackupSource,
  file: BackupFile,
): Promise<{ step: Step | null; warnings: string[] } | Refusal> {
  const path = pathOfName(host, profile, file.name);
  if (path === null) return { refused: RESTORE.notOfConfiguration({ name: file.name }) };
  const shown = shownPath(host.home, path);
  const content = await source.contentOf(file);
  if (content === null) return { refused: RESTORE.copyDamaged({ name: shown }) };
  const seen = await seeFile(host, path);
  if (seen === null) return { refused: RESTORE.unreadableNow({ path: shown }) };
  const { text, missing, kept } = fillSecrets(textOf({ bytes: content }), textOf(seen), await openDigest(host));
  const bytes = file.masked === 0 ? content : Buffer.from(text, 'utf8');
  const same = seen.bytes !== null && Buffer.from(seen.bytes).equals(bytes);
  if (same) return { step: null, warnings: [] };
  const line = seen.bytes ? RESTORE.putBackChanged({ path: shown }) : RESTORE.putBack({ path: shown });
  return {
    step: fileStep(line, path, seen, { edit: 'content', bytes }, file.mode),
    warnings: file.masked === 0 ? [] : sayGaps(shown, file.whole, missing, kept),
  };
}

function sayGaps(shown: string, whole: boolean, missing: readonly string[], kept: readonly string[]): string[] {
  return [
    ...(missing.length > 0 ? [RESTORE.missingKept({ path: shown, names: missing.join(', ') })] : []),
    ...(kept.length > 0 ? [RESTORE.missingNow({ path: shown, names: kept.join(', ') })] : []),
    ...(whole ? [] : [RESTORE.brokenThen({ path: shown })]),
  ];
}

/** Files of the configuration that the backup does not hold, each with the reason. */
async function listNotHeld(
  host: Host,
  profile: BackedUpProfile,
  { files, leftOut, secrets }: Backup,
): Promise<Backup['leftOut']> {
  const known = new Set([...files, ...leftOut].map(({ name }) => name));
  const now = await listConfigFiles(host, profile, secrets);
  const since = now.filter(({ name }) => !known.has(name)).map(({ name }) => ({ name, why: RESTORE.notThere }));
  return [...leftOut, ...since];
}

export interface FileDiff {
  name: string;
  /** `not-held`: the backup has no copy of it; `why` says the reason. */
  change: 'same' | 'changed' | 'gone' | 'damaged' | 'not-held';
  lines: readonly DiffLine[];
  why?: string;
}

/** From the backup to the files as they are now, keys and tokens left out on both sides. */
export async function diffBackup(host: Host, profile: BackedUpProfile, source: BackupSource): Promise<FileDiff[]> {
  const held = await Promise.all(source.backup.files.map((file) => diffFile(host, profile, source, file)));
  const others = await listNotHeld(host, profile, source.backup);
  return [...held, ...others.map(({ name, why }): FileDiff => ({ name, change: 'not-held', lines: [], why }))];
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
  const show = file.name.endsWith('.json') ? masked : (text: string) => text;
  const [before, after] = [show(textOf({ bytes: content })), show(textOf(seen))];
  const lines = before === after ? [] : diffLines(before, after);
  return { name: file.name, change: lines.length === 0 ? 'same' : 'changed', lines };
}

function masked(text: string): string {
  return withoutDigests((maskSecrets(text, null) ?? maskBrokenJson(text))?.text ?? '');
}
