import { expect, it } from 'vitest';
import { openDigest } from '../../../src/recovery/backup/salt.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const PLACE = '/home/ada/.pilotlight/backups/salt';

it('gives the same value the same digest as long as the salt is there, and nothing of the value', async () => {
  const host = createSimulatedHost();
  const digest = await openDigest(host);
  const again = await openDigest(host);
  expect(digest?.('value')).toMatch(/^[0-9a-f]{24}$/);
  expect(again?.('value')).toBe(digest?.('value'));
  expect(digest?.('another')).not.toBe(digest?.('value'));
  expect(host.disk.text(PLACE)).toMatch(/^[0-9a-f]{64}$/);
  expect((await host.files.stat(PLACE))?.mode).toBe(0o600);
  // On another machine it is another one.
  expect((await openDigest(createSimulatedHost()))?.('value')).not.toBe(digest?.('value'));
});

it('uses no salt that is not one, and does without where none can be kept', async () => {
  const host = createSimulatedHost();
  host.disk.put(PLACE, 'short');
  // It is not replaced: gaps of older backups were made with what stood there.
  expect(await openDigest(host)).toBeNull();
  expect(host.disk.text(PLACE)).toBe('short');
  const full = createSimulatedHost();
  const write = async () => ({ ok: false, why: 'full' }) as const;
  expect(await openDigest({ ...full, files: { ...full.files, write } })).toBeNull();
});

it('takes the salt of whoever was first', async () => {
  const host = createSimulatedHost();
  const [one, other] = await Promise.all([openDigest(host), openDigest(host)]);
  expect(one?.('value')).toBe(other?.('value'));
});
