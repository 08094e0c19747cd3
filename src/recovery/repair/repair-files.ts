/** What can be repaired about the configuration files of one profile: one step per file. */
import type { Host } from '../../platform/host.ts';
import type { FileProblem, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { REPAIR } from '../../shared/messages/recovery/repair.ts';
import { parseJsonBytes } from '../../sources/json/json-text.ts';
import { describeUtc } from '../engine/new-plan.ts';
import type { Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import type { SeenFile } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { type Fixed, fixJson, MAX_FIXES } from './fix-json.ts';
import { fixTypes } from './fix-types.ts';
import { findGoodConfig } from './good-copies.ts';
import { salvage } from './salvage.ts';

export interface Repairs {
  steps: Step[];
  /** What the person has to do with their own hands, one sentence each. */
  byHand: string[];
}

const nothing = (): Repairs => ({ steps: [], byHand: [] });
const byHand = (sentence: string): Repairs => ({ steps: [], byHand: [sentence] });

/** @param version of the CLI whose rules count; null: the newest known */
export async function repairFiles(host: Host, facts: ProfileFacts, version: string | null): Promise<Repairs> {
  const { mcpConfig } = facts;
  const all = [
    await repairGlobalConfig(host, facts),
    await repairCredentials(host, facts),
    ...(await Promise.all(facts.settings.map((file) => repairSettings(host, file, version)))),
    mcpConfig ? await repairText(host, mcpConfig.path, mcpConfig.problem) : nothing(),
  ];
  return { steps: all.flatMap(({ steps }) => steps), byHand: all.flatMap((one) => one.byHand) };
}

async function repairSettings(host: Host, file: SettingsFileFacts, version: string | null): Promise<Repairs> {
  if (file.problem === null || file.status === 'unreadable') return nothing();
  const shown = shownPath(host.home, file.path);
  if (file.place === 'managed-settings') {
    return byHand(REPAIR.managed({ path: shown, fault: file.problem.message }));
  }
  return repairText(host, file.path, file.problem, version);
}

/** @param version  also check the types of settings, by its rules; missing: the file holds no settings */
async function repairText(host: Host, path: string, problem: FileProblem, version?: string | null): Promise<Repairs> {
  const shown = shownPath(host.home, path);
  const seen = await seeFile(host, path);
  if (!seen?.bytes) return nothing();
  const text = decode(seen.bytes);
  const fixed = fixJson(text.body, true);
  if (fixed === 'too-many') return byHand(`${place(shown, problem)}: ${problem.message} ${TOO_MANY}`);
  if (!fixed) return byHand(REPAIR.openThere({ path: place(shown, problem), fault: problem.message }));
  const typed = version === undefined ? { text: fixed.text, fixes: [], left: null } : fixTypes(fixed.text, version);
  const fixes = [...text.fixes, ...fixed.fixes, ...typed.fixes];
  const left = typed.left === null ? [] : [REPAIR.openAndCorrect({ path: shown, fault: typed.left })];
  if (version === undefined && problem.kind === 'type') left.push(`${place(shown, problem)}: ${problem.message}`);
  if (fixes.length === 0) return { steps: [], byHand: left };
  return { steps: [contentStep(shown, path, seen, `${text.mark}${typed.text}`, fixes)], byHand: left };
}

/** The credential store is read strictly: not even a byte order mark is allowed. */
async function repairCredentials(host: Host, { credentials }: ProfileFacts): Promise<Repairs> {
  const { store, location, unreadable, problem, file } = credentials;
  if (store !== 'file' || (unreadable !== 'encoding' && unreadable !== 'broken')) return nothing();
  const seen = await seeFile(host, location);
  if (!seen?.bytes) return nothing();
  const shown = shownPath(host.home, location);
  const text = decode(seen.bytes);
  const fixed = fixedOrNull(fixJson(text.body, false));
  const mark = text.mark === '' ? [] : [REPAIR.bomRemoved];
  const fixes = [...text.fixes, ...mark, ...(fixed?.fixes ?? [])];
  if (!fixed || fixes.length === 0) {
    return byHand(REPAIR.useReset({ path: shown, fault: problem?.message ?? REPAIR.broken }));
  }
  if (file?.loose !== true) return { steps: [contentStep(shown, location, seen, fixed.text, fixes)], byHand: [] };
  const all = [...fixes, REPAIR.privateNow];
  return { steps: [contentStep(shown, location, seen, fixed.text, all, 0o600)], byHand: [] };
}

/** A hand's slip is corrected; where something is lost the newest good copy comes back. */
async function repairGlobalConfig(host: Host, facts: ProfileFacts): Promise<Repairs> {
  const { path, status, problem } = facts.globalConfig;
  if (status !== 'broken' || problem === null) return nothing();
  const seen = await seeFile(host, path);
  if (!seen?.bytes) return nothing();
  const shown = shownPath(host.home, path);
  const text = decode(seen.bytes);
  const fixed = fixedOrNull(fixJson(text.body, false));
  if (fixed)
    return { steps: [contentStep(shown, path, seen, fixed.text, [...text.fixes, ...fixed.fixes])], byHand: [] };
  const good = await findGoodConfig(host, facts);
  if (good) {
    const line = REPAIR.putBack({ path: shown, source: good.from, date: describeUtc(good.at) });
    return { steps: [fileStep(line, path, seen, { edit: 'content', bytes: good.bytes })], byHand: [] };
  }
  const rest = salvage(text.body);
  if (rest === null) return byHand(REPAIR.noGoodCopy({ path: shown, faults: problem.message }));
  const line = REPAIR.salvage({ path: shown });
  return { steps: [fileStep(line, path, seen, { edit: 'content', bytes: Buffer.from(rest, 'utf8') })], byHand: [] };
}

const TOO_MANY = REPAIR.tooManyFaults({ max: MAX_FIXES });

/** Where a good copy can take its place it does not matter why it cannot be corrected. */
function fixedOrNull(fixed: ReturnType<typeof fixJson>): Fixed | null {
  return fixed === 'too-many' ? null : fixed;
}

/** A line is still to be read. */
const MAX_PHRASES = 20;

function joinPhrases(fixes: readonly string[]): string {
  const more = fixes.length - MAX_PHRASES;
  return [...fixes.slice(0, MAX_PHRASES), ...(more > 0 ? [REPAIR.more({ count: more })] : [])].join('; ');
}

function contentStep(
  shown: string,
  path: string,
  seen: SeenFile,
  text: string,
  fixes: readonly string[],
  mode?: number,
): Step {
  const bytes = Buffer.from(text, 'utf8');
  if (!parseJsonBytes(bytes, false).ok) throw new Error('a repair that is no JSON');
  return fileStep(REPAIR.correct({ path: shown, fixes: joinPhrases(fixes) }), path, seen, {
    edit: 'content',
    bytes,
    ...(mode === undefined ? {} : { mode }),
  });
}

function place(shown: string, { line, column }: FileProblem): string {
  return line === null ? shown : `${shown}:${line}${column === null ? '' : `:${column}`}`;
}

interface Decoded {
  body: string;
  /** A byte order mark that does no harm stays. */
  mark: string;
  fixes: readonly string[];
}

function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (wide) return { body: new TextDecoder(wide).decode(bytes), mark: '', fixes: [REPAIR.asUtf8] };
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  return { body: new TextDecoder('utf-8').decode(bytes), mark: marked ? '\uFEFF' : '', fixes: [] };
}
