/** Whom trouble of the service concerns: those whose work it stops, not everybody whose work it might stop. */
import type { ServicePart } from '../../shared/notice.ts';
import type { NotifyLevel, ServiceState } from '../../shared/vocabulary.ts';
import { wasStoppedIn } from './episode.ts';
import type { Episode } from './memory.ts';
import { type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';

/** An answer says for so long that Claude Code works. */
const ANSWER_HOLDS_MS = 20 * 60_000;

const ABOUT_SIGN_IN: ReadonlySet<ServiceState> = new Set(['LOGIN_DOWN', 'LOGIN_DOWN?']);

/** How loud it may be: what only a few meet is worth a banner for somebody whose work was stopped. */
export function stoppedLevel(pass: NoticeContext, { stoppedAt, verdict }: NoticeProfile): NotifyLevel {
  const isLow = verdict.notify === 'none' || verdict.notify === 'quiet';
  const openedAt = openEpisode(pass)?.openedAt ?? pass.input.now;
  return isLow && wasStoppedIn({ openedAt }, stoppedAt) ? 'normal' : verdict.notify;
}

/** A good login, and nothing that was stopped so far. */
export function canWait({ signIn, stoppedAt, verdict }: NoticeProfile): boolean {
  return (signIn === 'OK' || signIn === 'OTHER') && stoppedAt === null && verdict.notify !== 'urgent';
}

/** True while Claude Code is answered although the service has trouble. Looked at again when that may have ended. */
export function goesOn(pass: NoticeContext, profile: NoticeProfile, { openedAt }: Episode): boolean {
  const { answeredAt } = profile;
  const until = (answeredAt ?? 0) + ANSWER_HOLDS_MS;
  if (answeredAt === null || answeredAt <= openedAt || until <= pass.input.now || !canWait(profile)) return false;
  wakeAt(pass, until);
  return true;
}

/** Does the person want banners about what is in trouble? What nobody can tell apart is always wanted. */
export function isWanted({ input }: NoticeContext, { verdict }: NoticeProfile): boolean {
  const parts: readonly ServicePart[] = ABOUT_SIGN_IN.has(verdict.service) ? ['sign-in'] : input.service.troubled;
  return parts.length === 0 || parts.some((part) => input.settings.serviceNotices[part]);
}

function openEpisode({ memory }: NoticeContext): Episode | null {
  return memory.service !== null && memory.service.closedAt === null ? memory.service : null;
}
