import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/shared/verdict.ts';
import { HOUR, MINUTE, Play, SECOND } from './notice-play.ts';

describe('the set-up', () => {
  const finding: Finding = {
    id: 'settings-broken',
    key: 'settings-broken-1',
    severity: 'error',
    cause: 'machine',
    title: 'The settings file is broken',
    detail: 'Claude Code ignores it.',
    evidence: [],
    remedies: ['repair'],
    profile: null,
  };

  it('is told when it goes wrong, once', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [finding] })
      .pass(HOUR);
    play
      .change({ findings: [] })
      .pass(5 * MINUTE)
      .change({ findings: [finding] })
      .pass(HOUR);
    expect(play.banners.map(({ kind }) => kind)).toEqual(['setup']);
  });

  it('as it was at the first look is not news', () => {
    expect(new Play({ findings: [finding] }).pass(HOUR).said).toEqual([]);
  });

  it('a refusal that stands is told to who was stopped by it, as a matter of sign-in', () => {
    const refused = { ...finding, id: 'refused-not-a-member', key: 'refused-1', cause: 'account' } as const;
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [refused] })
      .pass(3 * MINUTE);
    expect(play.banners.map(({ kind, level }) => [kind, level])).toEqual([['sign-in', 'normal']]);
    const once = new Play().pass(HOUR).change({ findings: [{ ...refused, severity: 'warning' }] });
    expect(once.pass(HOUR).banners).toEqual([]);
  });

  it('of lesser weight goes to the list', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [{ ...finding, severity: 'warning' }] })
      .pass(HOUR);
    expect(play.said.map(({ level }) => level)).toEqual(['quiet']);
  });

  const WARNING = { ...finding, severity: 'warning' } as const;

  it.each([
    ['error', 'orange'],
    ['warning', 'yellow'],
  ] as const)('of severity %s has the light %s', (severity, light) => {
    const play = new Play().pass(HOUR).change({ findings: [{ ...finding, severity }] });
    expect(play.pass(2 * MINUTE).said).toMatchObject([{ light, episode: 'setup-settings-broken-1' }]);
  });

  it.each([
    ['a remark', { severity: 'info' }],
    ['of the account, which has its own notices', { cause: 'account' }],
    ['of a login that has ended, which has its own notice', { profile: 'work' }],
  ] as const)('is none that is told: %s', (_what, more) => {
    const play = new Play({ signIn: { default: 'OK', work: 'DEAD' } }).pass(HOUR);
    const before = play.said.length;
    expect(
      play
        .change({ findings: [{ ...WARNING, ...more }] })
        .pass(HOUR)
        .said.slice(before),
    ).toEqual([]);
  });

  it('waits until it has held, and asks to be looked at then', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [finding] })
      .pass(SECOND, SECOND);
    expect([play.said, play.wakeAt]).toEqual([[], play.now + 30 * SECOND]);
    expect(play.pass(29 * SECOND, 29 * SECOND).said).toEqual([]);
    expect(play.pass(SECOND, SECOND).said).toHaveLength(1);
  });

  it('holds from when it came back', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [finding] })
      .pass(20 * SECOND, 20 * SECOND);
    play
      .change({ findings: [] })
      .pass(SECOND, SECOND)
      .change({ findings: [finding] })
      .pass(SECOND, SECOND);
    expect(play.pass(29 * SECOND, 29 * SECOND).said).toEqual([]);
    expect(play.pass(SECOND, SECOND).said).toHaveLength(1);
  });

  it('is taken back when it is gone, and told anew after more than an hour', () => {
    const play = new Play()
      .pass(HOUR)
      .change({ findings: [finding] })
      .pass(HOUR)
      .change({ findings: [] });
    play.pass(HOUR + MINUTE);
    expect(play.withdrawn).toEqual(['setup-settings-broken-1']);
    expect(play.change({ findings: [finding] }).pass(HOUR).banners).toHaveLength(1);
    const later = play.change({ findings: [] }).pass(HOUR + 2 * MINUTE);
    expect(later.change({ findings: [finding] }).pass(HOUR).banners).toHaveLength(2);
  });

  it('is of its profile, else of all', () => {
    const signIn = { default: 'OK', work: 'OK' } as const;
    const told = (profile: string | null) =>
      new Play({ signIn })
        .pass(HOUR)
        .change({ findings: [{ ...finding, profile }] })
        .pass(HOUR).said;
    expect(told('work')).toMatchObject([{ profile: 'work' }]);
    expect(told(null)).toMatchObject([{ profile: null }]);
  });
});
