/** Asks, seldom, whether others report sign-in trouble too, and remembers what was answered. Shared by every profile. */
import * as v from 'valibot';
import { BASELINE_DAYS, judgeReports, SPANS_MIN } from '../../diagnosis/others/judge-reports.ts';
import type { Host } from '../../platform/host.ts';
import type { OthersReport, OthersSilence } from '../../shared/others.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { type FoundReport, searchReports } from '../../sources/others/issue-search.ts';
import { createJsonStore } from '../data-folder/json-store.ts';

/** At most one question in this time, whoever asks. */
export const ASK_AT_MOST_EVERY_MS = 10 * MINUTE_MS;
/** What is usual is asked for again after this. */
const BASELINE_HOLDS_MS = DAY_MS;
const LONGEST_SPAN_MS = Math.max(...SPANS_MIN) * MINUTE_MS;
const MAX_SHOWN = 3;

const Time = v.pipe(v.number(), v.finite());
const MemorySchema = v.object({
  version: v.literal(1),
  askedAt: v.nullable(Time),
  askAgainAt: Time,
  why: v.nullable(v.picklist(['used-up', 'changed', 'unreachable'])),
  baseline: v.nullable(v.object({ at: Time, total: v.number(), times: v.pipe(v.array(Time), v.maxLength(200)) })),
  reports: v.pipe(v.array(v.object({ at: Time, title: v.string(), url: v.string() })), v.maxLength(200)),
});
type Memory = v.InferOutput<typeof MemorySchema>;

const NOTHING: Memory = { version: 1, askedAt: null, askAgainAt: 0, why: null, baseline: null, reports: [] };

export interface Others {
  /** What is known, from memory where the tracker was asked a moment ago. Never throws. */
  ask(): Promise<OthersReport>;
  /** What was answered within the last minutes, without a question; null: nothing was. */
  known(): Promise<OthersReport | null>;
}

/** Keeps `others.json` in the data folder. */
export function createOthers(host: Host, isWanted: () => boolean): Others {
  const file = createJsonStore(host, 'others.json', MemorySchema, () => NOTHING);
  let memory: Memory | null = null;
  let underWay: Promise<OthersReport> | null = null;

  const look = async (): Promise<OthersReport> => {
    if (!isWanted()) return silent('off', NOTHING);
    memory ??= (await file.load()).value;
    const now = host.clock.now();
    // A clock that was set back must not keep us silent for good.
    const mayAsk = now >= memory.askAgainAt || memory.askAgainAt - now > DAY_MS;
    if (mayAsk) {
      memory = await ask(memory, now);
      file.keep(memory);
      await file.flush();
    }
    return report(memory, now);
  };

  /** Once a day the two weeks before, which hold the last hours as well; else the last hours only. */
  const ask = async (known: Memory, now: EpochMs): Promise<Memory> => {
    const isStale = known.baseline === null || Math.abs(now - known.baseline.at) > BASELINE_HOLDS_MS;
    const answer = await searchReports(host, now - (isStale ? BASELINE_DAYS * DAY_MS : LONGEST_SPAN_MS));
    const soonest = now + ASK_AT_MOST_EVERY_MS;
    if (!answer.ok) {
      const until = answer.why === 'used-up' ? Math.max(soonest, answer.until) : soonest;
      return { ...known, why: answer.why, askAgainAt: until };
    }
    const times = onePerPerson(answer.reports).map(({ at }) => at);
    const recent = onePerPerson(answer.reports.filter(({ at }) => at > now - LONGEST_SPAN_MS));
    return {
      version: 1,
      askedAt: now,
      askAgainAt: Math.max(soonest, answer.usedUpUntil ?? 0),
      why: null,
      baseline: isStale ? { at: now, total: Math.max(answer.total, times.length), times } : known.baseline,
      reports: recent.map(({ at, title, url }) => ({ at, title, url })),
    };
  };

  return {
    async known() {
      if (!isWanted()) return null;
      memory ??= (await file.load()).value;
      const known = report(memory, host.clock.now());
      return known.answer === 'unknown' ? null : known;
    },
    ask() {
      underWay ??= look().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

/** Somebody who reports twice within a day is one person. */
function onePerPerson(reports: readonly FoundReport[]): readonly FoundReport[] {
  const seen = new Set<string>();
  return reports.filter(({ at, person }) => {
    const key = `${person} ${Math.floor(at / DAY_MS)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function report(memory: Memory, now: EpochMs): OthersReport {
  const { askAgainAt, askedAt, baseline, reports, why } = memory;
  const isFresh = askedAt !== null && now - askedAt < 2 * ASK_AT_MOST_EVERY_MS && now >= askedAt - MINUTE_MS;
  if (baseline === null || !isFresh || why !== null) return silent(why ?? 'unreachable', memory);
  // The hours that are judged are no part of what is usual.
  const usual = { ...baseline, times: baseline.times.filter((at) => at <= now - LONGEST_SPAN_MS) };
  const excess = baseline.times.length - usual.times.length;
  const verdict = judgeReports(
    reports.map(({ at }) => at),
    { ...usual, total: Math.max(0, baseline.total - excess) },
    now,
  );
  return { version: 1, why: null, ...verdict, newest: reports.slice(0, MAX_SHOWN), askedAt, askAgainAt };
}

function silent(why: OthersSilence, { askAgainAt, askedAt }: Memory): OthersReport {
  return {
    version: 1,
    answer: 'unknown',
    why,
    minutes: 60,
    people: 0,
    usual: 0,
    chance: 1,
    newest: [],
    askedAt,
    askAgainAt: why === 'off' ? null : askAgainAt,
  };
}
