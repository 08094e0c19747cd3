/**
 * What a million installs do to the status page and the issue search: each plans its looks with Pilotlight's own schedule
 * through a working day with one hour in which all wake up and one outage, and answers are the server's (304 while the page is as
 * it was). Counts, no time is measured. Run with `npm run bench -- million [installs]`; a part stands for all of them.
 */
import {
  delayAfterWake,
  nextPageDelay,
  nextProbeDelay,
  type PollSituation,
} from '../src/diagnosis/service/poll-schedule.ts';
import { DEFAULT_SETTINGS } from '../src/shared/settings.ts';

const INSTALLS = 1_000_000;
const SAMPLE = Number(process.argv[2] ?? 20_000);
const SECOND = 1000;
const HOUR = 3_600_000;
/** Awake from 08:00, all within the first minutes of the hour, until 18:00; the outage lasts from 14:00 to 15:00. */
const WAKE = 8 * HOUR;
const SLEEP = 18 * HOUR;
const OUTAGE = { from: 14 * HOUR, to: 15 * HOUR };
/** The page changes this often in an outage: an update, a component. */
const CHANGES = [14, 14.1, 14.25, 14.5, 14.75, 15].map((hours) => hours * HOUR);
const FULL_BYTES = 12_000;
const UNCHANGED_BYTES = 400;

/** A draw that is the same each time. */
let state = 1;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const calm = { pageMs: DEFAULT_SETTINGS.pageIntervalMs, helloMs: DEFAULT_SETTINGS.helloIntervalMs };
function situationAt(at: number): PollSituation {
  const down = at >= OUTAGE.from && at < OUTAGE.to;
  const over = at >= OUTAGE.to ? at - OUTAGE.to : null;
  return {
    power: 'awake',
    page: down ? 'OUTAGE' : 'CLEAR',
    probe: 'OK',
    suspicious: false,
    incidentOverForMs: over,
    failures: 0,
    misses: 0,
    refusals: 0,
    retryAfterMs: null,
    slowDown: false,
    throttled: false,
    calm,
  };
}

const perSecond = { page: new Map<number, number>(), hello: new Map<number, number>() };
let whole = 0;
let unchanged = 0;

function count(map: Map<number, number>, at: number): void {
  const second = Math.floor(at / SECOND);
  map.set(second, (map.get(second) ?? 0) + 1);
}

for (let install = 0; install < SAMPLE; install++) {
  // Machines of an office wake within a minute of the hour.
  const start = WAKE + 60_000 * random() + delayAfterWake(random());
  let seen = -1;
  for (let at = start; at < SLEEP; ) {
    count(perSecond.page, at);
    const version = CHANGES.filter((change) => change <= at).length;
    if (version === seen) unchanged++;
    else whole++;
    seen = version;
    at += nextPageDelay(situationAt(at), random()) ?? SLEEP;
  }
  for (let at = start; at < SLEEP; ) {
    count(perSecond.hello, at);
    at += nextProbeDelay(situationAt(at), random()) ?? SLEEP;
  }
}

const scale = INSTALLS / SAMPLE;
function describe(map: Map<number, number>, from: number, to: number): Record<string, number> {
  const values = [...map]
    .filter(([second]) => second * SECOND >= from && second * SECOND < to)
    .map(([, value]) => value);
  const total = values.reduce((sum, value) => sum + value, 0);
  const smooth = Array.from({ length: Math.ceil((to - from) / 10_000) }, (_, ten) =>
    Array.from({ length: 10 }, (_one, second) => map.get(from / SECOND + ten * 10 + second) ?? 0).reduce(
      (sum, value) => sum + value,
      0,
    ),
  );
  return {
    'mean / s': Math.round((total * scale) / ((to - from) / SECOND)),
    'most in 10 s, / s': Math.round((Math.max(...smooth) / 10) * scale),
  };
}
console.table({
  'page, waking up (08:00-08:05)': describe(perSecond.page, WAKE, WAKE + 300_000),
  'page, calm': describe(perSecond.page, 10 * HOUR, 13 * HOUR),
  'page, outage': describe(perSecond.page, OUTAGE.from, OUTAGE.to),
  'hello, calm': describe(perSecond.hello, 10 * HOUR, 13 * HOUR),
  'hello, outage': describe(perSecond.hello, OUTAGE.from, OUTAGE.to),
});
const bytes = (whole * FULL_BYTES + unchanged * UNCHANGED_BYTES) / SAMPLE;
console.info(
  `per install and day: ${((whole + unchanged) / SAMPLE).toFixed(0)} looks at the page, ${((100 * unchanged) / (whole + unchanged)).toFixed(1)} % answered by 304, about ${(bytes / 1024).toFixed(0)} kB`,
);
