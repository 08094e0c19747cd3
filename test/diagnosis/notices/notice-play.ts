/** A machine whose readings come one after the other, on a clock of the test's own. */
import * as v from 'valibot';
import {
  emptyMemory,
  type NoticeInput,
  type NoticeMemory,
  NoticeMemorySchema,
  reduceNotices,
} from '../../../src/diagnosis/notices/notice-policy.ts';
import { decide } from '../../../src/diagnosis/verdict-table.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import type { NetworkState, PageState, ProbeState, SignInState } from '../../../src/shared/vocabulary.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 9, 1, 8);

export interface World {
  network: NetworkState;
  page: PageState;
  probe: ProbeState;
  signIn: Record<string, SignInState>;
  loginEndsAt: number | null;
  incidents: NoticeInput['service']['incidents'];
  awake: boolean;
  findings: readonly Finding[];
  settings: NoticeInput['settings'];
  pageFresh: boolean;
  fallback: NoticeInput['fallback'];
  troubled: NoticeInput['service']['troubled'];
  answeredAt: number | null;
  stoppedAt: number | null;
}

const CALM: World = {
  network: 'ONLINE',
  page: 'CLEAR',
  probe: 'OK',
  signIn: { default: 'OK' },
  loginEndsAt: null,
  incidents: [],
  awake: true,
  findings: [],
  settings: DEFAULT_SETTINGS,
  pageFresh: true,
  fallback: null,
  troubled: [],
  answeredAt: null,
  stoppedAt: null,
};

/** Plays readings one after the other and remembers what was said. */
export class Play {
  memory: NoticeMemory = emptyMemory();
  now = START;
  world: World = CALM;
  said: Notice[] = [];
  withdrawn: string[] = [];
  wakeAt: number | null = null;
  private goodSince: number | null = START;

  constructor(world: Partial<World> = {}) {
    this.change(world);
    this.read();
  }

  change(world: Partial<World>): this {
    this.world = { ...this.world, ...world };
    return this;
  }

  /** Passes time with a reading every `everyMs`. */
  pass(ms: number, everyMs = MINUTE): this {
    for (let left = ms; left > 0; left -= everyMs) {
      this.now += Math.min(everyMs, left);
      this.read();
    }
    return this;
  }

  read(): this {
    const { page, probe, network, signIn } = this.world;
    this.goodSince = probe === 'OK' ? (this.goodSince ?? this.now) : null;
    const outcome = reduceNotices(this.memory, {
      now: this.now,
      minuteOfDay: Math.floor((this.now % DAY) / MINUTE),
      awake: this.world.awake,
      network,
      service: {
        page,
        probe,
        pageFresh: this.world.pageFresh,
        readAt: this.now,
        helloGoodSince: this.goodSince,
        incidents: this.world.incidents,
        troubled: this.world.troubled,
      },
      profiles: Object.entries(signIn).map(([id, state]) => ({
        id,
        name: `~/.${id}`,
        signIn: state,
        loginEndsAt: this.world.loginEndsAt,
        answeredAt: this.world.answeredAt,
        stoppedAt: this.world.stoppedAt,
        usage: [],
        verdict: decide({ network, signIn: state, probe, page }),
      })),
      findings: this.world.findings,
      fallback: this.world.fallback,
      settings: this.world.settings,
    });
    // What is remembered must survive a restart: through JSON and the schema.
    this.memory = v.parse(NoticeMemorySchema, JSON.parse(JSON.stringify(outcome.memory)));
    this.said.push(...outcome.show);
    this.withdrawn.push(...outcome.withdraw);
    this.wakeAt = outcome.wakeAt;
    return this;
  }

  get banners(): Notice[] {
    return this.said.filter(({ level }) => level !== 'quiet');
  }
}
