/** Looks once a day whether a newer Pilotlight is out. Only compares versions: nothing is ever downloaded or installed. */
import * as v from 'valibot';
import { createJsonStore } from '../../monitor/data-folder/json-store.ts';
import type { Host } from '../../platform/host.ts';
import { linkAddress } from '../../shared/links.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { DAY_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** The start of the day belongs to the verdict. */
const FIRST_AFTER_MS = 5 * 60_000;

const Release = v.pipe(v.string(), v.parseJson(), v.object({ tag_name: v.pipe(v.string(), v.maxLength(100)) }));
const Version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));
const Kept = v.object({ version: v.literal(1), checkedAt: v.number(), newest: v.nullable(Version) });

export interface UpdateCheck {
  /** A version newer than this one; null: none known. */
  newer(): string | null;
  stop(): void;
}

export interface UpdateCheckOptions {
  host: Host;
  /** The version that runs. */
  current: string;
  /** The user's choice, asked each time. */
  isWanted(): boolean;
  onChange(): void;
  snapshot(): Snapshot;
}

/** @returns a check that never asks anybody when this build does not know where its releases are */
export function startUpdateCheck(options: UpdateCheckOptions): UpdateCheck {
  const { host, current, isWanted, onChange } = options;
  const address = releaseAddress(host.env, options.snapshot());
  const file = createJsonStore(host, 'update.json', Kept, () => ({ version: 1 as const, checkedAt: 0, newest: null }));
  let newest: string | null = null;
  let cancel = (): void => {};
  let stopped = false;

  const plan = (delayMs: number): void => {
    if (!stopped) cancel = host.clock.after(delayMs, () => void look());
  };
  const look = async (): Promise<void> => {
    if (!isWanted() || address === null) return plan(DAY_MS);
    const found = await askForNewest(host, address);
    if (found !== null) take(found);
    file.keep({ version: 1, checkedAt: host.clock.now(), newest });
    await file.flush();
    plan(DAY_MS);
  };
  const take = (version: string): void => {
    if (version === newest) return;
    newest = version;
    onChange();
  };
  void file.load().then(({ value }) => {
    if (value.newest !== null) take(value.newest);
    plan(untilNext(value.checkedAt, host.clock.now()));
  });

  return {
    newer: () => (newest !== null && isNewer(newest, current) ? newest : null),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** A time in the future was noted before the clock was set back. */
function untilNext(checkedAt: EpochMs, now: EpochMs): number {
  const due = checkedAt > now ? 0 : checkedAt + DAY_MS - now;
  return Math.max(FIRST_AFTER_MS, due);
}

async function askForNewest(host: Pick<Host, 'http'>, url: string): Promise<string | null> {
  const headers = { accept: 'application/vnd.github+json' };
  const outcome = await host.http.request({ url, headers, maxBytes: 1024 * 1024 });
  if (!outcome.ok || outcome.status !== 200) return null;
  const release = v.safeParse(Release, outcome.body);
  const version = release.success ? release.output.tag_name.replace(/^v/, '') : '';
  return v.is(Version, version) ? version : null;
}

/** GitHub's answer to "which release is the latest"; null: this build does not know its home. */
function releaseAddress(env: Host['env'], snapshot: Snapshot): string | null {
  const named = (env.PILOTLIGHT_RELEASE_URLS ?? '').split(',')[0]?.trim();
  if (named) return named;
  const page = linkAddress('releases', undefined, snapshot);
  const [, repository] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/releases$/.exec(page ?? '') ?? [];
  return repository ? `https://api.github.com/repos/${repository}/releases/latest` : null;
}

/** Compares versions number by number; a version that is not three numbers is never newer. */
export function isNewer(version: string, current: string): boolean {
  const [a, b] = [version, current].map((text) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number));
  if (!a || !b) return false;
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
