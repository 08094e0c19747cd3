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
  const rest =
    credentials.otherKeys.length > 0 ? KEYCHAIN_FAILURES.restStays({ keys: credentials.otherKeys.join(', ') }) : '';
  const line = KEYCHAIN_FAILURES.takeLogin({ service: item.service });
  return { kind: KEYCHAIN_STEP, line: rest ? `${line}; ${rest}` : line, data: item };
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

type Content = { ok: true; text: string | null } | { ok: false; message: string };

async function prepare(keychain: Keychain, step: Step, folder: string, index: number): Promise<PrepareOutcome> {
  const item = step.data as Item;
  const read = await readItem(keychain, item);
  if (!read.ok) return failure('locked', read.message);
  if (read.text === null) return failure('changed', KEYCHAIN_FAILURES.gone);
  const rest = restOf(read.text);
  if (!fitsLine(item, read.text) || (rest !== null && !fitsLine(item, rest))) {
    return failure('failed', KEYCHAIN_FAILURES.tooLarge);
  }
  const copy = `before-${index}`;
  const { host } = keychain;
  const wrote = await host.files.write(join(folder, copy), read.text, 0o600);
  if (!wrote.ok) return failure(wrote.why, KEYCHAIN_FAILURES.noCopy);
  const kept = await readCopy(host, join(folder, copy));
  if (kept !== read.text) return failure('failed', KEYCHAIN_FAILURES.copyNotKept);
  const saved = { item, before: digestText(read.text), after: rest === null ? null : digestText(rest), copy };
  return { ok: true, record: { kind: step.kind, line: step.line, saved } };
}

/** What stays in the item; null: nothing does, or what is there is no document, so the item goes. */
function restOf(text: string): string | null {
  const edited = editKey(text, ['claudeAiOauth'], undefined);
  return edited === null || /^\s*\{\s*\}\s*$/.test(edited) ? null : edited;
}

async function state(keychain: Keychain, record: StepRecord, folder: string): Promise<StepState> {
  const saved = v.parse(Saved, record.saved);
  const read = await readItem(keychain, saved.item);
  if (!read.ok) return 'unknown';
  const now = read.text === null ? null : digestText(read.text);
  if (now === saved.before) return 'before';
  if (now === saved.after || read.text === null) return 'after';
  return compareKeys(read.text, await readCopy(keychain.host, join(folder, saved.copy)), KEYS);
}

async function apply(keychain: Keychain, record: StepRecord): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const read = await readItem(keychain, saved.item);
  if (!read.ok) return failure('locked', read.message);
  if (read.text === null || digestText(read.text) !== saved.before) {
    return failure('changed', KEYCHAIN_FAILURES.changed);
  }
  const rest = restOf(read.text);
  return rest === null ? removeItem(keychain, saved.item) : writeItem(keychain, saved.item, rest);
}

async function mayRevert(keychain: Keychain, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const now = await state(keychain, record, folder);
  if (now === 'unknown') return failure('locked', KEYCHAIN_FAILURES.unreadable);
  if (now === 'other') return failure('changed', KEYCHAIN_FAILURES.newer);
  const copy = await readCopy(keychain.host, join(folder, saved.copy));
  const whole = copy !== null && digestText(copy) === saved.before;
  return now === 'before' || whole ? { ok: true } : failure('failed', KEYCHAIN_FAILURES.copyBroken);
}

async function revert(keychain: Keychain, record: StepRecord, folder: string): Promise<StepOutcome> {
  const saved = v.parse(Saved, record.saved);
  const may = await mayRevert(keychain, record, folder);
  if (!may.ok) return may;
  const [copy, read] = [await readCopy(keychain.host, join(folder, saved.copy)), await readItem(keychain, saved.item)];
  if (!read.ok) return failure('locked', read.message);
  if (copy === null) return failure('failed', KEYCHAIN_FAILURES.copyBroken);
  const now = read.text === null ? null : digestText(read.text);
  if (now === saved.before) return { ok: true };
  const text = now === saved.after || read.text === null ? copy : restoreKeys(read.text, copy, KEYS);
  if (text === null) return failure('changed', KEYCHAIN_FAILURES.changedSince);
  if (!fitsLine(saved.item, text)) return failure('failed', KEYCHAIN_FAILURES.grown);
  return writeItem(keychain, saved.item, text);
}

async function readItem({ host, program }: Keychain, { service, account }: Item): Promise<Content> {
  const args = ['find-generic-password', '-a', account, '-w', '-s', service];
  const outcome = await host.processes.run({ file: program, args, limitMs: TIMEOUT_MS });
  if (outcome.ok && outcome.code === ABSENT) return { ok: true, text: null };
  if (!outcome.ok || outcome.code !== 0) return { ok: false, message: explain(outcome) };
  const text = outcome.stdout.replace(/\r?\n$/, '');
  const hex = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text)?.[1];
  return { ok: true, text: hex === undefined ? text : Buffer.from(hex, 'hex').toString('utf8') };
}

async function writeItem(keychain: Keychain, item: Item, text: string): Promise<StepOutcome> {
  const { host, program } = keychain;
  const outcome = await host.processes.run({
    file: program,
    args: ['-i'],
    stdin: lineOf(item, text),
    limitMs: TIMEOUT_MS,
  });
  if (!outcome.ok) return failure('failed', explain(outcome));
  // In this mode `security` ends well whatever became of the line.
  const read = await readItem(keychain, item);
  return read.ok && read.text === text ? { ok: true } : failure('failed', KEYCHAIN_FAILURES.notTaken);
}

async function removeItem({ host, program }: Keychain, { service, account }: Item): Promise<StepOutcome> {
  const args = ['delete-generic-password', '-a', account, '-s', service];
  const outcome = await host.processes.run({ file: program, args, limitMs: TIMEOUT_MS });
  return outcome.ok && outcome.code === 0 ? { ok: true } : failure('failed', explain(outcome));
}

function lineOf({ service, account }: Item, text: string): string {
  const hex = Buffer.from(text, 'utf8').toString('hex');
  return `add-generic-password -U -a "${account}" -s "${service}" -X "${hex}"\n`;
}

function fitsLine(item: Item, text: string): boolean {
  return lineOf(item, text).length <= LONGEST_LINE;
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

async function readCopy(host: Host, path: string): Promise<string | null> {
  const read = await host.files.read(path);
  return read.ok ? Buffer.from(read.bytes).toString('utf8') : null;
}

function digestText(text: string): string {
  return digestOf(Buffer.from(text, 'utf8'));
}

function failure(why: Failure['why'], what: string): Failure {
  return { ok: false, why, message: KEYCHAIN_FAILURES.failed({ reason: what }) };
}
