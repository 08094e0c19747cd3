/** Sorts answers for the page into the classes that decide what happens next. */
import type { PageAnswer } from './page-content.ts';

/** Answers after which the last good reading still counts until it is 30 minutes old. */
export const KEEPS_LAST = {
  fresh: true,
  unchanged: true,
  'slow-down': true,
  'page-error': true,
  transport: true,
  wrong: false,
  moved: false,
  blocked: false,
  gone: false,
  proxy: false,
} as const satisfies Record<PageAnswer, boolean>;

export interface AnswerHead {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

const looksLikeHtml = ({ headers, body }: AnswerHead) =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') ||
  /^\s*<(?:!doctype\s+html|html|head|body)\b/i.test(body.slice(0, 500));

/**
 * Sorts an answer by its head. `readable` means: a 200 whose body is worth parsing. Redirects must have been followed.
 */
export function classifyAnswer(answer: AnswerHead): Exclude<PageAnswer, 'fresh' | 'transport'> | 'readable' {
  const { status, headers, body } = answer;
  if (status === 304) return 'unchanged';
  if (status === 407) return 'proxy';
  if (status === 420 || status === 429) return 'slow-down';
  if (status === 404 || status === 410) return 'gone';
  if (headers['x-amzn-waf-action'] !== undefined || status === 202) return 'blocked';
  if (status === 401 || status === 403 || status === 405) return 'blocked';
  if (status >= 500) return 'page-error';
  if (status >= 300 && status < 400) return 'moved';
  if (status !== 200) return 'wrong';
  if (looksLikeHtml(answer)) return 'moved';
  return body === '' ? 'wrong' : 'readable';
}

/** `Retry-After` in ms (seconds or a date); null: not given or nonsense. Never more than a day. */
export function readRetryAfter(value: string | undefined, serverDate: number | null): number | null {
  if (value === undefined) return null;
  const seconds = /^\s*\d{1,9}\s*$/.test(value) ? Number(value) * 1_000 : Number.NaN;
  const date = serverDate === null ? Number.NaN : Date.parse(value) - serverDate;
  const wait = Number.isFinite(seconds) ? seconds : date;
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, 86_400_000) : null;
}

/** `Date` as ms since epoch and `Age` in ms; null where missing or nonsense. */
export function readTimes(headers: Readonly<Record<string, string>>): {
  serverDate: number | null;
  ageMs: number | null;
} {
  const date = Date.parse(headers.date ?? '');
  const age = /^\s*\d{1,8}\s*$/.test(headers.age ?? '') ? Number(headers.age) * 1_000 : null;
  return { serverDate: Number.isFinite(date) ? date : null, ageMs: age };
}
