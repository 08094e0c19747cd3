/** Trouble of the service: shared by all profiles, one episode, one banner. */
import type { Light, NotifyLevel, ServiceState } from '../../shared/vocabulary.ts';
import { isWorse } from '../speak-for.ts';
import { canWait, goesOn, isWanted, stoppedLevel } from './concern.ts';
import { emitNotice, gateFor, type Level, verdictNotice } from './emit.ts';
import { episodeFor, HOLD_MS, hold, newEpisode, noteStops, rearmWhenCalm } from './episode.ts';
import type { Episode } from './memory.ts';
import { memoryOf, type NoticeContext, type NoticeProfile, wakeAt } from './notice-context.ts';
import { evaluateEnd, overId } from './service-end.ts';

/** Does a state raise trouble, clear it, or neither? */
const EFFECT = {
  UP: 'clears',
  UNKNOWN: 'neither',
  MAINT: 'neither',
  DEGRADED: 'raises',
  PARTIAL: 'raises',
  RECOVERING: 'raises',
  REJECTING: 'raises',
  'LOGIN_DOWN?': 'raises',
  LOGIN_DOWN: 'raises',
  'DOWN?': 'raises',
  DOWN: 'raises',
} as const satisfies Record<ServiceState, 'raises' | 'clears' | 'neither'>;

/** Much trouble is over before anybody meets it: who can go on working hears of it only when it holds for so long. */
const MAY_PASS_MS = 5 * 60_000;

/** While sign-in is believed broken, a dead login is part of the service's trouble; otherwise it is its own. */
const SIGN_IN_BROKEN: ReadonlySet<ServiceState> = new Set(['LOGIN_DOWN', 'LOGIN_DOWN?', 'DOWN', 'DOWN?', 'MAINT']);

const LEVEL_RANK: Readonly<Record<NotifyLevel, number>> = { none: 0, quiet: 1, normal: 2, urgent: 3 };

/** True when the account's own track speaks for this profile instead of the service's. */
export function accountSpeaks(profile: NoticeProfile): boolean {
  const own = profile.signIn === 'DEAD' || profile.signIn === 'UNREADABLE';
  return own && !SIGN_IN_BROKEN.has(profile.verdict.service);
}

interface Trouble {
  profiles: readonly NoticeProfile[];
  worst: NoticeProfile;
  light: Light;
  level: NotifyLevel;
}

function isTroubled(profile: NoticeProfile): boolean {
  const { service, light } = profile.verdict;
  return EFFECT[service] === 'raises' && light !== null && light !== 'green' && !accountSpeaks(profile);
}

function levelOf(pass: NoticeContext, profile: NoticeProfile): NotifyLevel {
  const spent = memoryOf(pass, profile.id)?.account?.urgentUsed === true;
  const level = stoppedLevel(pass, profile);
  return level === 'urgent' && spent ? 'normal' : level;
}

function findTrouble(pass: NoticeContext): Trouble | null {
  const profiles = pass.input.profiles.filter(isTroubled);
  let found: Omit<Trouble, 'profiles'> | null = null;
  for (const profile of profiles) {
    const light = profile.verdict.light ?? 'grey';
    const level = levelOf(pass, profile);
    const louder = found !== null && LEVEL_RANK[level] > LEVEL_RANK[found.level];
    if (found === null || louder || (level === found.level && isWorse(light, found.light))) {
      found = { worst: profile, light, level };
    }
  }
  return found && { ...found, profiles };
}

/** Follows the service through this reading. */
export function evaluateService(pass: NoticeContext): void {
  const trouble = findTrouble(pass);
  const firstSight = !pass.memory.serviceSeen;
  const { page, probe } = pass.input.service;
  if (page !== 'UNKNOWN' || probe !== 'UNKNOWN') pass.memory.serviceSeen = true;
  if (trouble) {
    followTrouble(pass, trouble, firstSight);
    return;
  }
  if (pass.input.profiles.some(({ verdict }) => EFFECT[verdict.service] === 'neither')) {
    listMaintenance(pass);
    return;
  }
  if (pass.memory.service && pass.memory.service.closedAt === null) evaluateEnd(pass, pass.memory.service);
}

function followTrouble(pass: NoticeContext, trouble: Trouble, firstSight: boolean): void {
  const { now, service } = pass.input;
  const known = pass.memory.service;
  const wasOver = known !== null && known.closedAt !== null;
  const episode = episodeFor(known, () => service.incidents[0]?.id ?? `local-${now}`, now);
  pass.memory.service = episode;
  const isNew = episode !== known;
  // "Works again" is no longer true.
  if (wasOver && !isNew) pass.withdraw.add(overId(episode));
  const signInNow = service.page === 'AUTH';
  const official = signInNow || service.page === 'OUTAGE';
  if (service.page !== 'CLEAR' && service.page !== 'UNKNOWN') episode.confirmed = true;
  if (isNew && firstSight && !official) episode.saidLight = trouble.light;
  noteStops(
    episode,
    pass.input.profiles.map(({ stoppedAt }) => stoppedAt),
  );
  rearmWhenCalm(episode, trouble.light, signInNow, now);
  hold(episode, trouble.light, service.readAt ?? now);
  if (isReady(pass, episode, trouble)) speakOfTrouble(pass, episode, trouble, signInNow);
}

function isReady(pass: NoticeContext, episode: Episode, { profiles }: Trouble): boolean {
  const { service, now } = pass.input;
  const isUrgent = !profiles.every(canWait);
  if (isUrgent && service.page === 'AUTH' && service.pageFresh) return true;
  const holdMs = isUrgent ? HOLD_MS : MAY_PASS_MS;
  if (episode.pending && (service.readAt ?? now) - episode.pending.since >= holdMs) return true;
  wakeAt(pass, now + HOLD_MS);
  return false;
}

function speakOfTrouble(pass: NoticeContext, episode: Episode, trouble: Trouble, signInNow: boolean): void {
  if (trouble.level === 'none') return;
  const worse = episode.saidLight === null || isWorse(trouble.light, episode.saidLight);
  const news = worse || (signInNow && !episode.signInSaid);
  if (!news) return;
  const level: Level = trouble.level === 'urgent' && episode.urgentUsed ? 'normal' : trouble.level;
  if (trouble.profiles.every((profile) => goesOn(pass, profile, episode))) {
    listOnce(pass, episode, trouble);
    return;
  }
  const isKnown = episode.announced && level !== 'urgent' && episode.saidStep === trouble.worst.verdict.stepId;
  const ids = trouble.profiles.map(({ id }) => id);
  const gate = isKnown || !isWanted(pass, trouble.worst) ? 'list' : gateFor(pass, 'service', level, ids);
  if (gate === 'banner') {
    showBanner(pass, episode, trouble, level, signInNow);
    return;
  }
  listOnce(pass, episode, trouble);
  // What the user switched off or muted is settled by its line in the list; what only waits is not.
  if (gate === 'list' && level !== 'quiet') markSaid(episode, trouble.light, signInNow);
}

function markSaid(episode: Episode, light: Light, signInNow: boolean): void {
  episode.saidLight = light;
  episode.signInSaid ||= signInNow;
}

function showBanner(pass: NoticeContext, episode: Episode, trouble: Trouble, level: Level, signInNow: boolean): void {
  markSaid(episode, trouble.light, signInNow);
  episode.listedLight = trouble.light;
  episode.announced = true;
  episode.saidAt ??= pass.input.now;
  episode.saidStep = trouble.worst.verdict.stepId;
  episode.urgentUsed ||= level === 'urgent';
  sayTrouble(pass, episode, trouble, level);
  for (const profile of trouble.profiles) if (profile.signIn === 'DEAD') markAccount(pass, profile, level);
}

/** The banner named the dead login as well: its own track must not repeat it. */
function markAccount(pass: NoticeContext, profile: NoticeProfile, level: Level): void {
  const remembered = memoryOf(pass, profile.id);
  if (!remembered) return;
  const { now } = pass.input;
  const account = episodeFor(remembered.account, () => `sign-in-${profile.id}-${now}`, now);
  account.saidLight = profile.verdict.light ?? 'red';
  account.listedLight = account.saidLight;
  account.urgentUsed ||= level === 'urgent';
  remembered.account = account;
}

function listOnce(pass: NoticeContext, episode: Episode, trouble: Trouble): void {
  if (episode.listedLight !== null && !isWorse(trouble.light, episode.listedLight)) return;
  episode.listedLight = trouble.light;
  sayTrouble(pass, episode, trouble, 'quiet');
}

function sayTrouble(pass: NoticeContext, episode: Episode, trouble: Trouble, level: Level): void {
  const { verdict } = trouble.worst;
  emitNotice(pass, {
    kind: 'service',
    level,
    episode: episode.id,
    profiles: trouble.profiles.map(({ id }) => id),
    tells: verdictNotice(verdict),
    named: trouble.profiles,
    light: trouble.light,
  });
}

/** Maintenance goes to the list, once; it neither raises a banner nor ends an episode. */
function listMaintenance(pass: NoticeContext): void {
  const profile = pass.input.profiles.find(({ verdict }) => verdict.service === 'MAINT' && verdict.notify === 'quiet');
  const known = pass.memory.service;
  if (!profile || (known && known.closedAt === null)) return;
  const { now, service } = pass.input;
  const episode = newEpisode(service.incidents[0]?.id ?? `maintenance-${now}`, now);
  episode.confirmed = true;
  pass.memory.service = episode;
  listOnce(pass, episode, { profiles: [profile], worst: profile, light: 'blue', level: 'quiet' });
}
