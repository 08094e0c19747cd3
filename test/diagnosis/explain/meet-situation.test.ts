/** Each rule of what an error means right now, at its limits and beside its neighbors. */
import { describe, expect, it } from 'vitest';
import type { KnownError } from '../../../src/diagnosis/explain/known-error.ts';
import { meetSituation, type Turn } from '../../../src/diagnosis/explain/meet-situation.ts';
import type { Situation } from '../../../src/diagnosis/explain/situation.ts';
import { BECAUSE, RIGHT_NOW } from '../../../src/shared/messages/errors.ts';
import type { CredentialRef, IncidentReport } from '../../../src/shared/verdict.ts';
import { CALM_SITUATION } from '../../fixtures/calm-situation.ts';

const NOW = Date.parse('2026-04-06T16:00:00Z');
const HOUR = 3_600_000;
const LOGIN: CredentialRef = { kind: 'sign-in', name: 'claudeAiOauth', place: 'credential-store' };
const TOKEN: CredentialRef = { kind: 'oauth-token', name: 'CLAUDE_CODE_OAUTH_TOKEN', place: 'process' };
const KEY: CredentialRef = { kind: 'api-key', name: 'ANTHROPIC_API_KEY', place: 'process' };
const INCIDENT = { title: 'Sign-in is down', startedAt: NOW - HOUR } as IncidentReport;
const CALM: Situation = { ...CALM_SITUATION, now: NOW, credential: LOGIN };

type Kind = KnownError['kind'];
const meet = (
  kind: Kind,
  situation: Partial<Situation>,
  at: number | null = null,
  more: Partial<KnownError> = {},
): Turn => meetSituation({ error: { kind, ...more } as KnownError, situation: { ...CALM, ...situation }, at });

const USUAL: Turn = { confidence: 'likely', because: [] };

describe('while sign-in is down by the status page', () => {
  const DOWN: Partial<Situation> = { signInService: 'down', incident: INCIDENT };
  const WAIT: Turn = {
    now: RIGHT_NOW.signInIsDown,
    cause: 'service',
    confidence: 'certain',
    because: [BECAUSE.incident('Sign-in is down')],
    next: 'wait-signed-in',
  };

  it.each<Kind>([
    'auth_token_expired',
    'auth_login_ended',
    'auth_invalid_token',
    'auth_missing',
    'auth_forbidden',
    'login_flow',
    'network',
  ])('%s is the service’s', (kind) => {
    expect(meet(kind, DOWN)).toEqual(WAIT);
  });

  it('counts for a login and the token of one, and where nothing is sent, not for a key', () => {
    for (const credential of [LOGIN, TOKEN, null]) expect(meet('auth_missing', { ...DOWN, credential })).toEqual(WAIT);
    expect(meet('auth_token_expired', { ...DOWN, credential: KEY }).cause).toBe('machine');
  });

  it('explains what came up to two hours before it was posted', () => {
    const first = INCIDENT.startedAt - 2 * HOUR;
    expect(meet('login_flow', DOWN, first)).toEqual(WAIT);
    expect(meet('login_flow', DOWN, first - 1)).toEqual(USUAL);
    expect(meet('login_flow', { ...DOWN, incident: null }, first - 1)).toEqual({
      ...WAIT,
      because: [BECAUSE.statusPage],
    });
  });

  it('explains a login that was taken back only where the text itself leads to the page', () => {
    expect(meet('auth_revoked', DOWN, null, { links: ['status-page'] })).toEqual(WAIT);
    expect(meet('auth_revoked', DOWN).cause).not.toBe('service');
  });
});

it.each<[string, Kind, Partial<Situation>, Turn]>([
  [
    'a sign-in that seems down from here',
    'login_flow',
    { signInService: 'doubtful' },
    {
      now: RIGHT_NOW.signInSeemsDown,
      cause: 'service',
      confidence: 'likely',
      because: [BECAUSE.addresses],
      next: 'wait-signed-in',
    },
  ],
  ['the same for a key', 'network', { signInService: 'doubtful', credential: KEY, service: 'unknown' }, USUAL],
  [
    'trouble of the whole service',
    'rate_limit',
    { service: 'trouble' },
    {
      now: RIGHT_NOW.trouble,
      cause: 'service',
      confidence: 'certain',
      because: [BECAUSE.statusPage],
      next: 'wait-for-service',
    },
  ],
  [
    'a captive portal',
    'network_tls',
    { network: 'CAPTIVE' },
    {
      now: RIGHT_NOW.network.CAPTIVE,
      cause: 'network',
      confidence: 'certain',
      because: [BECAUSE.network],
      next: 'open-a-page',
    },
  ],
  [
    'a network that lets only some through',
    'network_proxy',
    { network: 'RESTRICTED' },
    { now: RIGHT_NOW.network.RESTRICTED, cause: 'network', confidence: 'certain', because: [BECAUSE.network] },
  ],
  [
    'a page of the network’s in place of an answer',
    'auth_forbidden',
    { blocked: true },
    { now: RIGHT_NOW.blocked, cause: 'network', confidence: 'likely', because: [], next: 'other-network' },
  ],
  [
    'an outage that is over',
    'outage',
    { service: 'up' },
    { now: RIGHT_NOW.calm, confidence: 'likely', because: [BECAUSE.calm] },
  ],
  ['an outage of which nothing is known', 'outage', { service: 'unknown' }, USUAL],
  [
    'a connection error where all can be reached',
    'network_edge',
    { network: 'ONLINE', service: 'up' },
    { now: RIGHT_NOW.reachable, confidence: 'likely', because: [BECAUSE.reachable] },
  ],
  ['the same with nothing known of the service', 'network', { network: 'ONLINE', service: 'unknown' }, USUAL],
  ['the same with nothing known of the network', 'network', { network: 'UNKNOWN', service: 'up' }, USUAL],
  [
    'a refused login where a key is sent',
    'auth_scope',
    { credential: KEY },
    {
      now: RIGHT_NOW.otherCredential('ANTHROPIC_API_KEY'),
      cause: 'machine',
      confidence: 'certain',
      because: [BECAUSE.credential],
      next: 'fix-credential',
    },
  ],
  [
    'no login at all',
    'auth_revoked',
    { signIn: 'NONE' },
    { now: RIGHT_NOW.signedOut, confidence: 'certain', because: [BECAUSE.login], next: 'sign-in' },
  ],
  [
    'a login that is there although it is said to be missing',
    'auth_missing',
    { signIn: 'OK' },
    { now: RIGHT_NOW.loginIsThere, confidence: 'likely', because: [BECAUSE.login], next: 'start-again' },
  ],
  ['the same where a key is sent', 'auth_missing', { signIn: 'OK', credential: KEY }, USUAL],
  [
    'a token that renews itself',
    'auth_token_expired',
    { signIn: 'OK' },
    { now: RIGHT_NOW.renewsItself, confidence: 'likely', because: [BECAUSE.login] },
  ],
  [
    'an error of a key where there is none',
    'api_key',
    {},
    { now: RIGHT_NOW.noKeyHere, confidence: 'likely', because: [BECAUSE.credential] },
  ],
  [
    'an error of a key where another is sent',
    'env_conflict',
    { credential: KEY },
    {
      now: RIGHT_NOW.otherCredential('ANTHROPIC_API_KEY'),
      confidence: 'certain',
      because: [BECAUSE.credential],
    },
  ],
  ['an error of a key where nothing is sent', 'api_key', { credential: null }, USUAL],
])('%s', (_name, kind, situation, turn) => {
  expect(meet(kind, situation)).toEqual(turn);
});

it('is over where the login was renewed since, and not where it was at that very moment', () => {
  const since = { signIn: 'OK', loginChangedAt: NOW - HOUR } as const;
  expect(meet('auth_missing', since, NOW - HOUR - 1)).toEqual({
    now: RIGHT_NOW.renewedSince,
    confidence: 'likely',
    because: [BECAUSE.login],
    next: 'nothing',
  });
  expect(meet('auth_missing', since, NOW - HOUR).next).toBe('start-again');
  expect(meet('auth_missing', { ...since, signIn: 'DEAD' }, NOW - HOUR - 1).next).toBe('sign-in');
});

it('takes reports of others for errors of the last two hours', () => {
  const others = { answer: 'many' } as Situation['others'];
  const credential = LOGIN;
  expect(meet('login_flow', { others, credential }, NOW - 2 * HOUR).now).toBe(RIGHT_NOW.othersReport);
  expect(meet('login_flow', { others, credential }, NOW - 2 * HOUR - 1).now).toBeUndefined();
  expect(meet('login_flow', { others, credential: KEY }).now).toBeUndefined();
});

it('says how sure the words alone make it, and stays a guess whatever fits to vague ones', () => {
  expect(meet('outage', { service: 'unknown' }, null, { reach: 'broad' }).confidence).toBe('likely');
  expect(meet('outage', { service: 'unknown' }, null, { reach: 'hint' }).confidence).toBe('guess');
  expect(meet('outage', { service: 'trouble' }, null, { reach: 'hint' })).toMatchObject({
    now: RIGHT_NOW.trouble,
    confidence: 'guess',
  });
});

it('adds what Claude Code recorded to refusals alone, and what others say to errors of sign-in', () => {
  const refusal = 'Claude Code recorded status 401';
  expect(meet('auth_scope', { refusal }).because).toEqual([refusal]);
  expect(meet('login_flow', { refusal }).because).toEqual([]);
  const others = { answer: 'unknown' } as Situation['others'];
  expect(meet('login_flow', { others }).because).toEqual([]);
});
