/** One request to one source of the status page, sorted and parsed. */
import { classifyAnswer, readRetryAfter, readTimes } from '../../diagnosis/service/answer-class.ts';
import type { PageAnswer, PageContent } from '../../diagnosis/service/page-content.ts';
import type { Http, HttpOutcome } from '../../platform/host.ts';
import { requestFollowing } from './follow-redirects.ts';
import { parseFeed } from './parse-feed.ts';
import { parseSummary } from './parse-summary.ts';
import type { StatusSource } from './service-addresses.ts';

/** What one source said. */
export interface SourceAnswer {
  answer: PageAnswer;
  /** Set for `fresh`. */
  content: PageContent | null;
  etag: string | null;
  serverDate: number | null;
  ageMs: number | null;
  retryAfterMs: number | null;
  failure: string | null;
}

const NOTHING = { content: null, etag: null, serverDate: null, ageMs: null, retryAfterMs: null, failure: null };

/** @param etag  of the content still held; null: none is */
export async function readPageAnswer(http: Http, source: StatusSource, etag: string | null): Promise<SourceAnswer> {
  const outcome = await requestFollowing(http, {
    url: source.url,
    headers: {
      accept: source.kind === 'feed' ? 'application/atom+xml' : 'application/json',
      ...(etag === null ? {} : { 'if-none-match': etag }),
    },
  });
  return outcome.ok ? readAnswer(outcome, source) : { ...NOTHING, ...readFailure(outcome) };
}

function readFailure({ why, detail }: Extract<HttpOutcome, { ok: false }>): { answer: PageAnswer; failure: string } {
  if (why === 'too-big') return { answer: 'wrong', failure: why };
  return { answer: why === 'proxy' && detail === 'PROXY_407' ? 'proxy' : 'transport', failure: why };
}

function readAnswer(outcome: Extract<HttpOutcome, { ok: true }>, source: StatusSource): SourceAnswer {
  const times = readTimes(outcome.headers);
  const head = { ...NOTHING, ...times, retryAfterMs: readRetryAfter(outcome.headers['retry-after'], times.serverDate) };
  const sorted = classifyAnswer(outcome);
  if (sorted !== 'readable') return { ...head, answer: sorted };
  const { content, answer } = parse(outcome.body, source.kind);
  const etag = content === null ? null : (outcome.headers.etag ?? null);
  return { ...head, content, answer, etag };
}

function parse(body: string, kind: StatusSource['kind']): { content: PageContent | null; answer: PageAnswer } {
  if (kind === 'feed') {
    const content = parseFeed(body);
    return { content, answer: content === null ? 'wrong' : 'fresh' };
  }
  const parsed = parseSummary(body);
  return parsed.kind === 'content' ? { content: parsed.content, answer: 'fresh' } : { content: null, answer: 'wrong' };
}
