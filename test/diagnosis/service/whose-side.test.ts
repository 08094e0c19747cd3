import { expect, it } from 'vitest';
import { sideInNotice, sideOfService } from '../../../src/diagnosis/service/whose-side.ts';

it.each([
  ['LOGIN_DOWN', 'service'],
  ['DOWN', 'service'],
  ['PARTIAL', 'service'],
  ['DEGRADED', 'service'],
  ['RECOVERING', 'service'],
  ['MAINT', 'service'],
  ['LOGIN_DOWN?', 'service-unconfirmed'],
  ['DOWN?', 'service-unconfirmed'],
] as const)('trouble that is %s is told as %s', (state, side) => {
  expect([sideOfService(state), sideInNotice(state)]).toEqual([side, side]);
});

it.each(['UP', 'UNKNOWN', 'REJECTING'] as const)('a notice blames nobody while the service is %s', (state) => {
  expect(sideInNotice(state)).toBeNull();
});
