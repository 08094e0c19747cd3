import { describe, expect, it } from 'vitest';
import type { NetworkMemory } from '../../../src/diagnosis/service/network.ts';
import {
  clockFinding,
  correctedNow,
  emptyNetworkMemory,
  networkDeadline,
  networkReport,
  networkStateNow,
  settle,
  takeOnline,
  takePageAnswer,
  takeProbeResult,
} from '../../../src/diagnosis/service/network.ts';
import type { ProbeAnswer, ProbeResult } from '../../../src/diagnosis/service/probe-result.ts';
import { probeOf, sightOf } from '../../../src/diagnosis/service/probe-result.ts';
import { hello, MINUTE, NOW } from './made-up-look.ts';

describe('an answer of the status page while the network settles', () => {
  const stateAfter = (answer: ProbeAnswer, more: Partial<ProbeResult> = {}) =>
    networkStateNow(
      takePageAnswer(takeProbeResult(settle(emptyNetworkMemory(), NOW), hello(answer, answer, more))),
      NOW,
    );

  it('ends the wait where Anthropic has answered, if only with trouble', () => {
    expect(stateAfter('down')).toBe('ONLINE');
  });

  it.each([
    ['nothing was heard of Anthropic', 'timeout', { neutral: 'answers' }],
    ['a sign-in page of the network answers', 'portal', {}],
    ['a proxy says no', 'proxy', {}],
    ['there is no line', 'aborted', {}],
  ] as const)('ends no wait while %s', (_why, answer, more) => {
    expect(stateAfter(answer, more)).toBe('SETTLING');
  });
});

describe('what one look at the hello addresses says', () => {
  it.each([
    ['ok', 'ok', {}, 'ONLINE', 'OK'],
    ['ok', 'down', {}, 'ONLINE', 'LOGIN_DOWN'],
    ['ok', 'timeout', {}, 'ONLINE', 'LOGIN_DOWN'],
    ['ok', 'tls', {}, 'ONLINE', 'LOGIN_DOWN'],
    ['down', 'ok', {}, 'ONLINE', 'API_DOWN'],
    ['down', 'down', {}, 'ONLINE', 'API_DOWN'],
    ['timeout', 'timeout', { neutral: 'answers' }, 'ONLINE', 'API_DOWN'],
    ['refused', 'refused', { neutral: 'answers' }, 'ONLINE', 'API_DOWN'],
    ['refused', 'refused', { neutral: 'not-asked' }, 'ONLINE', 'API_DOWN'],
    ['throttled', 'ok', {}, 'ONLINE', 'THROTTLED'],
    ['ok', 'throttled', {}, 'ONLINE', 'THROTTLED'],
    ['throttled', 'down', {}, 'ONLINE', 'LOGIN_DOWN'],
    ['changed', 'ok', {}, 'ONLINE', 'UNKNOWN'],
    ['ok', 'changed', {}, 'ONLINE', 'UNKNOWN'],
    ['ok', 'portal', {}, 'ONLINE', 'UNKNOWN'],
    ['tls', 'down', {}, 'ONLINE', 'API_DOWN'],
    ['dns', 'refused', { neutral: 'answers' }, 'ONLINE', 'API_DOWN'],
    ['dns', 'timeout', { neutral: 'not-asked' }, 'ONLINE', 'API_DOWN'],
    ['down', 'timeout', { neutral: 'silent' }, 'ONLINE', 'API_DOWN'],
  ] as const)('%s and %s %o: network %s, probe %s', (api, login, more, network, probe) => {
    expect(sightOf(hello(api, login, more))).toBe(network);
    expect(probeOf({ api, login })).toBe(probe);
  });

  it.each([
    ['portal', 'portal', {}, 'CAPTIVE'],
    ['portal', 'tls', {}, 'CAPTIVE'],
    ['portal', 'portal', { online: false }, 'CAPTIVE'],
    ['proxy', 'proxy', {}, 'PROXY'],
    ['ok', 'proxy', {}, 'PROXY'],
    ['ok', 'blocked', {}, 'BLOCK-PAGE'],
    ['blocked', 'blocked', {}, 'BLOCK-PAGE'],
    ['tls', 'tls', { neutral: 'answers' }, 'UNTRUSTED'],
    ['tls', 'timeout', { neutral: 'answers' }, 'UNTRUSTED'],
    ['dns', 'dns', { neutral: 'answers' }, 'NAMES-BLOCKED'],
    ['ok', 'dns', {}, 'NAMES-BLOCKED'],
    ['dns', 'dns', { neutral: 'silent' }, 'OFFLINE'],
    ['dns', 'dns', { neutral: 'not-asked' }, 'OFFLINE'],
    ['unreachable', 'unreachable', { neutral: 'not-asked' }, 'OFFLINE'],
    ['timeout', 'timeout', { neutral: 'silent' }, 'OFFLINE'],
    ['unreachable', 'unreachable', { neutral: 'silent' }, 'OFFLINE'],
    ['refused', 'timeout', { online: false, neutral: 'answers' }, 'OFFLINE'],
    ['aborted', 'ok', {}, 'NOTHING'],
  ] as const)('%s and %s %o: network %s', (api, login, more, sight) => {
    expect(sightOf(hello(api, login, more))).toBe(sight);
  });
});

describe('network over time', () => {
  const states = (memory: NetworkMemory, ...times: number[]) => times.map((time) => networkStateNow(memory, time));

  it('is unknown before the first look, and settles for 45 s after a start', () => {
    expect(networkStateNow(emptyNetworkMemory(), NOW)).toBe('UNKNOWN');
    const started = settle(emptyNetworkMemory(), NOW);
    expect(states(started, NOW, NOW + 44_999, NOW + 45_000)).toEqual(['SETTLING', 'SETTLING', 'UNKNOWN']);
    expect(networkDeadline(started, NOW)).toBe(NOW + 45_000);
    expect(networkDeadline(started, NOW + 45_000)).toBeNull();
  });

  it('two good answers end the settling, anything else does not', () => {
    const started = settle(emptyNetworkMemory(), NOW);
    expect(networkStateNow(takeProbeResult(started, hello('ok')), NOW + 1_000)).toBe('ONLINE');
    expect(networkStateNow(takeProbeResult(started, hello('ok', 'down')), NOW + 1_000)).toBe('SETTLING');
    const offline = takeProbeResult(started, hello('dns', 'dns', { neutral: 'silent' }));
    expect(states(offline, NOW + 1_000, NOW + 45_000)).toEqual(['SETTLING', 'OFFLINE']);
  });

  it('names that are not found are a network coming up for two minutes, then a block', () => {
    const look = (at: number) => hello('dns', 'dns', { at, neutral: 'answers' });
    const once = takeProbeResult(emptyNetworkMemory(), look(NOW));
    expect(states(once, NOW, NOW + 119_999, NOW + 120_000)).toEqual(['SETTLING', 'SETTLING', 'RESTRICTED']);
    expect(networkDeadline(once, NOW)).toBe(NOW + 120_000);
    expect(networkStateNow(takeProbeResult(once, look(NOW + MINUTE)), NOW + 120_000)).toBe('RESTRICTED');
  });

  it('gives names two minutes from when they were first not found, however long all was well before', () => {
    const since = NOW + 10 * MINUTE;
    const gone = takeProbeResult(
      takeProbeResult(emptyNetworkMemory(), hello('ok')),
      hello('dns', 'dns', { at: since, neutral: 'answers' }),
    );
    expect(states(gone, since, since + 2 * MINUTE)).toEqual(['SETTLING', 'RESTRICTED']);
    expect(networkDeadline(gone, since)).toBe(since + 2 * MINUTE);
  });

  it.each(['ok', 'down', 'portal', 'proxy'] as const)('waits for nothing once %s is the answer', (answer) => {
    expect(networkDeadline(takeProbeResult(emptyNetworkMemory(), hello(answer)), NOW)).toBeNull();
  });

  it('keeps the address of a network sign-in page while it is wanted', () => {
    const captive = takeProbeResult(emptyNetworkMemory(), hello('portal', 'portal', { portal: 'http://hotel.test/' }));
    expect(captive.portal).toBe('http://hotel.test/');
    expect(networkReport(captive, NOW)).toMatchObject({ state: 'CAPTIVE', checkedAt: NOW });
    expect(takeProbeResult(captive, hello('ok')).portal).toBeNull();
    expect(takeProbeResult(captive, hello('ok', 'portal', { portal: 'http://hotel.test/' })).portal).toBeNull();
  });

  it('believes the system when it says offline, and settles when it says online', () => {
    const gone = takeOnline(takeProbeResult(emptyNetworkMemory(), hello('ok')), false, NOW);
    expect(networkReport(gone, NOW)).toMatchObject({ state: 'OFFLINE', detail: expect.stringMatching(/\.$/) });
    expect(networkStateNow(takeOnline(gone, true, NOW), NOW)).toBe('SETTLING');
  });

  it('counts looks that did not find the network, for the schedule', () => {
    const offline = hello('dns', 'dns', { neutral: 'silent' });
    const twice = takeProbeResult(takeProbeResult(emptyNetworkMemory(), offline), offline);
    expect(twice.misses).toBe(2);
    expect(takeProbeResult(twice, hello('down')).misses).toBe(0);
    expect(takeProbeResult(twice, hello('aborted'))).toBe(twice);
    expect(takeProbeResult(settle(twice, NOW), offline).misses).toBe(1);
  });
});

describe('clock', () => {
  const measured = (...offsets: (number | null)[]) =>
    offsets.reduce(
      (memory, clockOffsetMs) => takeProbeResult(memory, hello('ok', 'ok', { clockOffsetMs })),
      emptyNetworkMemory(),
    );

  it('takes the middle of the last five measurements, so that one wrong header does nothing', () => {
    expect(measured(null).clockOffsetMs).toBeNull();
    expect(measured(1_000, 86_400_000, 1_200).clockOffsetMs).toBe(1_200);
    expect(measured(7, 7, 7, 1, 1, 1).clockOffsetMs).toBe(1);
    expect(measured(500, null, 1_000, 2_000, null).clockOffsetMs).toBe(1_000);
    expect(settle(measured(500), NOW)).toMatchObject({ clockOffsetMs: 500, clockSamples: [] });
  });

  it('corrects over 90 s and tells over 5 minutes', () => {
    expect(correctedNow(NOW, null)).toBe(NOW);
    expect(correctedNow(NOW, 90_000)).toBe(NOW);
    expect(correctedNow(NOW, 90_001)).toBe(NOW - 90_001);
    expect(correctedNow(NOW, -600_000)).toBe(NOW + 600_000);
    expect(clockFinding(5 * MINUTE)).toBeNull();
    expect(clockFinding(null)).toBeNull();
    expect(clockFinding(6 * MINUTE)).toMatchObject({
      severity: 'warning',
      cause: 'machine',
      title: 'This computer’s clock is 6 minutes fast',
    });
    expect(clockFinding(-3 * 86_400_000)?.title).toBe('This computer’s clock is 3 days slow');
  });
});

describe('what is said of the network', () => {
  const detailOf = (reading: ProbeResult, memory = emptyNetworkMemory()) =>
    networkReport(takeProbeResult(memory, reading), NOW).detail;

  it('is that it comes back, while it does, whatever the first look found', () => {
    const started = settle(emptyNetworkMemory(), NOW);
    for (const look of [hello('ok', 'down'), hello('portal'), hello('dns', 'dns', { neutral: 'silent' })])
      expect(detailOf(look, started)).toMatch(/^Reconnecting/);
  });

  it('does not claim that Anthropic can be reached when no address answered', () => {
    expect(detailOf(hello('ok'))).toMatch(/can be reached/);
    expect(detailOf(hello('down', 'timeout'))).toMatch(/can be reached/);
    expect(detailOf(hello('refused', 'timeout', { neutral: 'answers' }))).toMatch(
      /none of Anthropic’s addresses answers/,
    );
  });
});
