import { describe, expect, it } from 'vitest';
import { decide } from '../../src/diagnosis/verdict-table.ts';
import { LIGHTS } from '../../src/shared/lights.ts';
import { FINDINGS } from '../../src/shared/messages/findings.ts';
import { sayNextInLine, speak } from '../../src/shared/messages/speak.ts';
import { stepText } from '../../src/shared/messages/steps.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const samples = sampleSnapshots(Date.UTC(2026, 7, 16, 14, 2));
const subtitleOf = (snapshot: Snapshot) => speak({ ...snapshot, report: snapshot }).subtitle;

describe('the line under the headline', () => {
  it.each([
    ['well', 'Max plan', 'checked'],
    ['outage', 'Your login is fine · nothing to fix here', null],
    ['setup', 'Signed in · service is fine', null],
    ['offline', 'Last known: signed in, service is fine', 'known'],
    ['fallback', 'Pay per token · sign-in is down', null],
  ] as const)('%s: %s', (name, text, time) => expect(subtitleOf(samples[name])).toEqual({ text, time }));

  it('never says "nothing to fix" beside a thing to fix', () => {
    const { findings } = samples.setup;
    expect(subtitleOf({ ...samples.outage, findings }).text).toBe('Your login is fine');
  });

  it('never says "nothing to fix" to somebody who is signed out', () => {
    const { profiles } = samples['signed-out'];
    expect(subtitleOf({ ...samples.outage, profiles }).text).toBe('Your login has ended');
  });

  it('is about the profile that the headline is about', () => {
    const [first] = samples['signed-out'].profiles;
    if (!first) throw new Error('no profile');
    const second = { ...first, id: 'work', signIn: { ...first.signIn, state: 'ENDING' as const } };
    const snapshot = { ...samples.outage, profiles: [first, second] };
    const of = (profile: string | null) => subtitleOf({ ...snapshot, subject: { ...snapshot.subject, profile } }).text;
    expect(of('work')).not.toBe(of(first.id));
    expect(of(null)).toBe(of(first.id));
  });

  it('says who is paid per token, and who is not', () => {
    const { fallback } = samples.fallback;
    const withGateway = { ...samples.fallback, fallback: { ...fallback, name: 'ollama' } };
    expect(subtitleOf(withGateway).text).toBe('Not on your plan · sign-in is down');
  });

  it('says nothing of a time while the network settles', () => {
    expect(subtitleOf({ ...samples.well, dimmed: true })).toEqual({
      text: 'Reconnecting… showing the last known status.',
      time: null,
    });
  });
});

describe('the line under the headline of somebody who was refused', () => {
  const refusedOf = (snapshot: Snapshot, times: number) =>
    speak({ ...snapshot, report: snapshot, refused: { times, since: 1000 } }).subtitle;

  it.each([
    [3, 'Claude Code was refused 3 times since'],
    [1, 'Claude Code was refused once, at'],
  ])('names %d of it', (times, text) =>
    expect(refusedOf(samples['signed-out'], times)).toEqual({ text, time: 'clock', at: 1000 }),
  );

  it('says nothing of it where all is well, the network is away, or an outage is to blame', () => {
    expect(refusedOf(samples.outage, 3).text).toBe('Your login is fine · nothing to fix here');
    expect(refusedOf(samples.well, 3).time).toBe('checked');
    expect(refusedOf(samples.offline, 3).time).toBe('known');
  });
});

it('does not speak of the fallback in planned maintenance, whose light is the same', () => {
  expect(decide({ network: 'ONLINE', page: 'MAINT', probe: 'OK', signIn: 'OK' }).light).toBe('blue');
  expect(LIGHTS.blue.name).not.toContain('fallback');
});

it('tells of the command and of the file that it prints, not of one as the other', () => {
  const detail = FINDINGS['helper-cannot-run'].detail;
  const about = { name: 'apiKeyHelper', program: '/keys/one', stops: true };
  expect(detail({ ...about, trouble: 'no-input' })).toMatch(
    /\. The command should print \/keys\/one, but that file is not there\.$/,
  );
  expect(detail({ ...about, trouble: 'folder' })).toMatch(/\. Of \/keys\/one .*: a folder has its name\.$/);
});

describe('the next step', () => {
  it.each(['check-network', 'check-proxy', 'open-status-page', 'open-portal'] as const)(
    '"%s" is told in words that say what to do',
    (step) => expect(stepText(step)).toMatch(/^[a-z].{30,68}[^.]$/),
  );

  it('names its place where it stands alone', () => {
    expect(sayNextInLine(samples.setup)).toBe(`${stepText('repair-file')} (${samples.setup.nextPlace})`);
    expect(sayNextInLine(samples.well)).toBeNull();
  });
});
