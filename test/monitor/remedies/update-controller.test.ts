import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult, UpdateReport } from '../../../src/shared/commands.ts';
import type { RemedyRun } from '../../../src/shared/snapshot.ts';
import { installByNpm, type Registry, startRegistry } from '../../fakes/npm-claude.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

describe.skipIf(process.platform === 'win32')('updating Claude Code', () => {
  let registry: Registry;
  let live: LiveMonitor;
  beforeEach(async () => {
    registry = await startRegistry();
    live = await startLiveMonitor({ env: registry.env });
  });
  afterEach(async () => {
    await live.close();
    await registry.close();
  });

  const look = async (): Promise<UpdateReport> => {
    const looked = (await live.monitor.run({ name: 'look-for-update', payload: {} })) as CommandResult<UpdateReport>;
    if (!looked.ok) throw new Error(looked.message);
    return looked.value;
  };
  const run = (): RemedyRun | undefined => live.monitor.snapshot().remedies[0];
  const version = () => live.monitor.snapshot().claude[0]?.version;

  it('looks when asked, updates on a yes, shows its progress, and knows the new version', async () => {
    await installByNpm(live.home.path, '2.1.100', 'succeeds');
    expect(await look()).toEqual({
      summary: expect.stringMatching(/2\.1\.100 is installed, 9\.8\.7 is out.*With this version, /),
      possible: true,
    });
    expect(await live.monitor.run({ name: 'update-claude', payload: {} })).toEqual({ ok: true, value: null });
    await expect.poll(run).toMatchObject({
      remedy: 'update-claude',
      phase: 'running',
      title: 'Update Claude Code',
      lines: ['Checking for updates to latest version...'],
      undoable: false,
    });
    expect(await live.monitor.run({ name: 'update-claude', payload: {} })).toMatchObject({
      ok: false,
      message: /under way/,
    });
    await live.home.put('go', '');
    await expect.poll(run).toMatchObject({
      phase: 'done',
      lines: ['Claude Code is 9.8.7 now. Running sessions keep the old version.'],
    });
    await expect.poll(version).toBe('9.8.7');
    expect(live.monitor.snapshot().findings.map(({ id }) => id)).not.toContain('cli-sign-out-bugs');
    const actions = () => live.monitor.snapshot().history.filter(({ kind }) => kind === 'action');
    await expect.poll(() => actions()[0]?.text).toMatch(/^Update Claude Code: Claude Code is 9\.8\.7 now/);
    expect(await look()).toMatchObject({ possible: false, summary: expect.stringContaining('is the newest') });
  });

  it('says why it did not work, and that the old version is still there', async () => {
    await installByNpm(live.home.path, '2.1.100', 'fails');
    await look();
    await live.monitor.run({ name: 'update-claude', payload: {} });
    await expect.poll(run).toMatchObject({ phase: 'failed' });
    expect(run()?.lines.join()).toMatch(/may not write.*2\.1\.100 is still there/);
    expect(await live.monitor.run({ name: 'cancel-remedy', payload: { run: String(run()?.id) } })).toEqual({
      ok: true,
      value: null,
    });
    await expect.poll(run).toBeUndefined();
  });

  it('does nothing that was not looked for, and nothing at all without Claude Code', async () => {
    const unasked = await live.monitor.run({ name: 'update-claude', payload: {} });
    expect(unasked).toMatchObject({ ok: false, message: 'Look for a newer version first.' });
    const none = await live.monitor.run({ name: 'look-for-update', payload: {} });
    expect(none).toMatchObject({ ok: false, message: expect.stringContaining('not installed') });
  });

  it('does not keep Pilotlight from ending', async () => {
    await installByNpm(live.home.path, '2.1.100', 'succeeds');
    await look();
    await live.monitor.run({ name: 'update-claude', payload: {} });
    await expect.poll(() => run()?.lines).toEqual([expect.stringContaining('Checking')]);
    // It waits for a file that never comes.
    await live.restart();
    expect(live.problems).toEqual([]);
  });
});
