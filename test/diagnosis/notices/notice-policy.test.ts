import { describe, expect, it } from 'vitest';
import { quietMinutesLeft } from '../../../src/diagnosis/notices/emit.ts';
import { MUTED_FOR_GOOD } from '../../../src/diagnosis/notices/notice-policy.ts';
import { HEADLINES } from '../../../src/shared/messages/headlines.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { DAY, HOUR, MINUTE, Play, SECOND, START, type World } from './notice-play.ts';

const SIGN_IN_INCIDENT = [{ id: 'inc1', title: 'Elevated errors on Claude.ai', signIn: true }];

describe('an outage', () => {
  it('is told once, when it has held for five minutes, and its end once because it lasted', () => {
    const play = new Play().pass(HOUR);
    play.change({ page: 'OUTAGE', incidents: [{ id: 'inc9', title: 'Down', signIn: false }] }).pass(MINUTE);
    expect(play.pass(3 * MINUTE).banners).toHaveLength(0);
    play.pass(3 * HOUR);
    expect(play.banners).toHaveLength(1);
    expect(play.banners[0]).toMatchObject({ kind: 'service', level: 'normal', episode: 'inc9', light: 'red' });
    play.change({ page: 'CLEAR', incidents: [] }).pass(HOUR);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service', 'recovered']);
    expect(play.withdrawn).toContain('inc9');
  });

  it('that lasts for one reading is not told', () => {
    const play = new Play().change({ probe: 'API_DOWN' }).pass(20 * SECOND, 20 * SECOND);
    play.change({ probe: 'OK' }).pass(HOUR);
    expect(play.said).toEqual([]);
  });

  it('waits for hello to be good for five minutes before it is called over', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ probe: 'API_DOWN' })
      .pass(20 * MINUTE);
    expect(play.banners).toHaveLength(1);
    play.change({ probe: 'OK' }).pass(5 * MINUTE);
    expect(play.withdrawn).toEqual([]);
    play.pass(2 * MINUTE);
    expect(play.withdrawn).toEqual([play.banners[0]?.episode]);
    expect(play.said.at(-1)).toMatchObject({ kind: 'recovered', level: 'quiet' });
  });

  it('keeps its episode when the page confirms it, and is a line in the list where the next step is the same', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ probe: 'API_DOWN' })
      .pass(15 * MINUTE);
    play.change({ page: 'OUTAGE', incidents: [{ id: 'late', title: 'Down', signIn: false }] }).pass(15 * MINUTE);
    expect(play.said.map(({ level, light }) => [level, light])).toEqual([
      ['normal', 'orange'],
      ['quiet', 'red'],
    ]);
    expect(new Set(play.said.map(({ episode }) => episode)).size).toBe(1);
  });

  it('is silent while it gets better but is still bad', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'OUTAGE' })
      .pass(20 * MINUTE);
    play
      .change({ page: 'PARTIAL' })
      .pass(20 * MINUTE)
      .change({ page: 'RECOVERING' })
      .pass(20 * MINUTE);
    expect(play.banners).toHaveLength(1);
  });

  it('that comes back within the hour gets one more banner, and no third', () => {
    const play = new Play().pass(HOUR);
    for (let round = 0; round < 4; round++) {
      play
        .change({ page: 'OUTAGE' })
        .pass(20 * MINUTE)
        .change({ page: 'CLEAR' })
        .pass(20 * MINUTE);
    }
    expect(play.banners.filter(({ kind }) => kind === 'service')).toHaveLength(2);
  });

  it('that comes back takes back the news that it was over', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'OUTAGE' })
      .pass(3 * HOUR)
      .change({ page: 'CLEAR' });
    play.pass(20 * MINUTE);
    const over = play.banners.find(({ kind }) => kind === 'recovered');
    expect(play.withdrawn).not.toContain(over?.episode);
    expect(over).toBeDefined();
    play.change({ page: 'OUTAGE' }).pass(6 * MINUTE);
    expect(play.withdrawn).toContain(over?.episode);
  });

  it('on another day is told again', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' }).pass(HOUR);
    play
      .change({ page: 'CLEAR' })
      .pass(DAY, 10 * MINUTE)
      .change({ page: 'OUTAGE' })
      .pass(HOUR);
    expect(play.banners.filter(({ kind }) => kind === 'service')).toHaveLength(2);
  });

  it('within a week of mild trouble is told each time', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' }).pass(HOUR);
    play
      .change({ page: 'DEGRADED' })
      .pass(3 * HOUR, 5 * MINUTE)
      .change({ page: 'OUTAGE' })
      .pass(HOUR);
    expect(play.banners.filter(({ light }) => light === 'red')).toHaveLength(2);
  });

  it('is not ended by unknown, maintenance, offline or settling', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'OUTAGE' })
      .pass(20 * MINUTE);
    for (const world of [{ page: 'UNKNOWN' }, { page: 'MAINT' }, { network: 'OFFLINE' }, { network: 'SETTLING' }]) {
      play.change({ page: 'CLEAR', network: 'ONLINE', ...(world as Partial<World>) }).pass(20 * MINUTE);
    }
    play.change({ network: 'ONLINE', page: 'OUTAGE' }).pass(20 * MINUTE);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service']);
  });

  it('seen only while the screen is locked is not told', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE', awake: false }).pass(HOUR);
    play.change({ page: 'CLEAR', awake: true }).pass(HOUR);
    expect(play.said).toEqual([]);
  });
});

describe('whom trouble concerns', () => {
  const stopped = (play: Play) => play.change({ stoppedAt: play.now });

  it('who is stopped is told after two readings, also of what is a line in the list for others', () => {
    const others = new Play().pass(HOUR).change({ page: 'PARTIAL' }).pass(HOUR);
    expect(others.banners).toEqual([]);
    const play = stopped(others).pass(2 * MINUTE);
    expect(play.banners).toHaveLength(1);
    expect(play.banners[0]).toMatchObject({ kind: 'service', level: 'normal', light: 'orange' });
  });

  it('who was stopped hears that it works again, however short it was', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' });
    stopped(play).pass(10 * MINUTE);
    expect(play.banners).toHaveLength(1);
    play.change({ page: 'CLEAR' }).pass(20 * MINUTE);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service', 'recovered']);
  });

  it('who was stopped and has had an answer since knows it', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' });
    stopped(play).pass(10 * MINUTE);
    play.change({ page: 'CLEAR', stoppedAt: null, answeredAt: play.now }).pass(20 * MINUTE);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service']);
    expect(play.withdrawn).toContain(play.banners[0]?.episode);
  });

  it('who is answered all the time is not told, and is as soon as the answers end', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' });
    for (let minute = 0; minute < 30; minute++) play.change({ answeredAt: play.now }).pass(MINUTE);
    expect(play.banners).toEqual([]);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet']);
    expect(play.pass(30 * MINUTE).banners).toHaveLength(1);
  });

  it.each([
    ['api', ['api'], 0],
    ['code', ['api', 'code'], 1],
    ['code', ['api'], 1],
    ['api', [], 1],
  ] as const)('a switch for %s, with %j in trouble: %i banners', (off, troubled, count) => {
    const serviceNotices = { ...DEFAULT_SETTINGS.serviceNotices, [off]: false };
    const play = new Play({ settings: { ...DEFAULT_SETTINGS, serviceNotices } }).pass(HOUR);
    play.change({ page: 'OUTAGE', troubled }).pass(HOUR);
    expect(play.banners).toHaveLength(count);
    expect(play.said).toHaveLength(1);
  });

  it('a switch for sign-in', () => {
    const serviceNotices = { ...DEFAULT_SETTINGS.serviceNotices, 'sign-in': false };
    const play = new Play({ settings: { ...DEFAULT_SETTINGS, serviceNotices } }).pass(HOUR);
    play.change({ page: 'AUTH', incidents: SIGN_IN_INCIDENT }).pass(HOUR);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet']);
  });
});

describe('a sign-in incident', () => {
  it('that hits somebody is told at once on a fresh page, on an old one after two readings', () => {
    const signIn = { default: 'STALE' } as const;
    const fresh = new Play({ signIn }).pass(HOUR).change({ page: 'AUTH', incidents: SIGN_IN_INCIDENT }).pass(SECOND);
    expect(fresh.banners).toHaveLength(1);
    const old = new Play({ signIn }).pass(HOUR).change({ page: 'AUTH', pageFresh: false }).pass(SECOND);
    expect(old.banners).toHaveLength(0);
    expect(old.pass(2 * MINUTE).banners).toHaveLength(1);
  });

  it('named only later is a line in the list for somebody who was told to keep the sessions open', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ probe: 'API_DOWN' })
      .pass(20 * MINUTE);
    play.change({ probe: 'OK', page: 'AUTH', incidents: SIGN_IN_INCIDENT }).pass(20 * MINUTE);
    expect(play.banners.map(({ title }) => title)).toEqual([HEADLINES.silent.sentence]);
    play.change({ page: 'OUTAGE' }).pass(20 * MINUTE);
    expect(play.said.at(-1)).toMatchObject({ level: 'quiet', title: HEADLINES.down.sentence });
  });

  it('is one banner for several profiles', () => {
    const signIn: World['signIn'] = { work: 'OK', home: 'STALE', lab: 'OK' };
    const play = new Play({ signIn })
      .pass(HOUR)
      .change({ page: 'AUTH' })
      .pass(20 * MINUTE);
    expect(play.banners).toHaveLength(1);
    expect(play.banners[0]?.profile).toBeNull();
  });

  it('with a login that dies meanwhile is urgent once, and its end sends to the sign-in', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'AUTH' })
      .pass(20 * MINUTE);
    play.change({ signIn: { default: 'DEAD' } }).pass(HOUR);
    expect(play.banners.map(({ level }) => level)).toEqual(['normal', 'urgent']);
    play.change({ page: 'CLEAR' }).pass(HOUR);
    expect(play.banners.map(({ level }) => level)).toEqual(['normal', 'urgent', 'normal']);
    expect(play.banners[2]).toMatchObject({ kind: 'recovered', body: expect.stringContaining('Sign in again now') });
  });

  it('running at the very first look is told once', () => {
    const play = new Play({ page: 'AUTH', incidents: SIGN_IN_INCIDENT }).pass(HOUR);
    expect(play.banners).toHaveLength(1);
  });
});

describe('the first look', () => {
  it('takes lesser trouble and a dead login as given', () => {
    const play = new Play({ probe: 'API_DOWN', signIn: { default: 'OK', old: 'DEAD' } }).pass(5 * MINUTE);
    play.change({ probe: 'OK' }).pass(HOUR);
    expect(play.banners).toEqual([]);
  });

  it('happens once: a restart remembers', () => {
    const first = new Play()
      .pass(HOUR)
      .change({ signIn: { default: 'DEAD' } })
      .pass(HOUR);
    expect(first.banners).toHaveLength(1);
    const second = new Play();
    second.memory = first.memory;
    second.now = first.now;
    second.change({ signIn: { default: 'DEAD' } }).pass(HOUR);
    expect(second.banners).toEqual([]);
  });

  it('after a stop notices what ended meanwhile', () => {
    const first = new Play().pass(HOUR);
    const second = new Play();
    second.memory = first.memory;
    second.now = first.now + DAY;
    second.change({ signIn: { default: 'DEAD' } }).pass(HOUR);
    expect(second.banners).toHaveLength(1);
  });
});

describe('a login that ends', () => {
  it('is urgent, once, and taken back after the next sign-in', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ signIn: { default: 'DEAD' } })
      .pass(30 * SECOND, 10 * SECOND);
    expect(play.banners).toHaveLength(0);
    play.pass(5 * DAY, HOUR);
    expect(play.banners.map(({ level, kind }) => [level, kind])).toEqual([['urgent', 'sign-in']]);
    play.change({ signIn: { default: 'OK' } }).pass(MINUTE);
    expect(play.withdrawn).toEqual([play.banners[0]?.episode]);
    expect(play.banners).toHaveLength(1);
  });

  it('asks to be looked at again, so that nothing is missed at rest', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ signIn: { default: 'DEAD' } })
      .pass(SECOND);
    expect(play.wakeAt).toBe(play.now + 30 * SECOND);
  });

  it('together with others is one banner', () => {
    const signIn: World['signIn'] = { work: 'OK', home: 'OK' };
    const play = new Play({ signIn })
      .pass(HOUR)
      .change({ signIn: { work: 'DEAD', home: 'OK' } })
      .pass(20 * SECOND, SECOND);
    play.change({ signIn: { work: 'DEAD', home: 'DEAD' } }).pass(HOUR);
    expect(play.banners).toHaveLength(1);
  });

  it('of one profile out of two is named', () => {
    const signIn: World['signIn'] = { work: 'OK', home: 'OK' };
    const play = new Play({ signIn })
      .pass(HOUR)
      .change({ signIn: { work: 'DEAD', home: 'OK' } })
      .pass(HOUR);
    expect(play.banners[0]).toMatchObject({ title: `~/.work: ${HEADLINES.expired.sentence}`, profile: 'work' });
  });

  it.each(['STALE', 'NONE', 'OTHER', 'UNREADABLE'] as const)('is not what %s means', (state) => {
    const play = new Play()
      .pass(HOUR)
      .change({ signIn: { default: state } })
      .pass(DAY, 10 * MINUTE);
    expect(play.banners).toEqual([]);
  });

  it('of a profile nobody watches any more is forgotten', () => {
    const play = new Play({ signIn: { work: 'OK' } })
      .pass(HOUR)
      .change({ signIn: { work: 'DEAD' } })
      .pass(HOUR);
    play.change({ signIn: {} }).pass(MINUTE);
    expect(play.withdrawn).toEqual([play.banners[0]?.episode]);
    expect(play.memory.profiles).toEqual({});
  });
});

describe('the login deadline', () => {
  const until = (days: number): Partial<World> => ({ loginEndsAt: START + days * DAY });
  const live = (play: Play, days: number): Play => {
    const endsAt = play.world.loginEndsAt ?? 0;
    for (let hour = 0; hour < days * 24; hour++) {
      const left = endsAt - play.now;
      play.change({ signIn: { default: left <= 0 ? 'DEAD' : left <= 3 * DAY ? 'ENDING' : 'OK' } }).pass(HOUR, HOUR / 2);
    }
    return play;
  };

  it('is told three days and one day ahead, and at the end', () => {
    const play = live(new Play(until(10)), 12);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['deadline', 'deadline', 'sign-in']);
    expect(play.banners[0]).toMatchObject({ tells: 'login-ends', title: expect.stringContaining('in 3 days') });
  });

  it('is told a week ahead on request', () => {
    const play = live(new Play({ ...until(10), settings: { ...DEFAULT_SETTINGS, deadlineSevenDays: true } }), 12);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['deadline', 'deadline', 'deadline', 'sign-in']);
  });

  it('is taken back after a new login, and told for the next one', () => {
    const play = live(new Play(until(10)), 8);
    play.change({ loginEndsAt: play.now + 30 * DAY, signIn: { default: 'OK' } }).pass(MINUTE);
    expect(play.withdrawn).toHaveLength(1);
    live(play, 28);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['deadline', 'deadline']);
  });

  it('waits while signing in does not work', () => {
    const play = new Play({ ...until(2), signIn: { default: 'ENDING' }, page: 'AUTH' }).pass(HOUR);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service']);
    play.change({ page: 'CLEAR' }).pass(HOUR);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['service', 'deadline']);
  });
});

describe('the gate', () => {
  it('keeps ten minutes between two banners of a profile', () => {
    const play = new Play({ signIn: { default: 'STALE' } })
      .pass(HOUR)
      .change({ page: 'AUTH' })
      .pass(10 * SECOND, SECOND);
    play.change({ signIn: { default: 'DEAD' }, page: 'CLEAR' }).pass(HOUR, 10 * SECOND);
    const times = play.banners.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(1);
    for (const [index, at] of times.entries()) {
      if (index > 0) expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    }
  });

  const night = { ...DEFAULT_SETTINGS, quietHours: { from: '08:00', to: '09:30' } };

  it('holds banners back in the quiet hours and gives them afterwards if they still hold', () => {
    const play = new Play({ settings: night }).pass(MINUTE).change({ page: 'OUTAGE' }).pass(HOUR);
    expect(play.banners).toEqual([]);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet']);
    expect(play.wakeAt).toBe(START + 90 * MINUTE);
    expect(play.pass(HOUR).banners).toHaveLength(1);
  });

  it('lets urgent ones pass the quiet hours', () => {
    const play = new Play({ settings: night })
      .pass(MINUTE)
      .change({ signIn: { default: 'DEAD' } })
      .pass(5 * MINUTE);
    expect(play.banners.map(({ level }) => level)).toEqual(['urgent']);
  });

  it('is shut by mute, for a time or for good, and does not catch up', () => {
    for (const until of [START + HOUR, MUTED_FOR_GOOD]) {
      const play = new Play().pass(MINUTE);
      play.memory.mutedUntil = until;
      play.change({ page: 'OUTAGE' }).pass(2 * HOUR);
      expect(play.banners).toEqual([]);
    }
  });

  it('has a switch for each kind', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: { ...DEFAULT_SETTINGS.notices, service: false } };
    const play = new Play({ settings }).pass(HOUR).change({ page: 'OUTAGE' }).pass(HOUR);
    expect(play.banners).toEqual([]);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet']);
    expect(play.change({ page: 'CLEAR' }).pass(HOUR).banners).toEqual([]);
  });

  it('does not let a clock set back silence anything', () => {
    const play = new Play().pass(HOUR).change({ page: 'OUTAGE' }).pass(HOUR);
    play.now -= 300 * DAY;
    play.pass(MINUTE);
    expect(play.memory.service?.openedAt).toBeLessThanOrEqual(play.now);
    play
      .change({ page: 'CLEAR' })
      .pass(3 * HOUR)
      .change({ page: 'OUTAGE' })
      .pass(HOUR);
    expect(play.banners.filter(({ kind }) => kind === 'service')).toHaveLength(2);
  });
});

describe('tell me when it works again', () => {
  it('tells once, even with recoveries switched off, and not twice with the recovery', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: { ...DEFAULT_SETTINGS.notices, recovered: false } };
    for (const world of [{}, { settings }]) {
      const play = new Play(world)
        .pass(HOUR)
        .change({ page: 'AUTH' })
        .pass(20 * MINUTE);
      play.memory.tellWhenItWorks = true;
      play.pass(HOUR).change({ page: 'CLEAR' }).pass(HOUR);
      expect(play.banners.map(({ kind }) => kind)).toEqual(['service', 'recovered']);
      expect(play.memory.tellWhenItWorks).toBe(false);
    }
  });

  it('waits for a dead login as well', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ signIn: { default: 'DEAD' } })
      .pass(HOUR);
    play.memory.tellWhenItWorks = true;
    expect(play.pass(HOUR).banners).toHaveLength(1);
    expect(play.change({ signIn: { default: 'OK' } }).pass(HOUR).banners).toHaveLength(2);
  });
});

describe('the network', () => {
  it.each(['CAPTIVE', 'RESTRICTED'] as const)('%s is one line in the list per stretch', (network) => {
    const play = new Play().pass(HOUR).change({ network }).pass(HOUR);
    expect(play.said.map(({ level, kind }) => [level, kind])).toEqual([['quiet', 'network']]);
    play.change({ network: 'ONLINE' }).pass(HOUR).change({ network }).pass(HOUR);
    expect(play.said).toHaveLength(2);
  });

  it.each(['OFFLINE', 'SETTLING'] as const)('%s is silent, whatever else is wrong', (network) => {
    const play = new Play()
      .pass(HOUR)
      .change({ network, page: 'OUTAGE', signIn: { default: 'DEAD' } })
      .pass(HOUR);
    expect(play.said).toEqual([]);
  });
});

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '23:00', 480],
    ['22:00', '07:00', '06:59', 1],
    ['22:00', '07:00', '07:00', null],
    ['22:00', '07:00', '12:00', null],
    ['13:00', '14:00', '13:30', 30],
    ['13:00', '13:00', '13:00', null],
  ])('%s to %s at %s', (from, to, at, left) => {
    const [hours = 0, minutes = 0] = at.split(':').map(Number);
    expect(quietMinutesLeft({ from, to }, hours * 60 + minutes)).toBe(left);
  });
});

describe('a fallback that is on', () => {
  const ON = { since: START, name: 'key', tail: 'x3Qf' };
  const LOGIN = { loginEndsAt: START + 30 * DAY, signIn: { default: 'OTHER' as const } };

  it('is spoken of once a day, and says whose money it is', () => {
    const play = new Play({ ...LOGIN, fallback: ON }).pass(23 * HOUR);
    expect(play.said).toEqual([]);
    play.pass(26 * HOUR);
    expect(play.banners.map(({ title }) => title)).toEqual([
      expect.stringContaining('for 1 day.'),
      expect.stringContaining('for 2 days.'),
    ]);
    expect(play.banners[1]).toMatchObject({ kind: 'fallback', level: 'normal', light: 'blue', profile: 'default' });
    expect(play.banners[1]?.body).toMatch(/API key’s account, per token.*ends in x3Qf/);
    expect(new Set(play.banners.map(({ episode }) => episode)).size).toBe(1);
  });

  it('is reminded of at the day itself, though nothing is read meanwhile', () => {
    expect(new Play({ ...LOGIN, fallback: ON }).wakeAt).toBe(START + DAY);
  });

  it('offers the way back once, when sign-in works again', () => {
    const play = new Play({ ...LOGIN, fallback: ON, probe: 'LOGIN_DOWN' }).pass(HOUR);
    const ofFallback = () => play.said.filter(({ kind }) => kind === 'fallback');
    expect(ofFallback()).toEqual([]);
    play.change({ probe: 'OK' }).pass(3 * HOUR);
    expect(ofFallback().map(({ tells }) => tells)).toEqual(['fallback-not-needed']);
  });

  it.each([
    ['sign-in worked all the time', {}],
    ['nobody knows how the service is', { page: 'UNKNOWN', probe: 'UNKNOWN' }],
    ['the login behind it has ended', { loginEndsAt: START - HOUR }],
    ['nobody knows how long the login lasts', { loginEndsAt: null }],
  ] as const)('offers no way back where %s', (_what, world) => {
    const play = new Play({ ...LOGIN, fallback: ON, ...world }).pass(HOUR).change({ page: 'CLEAR', probe: 'OK' });
    play.pass(3 * HOUR);
    expect(play.said.filter(({ kind }) => kind === 'fallback')).toEqual([]);
  });

  it('names a gateway, and takes its banner back when it is off', () => {
    const play = new Play({ ...LOGIN, fallback: { since: START, name: 'work', tail: null } }).pass(25 * HOUR);
    expect(play.banners[0]?.body).toMatch(/^Claude Code uses “work” instead of your plan\./);
    play.change({ fallback: null }).pass(MINUTE);
    expect(play.withdrawn).toEqual([`fallback-${START}`]);
  });

  it('goes to the list only where its notices are off', () => {
    const settings = { ...DEFAULT_SETTINGS, notices: { ...DEFAULT_SETTINGS.notices, fallback: false } };
    const play = new Play({ ...LOGIN, fallback: ON, settings }).pass(50 * HOUR);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet', 'quiet']);
  });
});
