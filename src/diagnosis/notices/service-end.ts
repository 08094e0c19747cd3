/** The end of the service's trouble, and the good news about it. */

import { MINUTE_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { emitNotice, gateFor, type Level } from './emit.ts';
import type { Episode } from './memory.ts';
import { type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';

const GOOD_FOR_MS = 5 * MINUTE_MS;
/** With hello unusable, a clear page must do. */
const CLEAR_WITHOUT_HELLO_MS = 10 * MINUTE_MS;
/** An outage that somebody was told of, and that then went on for so long, is worth the word that it is over. */
const LASTED_MS = 120 * MINUTE_MS;
/** A page that stays unreadable this long cannot keep an episode open. */
const FORGET_AFTER_MS = 24 * 60 * MINUTE_MS;

/** All clear: over once the page says so and hello has been good for five minutes. */
export function evaluateEnd(pass: NoticeContext, episode: Episode): void {
  const { now, service } = pass.input;
  episode.calmerSince ??= now;
  const clearForMs = now - episode.calmerSince;
  if (episode.confirmed && service.page === 'UNKNOWN') {
    if (clearForMs >= FORGET_AFTER_MS) close(pass, episode);
    return;
  }
  const overAt = endsAt(pass, episode.calmerSince);
  if (now < overAt) {
    wakeAt(pass, overAt);
    return;
  }
  const isWaiting = waitsForTheEnd(pass, episode);
  if (!episode.announced && !isWaiting) {
    close(pass, episode);
    return;
  }
  const ids = pass.input.profiles.map(({ id }) => id);
  const gate = isWaiting ? gateFor(pass, 'recovered', 'normal', ids) : 'list';
  const spacing = gate === 'later' && !inQuietHours(pass);
  if (spacing) return;
  sayRecovered(pass, episode, ids, gate === 'banner' ? 'normal' : 'quiet');
  close(pass, episode);
}

/**
 * Who has reason to wait for the end: somebody whose work was stopped, who has to sign in now, or who was told of trouble
 * that lasted. Everybody else sees the banner go and the light turn green. Who asked to be told is told by their wish.
 */
function waitsForTheEnd(pass: NoticeContext, episode: Episode): boolean {
  if (pass.memory.tellWhenItWorks) return false;
  const { now, profiles } = pass.input;
  const { announced, saidAt, stoppedAt } = episode;
  const hasGoneOn = ({ answeredAt }: NoticeProfile) => answeredAt !== null && answeredAt > (stoppedAt ?? 0);
  const isStuck = stoppedAt !== null && !profiles.some(hasGoneOn);
  const isSignedOut = announced && profiles.some(({ signIn }) => signIn === 'DEAD');
  return isStuck || isSignedOut || (announced && saidAt !== null && now - saidAt >= LASTED_MS);
}

function inQuietHours(pass: NoticeContext): boolean {
  return gateFor(pass, 'recovered', 'normal', []) === 'later';
}

function endsAt(pass: NoticeContext, clearSince: EpochMs): EpochMs {
  const { probe, helloGoodSince } = pass.input.service;
  // A time in the future was noted before the clock was set back, and proves nothing.
  if (helloGoodSince !== null && helloGoodSince <= pass.input.now) return helloGoodSince + GOOD_FOR_MS;
  return clearSince + (probe === 'UNKNOWN' ? CLEAR_WITHOUT_HELLO_MS : GOOD_FOR_MS);
}

function sayRecovered(pass: NoticeContext, episode: Episode, ids: readonly string[], level: Level): void {
  const dead = pass.input.profiles.filter(({ signIn }) => signIn === 'DEAD');
  emitNotice(pass, {
    kind: 'recovered',
    level,
    episode: overId(episode),
    profiles: ids,
    tells: {
      id: 'works-again',
      params: { signInAgain: dead.map(({ name }) => name), all: dead.length === ids.length },
    },
    light: 'green',
  });
}

/** The good news is an episode of its own, so that it does not replace or withdraw what it ends. */
export function overId(episode: Episode): string {
  return `${episode.id}-over`;
}

function close(pass: NoticeContext, episode: Episode): void {
  episode.closedAt = pass.input.now;
  episode.pending = null;
  episode.calmerSince = null;
  pass.withdraw.add(episode.id);
}
