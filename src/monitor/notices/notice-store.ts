/** Keeps the memory of the notice policy and the list of notices, over restarts as well. */

import * as v from 'valibot';
import {
  emptyMemory,
  type NoticeInput,
  type NoticeMemory,
  NoticeMemorySchema,
  reduceNotices,
} from '../../diagnosis/notices/notice-policy.ts';
import type { Host } from '../../platform/host.ts';
import type { NoticeId } from '../../shared/ids.ts';
import { NOTICES } from '../../shared/messages/notices.ts';
import { NOTICE_KINDS, NOTICE_LEVELS, type Notice } from '../../shared/notice.ts';
import { type EpochMs, LIGHTS_WORST_FIRST } from '../../shared/vocabulary.ts';
import { createJsonStore } from '../data-folder/json-store.ts';
import { isSame } from '../snapshot/is-same.ts';

const MAX_NOTICES = 50;
const Text = v.pipe(v.string(), v.maxLength(4000));
const Time = v.pipe(v.number(), v.finite());

const NOTICE_IDS = Object.keys(NOTICES) as NoticeId[];

const DeskSchema = v.object({
  version: v.literal(1),
  memory: NoticeMemorySchema,
  notices: v.array(
    v.object({
      id: Text,
      kind: v.picklist(NOTICE_KINDS),
      level: v.picklist(NOTICE_LEVELS),
      at: Time,
      episode: Text,
      profile: v.nullable(Text),
      tells: v.optional(v.picklist(NOTICE_IDS)),
      title: Text,
      body: Text,
      light: v.picklist(LIGHTS_WORST_FIRST),
      withdrawnAt: v.nullable(Time),
    }),
  ),
});

export interface NoticeStore {
  /** @returns a sentence when the kept memory could not be used */
  load(): Promise<string | null>;
  /** Takes in a reading. @returns when to ask again at the latest; null: not before the next reading */
  take(input: NoticeInput): EpochMs | null;
  /** Newest first, at most fifty; the same array until it changes. */
  notices(): readonly Notice[];
  memory(): NoticeMemory;
  /** What the user says about notices: mute, the one-shot. */
  change(change: Partial<Pick<NoticeMemory, 'mutedUntil' | 'tellWhenItWorks'>>): void;
  /** Gives a notice that says that it is a test; the one before goes. */
  test(now: EpochMs): void;
  /** @returns false when there is no such notice */
  dismiss(id: string): boolean;
  flush(): Promise<void>;
}

/** A notice that says that it is a test. */
export function testNotice(id: string, at: EpochMs): Notice {
  const { title, body } = NOTICES.test;
  const what = { tells: 'test', kind: 'setup', level: 'normal', light: 'green', profile: null } as const;
  return { ...what, id, at, episode: 'test', title, body, withdrawnAt: null };
}

/** Keeps `notices.json` in the data folder. */
export function createNoticeStore(host: Host): NoticeStore {
  const file = createJsonStore(host, 'notices.json', DeskSchema, () => ({
    version: 1 as const,
    memory: emptyMemory(),
    notices: [] as Notice[],
  }));
  let memory = emptyMemory();
  let notices: readonly Notice[] = [];
  // A tray is there before the file has been read, and what is said on it meanwhile holds.
  let wishes: Parameters<NoticeStore['change']>[0] = {};
  const keep = (): void => file.keep({ version: 1, memory, notices: [...notices] });

  return {
    async load() {
      const { value, problem } = await file.load();
      memory = { ...value.memory, ...wishes };
      notices = value.notices.slice(0, MAX_NOTICES);
      if (Object.keys(wishes).length > 0) keep();
      return problem;
    },
    take(input) {
      const outcome = reduceNotices(memory, input);
      if (isSame(outcome.memory, memory)) return outcome.wakeAt;
      memory = outcome.memory;
      const over = new Set(outcome.withdraw);
      const withdrawn = (notice: Notice) => over.has(notice.episode) && notice.withdrawnAt === null;
      if (notices.some(withdrawn)) {
        notices = notices.map((notice) => (withdrawn(notice) ? { ...notice, withdrawnAt: input.now } : notice));
      }
      if (outcome.show.length > 0) notices = [...outcome.show.toReversed(), ...notices].slice(0, MAX_NOTICES);
      keep();
      return outcome.wakeAt;
    },
    notices: () => notices,
    memory: () => memory,
    change(change) {
      wishes = { ...wishes, ...change };
      memory = { ...memory, ...change };
      keep();
    },
    test(now) {
      memory = { ...memory, count: memory.count + 1 };
      notices = [testNotice(`n${memory.count}`, now), ...notices.filter(({ tells }) => tells !== 'test')];
      notices = notices.slice(0, MAX_NOTICES);
      keep();
    },
    dismiss(id) {
      if (!notices.some((notice) => notice.id === id)) return false;
      notices = notices.filter((notice) => notice.id !== id);
      keep();
      return true;
    },
    flush: file.flush,
  };
}
