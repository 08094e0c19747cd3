import { describe, expect, it } from 'vitest';
import { decide } from '../../src/diagnosis/verdict-table.ts';
import { KNOWN_HEADLINES, sayHeadline, splitHeadline } from '../../src/shared/headlines.ts';
import type { NetworkState, PageState, ProbeState, SignInState } from '../../src/shared/vocabulary.ts';

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
      for (const probe of PROBES) for (const page of PAGES) all.add(decide({ network, signIn, probe, page }).headline);
  return all;
}

describe('headlines', () => {
  it('have a sentence each, and none is left over', () => {
    const beyondTheTable = ['Working on your API key', 'Working without your plan', 'Looking at the network'];
    expect([...KNOWN_HEADLINES].sort()).toEqual([...allHeadlines(), ...beyondTheTable].sort());
  });

  it.each(KNOWN_HEADLINES)('"%s" is said in one short sentence or two', (headline) => {
    const said = sayHeadline(headline);
    expect(said).toMatch(/^[A-Z].*[.…]$/);
    expect(said.length).toBeLessThanOrEqual(55);
    expect(said).not.toMatch(/[;()]/);
  });

  it('keep the name of the profile that they are about', () => {
    expect(splitHeadline('Sign-in expired (~/.claude-work)')).toEqual({
      sentence: 'Signed out: your login expired.',
      profile: '~/.claude-work',
    });
    expect(sayHeadline('Sign-in expired (~/.claude-work)')).toBe('~/.claude-work: Signed out: your login expired.');
    expect(splitHeadline('Claude does not answer (not confirmed) (~/x)').profile).toBe('~/x');
  });

  it('that are a finding’s title stay as they are', () => {
    expect(sayHeadline('settings.json is broken (line 3)')).toBe('settings.json is broken (line 3)');
  });
});
