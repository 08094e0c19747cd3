/** Reads Anthropic's status page over an ordered list of sources: the page, its twin at the maker's own host, its feed. */
import type { TrackedIncident } from '../../diagnosis/service/incident-tracker.ts';
import { trackIncidents } from '../../diagnosis/service/incident-tracker.ts';
import type { PageAnswer, PageContent, PageIncident, PageReading } from '../../diagnosis/service/page-content.ts';
import type { Host } from '../../platform/host.ts';
import { DAY_MS } from '../../shared/spans.ts';
import { readIncidentEnding, readPastIncidents } from './incident-ending.ts';
import type { SourceAnswer } from './read-page-answer.ts';
import { readPageAnswer } from './read-page-answer.ts';
import type { StatusSource } from './service-addresses.ts';
import { findServiceAddresses } from './service-addresses.ts';

export interface StatusPage {
  /** One look, over as many sources as it takes. A second call while one is under way gets the same reading. */
  poll(): Promise<PageReading>;
  /** Forgets what the sources were last seen to hold; after a network's sign-in page has answered for them. */
  forget(): void;
  /** The newest fifty incidents, past ones as well; null: not told. One question, of the source that answered last. */
  past(): Promise<readonly PageIncident[] | null>;
}

/** Failures in a row after which another source is asked as well. */
const PATIENCE = 3;
const MAX_ENDINGS = 5;

const GOOD: readonly PageAnswer[] = ['fresh', 'unchanged'];
const GIVES_UP: readonly PageAnswer[] = ['blocked', 'gone', 'wrong', 'moved'];
const FAILS: readonly PageAnswer[] = ['page-error', 'transport'];

interface SourceState {
  source: StatusSource;
  etag: string | null;
  content: PageContent | null;
}

/**
 * @param options.sources  instead of the built-in ones and of PILOTLIGHT_STATUS_URLS
 */
export function createStatusPage(host: Host, options: { sources?: readonly StatusSource[] } = {}): StatusPage {
  const addresses = options.sources ?? findServiceAddresses(host.env).status;
  const states = addresses.map((source): SourceState => ({ source, etag: null, content: null }));
  let activeIndex = 0;
  let descendedAt = 0;
  let failures = 0;
  let tracked: readonly TrackedIncident[] = [];
  let underWay: Promise<PageReading> | null = null;

  const ask = async (state: SourceState): Promise<SourceAnswer> => {
    const answer = await readPageAnswer(host.http, state.source, state.content === null ? null : state.etag);
    if (answer.answer === 'fresh') {
      state.content = answer.content;
      state.etag = answer.etag;
    } else if (answer.answer === 'unchanged' && state.content === null) {
      return { ...answer, answer: 'wrong' };
    } else if (GIVES_UP.includes(answer.answer)) {
      state.etag = null;
      state.content = null;
    }
    return answer;
  };

  const movesOn = ({ answer, failure }: SourceAnswer): boolean => {
    if (GIVES_UP.includes(answer) || failure === 'tls') return true;
    return FAILS.includes(answer) && failure !== 'aborted' && failures + 1 >= PATIENCE;
  };

  /** Down the sources from where we stand, once a day from its top, until a source answers or asks to wait. */
  const walk = async (): Promise<{ answer: SourceAnswer; state: SourceState } | null> => {
    if (activeIndex > 0 && host.clock.monotonic() - descendedAt >= DAY_MS) activeIndex = 0;
    const start = activeIndex;
    let first: { answer: SourceAnswer; state: SourceState } | null = null;
    for (const [index, state] of states.entries()) {
      if (index < start) continue;
      const answer = await ask(state);
      first ??= { answer, state };
      if (!GOOD.includes(answer.answer) && movesOn(answer)) continue;
      if (index > start) descendedAt = host.clock.monotonic();
      activeIndex = index;
      return { answer, state };
    }
    activeIndex = 0;
    return first;
  };

  const findEndings = async (state: SourceState, content: PageContent) => {
    const step = trackIncidents(tracked, content.incidents);
    tracked = step.tracked;
    const closed = step.closed.slice(0, MAX_ENDINGS);
    return Promise.all(closed.map((incident) => readIncidentEnding(host.http, state.source, incident)));
  };

  const look = async (): Promise<PageReading> => {
    const found = await walk();
    const at = host.clock.now();
    if (found === null) return { ...EMPTY, at };
    const { answer, state } = found;
    const isGood = GOOD.includes(answer.answer);
    if (answer.failure !== 'aborted') failures = FAILS.includes(answer.answer) ? failures + 1 : 0;
    const { serverDate, ageMs, retryAfterMs, failure } = answer;
    const content = isGood ? state.content : null;
    const endings = content === null ? [] : await findEndings(state, content);
    const source = isGood ? state.source.name : null;
    return { at, answer: answer.answer, source, content, serverDate, ageMs, retryAfterMs, failure, endings };
  };

  return {
    poll() {
      underWay ??= look().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    forget() {
      for (const state of states) {
        state.etag = null;
        state.content = null;
      }
    },
    async past() {
      const state = states[activeIndex];
      return state === undefined ? null : readPastIncidents(host.http, state.source);
    },
  };
}

/** When the user named addresses and none can be used. */
const EMPTY: PageReading = {
  at: 0,
  answer: 'transport',
  source: null,
  content: null,
  serverDate: null,
  ageMs: null,
  retryAfterMs: null,
  failure: 'no-address',
  endings: [],
};
