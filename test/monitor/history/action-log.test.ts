/** What a terminal has done is part of the history, whoever runs beside it. */
import { describe, expect, it } from 'vitest';
import { actionLogPath, noteAction, readActions } from '../../../src/monitor/history/action-log.ts';
import { createHistory } from '../../../src/monitor/history/history.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { createWorld, MINUTE, SECOND } from '../../simulation/world.ts';

describe('what other processes have done', () => {
  it('is read back, without lines that are broken', async () => {
    const host = createSimulatedHost();
    await noteAction(host, 'Repair settings.json: done.', 'p1');
    await host.files.append(actionLogPath(host), '{"at": "yesterday"}\nnonsense\n', 0o600);
    await noteAction(host, 'Repair settings.json: undone.', null);
    expect((await readActions(host)).map(({ profile, text }) => [profile, text])).toEqual([
      ['p1', 'Repair settings.json: done.'],
      [null, 'Repair settings.json: undone.'],
    ]);
  });

  it('does not grow for ever', async () => {
    const host = createSimulatedHost();
    await host.files.append(actionLogPath(host), 'x'.repeat(300_000), 0o600);
    await noteAction(host, 'Reset: done.', null);
    expect(await readActions(host)).toHaveLength(1);
  });

  it('stands in the history once, however often it is read', async () => {
    const host = createSimulatedHost();
    await noteAction(host, 'Reset: done.', null);
    const history = createHistory(host);
    await history.load(host.clock.now());
    expect(await history.readActions(host.clock.now())).toBe(false);
    expect(history.events(10).map(({ kind, text }) => [kind, text])).toEqual([['action', 'Reset: done.']]);
  });

  it('comes into the window while it is open', async () => {
    const world = createWorld();
    await world.start();
    await world.advance(MINUTE);
    await noteAction(world.host, 'Fix permissions: done.', null);
    await world.advance(5 * SECOND);
    expect(world.snapshot().history[0]).toMatchObject({ kind: 'action', text: 'Fix permissions: done.' });
    await world.monitor.stop();
  });
});
