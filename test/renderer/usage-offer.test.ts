import { expect, it } from 'vitest';
import { offersUsage } from '../../src/renderer/usage-offer.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { SignInState } from '../../src/shared/vocabulary.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const { usage, well } = sampleSnapshots(0);
const CAN: Snapshot = { ...well, plannable: ['statusline-on', 'statusline-off'] };

function offers(snapshot: Snapshot, state: SignInState = 'OK', fed?: boolean): boolean {
  const [profile] = usage.profiles;
  if (!profile?.usage) throw new Error('the sample tells usage');
  const told = fed === undefined ? {} : { usage: { ...profile.usage, fed } };
  return offersUsage(snapshot, { signIn: { ...profile.signIn, state }, ...told });
}

it('is offered where nothing is told, or where what is told is not by our script', () => {
  expect(offers(CAN)).toBe(true);
  expect(offers(CAN, 'OK', false)).toBe(true);
});

it('is not offered where the script is there, cannot be planned, or cannot run', () => {
  expect(offers(CAN, 'OK', true)).toBe(false);
  expect(offers({ ...CAN, plannable: ['statusline-off'] })).toBe(false);
  expect(offers({ ...CAN, capabilities: { ...CAN.capabilities, platform: 'win32' } })).toBe(false);
});

it.each([
  ['OK', true],
  ['STALE', true],
  ['ENDING', true],
  ['DEAD', false],
  ['NONE', false],
  ['UNREADABLE', false],
  ['OTHER', false],
] as const)('with a login that is %s: %s', (state, expected) => expect(offers(CAN, state)).toBe(expected));
