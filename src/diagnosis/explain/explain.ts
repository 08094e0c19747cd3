/** Explains error texts: what they mean, whose side it is, how sure that is, and the one next step. Pure. */
import type { Confidence, ErrorMatch, Explanation } from '../../shared/explanation.ts';
import { linkAddress } from '../../shared/links.ts';
import { ERROR_STEPS } from '../../shared/messages/error-steps.ts';
import { ERROR_TEXTS } from '../../shared/messages/error-texts.ts';
import { BECAUSE } from '../../shared/messages/errors.ts';
import { holdsSecret } from '../../shared/redact.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { type ErrorId, KNOWN_ERRORS } from './catalogue/index.ts';
import type { KnownError } from './known-error.ts';
import { findLoneStatus } from './lone-status.ts';
import { meetSituation } from './meet-situation.ts';
import { findNearest } from './nearest.ts';
import { MAX_CHARACTERS, shortenText } from './plain-words.ts';
import { type Recognized, recognize } from './recognize.ts';
import { type DatedRequest, findRequestTimes } from './request-time.ts';
import type { Situation } from './situation.ts';

const SURENESS = { certain: 0, likely: 1, guess: 2 } as const satisfies Record<Confidence, number>;

/** @param text  what a person pasted; nothing of it is kept or repeated */
export function explain(text: string, situation: Situation): Explanation {
  const read = shortenText(text);
  const inText = recognize(read);
  const lone = inText.length === 0 ? findLoneStatus(read) : null;
  const found = lone?.alone ? lone.found : inText;
  const matches = found
    .map((one) => ({ order: one.start, match: describeFound(one, read, found.length, situation) }))
    .toSorted((a, b) => SURENESS[a.match.confidence] - SURENESS[b.match.confidence] || a.order - b.order)
    .map(({ match }) => match);
  return {
    version: 1,
    known: matches.length > 0,
    matches,
    guess: matches.length > 0 ? null : guess(lone?.found[0]?.id ?? findNearest(read), situation),
    secretSeen: holdsSecret(read),
    shortened: text.length > MAX_CHARACTERS,
  };
}

function describeFound(one: Recognized, text: string, count: number, situation: Situation): ErrorMatch {
  return describe(one.id, timeOf(one, text, count, situation.now), one.line, situation);
}

/** The time of the request id that stands with it; a text about one error may hold it anywhere, even wrapped. */
function timeOf({ around, index }: Recognized, text: string, count: number, now: EpochMs): EpochMs | null {
  const near = pickRequest(findRequestTimes(around, now), around, index);
  if (near !== null) return near.at;
  if (count > 1) return null;
  const anywhere = findRequestTimes(text, now).at(-1) ?? findRequestTimes(unwrap(text), now).at(-1);
  return anywhere?.at ?? null;
}

/** An id closes the error it belongs to, or stands before it on its own line. Of an earlier error it tells nothing. */
function pickRequest(requests: readonly DatedRequest[], around: string, start: number): DatedRequest | null {
  const lineStart = around.lastIndexOf('\n', start) + 1;
  const lineEnd = around.indexOf('\n', start);
  const [after] = requests.filter(({ index }) => index >= start);
  if (after !== undefined && (lineEnd === -1 || after.index < lineEnd)) return after;
  return requests.findLast(({ index }) => index >= lineStart && index < start) ?? after ?? null;
}

const unwrap = (text: string): string => text.slice(-100_000).replace(/\r?\n[ \t>|│]*/g, '');

function guess(id: ErrorId | null, situation: Situation): ErrorMatch | null {
  return id === null ? null : { ...describe(id, null, null, situation), confidence: 'guess' };
}

function describe(id: ErrorId, at: EpochMs | null, line: number | null, situation: Situation): ErrorMatch {
  const error: KnownError = KNOWN_ERRORS[id];
  const turn = meetSituation({ error, situation, at });
  const { title, meaning } = ERROR_TEXTS[id];
  const { command, remedies, text: next } = ERROR_STEPS[turn.next ?? error.next];
  const cause = turn.cause ?? error.cause;
  return {
    id,
    kind: error.kind,
    title,
    cause,
    meaning: turn.now === undefined ? meaning : `${meaning} ${turn.now}`,
    confidence: turn.confidence,
    because: at === null ? turn.because : [...turn.because, BECAUSE.requestTime],
    next,
    remedies,
    command,
    links: linksOf(error, cause, situation),
    line,
    at,
  };
}

function linksOf(error: KnownError, cause: ErrorMatch['cause'], { incident }: Situation): ErrorMatch['links'] {
  const named = error.links ?? [];
  const wanted = cause === 'service' && !named.includes('status-page') ? [...named, 'status-page' as const] : named;
  const own = wanted.flatMap((link) => {
    const url = linkAddress(link, undefined, { service: { incidents: [] } });
    return url === null ? [] : [{ link, url }];
  });
  return cause === 'service' && incident?.link ? [{ link: 'incident' as const, url: incident.link }, ...own] : own;
}
