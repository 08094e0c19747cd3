import { describe, expect, it } from 'vitest';
import {
  ENDINGS,
  type HeldCredential,
  isCredentialRefused,
  judgeRefusals,
  WEIGHTS,
} from '../../../src/diagnosis/refusals/judge-refusals.ts';
import type { RefusalKind } from '../../../src/diagnosis/refusals/refusal-kinds.ts';
import type { RecordedAnswer, RecordedFailure } from '../../../src/diagnosis/refusals/session-records.ts';

const NOW = Date.UTC(2026, 10, 21, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const SIGNED_IN: HeldCredential = {
  sends: ['sign-in'],
  changedAt: NOW - 2 * HOUR,
  accessTokenExpiresAt: NOW + HOUR,
  account: 'ada',
};

function refused(kind: RefusalKind, minutesAgo: number, changes: Partial<RecordedFailure> = {}): RecordedFailure {
  return {
    at: NOW - minutesAgo * MINUTE,
    status: kind === 'credential' ? 401 : 403,
    word: 'authentication_failed',
    type: '',
    detail: '',
    kind,
    sentWith: null,
    final: true,
    requestId: null,
    session: null,
    version: null,
    account: 'ada',
    ...changes,
  };
}

const attempt = (minutesAgo: number) => refused('credential', minutesAgo, { final: false, word: '' });
const answered = (minutesAgo: number, account: string | null = 'ada'): RecordedAnswer => ({
  at: NOW - minutesAgo * MINUTE,
  account,
});

interface Case {
  failures: readonly RecordedFailure[];
  answers?: readonly RecordedAnswer[];
  held?: Partial<HeldCredential>;
}

const judge = ({ failures, answers = [], held = {} }: Case) =>
  judgeRefusals({ failures, answers, retries: [] }, { ...SIGNED_IN, ...held }, NOW);
const weights = (one: Case) => judge(one).map(({ kind, weight }) => `${kind} ${weight}`);

/** By the row's id: what it ends, and the nearest thing it does not end. */
const ENDED: Readonly<Record<string, readonly [ends: Case, holds: Case]>> = {
  'from the future': [{ failures: [refused('payment', -6)] }, { failures: [refused('payment', -4)] }],
  'too old': [{ failures: [refused('payment', 24 * 60 + 1)] }, { failures: [refused('payment', 24 * 60 - 1)] }],
  'answered since': [
    { failures: [refused('payment', 5)], answers: [answered(4)] },
    { failures: [refused('payment', 5)], answers: [answered(6), answered(1, 'bob')] },
  ],
  'another account': [
    { failures: [refused('not-a-member', 5, { account: 'bob' })] },
    { failures: [refused('not-a-member', 5, { account: null })] },
  ],
  'another credential': [
    { failures: [refused('organization-disabled', 5, { sentWith: 'key' })] },
    { failures: [refused('organization-disabled', 5, { sentWith: 'key' })], held: { sends: ['sign-in', 'key'] } },
  ],
  'the token is another one now': [
    { failures: [refused('missing-scope', 130)] },
    { failures: [refused('missing-scope', 119)] },
  ],
  'the token was past its time': [
    { failures: [refused('credential', 5)], held: { accessTokenExpiresAt: NOW - 6 * MINUTE } },
    { failures: [refused('credential', 5)], held: { accessTokenExpiresAt: NOW - 4 * MINUTE } },
  ],
};

describe('what ends a refusal', () => {
  it('has a test per row', () => {
    expect(Object.keys(ENDED)).toEqual(ENDINGS.map(({ id }) => id));
  });

  it.each(Object.entries(ENDED))('%s', (_id, [ends, holds]) => {
    expect(weights(ends)).toEqual([]);
    expect(weights(holds)).toHaveLength(1);
  });

  it.each([
    ['a plan’s refusal, for a key', 'subscription-off', ['key']],
    ['a plan’s refusal, for a cloud provider', 'not-a-member', ['cloud']],
    ['anything, where nothing is sent', 'payment', []],
  ] as const)('another credential: %s', (_name, kind, sends) => {
    expect(weights({ failures: [refused(kind, 5)], held: { sends } })).toEqual([]);
  });

  it('what was said to a token is nothing to a key', () => {
    const failures = [refused('organization-disabled', 5, { sentWith: 'token' })];
    expect(weights({ failures, held: { sends: ['key'] } })).toEqual([]);
  });

  it('what a gateway says of its token may name a key', () => {
    const failures = [refused('organization-disabled', 5, { sentWith: 'key' })];
    expect(weights({ failures, held: { sends: ['token'] } })).toEqual(['organization-disabled stands']);
  });
});

/** By the row's id: what it decides. */
const WEIGHED: Readonly<Record<string, readonly [Case, readonly string[]]>> = {
  'attempts of two turns': [{ failures: [attempt(3), attempt(1)] }, ['credential stands']],
  'attempts of one turn': [{ failures: [attempt(1), attempt(0.5), attempt(0.1)] }, []],
  'not taken right after it was renewed': [
    { failures: [refused('credential', 1)], held: { changedAt: NOW - 5 * MINUTE } },
    ['credential stands'],
  ],
  'not taken in two turns': [
    { failures: [refused('credential', 60), refused('credential', 5)] },
    ['credential stands'],
  ],
  'not taken once': [{ failures: [refused('credential', 5)] }, ['credential told']],
  'one model only': [{ failures: [refused('model', 5), refused('model', 1)] }, ['model told']],
  'said by the network': [{ failures: [refused('blocked', 5), refused('blocked', 1)] }, ['blocked told']],
  'the login was renewed since': [{ failures: [refused('payment', 130)] }, ['payment told']],
  'perhaps not said to what is sent now': [
    { failures: [refused('not-allowed', 5)], held: { sends: ['cloud'] } },
    ['not-allowed told'],
  ],
  'decided by the server': [{ failures: [refused('not-a-member', 5)] }, ['not-a-member stands']],
};

describe('how much a refusal counts', () => {
  it('has a test per row', () => {
    expect(Object.keys(WEIGHED)).toEqual(WEIGHTS.map(({ id }) => id));
  });

  it.each(Object.entries(WEIGHED))('%s', (_id, [one, expected]) => {
    expect(weights(one)).toEqual(expected);
  });

  it('a renewal does not start the count again: the new token is refused as well', () => {
    const failures = [refused('credential', 60), refused('credential', 1)];
    expect(weights({ failures, held: { changedAt: NOW - 2 * MINUTE } })).toEqual(['credential stands']);
  });

  it('attempts that lie far apart, or hours back, count for nothing', () => {
    expect(weights({ failures: [attempt(40), attempt(1)] })).toEqual([]);
    expect(weights({ failures: [attempt(140), attempt(130)], held: { changedAt: null } })).toEqual([]);
  });

  it('attempts alone count only where a credential is not taken, and not beside what ended a turn', () => {
    const tried = (minutesAgo: number) => refused('payment', minutesAgo, { final: false });
    expect(weights({ failures: [tried(3), tried(1)] })).toEqual([]);
    expect(weights({ failures: [refused('payment', 5), tried(1)] })).toEqual(['payment stands']);
  });

  it('what happened in the very moment of a change was said to the earlier one', () => {
    const held = { changedAt: NOW - 5 * MINUTE };
    expect(weights({ failures: [refused('missing-scope', 5)], held })).toEqual([]);
    expect(weights({ failures: [refused('payment', 5)], held })).toEqual(['payment told']);
    const expired = { accessTokenExpiresAt: NOW - 5 * MINUTE };
    expect(weights({ failures: [refused('credential', 5)], held: expired })).toEqual([]);
    expect(weights({ failures: [refused('payment', 5)], answers: [answered(5)] })).toEqual(['payment stands']);
  });

  it('limits and outages are no refusals', () => {
    expect(weights({ failures: [refused('credential', 5, { kind: null, status: 529 })] })).toEqual([]);
  });

  it('the weightier comes first, then the later', () => {
    const failures = [refused('payment', 9), refused('not-allowed', 8), refused('model', 1)];
    expect(weights({ failures })).toEqual(['not-allowed stands', 'payment stands', 'model told']);
  });

  it('the weightier comes first, in whatever order they came', () => {
    const both = ['payment stands', 'model told'];
    expect(weights({ failures: [refused('model', 9), refused('payment', 1)] })).toEqual(both);
    expect(weights({ failures: [refused('payment', 9), refused('model', 1)] })).toEqual(both);
  });

  it('only a credential that is not taken is a rejected probe', () => {
    expect(isCredentialRefused(judge({ failures: [refused('payment', 5)] }))).toBe(false);
    expect(isCredentialRefused(judge({ failures: [refused('credential', 5)] }))).toBe(false);
    expect(isCredentialRefused(judge({ failures: [refused('credential', 9), refused('credential', 5)] }))).toBe(true);
    const beside = [refused('credential', 9), refused('credential', 5), refused('model', 1)];
    expect(isCredentialRefused(judge({ failures: beside }))).toBe(true);
  });
});
