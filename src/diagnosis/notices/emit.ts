/** May a banner be shown now? And: showing one. Every notice of every track goes through here. */

import type { NoticeId } from '../../shared/ids.ts';
import { type ParamsOf, textOf } from '../../shared/messages/message.ts';
import { NOTICES, type NoticeText, withNames } from '../../shared/messages/notices.ts';
import type { Notice, NoticeKind } from '../../shared/notice.ts';
import { MINUTE_MS } from '../../shared/spans.ts';
import type { TableVerdict } from '../../shared/verdict.ts';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { sideInNotice } from '../service/whose-side.ts';
import { memoryOf, type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';

type Texts = typeof NOTICES;

const DAY_MINUTES = 1440;
/** Two banners for one profile are at least this far apart. */
export const BETWEEN_BANNERS_MS = 10 * MINUTE_MS;

export type Level = Notice['level'];

/** `banner` now; `list` only, and that settles it; `later`: ask again when the quiet hours or ten minutes are over. */
export type Limiter = 'banner' | 'list' | 'later';

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes until the quiet hours end; null: not in them. A span over midnight counts as one. */
export function quietMinutesLeft(hours: { from: string; to: string } | null, minuteOfDay: number): number | null {
  if (!hours) return null;
  const from = minutesOf(hours.from);
  const length = (minutesOf(hours.to) - from + DAY_MINUTES) % DAY_MINUTES;
  const inside = (minuteOfDay - from + DAY_MINUTES) % DAY_MINUTES;
  return inside < length ? length - inside : null;
}

function isMuted(pass: NoticeContext): boolean {
  const until = pass.memory.mutedUntil;
  return until !== null && pass.input.now < until;
}

function lastBannerAt(pass: NoticeContext, profiles: readonly string[]): EpochMs | null {
  const times = profiles.map((id) => memoryOf(pass, id)?.lastBannerAt ?? null).filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}

/** Decides what becomes of a notice of this kind and level for these profiles, and plans the next look when it waits. */
export function gateFor(pass: NoticeContext, kind: NoticeKind, level: Level, profiles: readonly string[]): Limiter {
  const { input } = pass;
  if (level === 'quiet' || isMuted(pass) || !input.settings.notices[kind]) return 'list';
  const quietLeft = level === 'urgent' ? null : quietMinutesLeft(input.settings.quietHours, input.minuteOfDay);
  if (quietLeft !== null) {
    wakeAt(pass, input.now + quietLeft * MINUTE_MS);
    return 'later';
  }
  return gateBetweenBanners(pass, profiles);
}

/** Only the ten minutes between two banners. */
export function gateBetweenBanners(pass: NoticeContext, profiles: readonly string[]): Limiter {
  const last = lastBannerAt(pass, profiles);
  if (last === null || pass.input.now - last >= BETWEEN_BANNERS_MS) return 'banner';
  wakeAt(pass, last + BETWEEN_BANNERS_MS);
  return 'later';
}

/** What a notice tells, by id and parameters. */
export type NoticeTelling = {
  [Id in NoticeId]: { id: Id; params: ParamsOf<Texts[Id]['title']> & ParamsOf<Texts[Id]['body']> };
}[NoticeId];

export interface NoticeDraft {
  kind: NoticeKind;
  level: Level;
  episode: string;
  /** Profiles it is about; a banner keeps them silent for ten minutes. */
  profiles: readonly string[];
  tells: NoticeTelling;
  /** Names the profiles in the title, where not all are meant. */
  named?: readonly NoticeProfile[];
  light: Light;
}

/** Adds a notice to this pass; one of level `quiet` goes to the list only. */
export function emitNotice(pass: NoticeContext, draft: NoticeDraft): void {
  const { input, memory } = pass;
  memory.count += 1;
  const { profiles, named = [], tells, ...rest } = draft;
  const only = profiles.length === 1 ? profiles[0] : undefined;
  const { title, body }: NoticeText = NOTICES[tells.id];
  pass.show.push({
    ...rest,
    tells: tells.id,
    title: nameProfiles(textOf(title, tells.params as never), named, input.profiles.length),
    body: textOf(body, tells.params as never),
    id: `n${memory.count}`,
    at: input.now,
    profile: only ?? null,
    withdrawnAt: null,
  });
  if (draft.level === 'quiet') return;
  for (const id of profiles) {
    const remembered = memoryOf(pass, id);
    if (remembered) remembered.lastBannerAt = input.now;
  }
}

/** The profiles meant, when there are others to tell them from; three or more: the first and how many more. */
function nameProfiles(title: string, meant: readonly NoticeProfile[], watched: number): string {
  if (watched < 2 || meant.length === watched) return title;
  const shown = meant.length > 2 ? meant.slice(0, 1) : meant;
  return withNames(
    title,
    shown.map(({ name }) => name),
    meant.length - shown.length,
  );
}

/** Tells the verdict of one profile. */
export function verdictNotice({ headlineId, service, stepId }: TableVerdict): NoticeTelling {
  if (headlineId === 'finding') throw new Error('the table never says what a finding says');
  return { id: 'verdict', params: { headlineId, stepId, side: sideInNotice(service) } };
}
