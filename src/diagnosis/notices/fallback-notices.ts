/** A fallback that is on costs money: a word each day, and one when the plan's login works again. */
import { serviceState } from '../service/combine-service-state.ts';
import { gateFor, say } from './emit.ts';
import { HOLD_MS } from './episode.ts';
import type { FallbackMemory } from './memory.ts';
import { type NoticeContext, wakeAt } from './notice-context.ts';

const DAY_MS = 86_400_000;

/** What is told of it. */
export interface FallbackOn {
  since: number;
  /** `key`, a gateway's name, or a cloud's. */
  name: string;
  /** Last four characters of the key; null: it is not the key, or it is not known. */
  tail: string | null;
}

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
  const said = tell(pass, fallback, 'Sign-in works again: back to your plan?', 'Switch it off to use your plan again.');
  if (said) remembered.wasDown = false;
  return said;
}

/** The fallback hides the state of the login, so its end must do; null: it is not known, or something between the two. */
function planState({ input }: NoticeContext): 'works' | 'down' | null {
  const { page, probe } = input.service;
  const service = serviceState(probe, page, 'DEAD');
  const endsAt = input.profiles[0]?.loginEndsAt ?? null;
  if (service.includes('DOWN') || (endsAt !== null && endsAt <= input.now)) return 'down';
  return service === 'UP' && endsAt !== null ? 'works' : null;
}

function remind(pass: NoticeContext, fallback: FallbackOn, remembered: FallbackMemory): void {
  const days = Math.floor((pass.input.now - fallback.since) / DAY_MS);
  if (days > remembered.saidDays) {
    const title = `The fallback has been on for ${days === 1 ? 'a day' : `${days} days`}`;
    if (tell(pass, fallback, title, 'Switch it off when you no longer need it.')) remembered.saidDays = days;
    return;
  }
  wakeAt(pass, fallback.since + (remembered.saidDays + 1) * DAY_MS);
}

/** @returns false when it has to wait for its time */
function tell(pass: NoticeContext, fallback: FallbackOn, title: string, what: string): boolean {
  const profiles = pass.input.profiles.slice(0, 1).map(({ id }) => id);
  const gate = gateFor(pass, 'fallback', 'normal', profiles);
  if (gate === 'later') return false;
  const level = gate === 'banner' ? 'normal' : 'quiet';
  const body = `${whoPays(fallback)} ${what}`;
  say(pass, { kind: 'fallback', level, episode: episodeOf(fallback), profiles, title, body, light: 'blue' });
  return true;
}

function whoPays({ name, tail }: FallbackOn): string {
  if (name !== 'key') return `Claude Code uses "${name}" instead of your plan.`;
  const which = tail === null ? '' : ` The key ends in ${tail}.`;
  return `Every request of Claude Code is billed to the API key's account, per token, not to your plan.${which}`;
}

function episodeOf({ since }: Pick<FallbackOn, 'since'>): string {
  return `fallback-${since}`;
}
