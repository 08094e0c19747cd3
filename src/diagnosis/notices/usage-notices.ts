/** Windows of the plan that fill up: where it is wanted, told once per window at 80 percent, once at 95, and when a full one begins anew. */

import { HOUR_MS } from '../../shared/spans.ts';
import type { WindowReport } from '../../shared/usage.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { isFull } from '../usage/forecast.ts';
import { emitNotice, gateFor, type NoticeTelling } from './emit.ts';
import type { ProfileMemory } from './memory.ts';
import { memoryOf, type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';

/** Percent, the highest first. */
const THRESHOLDS = [
  { percent: 95, light: 'orange' },
  { percent: 80, light: 'yellow' },
] as const;
/** What is remembered of a window that nothing more could be had from. */
const FULL = 100;
const LOWEST = Math.min(...THRESHOLDS.map(({ percent }) => percent));

/** One window begins hours after the other; what moves by less is the same one. */
const SAME_WINDOW_MS = HOUR_MS;

type Remembered = ProfileMemory['usage'][number];

/** Follows the windows of one profile. */
export function evaluateUsage(pass: NoticeContext, profile: NoticeProfile): void {
  const remembered = memoryOf(pass, profile.id);
  if (!remembered) return;
  forgetOver(pass, profile, remembered);
  if (!pass.input.settings.notices.usage) return;
  for (const window of profile.usage) follow(pass, profile, remembered, window);
}

export function usageEpisode(profile: string, { id, resetsAt }: Pick<Remembered, 'id' | 'resetsAt'>): string {
  return `usage-${profile}-${id}-${resetsAt ?? ''}`;
}

/** Windows that have begun anew since; their banners are of yesterday. */
function forgetOver(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): void {
  const isOver = (one: Remembered): boolean => {
    const now = profile.usage.find(({ id }) => id === one.id);
    if (one.resetsAt !== null && pass.input.now >= one.resetsAt) return true;
    return now !== undefined && !isSameWindow(one, now);
  };
  for (const one of remembered.usage) {
    if (!isOver(one)) {
      if (one.saidPercent === FULL && one.resetsAt !== null) wakeAt(pass, one.resetsAt);
      continue;
    }
    pass.withdraw.add(usageEpisode(profile.id, one));
    const heldByAnother = profile.usage.some((now) => now.id !== one.id && isFull(now));
    if (one.saidPercent === FULL && !heldByAnother) tellAnew(pass, profile, one);
  }
  remembered.usage = remembered.usage.filter((one) => !isOver(one));
}

/** Who was told to wait waits for this. */
function tellAnew(pass: NoticeContext, profile: NoticeProfile, over: Remembered): void {
  emitNotice(pass, {
    kind: 'usage',
    level: gateFor(pass, 'usage', 'normal', [profile.id]) === 'banner' ? 'normal' : 'quiet',
    episode: `${usageEpisode(profile.id, over)}-anew`,
    profiles: [profile.id],
    tells: { id: 'limit-over', params: { window: over.id } },
    named: [profile],
    light: 'green',
  });
}

/** One without a time of its own is another one once it is far from full again. */
function isSameWindow({ resetsAt }: Remembered, now: WindowReport): boolean {
  if (resetsAt === null || now.resetsAt === null) return resetsAt === now.resetsAt && now.percent >= LOWEST;
  return Math.abs(resetsAt - now.resetsAt) < SAME_WINDOW_MS;
}

function follow(pass: NoticeContext, profile: NoticeProfile, memory: ProfileMemory, window: WindowReport): void {
  const reached = THRESHOLDS.find(({ percent }) => window.percent >= percent);
  const known = memory.usage.find(({ id }) => id === window.id);
  if (!reached) return;
  if (known && known.saidPercent >= reached.percent) {
    if (isFull(window)) known.saidPercent = FULL;
    return;
  }
  const gate = gateFor(pass, 'usage', 'normal', [profile.id]);
  if (gate === 'later') return;
  const { id, resetsAt } = known ?? window;
  const said = { id, resetsAt, saidPercent: isFull(window) ? FULL : reached.percent };
  memory.usage = [...memory.usage.filter((one) => one !== known), said];
  emitNotice(pass, {
    kind: 'usage',
    level: gate === 'banner' ? 'normal' : 'quiet',
    episode: usageEpisode(profile.id, said),
    profiles: [profile.id],
    tells: tellingOf(window, pass.input.now),
    named: [profile],
    light: reached.light,
  });
}

function tellingOf(window: WindowReport, now: EpochMs): NoticeTelling {
  const left = (at: EpochMs | null): number | null => (at === null ? null : Math.max(0, at - now));
  const { fullAt, id, percent, resetsAt } = window;
  const params = { window: id, percent: Math.floor(percent), resetsInMs: left(resetsAt), fullInMs: left(fullAt) };
  return isFull(window) ? { id: 'limit-reached', params } : { id: 'usage-fills', params };
}
