/** Uninstalling, with the built program in a home of its own: what was there before is there after, and nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCalmProgram } from './calm-program.ts';
import type { ProgramRunner } from './recovery/program-runner.ts';

const hasSystemd = process.platform === 'linux' && spawnSync('systemctl', ['--version']).status === 0;
const SETTINGS = '{\n  "model": "opus"\n}\n';

let runner: ProgramRunner;
beforeEach(async () => {
  ({ runner } = await startCalmProgram());
  await writeFile(join(runner.home, '.claude', 'settings.json'), SETTINGS);
});
afterEach(() => runner.close());

/** Every file with its content. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
    ),
  );
}

async function useAll(): Promise<void> {
  await runner.run(['install-command', '--yes']);
  if (hasSystemd) await runner.run(['autostart', 'on']);
  await runner.run(['backup']);
  await runner.run(['settings', 'set', 'quietHours', '22:00-07:00']);
}

describe('pilotlight uninstall', () => {
  it('leaves a home as it was before Pilotlight came', async () => {
    const before = await filesBelow(runner.home);
    await useAll();
    const shown = await runner.run(['uninstall', '--with-backups', '--dry-run']);
    expect(shown.stdout).toMatch(/\.local\/bin\/pilotlight/);
    if (hasSystemd) expect(shown.stdout).toMatch(/pilotlight\.service/);
    expect(Object.keys(await filesBelow(runner.home)).length).toBeGreaterThan(Object.keys(before).length);

    const { code, stdout, stderr } = await runner.run(['uninstall', '--with-backups', '--yes']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Done\.\n$/);
    expect(await filesBelow(runner.home)).toEqual(before);
    expect(await readdir(runner.home)).not.toContain('pilotlight');
  });

  it('keeps the backups unless asked, and says where they are', async () => {
    await useAll();
    const { stdout } = await runner.run(['uninstall', '--yes']);
    expect(stdout).toMatch(/backups stay in ~\/pilotlight/);
    const left = await readdir(join(runner.home, 'pilotlight'));
    expect(left.filter((name) => name !== 'salt')).toEqual(['backups']);
  });

  it('never touches what somebody else keeps in the same folder', async () => {
    await useAll();
    await writeFile(join(runner.home, 'pilotlight', 'diary.txt'), 'mine');
    const { stdout } = await runner.run(['uninstall', '--with-backups', '--yes']);
    expect(stdout).toMatch(/stays what is not Pilotlight’s: diary\.txt/);
    expect(await filesBelow(join(runner.home, 'pilotlight'))).toEqual({ 'diary.txt': 'mine' });
  });

  it('takes the fallback out of the settings, and says which key it could not take out of the vault', async () => {
    const settings = join(runner.home, '.claude', 'settings.json');
    const helper = '/usr/bin/secret-tool lookup service Pilotlight account anthropic-api-key';
    await writeFile(settings, JSON.stringify({ model: 'opus', apiKeyHelper: helper }));
    await mkdir(join(runner.home, 'pilotlight'), { mode: 0o700 });
    const notes = { version: 1, kept: { 'anthropic-api-key': { tail: 'x3Qf', keptAt: 1 } } };
    await writeFile(join(runner.home, 'pilotlight', 'fallback.json'), JSON.stringify(notes));
    const { code, stderr } = await runner.run(['uninstall', '--yes']);
    expect(JSON.parse(await readFile(settings, 'utf8'))).toEqual({ model: 'opus' });
    // There is no keyring in this home.
    expect([code, stderr]).toEqual([1, expect.stringMatching(/This could not be done:\n +\S/)]);
    // Without its note nobody could try again.
    expect(await readdir(join(runner.home, 'pilotlight'))).toContain('fallback.json');
  });

  it('does not begin while Pilotlight runs, nor without a yes', async () => {
    const watching = runner.start(['watch', '--json'], null);
    await expect.poll(() => watching.out()).toContain('"rev"');
    expect((await runner.run(['uninstall', '--yes'])).stderr).toMatch(/is running \(process \d+\)/);
    watching.child.kill('SIGTERM');
    await watching.done;
    const { code, stderr } = await runner.run(['uninstall']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/use --yes/)]);
    expect(await readdir(join(runner.home, 'pilotlight'))).not.toContain('instance.lock');
    expect(await readdir(join(runner.home, 'pilotlight'))).toContain('history.json');
  });
});
