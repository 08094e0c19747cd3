/** Turns that trouble takes: who is named, how loud it is the second time, what waits for what, and to the second how long. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { DAY, HOUR, MINUTE, Play, SECOND, START, type World } from './notice-play.ts';

const all =
  (...ids: string[]) =>
  (state: World['signIn'][string]) =>
    Object.fromEntries(ids.map((id) => [id, state]));
const short = ({ kind, level }: Play['said'][number]) => `${kind} ${level}`;

describe('who is named', () => {
  it.each<[string[], string[], string | null]>([
    [['a'], ['a'], null],
    [['a', 'b'], ['a'], '~/.a: '],
    [['a', 'b', 'c'], ['a', 'b'], '~/.a and ~/.b: '],
    [['a', 'b', 'c', 'd'], ['a', 'b', 'c'], '~/.a and 2 more: '],
    [['a', 'b', 'c'], ['a', 'b', 'c'], null],
  ])('of %j, when the logins of %j end', (watched, ended, names) => {
    const play = new Play({ signIn: all(...watched)('OK') }).pass(HOUR);
    play.change({ signIn: { ...all(...watched)('OK'), ...all(...ended)('DEAD') } }).pass(HOUR);
    expect(play.banners).toHaveLength(1);
    const title = play.banners[0]?.title ?? '';
    if (names === null) expect(title).not.toContain('~/.');
    else expect(title.startsWith(names)).toBe(true);
    expect(play.banners[0]?.profile).toBe(ended.length === 1 ? ended[0] : null);
  });
});

describe('a login', () => {
  it.each([[{ a: 'DEAD', b: 'OK' }], [{ b: 'OK', a: 'DEAD' }]] as const)(
    'whose end was told is not urgent when it comes back, save beside one that is: %j',
    (first) => {
      const play = new Play({ signIn: all('a', 'b')('OK') }).pass(HOUR);
      play.change({ signIn: first }).pass(15 * MINUTE);
      play.change({ signIn: all('a', 'b')('OK') }).pass(15 * MINUTE);
      play.change({ signIn: first }).pass(15 * MINUTE);
      expect(play.said.map(short)).toEqual(['sign-in urgent', 'recovered quiet', 'sign-in normal']);
      const both = new Play({ signIn: all('a', 'b')('OK') }).pass(HOUR);
      both.change({ signIn: first }).pass(15 * MINUTE);
      both.change({ signIn: all('a', 'b')('OK') }).pass(15 * MINUTE);
      both.change({ signIn: Object.fromEntries(Object.keys(first).map((id) => [id, 'DEAD'])) }).pass(15 * MINUTE);
      expect(both.banners.map(short)).toEqual(['sign-in urgent', 'sign-in urgent']);
      expect(both.banners[1]?.episode).toMatch(/^sign-in-b-/);
    },
  );

  it('that is there again is a quiet line, and none where nobody was told or the folder is gone', () => {
    const play = new Play().pass(HOUR);
    play
      .change({ signIn: { default: 'DEAD' } })
      .pass(HOUR)
      .change({ signIn: { default: 'OK' } })
      .pass(MINUTE);
    expect(play.said.at(-1)).toMatchObject({
      kind: 'recovered',
      level: 'quiet',
      light: 'green',
      tells: 'signed-in-again',
    });
    const unsaid = new Play({ signIn: { default: 'DEAD' } })
      .pass(HOUR)
      .change({ signIn: { default: 'OK' } })
      .pass(HOUR);
    expect(unsaid.said.map(short)).toEqual(['sign-in quiet']);
    const gone = new Play().pass(HOUR);
    gone
      .change({ signIn: { default: 'DEAD' } })
      .pass(HOUR)
      .change({ signIn: { default: 'NONE' } })
      .pass(HOUR);
    expect(gone.said.map(short)).toEqual(['sign-in urgent']);
  });

  it('that cannot be read is one line an hour at most, and gives way to its end', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ signIn: { default: 'UNREADABLE' } })
      .pass(HOUR);
    play
      .change({ signIn: { default: 'OK' } })
      .pass(10 * MINUTE)
      .change({ signIn: { default: 'UNREADABLE' } })
      .pass(40 * MINUTE);
    expect(play.said.map(short)).toEqual(['sign-in quiet']);
    play
      .change({ signIn: { default: 'OK' } })
      .pass(2 * HOUR)
      .change({ signIn: { default: 'UNREADABLE' } })
      .pass(HOUR);
    expect(play.said.map(short)).toEqual(['sign-in quiet', 'sign-in quiet']);
    const { episode } = play.said[1] ?? {};
    expect(episode).toMatch(/^unreadable-default-/);
    play.change({ signIn: { default: 'DEAD' } }).pass(HOUR);
    expect(play.withdrawn).toContain(episode);
    expect(play.banners.map(short)).toEqual(['sign-in urgent']);
  });
});

describe('the service', () => {
  it('is not urgent for a login whose end was told already', () => {
    const play = new Play().pass(HOUR);
    play
      .change({ signIn: { default: 'DEAD' } })
      .pass(HOUR)
      .change({ page: 'AUTH' })
      .pass(HOUR);
    expect(play.banners.map(short)).toEqual(['sign-in urgent', 'service normal']);
  });

  it.each([
    { a: 'OK', b: 'DEAD' },
    { b: 'DEAD', a: 'OK' },
  ] as const)('is as loud as for whom it hits hardest, in any order: %j', (signIn) => {
    const play = new Play({ signIn: all(...Object.keys(signIn))('OK') }).pass(HOUR);
    play.change({ signIn, page: 'AUTH' }).pass(HOUR);
    expect(play.banners.map(short)).toEqual(['service urgent']);
    // Both are meant, and its end sends the one to the sign-in.
    play.change({ page: 'CLEAR' }).pass(HOUR);
    expect(play.banners.map(short)).toEqual(['service urgent', 'recovered normal']);
    expect(play.banners[1]?.body).toMatch(/~\/\.b/);
    expect(play.banners[1]?.body).not.toMatch(/~\/\.a/);
  });

  it('that the page had confirmed is over only when the page says so, or has been silent for a day', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'OUTAGE' })
      .pass(20 * MINUTE);
    play.change({ page: 'UNKNOWN' }).pass(23 * HOUR, 10 * MINUTE);
    expect(play.withdrawn).toEqual([]);
    play.pass(2 * HOUR, 10 * MINUTE);
    expect(play.withdrawn).toEqual([play.banners[0]?.episode]);
    expect(play.banners.map(short)).toEqual(['service normal']);
    // What no page has confirmed ends with hello.
    const unconfirmed = new Play({ page: 'UNKNOWN' })
      .pass(HOUR)
      .change({ probe: 'API_DOWN' })
      .pass(20 * MINUTE);
    unconfirmed.change({ probe: 'OK' }).pass(10 * MINUTE);
    expect(unconfirmed.withdrawn).toEqual([unconfirmed.banners[0]?.episode]);
  });

  it('is over after ten clear minutes where hello tells nothing, after five where it answers', () => {
    const isOver = (probe: World['probe'], ms: number) => {
      const play = new Play({ probe })
        .pass(HOUR)
        .change({ page: 'OUTAGE' })
        .pass(20 * MINUTE);
      return play.change({ page: 'CLEAR' }).pass(ms).withdrawn.length > 0;
    };
    expect([isOver('UNKNOWN', 10 * MINUTE), isOver('UNKNOWN', 11 * MINUTE)]).toEqual([false, true]);
    expect(isOver('OK', MINUTE)).toBe(true);
  });

  it('in maintenance is one line in the list, in blue', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ page: 'MAINT', incidents: [] })
      .pass(2 * HOUR);
    expect(play.said).toMatchObject([{ kind: 'service', level: 'quiet', light: 'blue' }]);
    play.change({ page: 'CLEAR' }).pass(HOUR);
    expect(play.banners).toEqual([]);
  });
});

describe('the deadline', () => {
  const ending = (days: number): Partial<World> => ({ loginEndsAt: START + days * DAY, signIn: { default: 'ENDING' } });

  it('is told from three days on, and after two readings', () => {
    const early = new Play({ ...ending(3.5) }).pass(11 * HOUR);
    expect(early.said).toEqual([]);
    early.pass(HOUR + SECOND, 10 * SECOND);
    expect(early.banners).toEqual([]);
    expect(early.wakeAt).toBeLessThanOrEqual(early.now + 30 * SECOND);
    expect(early.pass(MINUTE, 30 * SECOND).banners.map(short)).toEqual(['deadline normal']);
  });

  it('that moves a little is the same, that moves by hours another one', () => {
    const play = new Play(ending(2)).pass(HOUR);
    const [first] = play.banners;
    play.change({ loginEndsAt: START + 2 * DAY + HOUR }).pass(HOUR);
    expect([play.banners.length, play.withdrawn]).toEqual([1, []]);
    play.change({ loginEndsAt: START + 2.5 * DAY }).pass(HOUR);
    expect([play.banners.length, play.withdrawn]).toEqual([2, [first?.episode]]);
  });

  it('is not forgotten while the login cannot be read', () => {
    const play = new Play(ending(2)).pass(HOUR);
    play
      .change({ signIn: { default: 'UNREADABLE' }, loginEndsAt: null })
      .pass(HOUR)
      .change(ending(2))
      .pass(HOUR);
    expect(play.banners.map(short)).toEqual(['deadline normal']);
  });

  it('waits for the end of the quiet hours', () => {
    const settings = { ...DEFAULT_SETTINGS, quietHours: { from: '07:00', to: '12:00' } };
    const play = new Play({ ...ending(2), settings }).pass(3 * HOUR);
    expect(play.said).toEqual([]);
    expect(play.wakeAt).toBe(Date.UTC(2026, 9, 1, 12));
    expect(play.pass(2 * HOUR).banners.map(short)).toEqual(['deadline normal']);
  });
});

describe('what was asked to be told', () => {
  it('comes ten minutes after the last banner of any of the logins', () => {
    const play = new Play({ signIn: all('a', 'b')('OK') }).pass(HOUR);
    play.change({ signIn: { a: 'DEAD', b: 'OK' } }).pass(5 * MINUTE);
    play.change({ signIn: { a: 'DEAD', b: 'DEAD' } }).pass(2 * MINUTE);
    expect(play.banners).toHaveLength(2);
    const last = play.banners[1]?.at ?? 0;
    play.memory.tellWhenItWorks = true;
    play.change({ signIn: all('a', 'b')('OK') }).pass(20 * MINUTE, 10 * SECOND);
    expect(play.banners.at(-1)).toMatchObject({ tells: 'works-again-as-asked', light: 'green', level: 'normal' });
    expect((play.banners.at(-1)?.at ?? 0) - last).toBe(10 * MINUTE);
  });

  it('comes after two readings, and only when all of them work', () => {
    const play = new Play({ signIn: { a: 'OK', b: 'DEAD', c: 'NONE' } });
    play.memory.tellWhenItWorks = true;
    expect(play.pass(HOUR).banners).toEqual([]);
    play.change({ signIn: { a: 'OK', b: 'OTHER', c: 'NONE' } }).pass(20 * SECOND, 10 * SECOND);
    expect(play.banners).toEqual([]);
    expect(play.pass(30 * SECOND, 10 * SECOND).banners).toHaveLength(1);
    const none = new Play({ signIn: { a: 'NONE' } });
    none.memory.tellWhenItWorks = true;
    expect(none.pass(HOUR).banners).toEqual([]);
  });
});

describe('the way back from a fallback', () => {
  const ON = { since: START, name: 'key', tail: 'x3Qf' };
  const lived = (settings: World['settings'] = DEFAULT_SETTINGS) =>
    new Play({
      settings,
      fallback: ON,
      loginEndsAt: START + 30 * DAY,
      signIn: { default: 'OTHER' },
      probe: 'LOGIN_DOWN',
    })
      .pass(HOUR)
      .change({ probe: 'OK' });
  const told = (play: Play) => play.said.filter(({ tells }) => tells === 'fallback-not-needed');

  it('is offered after two readings that agree', () => {
    const play = lived().pass(20 * SECOND, 10 * SECOND);
    expect(told(play)).toEqual([]);
    play
      .change({ probe: 'LOGIN_DOWN' })
      .pass(10 * SECOND)
      .change({ probe: 'OK' })
      .pass(20 * SECOND, 10 * SECOND);
    expect(told(play)).toEqual([]);
    expect(told(play.pass(20 * MINUTE))).toHaveLength(1);
  });

  it('waits for the end of the quiet hours, and comes once', () => {
    const play = lived({ ...DEFAULT_SETTINGS, quietHours: { from: '08:30', to: '12:00' } }).pass(2 * HOUR);
    expect(told(play)).toEqual([]);
    expect(told(play.pass(20 * HOUR))).toHaveLength(1);
  });

  it('is not offered once the login behind it has ended meanwhile', () => {
    const play = lived().change({ loginEndsAt: START + HOUR });
    expect(told(play.pass(3 * HOUR))).toEqual([]);
    // A new login does.
    expect(told(play.change({ loginEndsAt: START + 40 * DAY }).pass(3 * HOUR))).toHaveLength(1);
  });
});

it('takes the line about the network back when it is there again, and says a stretch of another kind', () => {
  const play = new Play().pass(HOUR).change({ network: 'CAPTIVE' }).pass(HOUR);
  expect(play.said.map(short)).toEqual(['network quiet']);
  play.change({ network: 'RESTRICTED' }).pass(HOUR);
  expect(play.said.map(short)).toEqual(['network quiet', 'network quiet']);
  expect(play.withdrawn).toEqual([]);
  play.change({ network: 'ONLINE' }).pass(MINUTE);
  expect(play.withdrawn).toEqual(['network']);
});
