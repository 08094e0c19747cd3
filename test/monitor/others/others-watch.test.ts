/** When the tracker is asked without anybody having asked for it, and when it is left alone. */
import { describe, expect, it } from 'vitest';
import type { RecordedFailure } from '../../../src/diagnosis/refusals/session-records.ts';
import { createOthersWatch, isReason, type OthersSight } from '../../../src/monitor/others/others-watch.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 3, 6, 15, 40);
const FAILURE: RecordedFailure = {
  ...{ at: NOW - MINUTE, status: 401, word: 'authentication_failed', type: 'authentication_error', detail: '' },
  ...{
    kind: 'credential',
    sentWith: 'token',
    final: true,
    requestId: null,
    session: null,
    version: null,
    account: null,
  },
};
const CALM: OthersSight = { network: 'ONLINE', page: 'CLEAR', profiles: [], signInFailedAt: null };
const profile = (more: object) => [{ refusedSince: null, stop: null, ...more }];

describe('a reason to ask', () => {
  it.each([
    ['nothing is wrong', {}, false],
    ['the login is refused', { profiles: profile({ refusedSince: NOW - MINUTE }) }, true],
    ['a turn ended with 401', { profiles: profile({ stop: FAILURE }) }, true],
    [
      'a turn ended with 529',
      { profiles: profile({ stop: { ...FAILURE, status: 529, word: 'server_error' } }) },
      false,
    ],
    ['it was long ago', { profiles: profile({ stop: { ...FAILURE, at: NOW - 180 * MINUTE } }) }, false],
    ['a sign-in has failed', { signInFailedAt: NOW - MINUTE }, true],
    ['the page tells it already', { page: 'AUTH', profiles: profile({ stop: FAILURE }) }, false],
    ['there is no network', { network: 'OFFLINE', profiles: profile({ stop: FAILURE }) }, false],
  ] as const)('%s: %j', (_what, sight, expected) => {
    expect(isReason({ ...CALM, ...sight } as OthersSight, NOW)).toBe(expected);
  });
});

describe('the questions', () => {
  function setUp(wanted = true) {
    const host = createSimulatedHost({ start: NOW });
    let answers = 0;
    host.web.answer('https://api.github.com/search/', () => ({
      headers: { 'content-type': 'application/json' },
      body: { total_count: 0, incomplete_results: false, items: [] },
    }));
    const watch = createOthersWatch(
      host,
      () => wanted,
      () => {
        answers++;
      },
    );
    const asked = () => host.web.requests.filter(({ url }) => url.includes('/search/')).length;
    return { host, watch, asked, answers: () => answers };
  }
  const refused = { ...CALM, profiles: profile({ stop: { ...FAILURE, at: NOW } }) } as OthersSight;

  it('one in ten minutes, however often there is a reason', async () => {
    const { host, watch, asked, answers } = setUp();
    for (let minute = 0; minute < 30; minute++) {
      watch.look(refused);
      await host.advance(MINUTE);
    }
    expect(asked()).toBe(3);
    expect(answers()).toBe(3);
    expect(watch.report(host.clock.now())?.answer).toBe('usual');
  });

  it('none where it is switched off', async () => {
    const { host, watch, asked } = setUp(false);
    watch.look(refused);
    await host.advance(30 * MINUTE);
    expect(asked()).toBe(0);
    expect((await watch.ask()).why).toBe('off');
    expect(asked()).toBe(0);
  });

  it('that nothing could be learned is told only to who asked', async () => {
    const { host, watch } = setUp();
    host.web.answer('https://api.github.com/search/', () => ({ status: 503 }));
    watch.look(refused);
    await host.advance(MINUTE);
    expect(watch.report(host.clock.now())).toBeNull();
    void watch.ask();
    await host.advance(MINUTE);
    expect(watch.report(host.clock.now())).toMatchObject({ answer: 'unknown', why: 'unreachable' });
  });

  it('is not shown for longer than an hour', async () => {
    const { host, watch } = setUp();
    void watch.ask();
    await host.advance(MINUTE);
    expect(watch.report(host.clock.now())).not.toBeNull();
    await host.advance(61 * MINUTE);
    expect(watch.report(host.clock.now())).toBeNull();
  });
});
