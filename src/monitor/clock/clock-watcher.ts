/** Notices that the wall clock was set, or that the machine slept without a word, by comparing it with the monotonic one. */
import { correctedNow } from '../../diagnosis/service/network.ts';
import type { Clock } from '../../platform/host.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** The wall clock has moved so much against the other one: it was set, or the machine slept unnoticed. */
const JUMP_MS = 20_000;

export interface ClockWatcher {
  /** True once after every jump. */
  hasJumped(): boolean;
  /** The clocks stand as they should, whatever happened before: a start, or a wake that was told. */
  trust(): void;
  /** The wall clock as it was when it was last known to be right. */
  beforeJump(): EpochMs;
  /**
   * The network has settled, so that the clock is known again: by itself, or against the server's.
   * @param clockOffsetMs  own clock minus the server's; null: not known
   * @returns              true when deadlines are to be judged by another time than before
   */
  settle(clockOffsetMs: number | null): boolean;
}

export function createClockWatcher(clock: Clock): ClockWatcher {
  const drift = (): number => clock.now() - clock.monotonic();
  let seen = drift();
  let settled = seen;
  let judged = seen;

  return {
    hasJumped() {
      const before = seen;
      seen = drift();
      return Math.abs(seen - before) > JUMP_MS;
    },
    trust() {
      seen = drift();
    },
    beforeJump: () => clock.monotonic() + settled,
    settle(clockOffsetMs) {
      settled = drift();
      const judging = correctedNow(clock.now(), clockOffsetMs) - clock.monotonic();
      if (Math.abs(judging - judged) <= JUMP_MS) return false;
      judged = judging;
      return true;
    },
  };
}
