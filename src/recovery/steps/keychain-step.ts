/**
 * The step that takes a login out of a macOS Keychain item. Only `/usr/bin/security` touches the item, as Claude Code does
 * it, and what it is to write reaches it through its input, where no other program can see it.
 */
import { join } from 'node:path';
import * as v from 'valibot';
import type { Host, RunOutcome } from '../../platform/host.ts';
import type { CredentialFacts } from '../../shared/facts.ts';
import { KEYCHAIN_FAILURES } from '../../shared/messages/recovery/steps.ts';
import { keychainItem } from '../../sources/credentials/keychain-item.ts';
import { readCredentials } from '../../sources/credentials/read-credentials.ts';
import type { Step } from '../engine/plan.ts';
import type { PrepareOutcome, StepHandler, StepOutcome, StepRecord, StepState } from '../engine/step-handler.ts';
import { editKey } from './edit-json-key.ts';
import { compareKeys, digestOf, restoreKeys } from './file-change.ts';

const KEYCHAIN_STEP = 'keychain-login';
const PROGRAM = '/usr/bin/security';
/** The user may have to answer a dialog of macOS. */
const TIMEOUT_MS = 60_000;
/** `security -i` cuts longer lines, and Claude Code's own limit is the same. */
const LONGEST_LINE = 4032;
const ABSENT = 44;
const KEYS = [{ path: ['claudeAiOauth'] }];

type Failure = Extract<StepOutcome, { ok: false }>;
type Item = { service: string; account: string };

interface KeychainStepData {
  item: Item;
  /** The item goes, whatever is in it: it holds no login in a document of its own. null: nobody has looked. */
  whole: boolean | null;
}

const Saved = v.object({
  item: v.object({ service: v.string(), account: v.string() }),
  before: v.string(),
  after: v.nullable(v.string()),
  copy: v.string(),
});

/** @param credentials  facts that name the item */
export function keychainStep(host: Host, credentials: CredentialFacts): Step {
  const { account } = keychainItem({}, host.env, host.user.name);
  const item: Item = { service: credentials.location, account };
  const whole = credentials.unreadable === 'not-agreed' ? null : credentials.unreadable !== null;
  const data: KeychainStepData = { item, whole };
  return { kind: KEYCHAIN_STEP, line: lineFor(credentials), data };
}

function lineFor({ location: service, unreadable, otherKeys }: CredentialFacts): string {
  if (unreadable === 'bare-token') return KEYCHAIN_FAILURES.takeToken({ service });
  if (unreadable !== null && unreadable !== 'not-agreed') return KEYCHAIN_FAILURES.takeWhole({ service });
  const line = KEYCHAIN_FAILURES.takeLogin({ service });
  return otherKeys.length > 0 ? `${line}; ${KEYCHAIN_FAILURES.restStays({ keys: otherKeys.join(', ') })}` : line;
}

/** @param program  absolute path of `security`; another one only in tests */
export function keychainSteps(program: string = PROGRAM): Record<string, StepHandler> {
  const at = (host: Host) => ({ host, program });
  return {
    [KEYCHAIN_STEP]: {
      prepare: (host, step, folder, index) => prepare(at(host), step, folder, index),
      state: (host, record, folder) => state(at(host), record, folder),
      apply: (host, _step, record) => apply(at(host), record),
      revert: (host, record, folder) => revert(at(host), record, folder),
      mayRevert: (host, record, folder) => mayRevert(at(host), record, folder),
    },
  };
}

interface Keychain {
  host: Host;
  program: string;
}

/** The item as it is: of one that is no text a copy of the text would not be the same. */
type Content = { ok: true; bytes: Buffer | null } | { ok: false; message: string };

async function prepare(keychain: Keychain, step: Step, folder: string, index: number): Promise<PrepareOutcome> {
  const { item, whole } = step.data as KeychainStepData;
  const read = await readItem(keychain, item);
  if (!read.ok) return failure('locked', read.message);
  if (read.bytes === null) return failure('changed', KEYCHAIN_FAILURES.gone);
  if (whole !== null && whole !== holdsNoDocument(read.bytes)) return failure('changed', KEYCHAIN_FAILURES.changed);
  const rest = restOf(read.bytes);
  if (!fitsLine(item, read.bytes) || (rest !== null && !fitsLine(item, rest))) {
    return failure('failed', KEYCHAIN_FAILURES.tooLarge);
  }
  const copy = `before-${index}`;
  const { host } = keychain;
  const wrote = await host.files.write(join(folder, copy), read.bytes, 0o600);
  if (!wrote.ok) return failure(wrote.why, KEYCHAIN_FAILURES.noCopy);
  const kept = await readCopy(host, join(folder, copy));
  if (!kept?.equals(read.bytes)) return failure('failed', KEYCHAIN_FAILURES.copyNotKept);
  const saved = { item, before: digestOf(read.bytes), after: rest && digestOf(rest), copy };
  return { ok: true, record: { kind: step.kind, line: step.line, saved } };
}

/** What stays in the item; null: nothing does, or what is there is no document, so the item goes. */
function restOf(bytes: Buffer): Buffer | null {
  if (holdsNoDocument(bytes)) return null;
  const edited = editKey(bytes.toString('utf8'), ['claudeAiOauth'], undefined);
  return edited === null || /^\s*\{\s*\}\s*$/.test(edited) ? null : Buffer.from(edited, 'utf8');
}

function holdsNoDocument(bytes: Buffer): boolean {
  return readCredentials(bytes).unreadable !== null;
}

async function state(keychain: Keychain, record: StepRecord, folder: string): Promise<StepState> {
  const saved = v.parse(Saved, record.saved);
  const read = await readItem(keychain, saved.item);
  if (!read.ok) return 'unknown';
  const now = read.bytes && digestOf(read.bytes);
  if (now === saved.before) return 'before';
  if (now === saved.after || read.bytes === null) return 'after';
  const copy = await readCopy(keychain.host, join(folder, saved.copy));
  // What went whole cannot come back into something else.
  if (copy && holdsNoDocument(copy)) return 'other';
  return compareKeys(read.bytes.toString('utf8'), copy?.toString('utf8') ?? null, KEYS);
}

async function apply(keychain: Keychain, record: StepRecord): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const read = await readItem(keychain, saved.item);
  if (!read.ok) return failure('locked', read.message);
  if (read.bytes === null || digestOf(read.bytes) !== saved.before) {
    return failure('changed', KEYCHAIN_FAILURES.changed);
  }
  const rest = restOf(read.bytes);
  return rest === null ? removeItem(keychain, saved.item) : writeItem(keychain, saved.item, rest);
}

async function mayRevert(keychain: Keychain, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const now = await state(keychain, record, folder);
  if (now === 'unknown') return failure('locked', KEYCHAIN_FAILURES.unreadable);
  const copy = await readCopy(keychain.host, join(folder, saved.copy));
  if (now === 'other') {
    const mixed = copy !== null && holdsNoDocument(copy);
    return failure('changed', mixed ? KEYCHAIN_FAILURES.changedSince : KEYCHAIN_FAILURES.newer);
  }
  const whole = copy !== null && digestOf(copy) === saved.before;
  return now === 'before' || whole ? { ok: true } : failure('failed', KEYCHAIN_FAILURES.copyBroken);
}

async function revert(keychain: Keychain, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const may = await mayRevert(keychain, record, folder);
  if (!may.ok) return may;
  const [copy, read] = [await readCopy(keychain.host, join(folder, saved.copy)), await readItem(keychain, saved.item)];
  if (!read.ok) return failure('locked', read.message);
  if (copy === null) return failure('failed', KEYCHAIN_FAILURES.copyBroken);
  const now = read.bytes && digestOf(read.bytes);
  if (now === saved.before) return { ok: true };
  const bytes = now === saved.after || read.bytes === null ? copy : withLogin(read.bytes, copy);
  if (bytes === null) return failure('changed', KEYCHAIN_FAILURES.changedSince);
  if (!fitsLine(saved.item, bytes)) return failure('failed', KEYCHAIN_FAILURES.grown);
  return writeItem(keychain, saved.item, bytes);
}

function withLogin(now: Buffer, before: Buffer): Buffer | null {
  const text = restoreKeys(now.toString('utf8'), before.toString('utf8'), KEYS);
  return text === null ? null : Buffer.from(text, 'utf8');
}

async function readItem({ host, program }: Keychain, { service, account }: Item): Promise<Content> {
  const args = ['find-generic-password', '-a', account, '-w', '-s', service];
  const outcome = await host.processes.run({ file: program, args, limitMs: TIMEOUT_MS });
  if (outcome.ok && outcome.code === ABSENT) return { ok: true, bytes: null };
  if (!outcome.ok || outcome.code !== 0) return { ok: false, message: explain(outcome) };
  const text = outcome.stdout.replace(/\r?\n$/, '');
  const hex = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text)?.[1];
  return { ok: true, bytes: hex === undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex') };
}

async function writeItem(keychain: Keychain, item: Item, bytes: Buffer): Promise<StepOutcome> {
  const { host, program } = keychain;
  const outcome = await host.processes.run({
    file: program,
    args: ['-i'],
    stdin: lineOf(item, bytes),
    limitMs: TIMEOUT_MS,
  });
  if (!outcome.ok) return failure('failed', explain(outcome));
  // In this mode `security` ends well whatever became of the line.
  const read = await readItem(keychain, item);
  return read.ok && read.bytes?.equals(bytes) ? { ok: true } : failure('failed', KEYCHAIN_FAILURES.notTaken);
}

async function removeItem({ host, program }: Keychain, { service, account }: Item): Promise<StepOutcome> {
  const args = ['delete-generic-password', '-a', account, '-s', service];
  const outcome = await host.processes.run({ file: program, args, limitMs: TIMEOUT_MS });
  return outcome.ok && outcome.code === 0 ? { ok: true } : failure('failed', explain(outcome));
}

function lineOf({ service, account }: Item, bytes: Buffer): string {
  return `add-generic-password -U -a "${account}" -s "${service}" -X "${bytes.toString('hex')}"\n`;
}

function fitsLine(item: Item, bytes: Buffer): boolean {
  return lineOf(item, bytes).length <= LONGEST_LINE;
}

function explain(outcome: RunOutcome): string {
  if (!outcome.ok) {
    return outcome.why === 'timeout' ? KEYCHAIN_FAILURES.silent : KEYCHAIN_FAILURES.noTool({ program: PROGRAM });
  }
  if (outcome.code === 36) return KEYCHAIN_FAILURES.locked;
  return outcome.code === 128 || outcome.code === 51
    ? KEYCHAIN_FAILURES.notAllowed
    : KEYCHAIN_FAILURES.refused({ code: outcome.code });
}

async function readCopy(host: Host, path: string): Promise<Buffer | null> {
  const read = await host.files.read(path);
  return read.ok ? Buffer.from(read.bytes) : null;
}

function failure(why: Failure['why'], what: string): Failure {
  return { ok: false, why, message: KEYCHAIN_FAILURES.failed({ reason: what }) };
}
