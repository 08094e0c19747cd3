/** What notifications are, whoever draws them. */
import type { Notice, NoticeAction } from '../../shared/notice.ts';

export type NotifyOutcome =
  | { status: 'shown'; where: 'desktop' | 'terminal'; reason: null }
  /** Not tried, for a good reason. */
  | { status: 'not-shown'; reason: 'quiet' | 'no-desktop' | 'refused' | 'withdrawn' }
  /** Tried; `reason` is one plain sentence. */
  | { status: 'failed'; reason: string };

/** What a banner needs, safe to draw: one line each, no control or direction characters, bounded. */
export interface Banner {
  episode: string;
  urgent: boolean;
  title: string;
  body: string;
  /** Its buttons, where the system draws any. */
  actions: readonly NoticeAction[];
}

/** Called when a button of a banner was pressed. */
export type OnAction = (action: NoticeAction) => void;

/** One way of drawing banners. */
export interface Banners {
  show(banner: Banner): Promise<{ ok: true } | { ok: false; reason: string }>;
  /** Takes back the banner of an episode, where the system can. */
  withdraw(episode: string): Promise<void>;
}

export interface Notifier {
  show(notice: Notice): Promise<NotifyOutcome>;
  withdraw(episode: string): Promise<void>;
}
