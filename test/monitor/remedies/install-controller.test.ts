import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RemedyRun } from '../../../src/shared/snapshot.ts';
import { putInstaller, putTerminal } from '../../fakes/installer.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

const COMMAND = 'curl -fsSL https://claude.ai/install.sh | bash';

describe.skipIf(process.platform === 'win32')('installing Claude Code', () => {
  let live: LiveMonitor;
  afterEach(() => live.close());

  const start = async (
    ending: Parameters<typeof putInstaller>[1],
    more: Record<string, string> = {},
  ): Promise<string> => {
    live = await startLiveMonitor({ env: (home) => ({ PATH: `${home}/bin`, ...more }) });
    const bin = join(live.home.path, 'bin');
    await putInstaller(bin, ending);
    return bin;
  };
  const install = () => live.monitor.run({ name: 'install-claude', payload: {} });
  const run = (): RemedyRun | undefined => live.monitor.snapshot().remedies[0];
  const versions = () => live.monitor.snapshot().claude.map(({ version }) => version);

  it('runs where no window can be opened, shows its progress, and knows the program that came', async () => {
    await start('succeeds');
    expect(versions()).toEqual([]);
    expect(await install()).toEqual({ ok: true, value: { window: false } });
    await expect
      .poll(run)
      .toMatchObject({ remedy: 'install-claude', phase: 'running', lines: ['Setting up Claude Code...'] });
    expect(await install()).toMatchObject({ ok: false, message: 'The installer is running already.' });
    await live.home.put('go', '');
    await expect.poll(run).toMatchObject({ phase: 'done', undoable: false });
    expect(run()?.lines.join()).toMatch(/^Claude Code .*is installed\.$/);
    await expect.poll(() => versions().length).toBe(1);
    expect(await install()).toMatchObject({
      ok: false,
      message: `Claude Code is installed already: ${join(live.home.path, '.local/bin/claude')}`,
    });
    const actions = () => live.monitor.snapshot().history.filter(({ kind }) => kind === 'action');
    await expect.poll(() => actions()[0]?.text).toMatch(/^Install Claude Code: /);
  });

  it('runs in a terminal window where there is one, which shows the command', async () => {
    const bin = await start('succeeds', { DISPLAY: ':9' });
    const shown = join(live.home.path, 'window/shown');
    await putTerminal(bin, shown);
    await live.home.put('go', '');
    expect(await install()).toEqual({ ok: true, value: { window: true } });
    await expect.poll(() => readFile(shown, 'utf8').catch(() => '')).toContain('Press Enter to close this window.');
    expect(await readFile(shown, 'utf8')).toMatch(
      new RegExp(`^${COMMAND.replaceAll(/[|./]/g, '\\$&')}\\n\\nSetting up[^\\n]*\\nInstallation complete!\\n`),
    );
    // Nobody told Pilotlight: it has seen the program come.
    await expect.poll(() => versions().length, { timeout: 20_000 }).toBe(1);
    expect(run()).toBeUndefined();
  });

  it.each([
    ['fails', 'Claude Code was not installed. This account may not write to its own home folder, or to a part of it.'],
    [
      'does nothing',
      'The installer reported no error, but Claude Code is still not here. Run the command in a terminal.',
    ],
  ] as const)('says so when the installer %s', async (ending, message) => {
    await start(ending);
    await install();
    await expect.poll(run).toMatchObject({ phase: 'failed', lines: [message] });
  });

  it('says what is missing where nothing can be fetched', async () => {
    live = await startLiveMonitor({ env: (home) => ({ PATH: join(home, 'bin') }) });
    await mkdir(join(live.home.path, 'bin'));
    await symlink('/bin/bash', join(live.home.path, 'bin/bash'));
    await install();
    await expect
      .poll(run)
      .toMatchObject({ phase: 'failed', lines: [expect.stringContaining('missing, perhaps curl')] });
  });

  it('does not keep Pilotlight from ending', async () => {
    await start('succeeds');
    await install();
    await expect.poll(() => run()?.lines).toEqual(['Setting up Claude Code...']);
    // It waits for a file that never comes.
    await live.restart();
    expect(live.problems).toEqual([]);
  });
});
