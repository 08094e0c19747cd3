/** What must hold in every snapshot, whatever the world does. */
import type { Notice } from '../../src/shared/notice.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { LIGHTS_WORST_FIRST } from '../../src/shared/vocabulary.ts';
import { readLogin, type World } from './world.ts';

const SIGN_IN_BROKEN = ['LOGIN_DOWN', 'LOGIN_DOWN?', 'DOWN', 'DOWN?', 'MAINT'];
const REARMED_AFTER_MS = 60 * 60_000;
const BETWEEN_BANNERS_MS = 10 * 60_000;
/** The access token's end is noticed by a timer; a clock that was set or a sleep may delay it. */
const MARGIN_MS = 60_000;

/** Returns what is wrong with the snapshot; empty: nothing. `last` is the one before. */
export function checkSnapshot(world: World, snapshot: Snapshot, last: Snapshot | null): string[] {
  const { light, action, dimmed, network, service, profiles } = snapshot;
  const first = profiles[0]?.signIn.state;
  const wrong: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  must(last === null || snapshot.rev === last.rev + 1, 'revisions rise by one');
  must(last === null || !sameBut(last, snapshot), 'a new snapshot shows something new');
  must(dimmed === (network.state === 'SETTLING'), 'dimmed only and always while settling');
  if (!dimmed) {
    const online = network.state === 'ONLINE' || network.state === 'UNKNOWN';
    must(online || (light !== 'red' && light !== 'orange'), 'red and orange need a network');
    must(light !== 'green' || action === 'none', 'green is nothing to do');
    must(light !== 'red' || first === 'DEAD' || service.state === 'DOWN', 'red for a dead login or an outage');
    must(!SIGN_IN_BROKEN.includes(service.state) || !action.includes('sign-in'), 'never sent to a broken sign-in');
    must(!service.state.endsWith('?') || light !== 'red', 'unconfirmed is never red');
    must(
      light !== 'grey' || first === undefined || !['DEAD', 'ENDING'].includes(first) || !online,
      'grey hides nothing',
    );
  }
  for (const { configDir, signIn } of profiles) {
    if (signIn.state === 'DEAD') must(isReallyDead(world, configDir), `signed out without a reason: ${signIn.reason}`);
    must(!signIn.reason.includes('simulated-'), 'no secret in a reason');
  }
  must(snapshot.history.length <= 50 && snapshot.notices.length <= 50, 'lists are bounded');
  must(!JSON.stringify(snapshot).includes('simulated-access'), 'no secret in a snapshot');
  return wrong;
}

function sameBut(a: Snapshot, b: Snapshot): boolean {
  return JSON.stringify({ ...a, rev: 0, at: 0 }) === JSON.stringify({ ...b, rev: 0, at: 0 });
}

/** Well-formed reasons only: blanked, past the login deadline, or past its time with nothing to renew it. */
function isReallyDead(world: World, configDir: string): boolean {
  const login = readLogin(world.host, world.storePath(configDir));
  // The file changed this very moment; the snapshot was of the one before.
  if (login === null) return true;
  const now = world.now() + Math.max(0, world.serverAheadMs) + MARGIN_MS;
  if (login.accessToken === '') return true;
  if (login.refreshTokenExpiresAt !== null && login.refreshTokenExpiresAt <= now) return true;
  return login.refreshToken === '' && login.expiresAt <= now;
}

/** What is wrong with the banners of a whole run. */
export function checkBanners(banners: readonly Notice[]): string[] {
  const wrong: string[] = [];
  const byTime = banners.toSorted((a, b) => a.at - b.at);
  for (const [index, banner] of byTime.entries()) {
    const before = byTime.slice(0, index).filter(({ episode }) => episode === banner.episode);
    const last = before.at(-1);
    if (last && !mayRepeat(last, banner, before.length)) wrong.push(`twice in one episode: ${describe(last, banner)}`);
    const urgent = before.filter(({ level }) => level === 'urgent').at(-1);
    if (urgent && banner.level === 'urgent' && banner.at - urgent.at < REARMED_AFTER_MS) {
      wrong.push(`two urgent ones in one episode: ${describe(urgent, banner)}`);
    }
    const neighbour = byTime[index - 1];
    if (neighbour && banner.at - neighbour.at < BETWEEN_BANNERS_MS) {
      wrong.push(`too close: ${describe(neighbour, banner)}`);
    }
  }
  return wrong;
}

/** Worse, sign-in named for the first time, one more after it came back, or armed again by a calm hour. */
function mayRepeat(last: Notice, next: Notice, count: number): boolean {
  if (next.kind === 'deadline') return count < 3;
  const worse = LIGHTS_WORST_FIRST.indexOf(next.light) < LIGHTS_WORST_FIRST.indexOf(last.light);
  const namesSignIn = /sign-in|sign in|renewal/i.test(next.title) && !/sign-in|sign in|renewal/i.test(last.title);
  return worse || namesSignIn || last.withdrawnAt !== null || next.at - last.at >= REARMED_AFTER_MS;
}

function describe(a: Notice, b: Notice): string {
  const time = (at: number) => new Date(at).toISOString();
  return `${time(a.at)} "${a.title}" (${a.level}, ${a.light}), ${time(b.at)} "${b.title}" (${b.level}, ${b.light})`;
}
