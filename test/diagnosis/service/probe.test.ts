import { describe, expect, it } from 'vitest';
import {
  emptyProbeMemory,
  isWavering,
  probeNow,
  profileProbe,
  stepProbe,
} from '../../../src/diagnosis/service/probe.ts';
import type { ProbeAnswer } from '../../../src/diagnosis/service/probe-result.ts';
import { hello, MINUTE, NOW } from './made-up-look.ts';

/** What the API's address answers, and the login's. */
type Look = [ProbeAnswer, ProbeAnswer];
const WELL: Look = ['ok', 'ok'];
const LOGIN_DOWN: Look = ['ok', 'down'];
const API_DOWN: Look = ['down', 'ok'];
const CHANGED: Look = ['changed', 'changed'];

const probe = (...looks: Look[]) =>
  looks
    .map(([api, login], index) => hello(api, login, { at: NOW + index * MINUTE }))
    .reduce(stepProbe, emptyProbeMemory());

describe('probe over time', () => {
  it('needs two equal results in a row; one keeps the previous', () => {
    expect(probe(WELL).state).toBe('OK');
    expect(probe(API_DOWN).state).toBe('UNKNOWN');
    expect(probe(API_DOWN, API_DOWN).state).toBe('API_DOWN');
    expect(probe(WELL, LOGIN_DOWN).state).toBe('OK');
    expect(probe(WELL, LOGIN_DOWN, LOGIN_DOWN)).toMatchObject({
      state: 'LOGIN_DOWN',
      since: NOW + 2 * MINUTE,
    });
    expect(probe(WELL, LOGIN_DOWN, API_DOWN, LOGIN_DOWN).state).toBe('OK');
    expect(probe(WELL, LOGIN_DOWN, WELL, LOGIN_DOWN).state).toBe('OK');
    expect(probe(LOGIN_DOWN, LOGIN_DOWN, WELL).state).toBe('LOGIN_DOWN');
  });

  it.each<[string, boolean, Look[]]>([
    ['nothing was looked at', false, []],
    ['all is well', false, [WELL, WELL]],
    ['the first look failed', true, [API_DOWN]],
    ['what was well fails once', true, [WELL, LOGIN_DOWN]],
    ['it failed twice', false, [WELL, LOGIN_DOWN, LOGIN_DOWN]],
    ['what was down answers once', true, [API_DOWN, API_DOWN, WELL]],
  ])('%s: another look soon: %s', (_, soon, looks) => {
    expect(isWavering(probe(...looks))).toBe(soon);
  });

  it('remembers since when it is as it is', () => {
    expect(probe(WELL, WELL, WELL).since).toBe(NOW);
    expect(probe(WELL, LOGIN_DOWN, LOGIN_DOWN, LOGIN_DOWN).since).toBe(NOW + 2 * MINUTE);
    expect(probe(['changed', 'ok']).since).toBe(NOW);
  });

  it('what the network spoils does not count', () => {
    const down = probe(LOGIN_DOWN, LOGIN_DOWN);
    for (const spoilt of ['portal', 'proxy', 'blocked', 'dns', 'aborted'] as const) {
      expect(stepProbe(down, hello(spoilt))).toBe(down);
    }
  });

  it('says nothing for a day once the addresses changed their ways, and nothing after two hours without a look', () => {
    const changed = probe(WELL, CHANGED, CHANGED);
    expect(changed.restsUntil).toBe(NOW + 2 * MINUTE + 86_400_000);
    const thenDown = [3, 4].reduce(
      (memory, at) => stepProbe(memory, hello('down', 'ok', { at: NOW + at * MINUTE })),
      changed,
    );
    expect(probeNow(thenDown, NOW + 5 * MINUTE)).toBe('UNKNOWN');
    const fine = probe(WELL);
    expect([probeNow(fine, NOW + 2 * 3_600_000), probeNow(fine, NOW + 2 * 3_600_000 + 1)]).toEqual(['OK', 'UNKNOWN']);
  });

  it('a refused login shows where the hosts answer, not where they are down', () => {
    const refused = (['OK', 'THROTTLED', 'UNKNOWN', 'LOGIN_DOWN', 'API_DOWN'] as const).map((one) =>
      profileProbe(one, true),
    );
    expect(refused).toEqual(['REJECTED', 'REJECTED', 'REJECTED', 'LOGIN_DOWN', 'API_DOWN']);
    expect(profileProbe('OK', false)).toBe('OK');
  });
});

describe('addresses that changed their ways', () => {
  const DAY = 24 * 60 * MINUTE;

  const twice = (...look: Look) => [look, look];
  it.each<[string, Look[], number | null]>([
    ['one of them, twice', twice('ok', 'changed'), NOW + MINUTE + DAY],
    ['the other, twice', twice('changed', 'ok'), NOW + MINUTE + DAY],
    ['once, at the first look', [CHANGED], null],
    ['once, after it was well', [WELL, CHANGED], null],
    ['never: the network answered for one of them, twice', twice('ok', 'portal'), null],
    ['never: it is down, twice', twice('down', 'down'), null],
    ['one, while the other is down, twice', twice('down', 'changed'), null],
  ])('%s', (_, looks, until) => {
    expect(probe(...looks).restsUntil).toBe(until);
  });

  const changed = probe(WELL, CHANGED, CHANGED);
  const downAt = (...times: number[]) =>
    times.reduce((memory, at) => stepProbe(memory, hello('down', 'ok', { at })), changed);

  it('are asked for their opinion again after a day', () => {
    const until = NOW + 2 * MINUTE + DAY;
    const down = downAt(until - 10 * MINUTE, until - 5 * MINUTE);
    expect([probeNow(down, until - MINUTE), probeNow(down, until + MINUTE)]).toEqual(['UNKNOWN', 'API_DOWN']);
  });

  it('are believed again at once when they answer as they used to', () => {
    const back = stepProbe(changed, hello('ok', 'ok', { at: NOW + 3 * MINUTE }));
    expect(back).toEqual({
      state: 'OK',
      candidate: 'OK',
      since: NOW + 3 * MINUTE,
      seenAt: NOW + 3 * MINUTE,
      restsUntil: null,
    });
    expect(probeNow(back, NOW + 4 * MINUTE)).toBe('OK');
  });
});
