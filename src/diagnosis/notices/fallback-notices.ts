/** A fallback that is on costs money: a word each day, and one when the plan's login works again. */

import { DAY_MS } from '../../shared/spans.ts';
import { serviceState } from '../service/combine-service-state.ts';
import { signInAvailability } from '../service/sign-in-availability.ts';
import { emitNotice, gateFor, type NoticeTelling } from './emit.ts';
import { HOLD_MS } from './episode.ts';
import type { FallbackMemory } from './memory.ts';
import { type FallbackOn, type NoticeContext, wakeAt } from './notice-context.ts';

export function evaluateFallback(pass: NoticeContext): void {
  const { input, memory } = pass;
  const { fallback } = input;
  if (memory.fallback && memory.fallback.since !== fallback?.since) {
    pass.withdraw.add(episodeOf(memory.fallback));
    memory.fallback = null;
  }
  if (!fallback) return;
  memory.fallback ??= { since: fallback.since, saidDays: 0, wasDown: false, worksSince: null };
  if (!offerWayBack(pass, fallback, memory.fallback)) remind(pass, fallback, memory.fallback);
}

/** Nothing is gained by going on. Said once, and only after sign-in did not work: else the person chose it all the same. */
function offerWayBack(pass: NoticeContext, fallback: FallbackOn, remembered: FallbackMemory): boolean {
  const { now } = pass.input;
  const plan = planState(pass);
  if (plan === 'down') remembered.wasDown = true;
  if (plan !== 'works') remembered.worksSince = null;
  if (plan !== 'works' || !remembered.wasDown) return false;
  remembered.worksSince ??= now;
  if (now - remembered.worksSince < HOLD_MS) {
    wakeAt(pass, remembered.worksSince + HOLD_MS);
    return false;
  }
  const emitted = tell(pass, fallback, { id: 'fallback-not-needed', params: paramsOf(fallback) });
  if (emitted) remembered.wasDown = false;
  return emitted;
}

/** The fallback hides the state of the login, so its end must do; null: it is not known, or something between the two. */
function planState({ input }: NoticeContext): 'works' | 'down' | null {
  const { page, probe } = input.service;
  const service = serviceState(probe, page, 'DEAD');
  const availability = signInAvailability({ probe, page });
  const isDown = availability === 'down' || availability === 'doubtful';
  const endsAt = input.profiles[0]?.loginEndsAt ?? null;
  if (isDown || (endsAt !== null && endsAt <= input.now)) return 'down';
  return service === 'UP' && endsAt !== null ? 'works' : null;
}

function remind(pass: NoticeContext, fallback: FallbackOn, remembered: FallbackMemory): void {
  const days = Math.floor((pass.input.now - fallback.since) / DAY_MS);
  if (days > remembered.saidDays) {
    const params = { ...paramsOf(fallback), days };
    if (tell(pass, fallback, { id: 'fallback-still-on', params })) remembered.saidDays = days;
    return;
  }
  wakeAt(pass, fallback.since + (remembered.saidDays + 1) * DAY_MS);
}

/** @returns false when it has to wait for its time */
function tell(pass: NoticeContext, fallback: FallbackOn, tells: NoticeTelling): boolean {
  const profiles = pass.input.profiles.slice(0, 1).map(({ id }) => id);
  const gate = gateFor(pass, 'fallback', 'normal', profiles);
  if (gate === 'later') return false;
  const level = gate === 'banner' ? 'normal' : 'quiet';
  emitNotice(pass, { kind: 'fallback', level, episode: episodeOf(fallback), profiles, tells, light: 'blue' });
  return true;
}

function paramsOf({ name, tail }: FallbackOn): { name: string | null; tail: string | null } {
  return { name: name === 'key' ? null : name, tail };
}

function episodeOf({ since }: Pick<FallbackOn, 'since'>): string {
  return `fallback-${since}`;
}
