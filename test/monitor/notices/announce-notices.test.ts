import { expect, it } from 'vitest';
import { announceNotices } from '../../../src/monitor/notices/announce-notices.ts';
import type { Notice } from '../../../src/shared/notice.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const HOUR = 3_600_000;

it('shows what comes after the clock was set back, and nothing of an earlier run', () => {
  const host = createSimulatedHost();
  const startedAt = host.clock.now();
  const shown: string[] = [];
  let tell = (_snapshot: Snapshot): void => {};
  const subscribe = (listener: (snapshot: Snapshot) => void) => {
    tell = listener;
    return () => {};
  };
  const notifier = {
    show: async ({ id }: Notice) => {
      shown.push(id);
      return { status: 'shown', reason: null } as const;
    },
    withdraw: async () => {},
  };
  announceNotices(host, { subscribe }, notifier as unknown as Parameters<typeof announceNotices>[2], {
    write: () => {},
  });
  const sample = sampleSnapshots(startedAt).well;
  const notice = (id: string, at: number): Notice => ({
    ...{ id, at, kind: 'sign-in', level: 'normal', episode: id, profile: null },
    ...{ title: id, body: id, light: 'red', withdrawnAt: null },
  });
  const earlier = notice('earlier', startedAt - HOUR);
  tell({ ...sample, notices: [earlier, notice('at the start', startedAt + 1)] });
  tell({ ...sample, notices: [earlier, notice('after the clock was set back', startedAt - 2 * HOUR)] });
  expect(shown).toEqual(['at the start', 'after the clock was set back']);
});
