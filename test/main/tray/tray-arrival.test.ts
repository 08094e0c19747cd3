import { expect, it, vi } from 'vitest';
import { awaitTrayHost } from '../../../src/main/tray/tray-arrival.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

function linuxThat(answer: string) {
  const host = createSimulatedHost();
  const says = (stdout: string) => host.programs.install('gdbus', { stdout, code: 0 } as never);
  says(answer);
  return { host, says, appear: vi.fn() };
}

it.each(['darwin', 'win32'] as const)('%s has a tray, so the icon is there at once', (platform) => {
  const { appear, host } = linuxThat('(false,)');
  awaitTrayHost(host, platform, appear);
  expect(appear).toHaveBeenCalledOnce();
});

it.each([
  ['a panel', { stdout: '(true,)', code: 0 }],
  ['a bus that refuses', { stdout: '', code: 1 }],
])('Linux with %s', async (_, answer) => {
  const { appear, host } = linuxThat('(false,)');
  host.programs.install('gdbus', answer as never);
  awaitTrayHost(host, 'linux', appear);
  await host.advance(10);
  expect(appear).toHaveBeenCalledOnce();
});

it('Linux without a panel waits for it, and makes the icon once', async () => {
  const { appear, host, says } = linuxThat('(false,)');
  const arrival = awaitTrayHost(host, 'linux', appear);
  await host.advance(60_000);
  expect(appear).not.toHaveBeenCalled();
  says('(true,)');
  await host.advance(5 * 60_000);
  expect(appear).toHaveBeenCalledOnce();
  await arrival.look();
  await host.advance(10 * 60_000);
  expect(appear).toHaveBeenCalledOnce();
});

it('waits no longer once it is told to stop', async () => {
  const { appear, host, says } = linuxThat('(false,)');
  const arrival = awaitTrayHost(host, 'linux', appear);
  await host.advance(10);
  arrival.stop();
  says('(true,)');
  await arrival.look();
  await host.advance(10 * 60_000);
  expect(appear).not.toHaveBeenCalled();
});
