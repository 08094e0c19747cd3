/** Trouble of one login: it ended, or it cannot be read. One episode per profile, one banner for several at once. */
import type { SignInState } from '../../shared/vocabulary.ts';
import { isWorse } from '../speak-for.ts';
import { emitNotice, gateFor, type Level, type Limiter, verdictNotice } from './emit.ts';
import { episodeFor, HOLD_MS, hold, REOPENS_WITHIN_MS } from './episode.ts';
import type { Episode, ProfileMemory } from './memory.ts';
import { memoryOf, type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';
import { accountSpeaks } from './service-notices.ts';

/** What a state does to the episode of its login. */
const EFFECT = {
  DEAD: 'raises',
  UNREADABLE: 'neither',
  OK: 'clears',
  STALE: 'clears',
  ENDING: 'clears',
  OTHER: 'clears',
  NONE: 'clears',
} as const satisfies Record<SignInState, 'raises' | 'clears' | 'neither'>;

interface Ready {
  profile: NoticeProfile;
  episode: Episode;
  level: Level;
}

/** Follows every login through this reading. `firstSight` holds the profiles seen for the first time. */
export function evaluateAccounts(pass: NoticeContext, firstSight: ReadonlySet<string>): void {
  const waiting = pass.input.profiles.flatMap((profile) => followAccount(pass, profile, firstSight.has(profile.id)));
  // Logins that end together have one cause: the ones a moment behind join the first one's banner.
  if (!waiting.some(({ episode }) => isHeld(pass, episode))) return;
  const gates = new Map(waiting.map((ready) => [ready, gateFor(pass, 'sign-in', ready.level, [ready.profile.id])]));
  const at = (gate: Limiter) => waiting.filter((ready) => gates.get(ready) === gate);
  sayTogether(pass, at('banner'));
  for (const ready of at('later')) listOnce(pass, ready.profile, ready.episode);
  for (const ready of at('list')) {
    listOnce(pass, ready.profile, ready.episode);
    ready.episode.saidLight = ready.profile.verdict.light;
  }
}

function followAccount(pass: NoticeContext, profile: NoticeProfile, firstSight: boolean): Ready[] {
  const remembered = memoryOf(pass, profile.id);
  if (!remembered) return [];
  const effect = EFFECT[profile.signIn];
  if (effect === 'neither') listUnreadable(pass, profile, remembered);
  if (effect === 'clears') endAccount(pass, profile, remembered);
  if (effect !== 'raises') return [];
  if (firstSight) takeAsGiven(pass, profile, remembered);
  return accountSpeaks(profile) ? raise(pass, profile, remembered) : [];
}

/** A login that was dead before anybody watched is no news; it has its line in the list. */
function takeAsGiven(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): void {
  const episode = openFor(pass, profile, remembered);
  episode.saidLight = 'red';
  listOnce(pass, profile, episode);
}

function raise(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): Ready[] {
  const { now } = pass.input;
  const light = profile.verdict.light ?? 'red';
  const episode = openFor(pass, profile, remembered);
  hold(episode, light, now);
  if (episode.saidLight !== null && !isWorse(light, episode.saidLight)) return [];
  if (!isHeld(pass, episode)) wakeAt(pass, (episode.pending?.since ?? now) + HOLD_MS);
  const loud = profile.verdict.notify === 'none' ? 'quiet' : profile.verdict.notify;
  return [{ profile, episode, level: loud === 'urgent' && episode.urgentUsed ? 'normal' : loud }];
}

function openFor(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): Episode {
  const { now } = pass.input;
  // A login that could not be read before is another trouble than one that has ended.
  const known = remembered.account?.id.startsWith('sign-in-') ? remembered.account : null;
  const episode = episodeFor(known, () => `sign-in-${profile.id}-${now}`, now);
  if (remembered.account && remembered.account !== episode) pass.withdraw.add(remembered.account.id);
  remembered.account = episode;
  return episode;
}

function isHeld(pass: NoticeContext, { pending }: Episode): boolean {
  return pending !== null && pass.input.now - pending.since >= HOLD_MS;
}

function sayTogether(pass: NoticeContext, ready: readonly Ready[]): void {
  const first = ready.find(({ level }) => level === 'urgent') ?? ready[0];
  if (!first) return;
  const profiles = ready.map(({ profile }) => profile);
  for (const { episode, profile } of ready) {
    episode.urgentUsed ||= first.level === 'urgent';
    episode.announced = true;
    episode.saidLight = profile.verdict.light;
    episode.listedLight = profile.verdict.light;
  }
  emitNotice(pass, {
    kind: 'sign-in',
    level: first.level,
    episode: first.episode.id,
    profiles: profiles.map(({ id }) => id),
    tells: verdictNotice(first.profile.verdict),
    named: profiles,
    light: first.profile.verdict.light ?? 'red',
  });
}

function listOnce(pass: NoticeContext, profile: NoticeProfile, episode: Episode): void {
  const light = profile.verdict.light ?? 'red';
  if (episode.listedLight !== null && !isWorse(light, episode.listedLight)) return;
  episode.listedLight = light;
  emitNotice(pass, {
    kind: 'sign-in',
    level: 'quiet',
    episode: episode.id,
    profiles: [profile.id],
    tells: verdictNotice(profile.verdict),
    named: [profile],
    light,
  });
}

/** Unreadable neither raises nor clears: a line in the list, once, and the old episode waits. */
function listUnreadable(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): void {
  const { now } = pass.input;
  const known = remembered.account;
  if (known && known.closedAt === null) return;
  if (known?.id.startsWith('unreadable-') && now - (known.closedAt ?? 0) < REOPENS_WITHIN_MS) return;
  const episode = episodeFor(null, () => `unreadable-${profile.id}-${now}`, now);
  remembered.account = episode;
  listOnce(pass, profile, episode);
}

function endAccount(pass: NoticeContext, profile: NoticeProfile, remembered: ProfileMemory): void {
  const episode = remembered.account;
  if (!episode || episode.closedAt !== null) return;
  episode.closedAt = pass.input.now;
  episode.pending = null;
  pass.withdraw.add(episode.id);
  if (!episode.announced || profile.signIn === 'NONE') return;
  emitNotice(pass, {
    kind: 'recovered',
    level: 'quiet',
    episode: `${episode.id}-over`,
    profiles: [profile.id],
    tells: { id: 'signed-in-again', params: {} },
    named: [profile],
    light: 'green',
  });
}
