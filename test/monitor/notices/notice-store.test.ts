import { expect, it } from 'vitest';
import { createNoticeStore } from '../../../src/monitor/notices/notice-store.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

it('keeps what the user says over a restart, also what was said before the file had been read', async () => {
  const host = createSimulatedHost();
  const first = createNoticeStore(host);
  await first.load();
  first.change({ mutedUntil: 7, tellWhenItWorks: false });
  await first.flush();

  const second = createNoticeStore(host);
  const loading = second.load();
  second.change({ tellWhenItWorks: true });
  await loading;
  expect(second.memory()).toMatchObject({ mutedUntil: 7, tellWhenItWorks: true });
  await second.flush();

  const third = createNoticeStore(host);
  await third.load();
  expect(third.memory()).toMatchObject({ mutedUntil: 7, tellWhenItWorks: true });
});
