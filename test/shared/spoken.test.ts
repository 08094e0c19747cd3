import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { sayNext } from '../../src/shared/spoken/next.ts';
import { speak } from '../../src/shared/spoken/speak.ts';
import { sampleSnapshots } from '../samples/snapshots.ts';

const samples = sampleSnapshots(Date.UTC(2026, 7, 16, 14, 2));
const asideOf = (snapshot: Snapshot) => speak({ ...snapshot, report: snapshot }).aside;

describe('the line under the headline', () => {
  it.each([
    ['well', 'Max plan', 'checked'],
    ['outage', 'Your login is fine · nothing to fix here', null],
    ['setup', 'Signed in · service is fine', null],
    ['offline', 'Last known: signed in, service is fine', 'known'],
    ['fallback', 'Pay per token · sign-in is down', null],
  ] as const)('%s: %s', (name, text, time) => expect(asideOf(samples[name])).toEqual({ text, time }));

  it('never says "nothing to fix" to somebody who is signed out', () => {
    const { profiles } = samples['signed-out'];
    expect(asideOf({ ...samples.outage, profiles }).text).toBe('Your login has ended');
  });

  it('says who is paid per token, and who is not', () => {
    const { fallback } = samples.fallback;
    const withGateway = { ...samples.fallback, fallback: { ...fallback, name: 'ollama' } };
    expect(asideOf(withGateway).text).toBe('Not on your plan · sign-in is down');
  });

  it('says nothing of a time while the network settles', () => {
    expect(asideOf({ ...samples.well, dimmed: true })).toEqual({
      text: 'The network is settling; this is the last thing known.',
      time: null,
    });
  });
});

describe('the next step', () => {
  it.each(['check network', 'check proxy, VPN or DNS', 'open status page', 'open the network sign-in page'])(
    '"%s" is told in words that say what to do',
    (next) => expect(sayNext(next)).toMatch(/^[a-z].{30,68}[^.]$/),
  );

  it('is left as it is where it says that already', () => expect(sayNext('run /login')).toBe('run /login'));
});
