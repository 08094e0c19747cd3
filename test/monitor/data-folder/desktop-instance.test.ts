import { expect, it } from 'vitest';
import { registerDesktopInstance, showRunningApp } from '../../../src/monitor/data-folder/desktop-instance.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const DOOR = { pid: 4242, file: '/opt/pilotlight', args: ['/src'] };

it('starts the app once more, which tells the one that runs', async () => {
  const host = createSimulatedHost();
  const asked: unknown[] = [];
  host.programs.install('/opt/pilotlight', ({ file, args }) => {
    asked.push([file, args]);
    return { code: 0 };
  });
  await registerDesktopInstance(host, DOOR);
  expect(await showRunningApp(host)).toEqual({ ok: true });
  expect(asked).toEqual([['/opt/pilotlight', ['/src']]]);
});

it.each([
  ['there is no app', async () => {}],
  [
    'the app has ended',
    async (host: ReturnType<typeof createSimulatedHost>) => (await registerDesktopInstance(host, DOOR))(),
  ],
  [
    'the app was killed',
    async (host: ReturnType<typeof createSimulatedHost>) =>
      void (await registerDesktopInstance(host, { ...DOOR, pid: 999_999 })),
  ],
  [
    'the note is broken',
    async (host: ReturnType<typeof createSimulatedHost>) =>
      void (await host.files.write(`${host.dataDir}/desktop.json`, '{"pid":', 0o600)),
  ],
])('says that nothing runs when %s', async (_, prepare) => {
  const host = createSimulatedHost();
  await prepare(host);
  expect(await showRunningApp(host)).toEqual({ ok: false, why: 'not-running' });
});

it('says that it failed when the app could not be started', async () => {
  const host = createSimulatedHost();
  host.programs.install('/opt/pilotlight', { code: 1 });
  await registerDesktopInstance(host, DOOR);
  expect(await showRunningApp(host)).toEqual({ ok: false, why: 'failed' });
});
