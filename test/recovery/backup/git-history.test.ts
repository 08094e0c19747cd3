import { execFileSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitToHistory, historyFolder, startHistory } from '../../../src/recovery/backup/git-history.ts';
import { BACKUP } from '../../../src/shared/messages/recovery/backup.ts';
import { describeNeeding } from '../../needs.ts';
import { CANARY } from '../temp-home.ts';
import { type Configuration, layConfiguration } from './backup-scene.ts';

let home: Configuration['home'];
let host: Configuration['host'];
let make: Configuration['make'];
beforeEach(async () => {
  ({ home, host, make } = await layConfiguration());
});
afterEach(() => home.remove());

describeNeeding('git', 'backups as a git history', () => {
  it('is left alone where it is broken, and so is the one of a folder above', async () => {
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', home.path, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        encoding: 'utf8',
      });
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '-m', 'mine');
    await home.put('notes.txt', 'staged');
    git('add', 'notes.txt');
    expect(await startHistory(host, 'default')).toBeNull();
    await rm(join(historyFolder(host, 'default'), '.git/HEAD'));
    await make();
    expect(git('log', '--format=%s').trim()).toBe('mine');
    expect(git('status', '--short', 'notes.txt').trim()).toBe('A  notes.txt');
  });

  it('never takes in a backup that holds keys and the login', async () => {
    expect(await startHistory(host, 'default')).toBeNull();
    await make();
    await home.put('.claude/CLAUDE.md', 'second\n');
    expect((await make(true)).secrets).toBe(true);
    const folder = historyFolder(host, 'default');
    const log = execFileSync('git', ['-C', folder, 'log', '-p', '--all'], { encoding: 'utf8' });
    expect(log.match(/^commit /gm)).toHaveLength(1);
    expect(log).not.toContain(CANARY);
    expect(await readdir(folder)).not.toContain('.credentials.json');
  });

  it('begins only when asked, and says where there is no git', async () => {
    await make();
    expect(await host.files.stat(historyFolder(host, 'default'))).toBeNull();
    const without = { ...host, env: { ...host.env, PATH: '/nowhere' } };
    expect(await startHistory(without, 'default')).toBe(BACKUP.noGit);
  });

  it('commits each backup, without keys, whatever the user has set for git', async () => {
    await home.put('.gitconfig', '[commit]\n\tgpgsign = true\n[core]\n\thooksPath = /nonexistent\n');
    expect(await startHistory(host, 'default')).toBeNull();
    await make();
    await home.put('.claude/CLAUDE.md', 'second\n');
    await host.files.remove(join(home.path, '.claude/agents/review.md'));
    await make();
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', historyFolder(host, 'default'), ...args], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', HOME: home.path },
      });
    expect(git('log', '--format=%an').trim().split('\n')).toEqual(['Pilotlight', 'Pilotlight']);
    expect(git('show', 'HEAD:CLAUDE.md')).toBe('second\n');
    expect(git('ls-tree', '-r', '--name-only', 'HEAD')).not.toContain('review.md');
    expect(git('log', '-p')).not.toContain(CANARY);
  });

  it('says where git cannot begin one, and tells a commit that it could not make', async () => {
    const folder = historyFolder(host, 'default');
    const backup = await make();
    expect(await commitToHistory(host, 'default', backup)).toBe(false);
    await home.put('pilotlight-data/backups/default/history/.git', 'not a folder of git');
    expect(await startHistory(host, 'default')).toBe(BACKUP.gitFailed({ folder }));
    expect(await commitToHistory(host, 'default', backup)).toBe(false);
    await rm(folder, { recursive: true });
    expect(await startHistory(host, 'default')).toBeNull();
    expect(await commitToHistory(host, 'default', backup)).toBe(true);
    expect(await readdir(folder)).toContain('CLAUDE.md');
  });
});
