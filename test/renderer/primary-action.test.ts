import { describe, expect, it } from 'vitest';
import { type CardName, orderCards } from '../../src/renderer/card-order.ts';
import { callFor } from '../../src/renderer/primary-action.ts';
import { asSentence } from '../../src/shared/messages/phrasing.ts';
import { speak } from '../../src/shared/messages/speak.ts';
import { stepText } from '../../src/shared/messages/steps.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { NextAction } from '../../src/shared/verdict.ts';
import type { Cause } from '../../src/shared/vocabulary.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const NOW = Date.UTC(2026, 7, 16, 14, 2);
const samples = sampleSnapshots(NOW);
const spoken = (snapshot: Snapshot): Snapshot => ({ ...snapshot, spoken: speak({ ...snapshot, report: snapshot }) });

const ACTIONS = Object.keys({
  none: 0,
  'see-finding': 0,
  install: 0,
  'sign-in': 0,
  'try-sign-in': 0,
  wait: 0,
  'keep-sessions': 0,
  'fix-access': 0,
  'check-network': 0,
  'open-portal': 0,
  'check-proxy': 0,
  'open-status-page': 0,
  'check-key': 0,
} satisfies Record<NextAction, 0>) as NextAction[];

describe('the call', () => {
  it('is silent when all is well', () => expect(callFor(samples.well)).toBeNull());

  it('tells an incident by its own name, and what not to do', () => {
    const call = callFor(samples.outage);
    expect(call).toMatchObject({ whose: 'service', title: 'Elevated errors on sign-in' });
    expect(call?.text.join(' ')).toContain('Do not sign out');
  });

  it('tells a dead login and how to get a new one', () => {
    const call = callFor(samples['signed-out']);
    expect(call).toMatchObject({ whose: 'account', title: 'Sign in again' });
    expect(call?.text).toEqual([
      'The login ended and could not renew itself.',
      expect.stringContaining('/login'),
      'Your settings, history and projects stay as they are.',
      'Signed out 3 times in 3 days: unusual.',
    ]);
  });

  it('does not send anybody to a terminal where the button for it stands beside', () => {
    const { commands, profiles } = samples['signed-out'];
    const offered = { ...samples['signed-out'], commands: [...commands, 'start-sign-in' as const] };
    expect(callFor(offered)?.text.join(' ')).not.toContain('/login');
    const tried = { ...offered, action: 'try-sign-in' } as const;
    expect(callFor(spoken(tried))?.text.join(' ')).not.toContain('/login');
    expect(callFor({ ...spoken(tried), commands })?.text.join(' ')).toContain('/login');
    // Without a profile there is no button either.
    expect(profiles.length).toBeGreaterThan(0);
    expect(callFor({ ...offered, profiles: [] })?.text.join(' ')).toContain('/login');
  });

  it('tells a finding by its place, which the step does not repeat', () => {
    const call = callFor(samples.setup);
    expect(call).toMatchObject({ whose: 'machine', title: 'settings.json, line 14' });
    expect(call?.text.at(-1)).toBe('Repair the file.');
    // Its button says it already.
    const { commands } = samples.setup;
    const offered = { ...samples.setup, plannable: ['repair'], commands: [...commands, 'plan-remedy'] } as const;
    expect(callFor(offered)?.text).toEqual([call?.finding?.detail]);
  });

  it('tells the fallback, on nobody’s side', () => {
    expect(callFor(samples.fallback)).toMatchObject({ whose: null, title: 'Fallback is on' });
  });

  it('keeps the table’s own words where they name a time', () => {
    const sample = { ...samples.trouble, action: 'wait', stepId: 'wait-then-run-once' } as const;
    const call = callFor(spoken(sample));
    expect(call?.text.at(-1)).toBe(asSentence(stepText('wait-then-run-once')));
  });

  it.each(ACTIONS)('has something to say to "%s" whoever is at fault', (action) => {
    for (const cause of ['machine', 'account', 'service', 'network', null] satisfies (Cause | null)[]) {
      const sample = { ...samples.setup, action, cause, next: 'do something' };
      const call = callFor(spoken(sample));
      if (action === 'none') expect(call).toBeNull();
      else {
        expect(call?.text.length).toBeGreaterThan(0);
        expect(call?.text.every((sentence) => /^[A-Z].*[.!?…]$/.test(sentence))).toBe(true);
      }
    }
  });
});

const CARDS = Object.keys({
  'sign-in': 0,
  auth: 0,
  service: 0,
  findings: 0,
  fallback: 0,
  setup: 0,
  notices: 0,
  history: 0,
} satisfies Record<CardName, 0>) as CardName[];

describe('the order of the cards', () => {
  it.each([
    ['signed-out', 'findings'],
    ['outage', 'service'],
    ['setup', 'findings'],
    ['offline', 'sign-in'],
    ['fallback', 'service'],
  ] as const)('%s begins with %s', (name, first) =>
    expect([...orderCards(samples[name]).open, ...orderCards(samples[name]).folded][0]).toBe(first),
  );

  it('never loses a card, and shows none twice', () => {
    // The fallback's own stands between the two lists, always.
    const listed = CARDS.filter((card) => card !== 'fallback').sort();
    for (const [name, snapshot] of Object.entries(samples)) {
      const { folded, open } = orderCards(snapshot);
      expect([...open, ...folded].sort(), name).toEqual(listed);
    }
  });
});
