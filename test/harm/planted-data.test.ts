/** What others planted in Pilotlight's own folder while they could get into it: links and journals. The built program. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftOut } from '../needs.ts';
import { COMMAND, layHome } from './attacked-home.ts';
import { LIMIT_MS } from './full.ts';

const ROOT = process.getuid?.() === 0;

let home: string;
let env: Record<string, string>;
beforeEach(() => {
  ({ home, env } = layHome());
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Until it has said how things stand. @returns how it ended, and what it complained of */
async function watchOnce(): Promise<[code: number | null, error: string]> {
  const child = spawn(process.execPath, [COMMAND, 'watch', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let error = '';
  child.stderr.on('data', (chunk) => (error += chunk));
  child.stdout.once('data', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('close', (code) => resolve([code, error])));
}

describe.skipIf(process.platform === 'win32')('planted in the data folder', () => {
  it.each([
    'recovery',
    'recovery/docs',
    'recovery/20261129-082449-641f052c',
    'backups',
    'backups/default/contents',
    'recovery.lock',
    'recovery.lock.clearing',
    'instance.lock',
  ])(
    'removes nothing through a link that stands for %s',
    async (name) => {
      const victim = join(home, 'victim');
      mkdirSync(join(victim, 'docs'), { recursive: true });
      writeFileSync(join(victim, 'thesis.txt'), 'mine');
      writeFileSync(join(victim, 'docs', 'thesis.txt'), 'mine');
      const link = join(home, 'data', name);
      mkdirSync(dirname(link), { recursive: true, mode: 0o700 });
      symlinkSync(name.endsWith('/docs') ? join(victim, 'docs') : victim, link);
      // Else a lock without a name is believed to be in the making.
      const longAgo = new Date(Date.now() - 3_600_000);
      lutimesSync(link, longAgo, longAgo);
      const before = readdirSync(victim, { recursive: true, encoding: 'utf8' }).sort();
      for (const line of ['backup', 'reset --yes', 'undo --yes', 'backup']) {
        const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...line.split(' ')], {
          env,
          encoding: 'utf8',
        });
        expect([line, status, stderr]).toEqual([line, 0, '']);
      }
      expect(await watchOnce()).toEqual([0, '']);
      const after = readdirSync(victim, { recursive: true, encoding: 'utf8' });
      expect(after).toEqual(expect.arrayContaining(before));
      expect(readFileSync(join(victim, 'docs', 'thesis.txt'), 'utf8')).toBe('mine');
    },
    LIMIT_MS,
  );

  it.skipIf(!ROOT).each(['prepared', 'undoing'])(
    leftOut('does not do what a journal of another account says: %s', ROOT ? null : 'needs root'),
    (phase) => {
      const [mine, folder] = [join(home, '.bashrc'), join(home, 'data/recovery/20261129-082449-641f052c')];
      writeFileSync(mine, 'mine');
      mkdirSync(folder, { recursive: true });
      const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
      writeFileSync(join(folder, 'before-0'), 'theirs');
      const saved = {
        ...{ path: mine, edit: 'content', before: digest('theirs'), after: digest('mine'), copy: 'before-0', keys: [] },
        ...{ modeBefore: 0o644, modeAfter: statSync(mine).mode & 0o777, folders: [] },
      };
      const entry = {
        ...{ version: 1, id: '20261129-082449-641f052c', remedy: 'reset', profile: null, title: 'Reset', phase, at: 0 },
        ...{ createdAt: Date.now(), lockDirs: [], lockFiles: [], steps: [{ kind: 'file', line: 'x', saved }] },
      };
      writeFileSync(join(folder, 'journal.json'), JSON.stringify(entry));
      const undo = () => spawnSync(process.execPath, [COMMAND, 'undo', '--yes'], { env, encoding: 'utf8' });
      chownSync(folder, 4711, 4711);
      expect(undo()).toMatchObject({ status: 1 });
      expect(readFileSync(mine, 'utf8')).toBe('mine');
      // What it would have done, were it ours.
      chownSync(folder, 0, 0);
      expect(undo()).toMatchObject({ status: phase === 'prepared' ? 0 : 1 });
      expect(readFileSync(mine, 'utf8')).toBe('theirs');
    },
    LIMIT_MS,
  );
});
