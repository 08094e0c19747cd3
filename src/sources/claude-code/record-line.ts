/** Reads one line of a session record. Of what it holds only words, times and ids are kept; nothing of the conversation. */
import { findRequestTimes } from '../../diagnosis/explain/request-time.ts';
import { refusalKind, sentWith } from '../../diagnosis/refusals/refusal-kinds.ts';
import type { RecordedFailure } from '../../diagnosis/refusals/session-records.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** What one line says of requests: one is sent, failed, or was answered; or whose session this is. */
export type RecordLine =
  | { is: 'failure'; failure: Omit<RecordedFailure, 'account'> }
  | { is: 'answer'; at: EpochMs }
  /** A request is being sent; `what` tells one from another. */
  | { is: 'request'; at: EpochMs; what: string }
  | { is: 'owner'; account: string };

type Fields = Readonly<Record<string, unknown>>;

/** Whether a time lies in the future is asked by whoever judges it. */
const LAST_MOMENT: EpochMs = 8_640_000_000_000_000;

/** Most lines are none of these, and are not parsed. */
const MAY_MATTER = /"(?:api_error|api-request|assistant|session-owner)"/;

/** @returns null: the line tells of no request, belongs to a sub-agent that failed, or is torn */
export function readRecordLine(line: string): RecordLine | null {
  if (!MAY_MATTER.test(line)) return null;
  const record = readJson(line);
  if (record === null) return null;
  if (record.type === 'session-owner') {
    const account = idOf(record.accountUuid);
    return account === null ? null : { is: 'owner', account };
  }
  const at = timeOf(record);
  if (at === null) return null;
  if (record.type === 'api-request') return readRequest(record, at);
  if (record.type === 'system' && record.subtype === 'api_error') return readAttempt(record, at);
  return record.type === 'assistant' ? readTurn(record, at) : null;
}

/** Its own time; else the one that the id of its request tells. */
function timeOf({ requestId, timestamp }: Fields): EpochMs | null {
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  if (Number.isFinite(at)) return at;
  return typeof requestId === 'string' ? (findRequestTimes(requestId, LAST_MOMENT)[0]?.at ?? null) : null;
}

function readRequest(record: Fields, at: EpochMs): RecordLine | null {
  const digest = matching(record.requestDigest ?? record.shapeHash, /^[0-9a-f]{16,128}$/);
  return digest === null || record.isSidechain === true ? null : { is: 'request', at, what: digest };
}

/** An attempt that failed and is made again. */
function readAttempt(record: Fields, at: EpochMs): RecordLine | null {
  const error = fieldsOf(record.error);
  if (error === null) return null;
  const sentence = textOf(error.message);
  // The message quotes the server's answer as JSON inside a sentence.
  const type = /"type":\s*"(\w{1,40}_error)"/.exec(sentence)?.[1] ?? '';
  return failure(record, at, {
    status: statusOf(error.status),
    word: '',
    type,
    detail: '',
    sentence: `${sentence} ${textOf(error.formatted)}`,
    requestId: idOf(error.requestId),
    final: false,
  });
}

/** A turn that ended: with an answer, or with Claude Code's words for what went wrong. */
function readTurn(record: Fields, at: EpochMs): RecordLine | null {
  const message = fieldsOf(record.message);
  if (record.isApiErrorMessage !== true) {
    return message === null || message.model === '<synthetic>' ? null : { is: 'answer', at };
  }
  return failure(record, at, {
    status: statusOf(record.apiErrorStatus),
    word: wordOf(record.error),
    type: wordOf(record.apiErrorType),
    detail: wordOf(record.apiError),
    sentence: sentenceOf(message),
    requestId: idOf(record.requestId),
    final: true,
  });
}

type Read = Pick<RecordedFailure, 'status' | 'word' | 'type' | 'detail' | 'requestId' | 'final'> & { sentence: string };

function failure(record: Fields, at: EpochMs, { sentence, ...read }: Read): RecordLine | null {
  if (record.isSidechain === true) return null;
  return {
    is: 'failure',
    failure: {
      at,
      ...read,
      kind: refusalKind({ ...read, sentence }),
      sentWith: sentWith({ ...read, sentence }),
      session: idOf(record.sessionId),
      version: versionOf(record.version),
    },
  };
}

function sentenceOf(message: Fields | null): string {
  const parts = Array.isArray(message?.content) ? message.content : [];
  return textOf(fieldsOf(parts[0])?.text);
}

function readJson(line: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    return null;
  }
}

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** Far more than any sentence of an error; a page in its place is long. */
const LONGEST_SENTENCE = 4_000;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_SENTENCE) : '');
const matching = (value: unknown, pattern: RegExp): string | null =>
  typeof value === 'string' && pattern.test(value) ? value : null;
const wordOf = (value: unknown): string => matching(value, /^\w{1,40}$/) ?? '';
const idOf = (value: unknown): string | null => matching(value, /^[\w-]{1,80}$/);
const versionOf = (value: unknown): string | null => matching(value, /^[\w.+-]{1,40}$/);
const statusOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;
