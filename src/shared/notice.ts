/** A desktop notification, or a quiet line in the list. */
import type { NoticeId } from './ids.ts';
import type { EpochMs, Light } from './vocabulary.ts';

/** What can be switched on and off. */
export const NOTICE_KINDS = [
  'sign-in',
  'deadline',
  'service',
  'recovered',
  'network',
  'setup',
  'fallback',
  'usage',
] as const;

/** What a banner about Anthropic's service may be about, as people tell it apart; each has a switch. */
export const SERVICE_PARTS = ['code', 'api', 'sign-in'] as const;

export type ServicePart = (typeof SERVICE_PARTS)[number];

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_LEVELS = ['quiet', 'normal', 'urgent'] as const;

export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

/** What a banner's buttons do. */
export type NoticeAction = 'open' | 'statusPage' | 'snooze';

/** As long as the button on a banner says. */
export const SNOOZE_MS = 3_600_000;

export function noticeActions({ kind }: Pick<Notice, 'kind'>): readonly NoticeAction[] {
  return kind === 'service' ? ['open', 'statusPage', 'snooze'] : ['open', 'snooze'];
}

/** A desktop notification, or a quiet line in the list. One per episode. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  level: NoticeLevel;
  at: EpochMs;
  /** Id of the episode it belongs to; a later notice of the same episode replaces the banner. */
  episode: string;
  profile: string | null;
  /** What it tells; missing in what an earlier version kept. */
  tells?: NoticeId | undefined;
  title: string;
  body: string;
  light: Light;
  /** Set when the trouble has gone and the banner was taken back. */
  withdrawnAt: EpochMs | null;
}
