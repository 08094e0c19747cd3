/**
 * Asks Claude Code's public issue tracker who reported sign-in trouble: GitHub's documented REST search, without a login.
 * Ten questions a minute and sixty an hour are allowed per address, which a whole office may share: whoever calls asks seldom.
 */
import * as v from 'valibot';
import { speaksOfSignIn } from '../../diagnosis/service/sign-in-words.ts';
import type { Host } from '../../platform/host.ts';
import { parseJson } from '../../shared/json.ts';
import type { PublicReport } from '../../shared/others.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { readOverride } from '../status/service-addresses.ts';

const ADDRESS = 'https://api.github.com/';
const REPOSITORY = 'anthropics/claude-code';
/** At most five OR are allowed. */
const WORDS = 'login OR oauth OR 401 OR authentication OR "sign in" OR "logged out"';
const PER_PAGE = 100;
/** Answers hold whole issues. */
const MAX_BYTES = 8 * 1024 * 1024;
const TITLE_LENGTH = 120;
const WAIT_MS = 60_000;
const ISSUE_ADDRESS = /^https:\/\/github\.com\/anthropics\/claude-code\/issues\/\d{1,9}$/;
/** Titles with a bare "401" are about it as well. */
const STATUS_401 = /\b401\b/;

export interface FoundReport extends PublicReport {
  /** Tells one person from another within one answer; goes no further. */
  person: string;
}

export type SearchOutcome =
  | {
      ok: true;
      /** Newest first. */
      reports: readonly FoundReport[];
      /** All that fit, also beyond the first page. */
      total: number;
      /** The address has no question left until then; null: it has. */
      usedUpUntil: EpochMs | null;
    }
  | { ok: false; why: 'used-up'; until: EpochMs }
  | { ok: false; why: 'changed' | 'unreachable' };

const AnswerShape = v.object({
  total_count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  incomplete_results: v.optional(v.boolean(), false),
  items: v.pipe(v.array(v.unknown()), v.maxLength(PER_PAGE)),
});
const ItemShape = v.object({
  title: v.string(),
  html_url: v.pipe(v.string(), v.regex(ISSUE_ADDRESS)),
  created_at: v.string(),
  user: v.nullish(v.object({ login: v.optional(v.string(), '') })),
});

/** Reports since `since`, the newest hundred of them. One question. */
export async function searchReports(
  host: Pick<Host, 'http' | 'env' | 'clock'>,
  since: EpochMs,
): Promise<SearchOutcome> {
  const url = searchAddress(host.env, since);
  if (url === null) return { ok: false, why: 'unreachable' };
  const answer = await host.http.request({
    url,
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    maxBytes: MAX_BYTES,
  });
  if (!answer.ok) return { ok: false, why: 'unreachable' };
  const now = host.clock.now();
  if (answer.status === 429 || (answer.status === 403 && isLimit(answer.headers, answer.body))) {
    return { ok: false, why: 'used-up', until: readReset(answer.headers, now) ?? now + WAIT_MS };
  }
  // A 403 that speaks of no limit comes from a proxy or filter on the way.
  if (answer.status === 403 || answer.status >= 500) return { ok: false, why: 'unreachable' };
  const parsed = answer.status === 200 ? v.safeParse(AnswerShape, parseJson(answer.body)) : null;
  if (!parsed?.success) return { ok: false, why: 'changed' };
  const { items, total_count: total } = parsed.output;
  const reports = items.flatMap((item) => readItem(item, now) ?? []).filter(({ title }) => isAboutSignIn(title));
  // Items of another shape than the documented one say that nothing here can be counted on.
  if (items.length > 0 && items.every((item) => !v.is(ItemShape, item))) return { ok: false, why: 'changed' };
  const isLast = answer.headers['x-ratelimit-remaining'] === '0';
  return {
    ok: true,
    reports: reports.toSorted((a, b) => b.at - a.at),
    total: Math.max(reports.length, Math.round(total * (items.length === 0 ? 0 : reports.length / items.length))),
    usedUpUntil: isLast ? (readReset(answer.headers, now) ?? now + WAIT_MS) : null,
  };
}

function searchAddress(env: Host['env'], since: EpochMs): string | null {
  const override = readOverride(env, 'PILOTLIGHT_OTHERS_URLS');
  const base = override === null ? ADDRESS : override.urls[0]?.href;
  if (base === undefined) return null;
  const url = new URL('/search/issues', base);
  const from = new Date(since).toISOString().replace(/\.\d+Z$/, 'Z');
  url.searchParams.set('q', `repo:${REPOSITORY} is:issue in:title created:>=${from} ${WORDS}`);
  url.searchParams.set('sort', 'created');
  url.searchParams.set('order', 'desc');
  url.searchParams.set('per_page', String(PER_PAGE));
  return url.href;
}

function readItem(item: unknown, now: EpochMs): FoundReport | null {
  const parsed = v.safeParse(ItemShape, item);
  if (!parsed.success) return null;
  const at = Date.parse(parsed.output.created_at);
  if (!Number.isFinite(at) || at > now + WAIT_MS) return null;
  const { html_url: url, title, user } = parsed.output;
  return { at, url, title: plainText(title, TITLE_LENGTH), person: user?.login || url };
}

const isAboutSignIn = (title: string): boolean => speaksOfSignIn(title) || STATUS_401.test(title);

/** GitHub tells a limit by its headers, or for its secondary limits in words alone. */
const isLimit = (headers: Readonly<Record<string, string>>, body: string): boolean =>
  headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(body);

function readReset(headers: Readonly<Record<string, string>>, now: EpochMs): EpochMs | null {
  const after = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(after) && after >= 0) return now + after * 1000;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000;
  return Number.isFinite(reset) && reset > now ? reset : null;
}
