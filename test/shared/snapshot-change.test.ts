import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { applyChange, describeChange } from '../../src/shared/snapshot-change.ts';
import { SAMPLE_NAMES, sampleSnapshots } from '../fixtures/snapshots.ts';
import fc from '../seeded.ts';

const samples = sampleSnapshots(Date.UTC(2026, 7, 16));
const snapshots = fc.constantFrom(...SAMPLE_NAMES).map((name) => samples[name]);

it('any way through the states arrives as it was sent', () => {
  fc.assert(
    fc.property(fc.array(snapshots, { minLength: 1, maxLength: 12 }), (way) => {
      let sent: Snapshot | null = null;
      let seen: Snapshot | null = null;
      for (const [rev, step] of way.entries()) {
        const next: Snapshot = { ...step, rev };
        const line = JSON.parse(JSON.stringify(describeChange(sent, next))) as ReturnType<typeof describeChange>;
        seen = applyChange(seen, line);
        sent = next;
        expect(seen).toEqual(next);
      }
    }),
  );
});

it('sends only what changed', () => {
  expect(describeChange(samples.well, { ...samples.well, rev: 2, mutedUntil: 5 })).toEqual({
    change: { rev: 2, mutedUntil: 5 },
  });
});

it('takes no change before the whole', () => {
  expect(() => applyChange(null, { change: {} })).toThrow('before the whole');
});
