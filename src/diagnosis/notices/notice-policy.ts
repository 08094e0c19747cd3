/**
 * Which change deserves a word, and how loud. Pure: memory and a reading in, memory and notices out. One notice per
 * episode, armed again by recovery; unknown, maintenance, offline and settling neither raise nor clear.
 */
import type { Notice } from '../../shared/notice.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { evaluateAccounts } from './account-notices.ts';
import { evaluateDeadline } from './deadline-notices.ts';
import { evaluateFallback } from './fallback-notices.ts';
import { copyMemory, type Episode, type NoticeMemory } from './memory.ts';
import { evaluateNetwork } from './network-notices.ts';
import type { NoticeContext, NoticeInput } from './notice-context.ts';
import { keepPromise } from './one-shot.ts';
import { evaluateService } from './service-notices.ts';
import { evaluateSetup } from './setup-notices.ts';
import { evaluateUsage, usageEpisode } from './usage-notices.ts';

export { emptyMemory, MUTED_FOR_GOOD, type NoticeMemory, NoticeMemorySchema } from './memory.ts';
export type { NoticeInput } from './notice-context.ts';

export interface NoticeOutcome {
  memory: NoticeMemory;
  /** New ones; `quiet` goes to the list only, the others are banners as well. */
  show: readonly Notice[];
  /** Episodes that are over: their banners are taken back. */
  withdraw: readonly string[];
  /** When to ask again at the latest, though nothing may have changed; null: not before the next reading. */
  wakeAt: EpochMs | null;
}

/** Follows every track through one reading. */
export function reduceNotices(known: NoticeMemory, input: NoticeInput): NoticeOutcome {
  const memory = copyMemory(known);
  const pass: NoticeContext = { input, memory, show: [], withdraw: new Set(), wakeAt: null };
  clampToNow(memory, input.now);
  if (input.awake && evaluateNetwork(pass)) followTracks(pass);
  return { memory, show: pass.show, withdraw: [...pass.withdraw], wakeAt: pass.wakeAt };
}

function followTracks(pass: NoticeContext): void {
  const firstSight = meetProfiles(pass);
  evaluateService(pass);
  evaluateAccounts(pass, firstSight);
  for (const profile of pass.input.profiles) {
    evaluateDeadline(pass, profile);
    evaluateUsage(pass, profile);
  }
  evaluateSetup(pass);
  evaluateFallback(pass);
  keepPromise(pass);
}

/** Remembers profiles seen for the first time, forgets those nobody watches any more. */
function meetProfiles(pass: NoticeContext): Set<string> {
  const { profiles } = pass.memory;
  const watched = new Set(pass.input.profiles.map(({ id }) => id));
  for (const [id, { account, deadline, usage }] of Object.entries(profiles)) {
    if (watched.has(id)) continue;
    if (account) pass.withdraw.add(account.id);
    if (deadline) pass.withdraw.add(`deadline-${id}-${deadline.endsAt}`);
    for (const window of usage) pass.withdraw.add(usageEpisode(id, window));
    delete profiles[id];
  }
  const fresh = [...watched].filter((id) => !profiles[id]);
  for (const id of fresh) profiles[id] = { account: null, deadline: null, lastBannerAt: null, usage: [] };
  return new Set(fresh);
}

/** A clock set back must not silence anything: no memory lies in the future. */
function clampToNow(memory: NoticeMemory, now: EpochMs): void {
  if (memory.service) clampEpisode(memory.service, now);
  for (const profile of Object.values(memory.profiles)) {
    if (profile.account) clampEpisode(profile.account, now);
    if (profile.lastBannerAt !== null) profile.lastBannerAt = Math.min(profile.lastBannerAt, now);
    if (profile.deadline) profile.deadline.pendingSince = earlier(profile.deadline.pendingSince, now);
  }
  for (const finding of Object.values(memory.findings)) {
    finding.since = Math.min(finding.since, now);
    finding.goneAt = earlier(finding.goneAt, now);
  }
  memory.worksSince = earlier(memory.worksSince, now);
  if (memory.fallback) memory.fallback.worksSince = earlier(memory.fallback.worksSince, now);
}

function clampEpisode(episode: Episode, now: EpochMs): void {
  episode.openedAt = Math.min(episode.openedAt, now);
  episode.closedAt = earlier(episode.closedAt, now);
  episode.calmerSince = earlier(episode.calmerSince, now);
  episode.saidAt = earlier(episode.saidAt, now);
  episode.stoppedAt = earlier(episode.stoppedAt, now);
  if (episode.pending) episode.pending.since = Math.min(episode.pending.since, now);
}

function earlier(time: EpochMs | null, now: EpochMs): EpochMs | null {
  return time === null ? null : Math.min(time, now);
}
