/** What others planted in Pilotlight's own folder while they could get into it: links and journals. The built program. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentials, GLOBAL_CONFIG } from '../recovery/temp-home.ts';

const COMMAND = fileURLToPath(new URL('../../bin/pilotlight.cjs', import.meta.url));
const ROOT = process.getuid?.() === 0;

let home: string;
let env: Record<string, string>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pilotlight-planted-'));
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.claude/.credentials.json'), credentials(), { mode: 0o600 });
  writeFileSync(join(home, '.claude.json'), GLOBAL_CONFIG, { mode: 0o600 });
  env = { HOME: home, PATH: process.env.PATH ?? '', PILOTLIGHT_HOME: join(home, 'data') };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

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
  ])('removes nothing through a link that stands for %s', async (name) => {
    const victim = join(home, 'victim');
    mkdirSync(join(victim, 'docs'), { recursive: true });
    writeFileSync(join(victim, 'thesis.txt'), 'mine');
    writeFileSync(join(victim, 'docs', 'thesis.txt'), 'mine');
    const link = join(home, 'data', name);
    mkdirSync(dirname(link), { recursive: true, mode: 0o700 });
    symlinkSync(name.endsWith('/docs') ? join(victim, 'docs') : victim, link);
    const before = readdirSync(victim, { recursive: true, encoding: 'utf8' }).sort();
    for (const line of ['backup', 'reset --yes', 'undo --yes', 'backup']) {
      spawnSync(process.execPath, [COMMAND, ...line.split(' ')], { env, timeout: 30_000 });
    }
    const after = readdirSync(victim, { recursive: true, encoding: 'utf8' });
    expect(after).toEqual(expect.arrayContaining(before));
    expect(readFileSync(join(victim, 'docs', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it.skipIf(!ROOT).each(['prepared', 'undoing'])(
    'does not do what a journal of another account says (%s; left out: needs root)',
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
      undo();
      expect(readFileSync(mine, 'utf8')).toBe('mine');
      // What it would have done, were it ours.
      chownSync(folder, 0, 0);
      undo();
      expect(readFileSync(mine, 'utf8')).toBe('theirs');
    },
  );
});
