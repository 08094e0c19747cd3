/** Claude Code in a place of the person's own: in the terminal, in the window, and what is refused. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookOnce } from '../../../src/headless/doctor/look.ts';
import { runSettings } from '../../../src/headless/settings.ts';
import { createMonitor } from '../../../src/monitor/monitor.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import { terminal } from '../../headless/recovery/terminal-double.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome(SIGNED_IN(), { PATH: '/nonexistent' });
});
afterEach(() => home.remove());

async function program(name: string, says: string, mode = 0o755): Promise<string> {
  await home.put(name, `#!/bin/sh\necho '${says}'\n`);
  await chmod(join(home.path, name), mode);
  return join(home.path, name);
}

const clis = async () =>
  (await lookOnce(home.host, { offline: true, configDir: null, projectDir: null })).report.claude;

async function set(path: string) {
  const { context, err } = terminal(home.host, {}, ['set', 'claudePath', path]);
  return { code: await runSettings(context), err: err() };
}

describe.skipIf(process.platform === 'win32')('a Claude Code that lies elsewhere', () => {
  it('is used from then on, once it has said its version', async () => {
    const path = await program('tools/claude', '2.1.332 (Claude Code)');
    expect((await clis()).map((cli) => cli.path)).not.toContain(path);
    expect(await set(path)).toEqual({ code: 0, err: '' });
    expect(await clis()).toContainEqual(expect.objectContaining({ path, version: '2.1.332' }));
  });

  it.each([
    ['tools/nothing', null, 0o755, 'no such file'],
    ['tools/claude', '2.1.332 (Claude Code)', 0o644, 'not a program'],
    ['tools/claude-code', '2.1.332 (Claude Code)', 0o755, 'is called claude'],
    ['tools/claude', '2.1.332 (Claude Code)', 0o777, 'Another account may change'],
    ['tools/claude', 'a fish, 1.0', 0o755, 'not Claude Code'],
  ])('%s that says %s with mode %i is refused', async (name, says, mode, sentence) => {
    if (says !== null) await program(name, says, mode);
    const { code, err } = await set(join(home.path, name));
    expect([code, err]).toEqual([64, expect.stringContaining(sentence)]);
  });

  it('is taken from the window only by its own command, which looks at it', async () => {
    const path = await program('tools/claude', '2.1.332 (Claude Code)');
    const monitor = createMonitor(home.host, DEFAULT_SETTINGS, { offline: true });
    await monitor.start();
    const named = (wanted: string) => monitor.run({ name: 'name-claude', payload: { path: wanted } });
    expect(await named(`${path}-not`)).toMatchObject({ ok: false, message: 'There is no such file.' });
    expect(await named(path)).toMatchObject({ ok: true });
    await expect.poll(() => monitor.snapshot().claude.map((cli) => cli.path)).toContain(path);
    await monitor.stop();
  });
});
