import { describe, expect, it } from 'vitest';
import { decide } from '../../src/diagnosis/verdict-table.ts';
import { HEADLINES } from '../../src/shared/messages/headlines.ts';
import { sayHeadline, sayHeadlineInLine } from '../../src/shared/messages/speak.ts';
import type { NetworkState, PageState, ProbeState, SignInState } from '../../src/shared/vocabulary.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const NETWORKS: readonly NetworkState[] = ['ONLINE', 'OFFLINE', 'CAPTIVE', 'RESTRICTED', 'UNKNOWN'];
const SIGN_INS: readonly SignInState[] = ['OK', 'STALE', 'ENDING', 'DEAD', 'NONE', 'UNREADABLE', 'OTHER'];
const PROBES: readonly ProbeState[] = ['OK', 'LOGIN_DOWN', 'API_DOWN', 'REJECTED', 'THROTTLED', 'UNKNOWN'];
const PAGES: readonly PageState[] = [
  'CLEAR',
  'AUTH',
  'OUTAGE',
  'PARTIAL',
  'DEGRADED',
  'RECOVERING',
  'MAINT',
  'UNKNOWN',
];

/** Everything the verdict table can say. */
function allHeadlines(): Set<string> {
  const all = new Set<string>();
  for (const network of NETWORKS)
    for (const signIn of SIGN_INS)
      for (const probe of PROBES)
        for (const page of PAGES) all.add(decide({ network, signIn, probe, page }).headlineId);
  return all;
}

const CROWDED = sampleSnapshots(0).crowded;
const LONG = CROWDED.profiles[0]?.name ?? '';

describe('headlines', () => {
  it('have a sentence each, and none is left over', () => {
    // The table is not asked for the network that settles; the others stand in place of what it says.
    const beyondTheTable = ['settling', 'fallback-key', 'fallback-other', 'starting', 'not-installed', 'plan-token'];
    expect(Object.keys(HEADLINES).sort()).toEqual([...allHeadlines(), ...beyondTheTable].sort());
  });

  it.each(Object.entries(HEADLINES))('"%s" is said in one short sentence or two', (_id, { sentence }) => {
    expect(sentence).toMatch(/^[A-Z].*[.…]$/);
    expect(sentence.length).toBeLessThanOrEqual(55);
    expect(sentence).not.toMatch(/[;()]/);
  });

  it('keep the name of the profile that they are about, when there are several', () => {
    expect(sayHeadline(CROWDED)).toEqual({ sentence: HEADLINES.ending.sentence, profile: LONG });
    expect(sayHeadlineInLine(CROWDED)).toBe(`${LONG}: ${HEADLINES.ending.sentence}`);
    expect(sayHeadline({ ...CROWDED, profiles: CROWDED.profiles.slice(0, 1) }).profile).toBeNull();
  });

  it('are the title of the finding that they are about', () => {
    const { setup } = sampleSnapshots(0);
    expect(sayHeadline(setup).sentence).toBe(setup.findings[0]?.title);
    const second = { ...setup, subject: { profile: 'default', finding: setup.findings[1]?.key ?? '' } };
    expect(sayHeadline(second).sentence).toBe(setup.findings[1]?.title);
  });

  it('of a finding that has gone while the network settles are what scripts were told', () => {
    const { setup } = sampleSnapshots(0);
    expect(sayHeadline({ ...setup, findings: [] })).toEqual({ sentence: setup.headline, profile: null });
  });
});
