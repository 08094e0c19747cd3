import { describe, expect, it } from 'vitest';
import { withoutTheFallback } from '../../../src/diagnosis/fallback-kind.ts';
import { followSession, hasChanged, meetSession } from '../../../src/diagnosis/sessions/follow-session.ts';
import { sayChanges, sessionSourceFinding } from '../../../src/diagnosis/sessions/session-changes.ts';
import type { Payer, SessionSource } from '../../../src/diagnosis/sessions/session-source.ts';
import type { AuthSource, CredentialKind } from '../../../src/shared/verdict.ts';

function source(kind: CredentialKind, payer: Payer, account: string | null = null): SessionSource {
  const ref = { kind, name: kind, place: 'process' } as const;
  const auth: AuthSource = {
    provider: 'firstParty',
    authorization: ref,
    xApiKey: null,
    host: 'api.anthropic.com',
    statusSays: null,
  };
  return { auth, payer, account };
}

const LOGIN = source('sign-in', 'plan');
const KEY = source('api-key', 'tokens');
const at = (seconds: number) => ({ at: 1_000_000 + seconds * 1000, monotonic: seconds * 1000 });

describe('a session that is followed', () => {
  it('believes another source once it was seen for ten seconds, and dates it from when it was seen first', () => {
    const met = meetSession(LOGIN, at(0));
    const early = followSession(met, KEY, at(5));
    expect(hasChanged(followSession(early, KEY, at(14)))).toBe(false);
    const later = followSession(early, KEY, at(15));
    expect([hasChanged(later), later.since]).toEqual([true, at(5).at]);
  });

  it('forgets what was only seen for a moment, and what cannot be told', () => {
    const early = followSession(meetSession(LOGIN, at(0)), KEY, at(5));
    for (const between of [LOGIN, null]) {
      const back = followSession(early, between, at(8));
      expect(hasChanged(followSession(back, KEY, at(16)))).toBe(false);
    }
  });

  it('takes a login for another one only where it is known whose both are', () => {
    const [ada, bob] = ['ada', 'bob'].map((account) => source('sign-in', 'plan', account));
    if (!ada || !bob) throw new Error('both are there');
    const named = followSession(meetSession(LOGIN, at(0)), ada, at(1));
    expect(hasChanged(named)).toBe(false);
    expect(hasChanged(followSession(followSession(named, bob, at(2)), bob, at(12)))).toBe(true);
  });
});

describe('what is said', () => {
  const session = { pid: 7, cwd: '/home/ada/proj', startedAt: null, env: [] };
  const change = (from: SessionSource, to: SessionSource, project = '~/proj') => ({
    session,
    project,
    from,
    to,
    since: 0,
  });

  it('warns only where a plan gives way to payment per token, and of that first', () => {
    const severity = (...changes: ReturnType<typeof change>[]) => sessionSourceFinding(changes, 'default')?.severity;
    expect(severity()).toBeUndefined();
    expect(severity(change(KEY, LOGIN))).toBe('info');
    expect(severity(change(LOGIN, source('auth-token', 'other')))).toBe('info');
    expect(severity(change(KEY, LOGIN), change(LOGIN, KEY))).toBe('warning');
  });

  it('is no finding while the fallback that a person switched on is the reason', () => {
    const left = (kind: CredentialKind, name: string) => {
      const to = source(kind, 'tokens');
      if (to.auth.authorization) to.auth.authorization = { ...to.auth.authorization, name };
      const finding = sessionSourceFinding([change(LOGIN, to)], 'default');
      return withoutTheFallback(finding ? [finding] : [], 'key').length;
    };
    expect([left('key-helper', 'apiKeyHelper'), left('api-key', 'ANTHROPIC_API_KEY')]).toEqual([0, 1]);
  });

  it('names who pays where that is known, and another login as one', () => {
    expect(sayChanges([change(KEY, LOGIN), change(KEY, LOGIN, '~/two')])).toEqual([
      'Sessions in ~/proj and ~/two are billed to your plan from now on; until now to an API key.',
    ]);
    expect(sayChanges([change(source('sign-in', 'plan', 'a'), source('sign-in', 'plan', 'b'))])).toEqual([
      'Sessions in ~/proj use another Claude login from now on; until now the Claude login.',
    ]);
  });
});
