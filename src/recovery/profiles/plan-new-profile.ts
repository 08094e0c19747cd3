/** Plans a profile: a folder of its own, and on request an alias that starts Claude Code with it. Nothing is copied into it. */
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { NewProfile } from '../../shared/commands.ts';
import { PROFILE_NAMES } from '../../shared/messages/profiles.ts';
import { NEW_PROFILE } from '../../shared/messages/recovery/profiles.ts';
import { isUsableName } from '../../shared/profile-entries.ts';
import { findOnPath } from '../../sources/environment/find-on-path.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { survivesText, textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { folderStep } from '../steps/folder-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { aliasPlace } from './alias-line.ts';

export async function planNewProfile(host: Host, { alias, name }: NewProfile): Promise<Plan | Refusal> {
  if (!isUsableName(name)) return { refused: PROFILE_NAMES.bad };
  const word = wordOf(name);
  if (word === '') return { refused: NEW_PROFILE.noLetters };
  const configDir = pathsOf(host.platform).join(host.home, `.claude-${word}`);
  const path = shownPath(host.home, configDir);
  if ((await host.files.lstat(configDir)) !== null) return { refused: NEW_PROFILE.folderTaken({ path }) };
  const added = alias ? await aliasStep(host, word) : null;
  if (added && 'refused' in added) return added;
  const steps = added ? [added.step] : [];
  const plan = await newPlan(host, {
    remedy: 'new-profile',
    profile: profileId({ from: 'added', configDir }),
    title: NEW_PROFILE.title({ name }),
    warnings: [
      NEW_PROFILE.nothingCopied,
      ...(added ? [NEW_PROFILE.newTerminals({ alias: added.name })] : alias ? [NEW_PROFILE.noShell] : []),
    ],
    steps: [folderStep(NEW_PROFILE.folder({ path }), configDir), ...steps],
    adds: { configDir, name, hidden: false },
    lockDirs: [],
  });
  return plan;
}

/** "Müller & Co." becomes "muller-co". */
function wordOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** By an alias, or a function in the way of any shell. */
function isMade(name: string, text: string): boolean {
  const word = `["']?${name}(?![\\w-])`;
  const made = `(?:export +)?(?:alias|function|def|set-alias)(?: +-+\\w+)* +${word}`;
  return new RegExp(`^\\s*(?:${made}|${name} *\\()`, 'im').test(text);
}

/** null: there is no file of this shell's that we write to. */
async function aliasStep(host: Host, word: string): Promise<{ step: Step; name: string } | Refusal | null> {
  const place = await aliasPlace(host);
  if (!place) return null;
  const name = `claude-${word}`;
  const file = shownPath(host.home, place.path);
  const seen = await seeFile(host, place.path);
  if (!seen) return { refused: NEW_PROFILE.unreadable({ path: file }) };
  const text = textOf(seen);
  // Added to another encoding it would be read as neither.
  if (!survivesText(seen)) return { refused: NEW_PROFILE.otherEncoding({ path: file }) };
  if (isMade(name, text) || (await findOnPath(host, name)) !== null)
    return { refused: NEW_PROFILE.nameTaken({ name }) };
  const line = place.line(name, `.claude-${word}`);
  const before = seen.bytes ?? new Uint8Array();
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  const bytes = Buffer.concat([before, Buffer.from(`${gap}${line}${end}`, 'utf8')]);
  const step = fileStep(NEW_PROFILE.alias({ file, line }), place.path, seen, { edit: 'content', bytes }, 0o644);
  return { step, name };
}
