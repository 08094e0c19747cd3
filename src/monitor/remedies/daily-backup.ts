/** One backup a day, by the wall clock: a computer that slept past its time makes up for it when it is awake again. */
import * as v from 'valibot';
import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { DAY_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { createJsonStore } from '../data-folder/json-store.ts';

export interface DailyBackup {
  /** From two minutes on: the first look at the world comes before the first backup. */
  start(): void;
  /** Makes what is due by now. Costs nothing when nothing is; to be called now and then, and after every wake. */
  look(): void;
  stop(): Promise<void>;
}

export interface DailyBackupOptions {
  host: Host;
  profiles(): readonly ProfileFacts[];
  /** @returns since when a day is to be counted; null: it could not be made, and is tried again with the next look */
  backUp(profile: ProfileFacts): Promise<EpochMs | null>;
  /** Something is under way from now on. */
  track(work: Promise<void>): void;
}

const START_AFTER_MS = 2 * 60_000;

/** When each profile was last looked at, whether or not there was anything to keep. */
const Looked = v.object({ version: v.literal(1), at: v.record(v.string(), v.number()) });

export function createDailyBackup({ backUp, host, profiles, track }: DailyBackupOptions): DailyBackup {
  const { clock } = host;
  const file = createJsonStore(host, 'daily-backup.json', Looked, () => ({ version: 1 as const, at: {} }));
  let at: Record<string, EpochMs> | null = null;
  let isOpen = false;
  let isAtWork = false;
  let cancel = (): void => {};

  async function makeDue(): Promise<void> {
    at ??= (await file.load()).value.at;
    for (const facts of profiles()) {
      const id = profileId(facts);
      if (!isDue(at[id], clock.now())) continue;
      const since = await backUp(facts);
      if (since !== null) at = { ...at, [id]: since };
    }
    file.keep({ version: 1, at });
  }

  function look(): void {
    if (!isOpen || isAtWork) return;
    isAtWork = true;
    track(
      makeDue().finally(() => {
        isAtWork = false;
      }),
    );
  }

  return {
    start() {
      cancel = clock.after(START_AFTER_MS, () => {
        isOpen = true;
        look();
      });
    },
    look,
    async stop() {
      cancel();
      isOpen = false;
      await file.flush();
    },
  };
}

/** A time in the future was noted before the clock was set back. */
function isDue(last: EpochMs | undefined, now: EpochMs): boolean {
  return last === undefined || last > now || now - last >= DAY_MS;
}
