/**
 * Reads Claude Code's session records as far as they tell of requests: the ends of the latest ones at first, then only
 * what is new. docs/states.md says what is concluded from it.
 */
import type {
  RecordedAnswer,
  RecordedFailure,
  RecordedRetry,
  SessionRecords,
} from '../../diagnosis/refusals/session-records.ts';
import type { Host } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createRecordFile, type RecordFile } from './record-file.ts';
import { readRecordLine } from './record-line.ts';
import { recordFolders, recordsIn } from './record-places.ts';

/** Bounds of what is looked at and kept. */
const MOST = { folders: 30, files: 12, followed: 64, failures: 50, accounts: 8 };

export interface RecordReader {
  /** The records written to last, since `since`; the newest one comes last. */
  latest(since: EpochMs): Promise<readonly string[]>;
  /** Reads what one record has that is new. True: it tells of a request. */
  readNew(path: string): Promise<boolean>;
  /** What is known by now, without anything older than `since`. */
  records(since: EpochMs): SessionRecords;
}

interface Followed {
  file: RecordFile;
  /** Whose session it is, as far as it was said. */
  account: string | null;
  /** The request that was sent last and has no answer yet. */
  sent: (RecordedRetry & { what: string }) | null;
}

/** One look at the records of a profile. @param configDir  its folder */
export async function readSessionRecords(host: Host, configDir: string, since: EpochMs): Promise<SessionRecords> {
  const reader = createRecordReader(host, configDir);
  for (const path of await reader.latest(since)) await reader.readNew(path);
  return reader.records(since);
}

export function createRecordReader(host: Host, configDir: string): RecordReader {
  /** Used last comes last. */
  const followed = new Map<string, Followed>();
  const answers = new Map<string | null, EpochMs>();
  let failures: RecordedFailure[] = [];

  const follow = (path: string): Followed => {
    const one = followed.get(path) ?? { file: createRecordFile(host, path), account: null, sent: null };
    followed.delete(path);
    followed.set(path, one);
    for (const [oldest] of followed) if (followed.size > MOST.followed) followed.delete(oldest);
    return one;
  };
  const take = (one: Followed, line: string): boolean => {
    const entry = readRecordLine(line);
    if (entry === null) return false;
    const { account } = one;
    if (entry.is === 'request') return noteRequest(one, entry);
    if (entry.is !== 'owner') one.sent = null;
    if (entry.is === 'owner') one.account = entry.account;
    else if (entry.is === 'answer') noteAnswer({ at: entry.at, account });
    else return noteFailure({ ...entry.failure, account });
    return entry.is !== 'owner';
  };
  /** News is only that one was sent again. */
  const noteRequest = (one: Followed, { at, what }: { at: EpochMs; what: string }): boolean => {
    const isAgain = one.sent?.what === what;
    one.sent =
      isAgain && one.sent ? { ...one.sent, lastAt: at, count: one.sent.count + 1 } : { what, at, lastAt: at, count: 1 };
    return isAgain;
  };
  /** The end of a record that was out of sight for a while is read once more: what is known already is no news. */
  const noteFailure = (failure: RecordedFailure): boolean => {
    const isKnown = failures.some((one) => isSame(one, failure));
    if (!isKnown) failures.push(failure);
    return !isKnown;
  };
  const noteAnswer = ({ at, account }: RecordedAnswer): void => {
    answers.set(account, Math.max(at, answers.get(account) ?? 0));
    if (answers.size > MOST.accounts) answers.delete([...answers.keys()][0] ?? null);
  };
  const readNew = async (path: string): Promise<boolean> => {
    const one = follow(path);
    let isNews = false;
    await one.file.readNew((line) => {
      isNews = take(one, line) || isNews;
    });
    if (isNews) failures = failures.sort((a, b) => a.at - b.at).slice(-MOST.failures);
    return isNews;
  };

  return {
    readNew,
    async latest(since) {
      const found = [];
      for (const { path } of await recordFolders(host, configDir, MOST.folders))
        found.push(...(await recordsIn(host, path, since)));
      const latest = found.sort((a, b) => b.mtimeMs - a.mtimeMs).slice(0, MOST.files);
      // Oldest first, so that the newest stays longest.
      return latest.reverse().map(({ path }) => path);
    },
    records: (since) => ({
      failures: failures.filter(({ at }) => at >= since),
      answers: [...answers].map(([account, at]) => ({ at, account })).filter(({ at }) => at >= since),
      retries: [...followed.values()]
        .flatMap(({ sent }) => (sent && sent.count > 1 && sent.lastAt >= since ? [sent] : []))
        .map(({ at, count, lastAt }) => ({ at, count, lastAt }))
        .sort((a, b) => a.at - b.at),
    }),
  };
}

function isSame(a: RecordedFailure, b: RecordedFailure): boolean {
  return a.at === b.at && a.requestId === b.requestId && a.status === b.status && a.final === b.final;
}
