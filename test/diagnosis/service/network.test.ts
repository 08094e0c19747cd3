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
import {
  emptyProbeMemory,
  isWavering,
  probeNow,
  profileProbe,
  stepProbe,
} from '../../../src/diagnosis/service/probe.ts';
import type { ProbeAnswer, ProbeResult } from '../../../src/diagnosis/service/probe-result.ts';
import { probeOf, sightOf } from '../../../src/diagnosis/service/probe-result.ts';

const NOW = Date.UTC(2026, 9, 1, 8);
const MINUTE = 60_000;

function hello(api: ProbeAnswer, login: ProbeAnswer = api, more: Partial<ProbeResult> = {}): ProbeResult {
  return { at: NOW, api, login, neutral: 'not-asked', online: null, clockOffsetMs: null, portal: null, ...more };
}

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
  ] as const)('%s and %s %o: network %s, probe %s', (api, login, more, network, probe) => {
    expect(sightOf(hello(api, login, more))).toBe(network);
    expect(probeOf({ api, login })).toBe(probe);
  });

  it.each([
    ['portal', 'portal', {}, 'CAPTIVE'],
    ['portal', 'tls', {}, 'CAPTIVE'],
    ['portal', 'portal', { online: false }, 'CAPTIVE'],
    ['proxy', 'proxy', {}, 'PROXY'],
    ['ok', 'blocked', {}, 'BLOCK-PAGE'],
    ['blocked', 'blocked', {}, 'BLOCK-PAGE'],
    ['tls', 'tls', { neutral: 'answers' }, 'UNTRUSTED'],
    ['tls', 'timeout', { neutral: 'answers' }, 'UNTRUSTED'],
    ['dns', 'dns', { neutral: 'answers' }, 'NAMES-BLOCKED'],
    ['ok', 'dns', {}, 'NAMES-BLOCKED'],
    ['dns', 'dns', { neutral: 'silent' }, 'OFFLINE'],
    ['dns', 'dns', { neutral: 'not-asked' }, 'OFFLINE'],
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

  it('keeps the address of a network sign-in page while it is wanted', () => {
    const captive = takeProbeResult(emptyNetworkMemory(), hello('portal', 'portal', { portal: 'http://hotel.test/' }));
    expect(captive.portal).toBe('http://hotel.test/');
    expect(networkReport(captive, NOW)).toMatchObject({ state: 'CAPTIVE', checkedAt: NOW });
    expect(takeProbeResult(captive, hello('ok')).portal).toBeNull();
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
      cause: 'machine',
      title: 'This computer’s clock is 6 minutes fast',
    });
    expect(clockFinding(-3 * 86_400_000)?.title).toBe('This computer’s clock is 3 days slow');
  });
});

describe('probe over time', () => {
  const probe = (...looks: (ProbeResult | [ProbeAnswer, ProbeAnswer])[]) =>
    looks
      .map((look, index) => (Array.isArray(look) ? hello(look[0], look[1], { at: NOW + index * MINUTE }) : look))
      .reduce(stepProbe, emptyProbeMemory());

  it('needs two equal results in a row; one keeps the previous', () => {
    expect(probe(['ok', 'ok']).state).toBe('OK');
    expect(probe(['down', 'ok']).state).toBe('UNKNOWN');
    expect(probe(['down', 'ok'], ['down', 'ok']).state).toBe('API_DOWN');
    expect(probe(['ok', 'ok'], ['ok', 'down']).state).toBe('OK');
    expect(isWavering(probe(['ok', 'ok'], ['ok', 'down']))).toBe(true);
    expect(probe(['ok', 'ok'], ['ok', 'down'], ['ok', 'down'])).toMatchObject({
      state: 'LOGIN_DOWN',
      since: NOW + 2 * MINUTE,
    });
    expect(probe(['ok', 'ok'], ['ok', 'down'], ['down', 'ok'], ['ok', 'down']).state).toBe('OK');
    expect(probe(['ok', 'ok'], ['ok', 'down'], ['ok', 'ok'], ['ok', 'down']).state).toBe('OK');
    expect(probe(['ok', 'down'], ['ok', 'down'], ['ok', 'ok']).state).toBe('LOGIN_DOWN');
  });

  it('what the network spoils does not count', () => {
    const down = probe(['ok', 'down'], ['ok', 'down']);
    for (const spoilt of ['portal', 'proxy', 'blocked', 'dns', 'aborted'] as const) {
      expect(stepProbe(down, hello(spoilt))).toBe(down);
    }
  });

  it('says nothing for a day once the addresses changed their ways, and nothing after two hours without a look', () => {
    const changed = probe(['ok', 'ok'], ['changed', 'changed'], ['changed', 'changed']);
    expect(changed.restsUntil).toBe(NOW + 2 * MINUTE + 86_400_000);
    const thenDown = [3, 4].reduce(
      (memory, at) => stepProbe(memory, hello('down', 'ok', { at: NOW + at * MINUTE })),
      changed,
    );
    expect(probeNow(thenDown, NOW + 5 * MINUTE)).toBe('UNKNOWN');
    const fine = probe(['ok', 'ok']);
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

describe('what is said of the network', () => {
  const detailOf = (reading: ProbeResult) => networkReport(takeProbeResult(emptyNetworkMemory(), reading), NOW).detail;

  it('does not claim that Anthropic can be reached when no address answered', () => {
    expect(detailOf(hello('ok'))).toMatch(/can be reached/);
    expect(detailOf(hello('down', 'timeout'))).toMatch(/can be reached/);
    expect(detailOf(hello('refused', 'timeout', { neutral: 'answers' }))).toMatch(
      /none of Anthropic’s addresses answers/,
    );
  });
});
