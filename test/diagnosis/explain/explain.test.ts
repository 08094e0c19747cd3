import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/diagnosis/explain/explain.ts';
import type { Situation } from '../../../src/diagnosis/explain/situation.ts';
import type { IncidentReport } from '../../../src/shared/verdict.ts';
import { CALM_SITUATION } from '../../fixtures/calm-situation.ts';
import fc from '../../seeded.ts';

const NOW = Date.parse('2026-04-06T16:00:00Z');
const INCIDENT: IncidentReport = {
  id: 'vfjv5x6qkd4j',
  title: 'Elevated errors on Claude.ai',
  status: 'identified',
  signIn: true,
  startedAt: NOW - 15 * 60_000,
  update: null,
  link: 'https://stspg.io/abc',
};
const CALM: Situation = {
  ...CALM_SITUATION,
  now: NOW,
  loginChangedAt: NOW - 3_600_000,
  credential: { kind: 'sign-in', name: 'claudeAiOauth', place: 'credential-store' },
};
const OUTAGE: Situation = { ...CALM, signInService: 'down', service: 'trouble', incident: INCIDENT };
const SAMPLES = (
  JSON.parse(readFileSync(new URL('../../fixtures/error-texts.json', import.meta.url), 'utf8')) as { text: string }[]
).map(({ text }) => text);
const NOTHING_KNOWN: Situation = {
  ...CALM,
  signInService: 'unknown',
  service: 'unknown',
  network: 'UNKNOWN',
  signIn: null,
  loginChangedAt: null,
  credential: null,
};
const EXPIRED = 'API Error: 401 OAuth token has expired. Please obtain a new token or refresh your existing token.';

const best = (text: string, situation: Situation) => explain(text, situation).matches[0];

describe('the same words in another situation', () => {
  it('are an outage while sign-in is down', () => {
    expect(best(EXPIRED, OUTAGE)).toMatchObject({
      id: '401-expired',
      cause: 'service',
      confidence: 'certain',
      meaning: expect.stringContaining('Right now: wait.'),
      remedies: ['fallback-on', 'wait'],
      links: [{ link: 'incident', url: 'https://stspg.io/abc' }, { link: 'status-page' }],
    });
  });

  it('are most likely an outage where many report it before the page does', () => {
    const others = {
      ...({ version: 1, answer: 'many', why: null } as const),
      ...{ minutes: 60, people: 11, usual: 1, chance: 1e-8, newest: [] },
      ...{ askedAt: NOW, askAgainAt: NOW + 600_000 },
    } as const;
    expect(best(EXPIRED, { ...CALM, others })).toMatchObject({
      cause: 'service',
      confidence: 'likely',
      because: ['11 people reported sign-in trouble in the last hour; usual is 1.'],
      next: expect.stringMatching(/wait/i),
    });
    expect(best(EXPIRED, { ...CALM, others: { ...others, answer: 'usual', people: 1 } })).toMatchObject({
      cause: 'account',
      because: expect.arrayContaining(['1 person reported sign-in trouble in the last hour; usual is 1.']),
    });
  });

  it('are surer where Claude Code itself wrote the refusal down', () => {
    const refusal = 'Claude Code recorded status 401 at 2026-04-06 15:31 UTC';
    expect(best(EXPIRED, { ...CALM, refusal })?.because).toContain(refusal);
  });

  it('a bare 403 is the network’s where the record holds a page', () => {
    const text = 'Failed to authenticate. API Error: 403 Forbidden';
    expect(best(text, { ...CALM, blocked: true })).toMatchObject({ kind: 'auth_forbidden', cause: 'network' });
  });

  it('are no outage when they are from long before it', () => {
    // 2025-08-19, by the id.
    const text = `${EXPIRED} (request_id: req_011CSHoEeqs5C35K2UUqR7Fy)`;
    expect(best(text, OUTAGE)).toMatchObject({ cause: 'account', next: 'Nothing to do.' });
  });

  it('mean the key where a key is sent', () => {
    const situation: Situation = {
      ...CALM,
      credential: { kind: 'auth-token', name: 'ANTHROPIC_AUTH_TOKEN', place: 'user-settings' },
    };
    expect(best('API Error: 401 Invalid bearer token', situation)).toMatchObject({
      cause: 'machine',
      confidence: 'certain',
      meaning: expect.stringContaining('ANTHROPIC_AUTH_TOKEN'),
    });
  });

  it('ask to sign in where the login has ended', () => {
    expect(best(EXPIRED, { ...CALM, signIn: 'DEAD' })).toMatchObject({
      cause: 'account',
      confidence: 'certain',
      remedies: ['sign-in'],
    });
  });

  it('do not ask to sign in at once where the login can renew itself', () => {
    expect(best(EXPIRED, { ...CALM, signIn: 'STALE' })?.next).toMatch(/^Start claude once more/);
  });

  it('stay what they are where nothing is known', () => {
    expect(best(EXPIRED, NOTHING_KNOWN)).toMatchObject({ cause: 'account', confidence: 'likely', because: [] });
  });
});

it('never turns what an outage cannot bring about into one', () => {
  for (const text of ['This organization has been disabled.', 'Credit balance is too low', 'Your account is on hold']) {
    expect(best(text, OUTAGE)?.cause).toBe('account');
  }
});

it('sees an own network that is down behind a connection error', () => {
  expect(best('connect ETIMEDOUT 1.2.3.4:443', { ...CALM, network: 'OFFLINE', service: 'unknown' })).toMatchObject({
    cause: 'network',
    confidence: 'certain',
  });
});

describe('an unknown text', () => {
  it('is called unknown, the nearest one a guess', () => {
    const { guess, known, matches } = explain('Error: the OAuth session could not be refreshed, it is expired', CALM);
    expect({ known, matches }).toEqual({ known: false, matches: [] });
    expect(guess).toMatchObject({ id: 'login-expired-p', confidence: 'guess', line: null });
  });

  it('is looked for at the end of a long log', () => {
    const log = 'nothing to see on this line\n'.repeat(9000);
    const { guess } = explain(`${log}Error: the OAuth session could not be refreshed, it is expired`, CALM);
    expect(guess?.id).toBe('login-expired-p');
  });

  it('is only called unknown where nothing comes near', () => {
    expect(explain('The cat sat on the mat.', CALM)).toMatchObject({ known: false, matches: [], guess: null });
    expect(explain('error: could not compile `x`', CALM).guess).toBeNull();
  });
});

describe('request ids', () => {
  it('tell the time, each of the error it stands with', () => {
    const text = [
      'API Error: 401 OAuth token has expired (req_011CSHoEeqs5C35K2UUqR7Fy)',
      ...Array.from({ length: 40 }, () => 'a line of something else that has nothing to do with it'),
      'API Error: Repeated 529 Overloaded errors',
    ].join('\n');
    const times = Object.fromEntries(explain(text, CALM).matches.map(({ id, at }) => [id, at]));
    expect(times).toEqual({ '401-expired': Date.parse('2025-08-19T21:43:15.444Z'), '529-repeated': null });
  });

  it('are not those of the error before', () => {
    const text = [
      '{"type":"overloaded_error","message":"Overloaded","request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}',
      'API Error: 401 OAuth token has expired (req_011CVGG6SHDVRxZb9kRHj8Vm)',
      'API Error: Repeated 529 Overloaded errors',
    ].join('\n');
    const { matches } = explain(text, { ...CALM, now: Date.parse('2026-12-01') });
    const at = (id: string) => matches.find((one) => one.id === id)?.at;
    expect(new Date(at('401-expired') ?? 0).getUTCMonth()).toBe(10);
    expect(at('529-repeated')).toBeNull();
  });

  it('stand before the error on its own line, too', () => {
    const lines = ['[req_011CSHoEeqs5C35K2UUqR7Fy] OAuth token has expired', 'connect ETIMEDOUT', 'socket hang up'];
    const times = Object.fromEntries(explain(lines.join('\n'), CALM).matches.map(({ id, at }) => [id, at]));
    expect(times).toMatchObject({ '401-expired': 1755639795444, 'conn-dropped': null });
  });

  it('are read where a line break runs through them', () => {
    expect(best(`${EXPIRED} req_011CSHoEeqs\n  5C35K2UUqR7Fy`, CALM)?.at).toBe(1755639795444);
  });

  it('that tell of a time to come are not believed', () => {
    expect(best(`${EXPIRED} req_018EeWyXxfu5pfWkrYcMdjWG`, CALM)?.at).toBeNull();
  });
});

it('repeats nothing of what was pasted, and says that there was a secret', () => {
  const secrets = ['sk-ant-oat01-CANARYCANARY', 'Bearer CANARYCANARYCANARY', 'password=CANARYCANARY'];
  for (const secret of secrets) {
    const said = explain(`${EXPIRED}\nauthorization: ${secret}\nCANARY`, OUTAGE);
    expect(JSON.stringify(said)).not.toContain('CANARY');
    expect(said.secretSeen).toBe(secret !== 'password=CANARYCANARY');
  }
});

it('says the same shape of thing of any text', () => {
  const situations = fc.constantFrom(CALM, OUTAGE, NOTHING_KNOWN);
  const noise = fc.string({ unit: 'binary', maxLength: 200 });
  const pieces = fc.array(fc.oneof(noise, fc.constantFrom(...SAMPLES)), { maxLength: 5 });
  const met = new Set<string>();
  fc.assert(
    fc.property(pieces, situations, (lines, situation) => {
      const { guess, known, matches } = explain(lines.join('\n'), situation);
      for (const { kind } of matches) met.add(kind);
      expect(known).toBe(matches.length > 0);
      for (const match of [...matches, ...(guess ? [guess] : [])]) {
        expect(match.next).toMatch(/\.$/);
        expect(match.links.every(({ url }) => url.startsWith('https://'))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  expect(met.size).toBeGreaterThan(10);
});

it('reads the beginning and the end of what is longer than a megabyte', () => {
  const { matches, shortened } = explain(`${EXPIRED}\n${'x'.repeat(3_000_000)}\nsocket hang up`, CALM);
  expect(matches.map(({ id }) => id).sort()).toEqual(['401-expired', 'conn-dropped']);
  expect(shortened).toBe(true);
});
