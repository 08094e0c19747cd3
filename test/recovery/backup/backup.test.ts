import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupIfDue } from '../../../src/recovery/backup/back-up.ts';
import { listBackups, writeBackup } from '../../../src/recovery/backup/backup-store.ts';
import { exportBackup, importBackup } from '../../../src/recovery/backup/export.ts';
import { diffBackup, planRestore, storedBackup } from '../../../src/recovery/backup/restore.ts';
import { isRefusal } from '../../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { BACKUP, RESTORE } from '../../../src/shared/messages/recovery/backup.ts';
import { WRITE_FAILURES } from '../../../src/shared/messages/write-failures.ts';
import { CANARY, everything } from '../temp-home.ts';
import { type Configuration, FILES, layConfiguration, SETTINGS } from './backup-scene.ts';

const DAY = 24 * 3_600_000;

let home: Configuration['home'];
let host: Configuration['host'];
let profile: Configuration['profile'];
let make: Configuration['make'];
let restore: Configuration['restore'];
let setAhead: Configuration['setAhead'];
beforeEach(async () => {
  ({ home, host, make, profile, restore, setAhead } = await layConfiguration());
});
afterEach(() => home.remove());

describe('backup', () => {
  it('keeps the configuration without any key or token, readable by its owner alone', async () => {
    const backup = await make();
    expect(backup.files.map(({ name }) => name)).toEqual([
      '.claude.json',
      'settings.json',
      'CLAUDE.md',
      'agents/review.md',
      'commands/deep/go.md',
      'hooks/guard.sh',
    ]);
    expect(backup.leftOut.map(({ name }) => name)).toEqual(['hooks/leak.sh']);
    const kept = await everything(host.dataDir);
    expect(JSON.stringify(kept)).not.toContain(CANARY);
    expect(JSON.stringify(kept)).toContain('MAX_THINKING_TOKENS');
    for (const entry of await readdir(host.dataDir, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      expect(mode & 0o077).toBe(0);
    }
  });

  it.each<[string, (text: string) => Buffer]>([
    ["UTF-16 as PowerShell's", (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 with its other end first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('leaves out what holds a key in %s, and keeps to the byte what holds none', async (_name, encode) => {
    await writeFile(join(home.path, '.claude/settings.json'), encode(SETTINGS));
    await writeFile(join(home.path, '.claude/hooks/leak.ps1'), encode(`$env:MY_TOKEN = "${CANARY}${CANARY}"\r\n`));
    await writeFile(join(home.path, '.claude/hooks/kind.ps1'), encode('Write-Host "hello"\r\n'));
    const backup = await make();
    expect(backup.leftOut.map(({ name }) => name)).toEqual(['settings.json', 'hooks/leak.ps1', 'hooks/leak.sh']);
    expect(JSON.stringify(await everything(host.dataDir)).replaceAll('\\u0000', '')).not.toContain(CANARY);
    await rm(join(home.path, '.claude/hooks/kind.ps1'));
    await restore(['hooks/kind.ps1'], backup);
    expect(await readFile(join(home.path, '.claude/hooks/kind.ps1'))).toEqual(encode('Write-Host "hello"\r\n'));
  });

  it('restores one file and fills what was left out from the file as it is now', async () => {
    const backup = await make();
    await home.put('.claude/settings.json', SETTINGS.replace('opus', 'haiku'));
    await home.put('.claude/agents/review.md', 'changed\n');
    await restore(['settings.json'], backup);
    expect(await home.text('.claude/settings.json')).toBe(SETTINGS);
    expect(await home.text('.claude/agents/review.md')).toBe('changed\n');
  });

  it('names what it cannot fill', async () => {
    const backup = await make();
    await home.put('.claude.json', '{"numStartups":');
    const plan = await planRestore(host, profile(), storedBackup(host, profile(), backup), ['.claude.json']);
    expect(plan).toMatchObject({
      warnings: ['Not in the backup, so left out of ~/.claude.json: primaryApiKey, mcpServers.a.headers.x-api-key.'],
    });
  });

  it('puts a secret only where that very secret stood', async () => {
    const bearer = `curl -H "Authorization: Bearer ${CANARY}${CANARY}"`;
    const list = (...allow: string[]) => JSON.stringify({ permissions: { allow } });
    await home.put('.claude/settings.json', list('ls', bearer, 'cat'));
    const backup = await make();
    // Another order, and something else in its place.
    await home.put('.claude/settings.json', list('cat', 'rm -rf', 'ls', bearer));
    await restore(['settings.json'], backup);
    expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual(JSON.parse(list('ls', bearer, 'cat')));
    await home.put('.claude/settings.json', list('cat', 'rm -rf', 'ls'));
    const plan = await planRestore(host, profile(), storedBackup(host, profile(), backup), ['settings.json']);
    expect(plan).toMatchObject({
      warnings: ['Not in the backup, so left out of ~/.claude/settings.json: permissions.allow.1.'],
    });
    await restore(['settings.json'], backup);
    expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual(JSON.parse(list('ls', 'cat')));
  });

  it('leaves a secret that is another one now as it is, and says so', async () => {
    const backup = await make();
    await home.put('.claude/settings.json', SETTINGS.replace('opus', 'haiku').replace(CANARY, `${CANARY}-newer`));
    const plan = await planRestore(host, profile(), storedBackup(host, profile(), backup), ['settings.json']);
    expect(plan).toMatchObject({
      warnings: ['Not in the backup, so as it is now in ~/.claude/settings.json: env.ANTHROPIC_API_KEY.'],
    });
    await restore(['settings.json'], backup);
    expect(await home.text('.claude/settings.json')).toBe(SETTINGS.replace(CANARY, `${CANARY}-newer`));
  });

  it('keeps a file that is broken JSON, without its secrets', async () => {
    await home.put('.claude/settings.json', `{ "env": { "MY_TOKEN": "${CANARY}", "A": "Bearer ${CANARY}" }, "model": `);
    const backup = await make();
    expect(backup.files.find(({ name }) => name === 'settings.json')).toMatchObject({ masked: 2, whole: false });
    expect(JSON.stringify(await everything(host.dataDir))).not.toContain(CANARY);
    await home.put('.claude/settings.json', '{}');
    await restore(['settings.json'], backup);
    expect(await home.text('.claude/settings.json')).toContain('"model": ');
  });

  it('names what a backup does not hold, when compared and when restored', async () => {
    const backup = await make();
    await home.put('.claude/agents/new.md', 'new\n');
    await home.put('.claude/CLAUDE.md', 'changed\n');
    const source = storedBackup(host, profile(), backup);
    const diffs = await diffBackup(host, profile(), source);
    expect(diffs.filter(({ change }) => change === 'not-held').map(({ name }) => name)).toEqual([
      'hooks/leak.sh',
      'agents/new.md',
    ]);
    expect(await planRestore(host, profile(), source, [])).toMatchObject({
      warnings: [expect.stringContaining('hooks/leak.sh'), expect.stringContaining('agents/new.md')],
    });
  });

  it('exports over nothing unasked, and only ever over a plain file', async () => {
    const source = storedBackup(host, profile(), await make());
    const path = join(home.path, 'there.json');
    await home.put('there.json', 'mine');
    await symlink('there.json', join(home.path, 'link.json'));
    expect(await exportBackup(host, source, path)).toContain('is there already');
    expect(await home.text('there.json')).toBe('mine');
    for (const other of [join(home.path, 'link.json'), join(home.path, '.claude'), '/dev/null', '/dev/full']) {
      for (const force of [false, true]) {
        expect(await exportBackup(host, source, other, force)).toContain('is not a plain file');
      }
    }
    expect(await exportBackup(host, source, path, true)).toBeNull();
    expect(JSON.parse(await home.text('there.json'))).toMatchObject({ pilotlightBackup: 1 });
  });

  it('says why it could not be exported', async () => {
    const source = storedBackup(host, profile(), await make());
    const path = join(home.path, 'new.json');
    const write = async () => ({ ok: false, why: 'quota' }) as const;
    const blind = { ...host, files: { ...host.files, write } };
    expect(await exportBackup(blind, source, path)).toBe(BACKUP.cannotWrite({ path, reason: WRITE_FAILURES.quota }));
    // Somebody has put a file there since it was looked for.
    await home.put('new.json', 'mine');
    const late = { ...host, files: { ...host.files, lstat: async () => null } };
    expect(await exportBackup(late, source, path)).not.toBeNull();
    expect(await home.text('new.json')).toBe('mine');
  });

  it('locks the store of the login only where the login is brought back', async () => {
    const source = storedBackup(host, profile(), await make(true));
    await home.put('.claude/CLAUDE.md', 'changed\n');
    await rm(join(home.path, '.claude/.credentials.json'));
    const locks = async (...names: string[]) => {
      const plan = await planRestore(host, profile(), source, names);
      return isRefusal(plan) ? plan.refused : plan.lockDirs;
    };
    expect(await locks('CLAUDE.md')).toEqual([]);
    expect(await locks('CLAUDE.md', '.credentials.json')).toEqual([profile().configDir]);
    expect(await locks()).toEqual([profile().configDir]);
  });

  it('names every file that was broken then, where nothing else is to be brought back', async () => {
    await home.put('.claude/settings.json', '{ "model": ');
    await home.put('.claude.json', '{ "numStartups": ');
    const source = storedBackup(host, profile(), await make());
    expect(await planRestore(host, profile(), source, [])).toEqual({
      refused: RESTORE.onlyBroken({ names: '.claude.json, settings.json', one: '.claude.json' }),
    });
  });

  it('takes a backup of any date', async () => {
    const backup = { ...(await make()), createdAt: 9e15 };
    await home.put('.claude/CLAUDE.md', 'changed\n');
    expect(await planRestore(host, profile(), storedBackup(host, profile(), backup), ['CLAUDE.md'])).toMatchObject({
      title: 'Restore from the backup of an impossible date',
    });
  });

  it('brings back files that are gone, with their modes', async () => {
    const backup = await make();
    await host.files.remove(join(home.path, '.claude/hooks/guard.sh'));
    await restore([], backup);
    expect((await stat(join(home.path, '.claude/hooks/guard.sh'))).mode & 0o777).toBe(0o755);
  });

  it('keeps the login only when asked, and says so', async () => {
    const backup = await make(true);
    expect(backup.secrets).toBe(true);
    expect(backup.files.map(({ name }) => name)).toContain('.credentials.json');
    await host.files.remove(join(home.path, '.claude/.credentials.json'));
    await restore(['.credentials.json'], backup);
    expect(await home.text('.claude/.credentials.json')).toBe(FILES['.claude/.credentials.json']);
  });

  it('makes one a day at most, and only on change', async () => {
    expect(await backupIfDue(host, profile())).toMatchObject({ made: true });
    await home.put('.claude/CLAUDE.md', 'new\n');
    expect(await backupIfDue(host, profile())).toMatchObject({ made: false });
    setAhead(DAY + 1);
    expect(await backupIfDue(host, profile())).toMatchObject({ made: true });
    setAhead(3 * DAY);
    expect(await backupIfDue(host, profile())).toMatchObject({ made: false });
    expect(await listBackups(host, 'default')).toHaveLength(2);
  });

  it('forgets what is too many or too old, but never the newest whole copy of a file', async () => {
    await make();
    await home.put('.claude/settings.json', '{ "model": ');
    for (let day = 1; day <= 25; day++) {
      setAhead(day * DAY);
      await home.put('.claude/CLAUDE.md', `day ${day}\n`);
      await backupIfDue(host, profile());
    }
    const backups = await listBackups(host, 'default');
    expect(backups).toHaveLength(21);
    expect(backups.at(-1)?.files.find(({ name }) => name === 'settings.json')?.whole).toBe(true);
    setAhead(90 * DAY);
    await home.put('.claude/CLAUDE.md', 'late\n');
    await backupIfDue(host, profile());
    expect(await listBackups(host, 'default')).toHaveLength(2);
  });

  it('keeps no copy that no backup names any more, and what somebody else has put beside them', async () => {
    await make();
    await home.put('pilotlight-data/backups/default/contents/notes.txt', 'mine');
    const contents = () => readdir(join(host.dataDir, 'backups/default/contents'));
    const before = await contents();
    setAhead(31 * DAY);
    await home.put('.claude/CLAUDE.md', 'late\n');
    await home.put('.claude/agents/review.md', 'late, too\n');
    const { files } = await make();
    const named = files.map(({ digest }) => digest);
    expect(before.filter((name) => !named.includes(name) && name !== 'notes.txt')).toHaveLength(2);
    expect((await listBackups(host, 'default')).length).toBe(1);
    expect((await contents()).toSorted()).toEqual([...new Set(named), 'notes.txt'].toSorted());
  });

  it('of two of the same moment lists the later one first', async () => {
    const first = await make();
    const later = { ...first, id: `${first.id.slice(0, -8)}ffffffff` };
    await writeBackup(host, 'default', { ...first, id: `${first.id.slice(0, -8)}00000000` });
    await writeBackup(host, 'default', later);
    expect((await listBackups(host, 'default')).map(({ id }) => id)[0]).toBe(later.id);
  });

  it('shows what changed without showing keys', async () => {
    const backup = await make();
    await home.put('.claude/settings.json', SETTINGS.replace('opus', 'haiku').replace(CANARY, `${CANARY}-other`));
    const [diff] = (await diffBackup(host, profile(), storedBackup(host, profile(), backup))).filter(
      ({ change }) => change !== 'same',
    );
    expect(diff?.lines.filter(([mark]) => mark !== ' ')).toEqual([
      ['-', '  "model": "opus",'],
      ['+', '  "model": "haiku",'],
    ]);
    expect(JSON.stringify(diff)).not.toContain(CANARY);
  });

  it('shows a file of words as it is, and one that is gone', async () => {
    const backup = await make();
    await home.put('.claude/CLAUDE.md', '# Be kinder\n');
    await rm(join(home.path, '.claude/agents/review.md'));
    const diffs = await diffBackup(host, profile(), storedBackup(host, profile(), backup));
    const of = (wanted: string) => diffs.find(({ name }) => name === wanted);
    expect(of('CLAUDE.md')).toEqual({
      name: 'CLAUDE.md',
      change: 'changed',
      lines: [
        ['-', '# Be kind'],
        ['+', '# Be kinder'],
      ],
    });
    expect(of('agents/review.md')).toEqual({ name: 'agents/review.md', change: 'gone', lines: [] });
    expect(of('settings.json')).toEqual({ name: 'settings.json', change: 'same', lines: [] });
  });

  it('says what is damaged, and restores nothing of it', async () => {
    const backup = await make();
    await rm(join(host.dataDir, 'backups/default/contents'), { recursive: true });
    await home.put('.claude/CLAUDE.md', '# Be kinder\n');
    const source = storedBackup(host, profile(), backup);
    expect((await diffBackup(host, profile(), source)).map(({ change }) => change)).toContain('damaged');
    expect(await planRestore(host, profile(), source, ['CLAUDE.md'])).toEqual({
      refused: RESTORE.copyDamaged({ name: '~/.claude/CLAUDE.md' }),
    });
    expect(await planRestore(host, profile(), source, ['nothing.md'])).toEqual({
      refused: RESTORE.noSuchFile({ name: 'nothing.md' }),
    });
  });

  it('has nothing to restore where all is as it was', async () => {
    const backup = await make();
    await home.put('.claude/hooks/leak.sh', '');
    const source = storedBackup(host, profile(), backup);
    expect(await planRestore(host, profile(), source, ['CLAUDE.md'])).toEqual({ refused: RESTORE.nothingToRestore });
  });

  it('keeps a mark at the beginning of a file with a key in it', async () => {
    const marked = `\uFEFF${SETTINGS}`;
    await home.put('.claude/settings.json', marked);
    const backup = await make();
    await home.put('.claude/settings.json', marked.replace('opus', 'haiku'));
    await restore(['settings.json'], backup);
    expect(await home.text('.claude/settings.json')).toBe(marked);
    // The key is gone from where it stood: the entry goes, the mark stays.
    await home.put('.claude/settings.json', '{}');
    await restore(['settings.json'], backup);
    expect(await home.text('.claude/settings.json')).toMatch(/^\uFEFF\{/);
    expect(JSON.parse((await home.text('.claude/settings.json')).slice(1))).toEqual({
      model: 'opus',
      env: { MAX_THINKING_TOKENS: '8000' },
    });
  });

  it('travels as one file', async () => {
    const backup = await make();
    const path = join(home.path, 'backup.json');
    expect(await exportBackup(host, storedBackup(host, profile(), backup), path)).toBeNull();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toContain(CANARY);
    await home.put('.claude/CLAUDE.md', 'other\n');
    const source = await importBackup(host, path);
    if ('refused' in source) throw new Error(source.refused);
    const plan = await planRestore(host, profile(), source, ['CLAUDE.md']);
    if (isRefusal(plan)) throw new Error(plan.refused);
    await createRemedies(host).apply(plan);
    expect(await home.text('.claude/CLAUDE.md')).toBe('# Be kind\n');
    // Not even a file made to do so can make one that others may read.
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/"mode":\d+/g, `"mode":${0o4777}`));
    const open = await importBackup(host, path);
    expect('refused' in open ? [] : [...new Set(open.backup.files.map(({ mode }) => mode))]).toEqual([0o700]);
  });

  it.each(['../../.bashrc', 'agents/../../x', '/etc/passwd', 'agents\\..\\x', 'projects/x.jsonl', 'agents//x'])(
    'does not write %s from a file somebody made',
    async (name) => {
      const file = { name, mode: 0o600, masked: 0, whole: true, base64: 'aGk=' };
      const forged = { pilotlightBackup: 1, createdAt: 1, secrets: false, files: [file] };
      await home.put('forged.json', JSON.stringify(forged));
      const source = await importBackup(host, join(home.path, 'forged.json'));
      if ('refused' in source) throw new Error(source.refused);
      expect(await planRestore(host, profile(), source, [])).toMatchObject({
        refused: `“${name}” is no file of Claude Code’s configuration.`,
      });
    },
  );

  it('does not follow links out of the folders', async () => {
    await symlink('/etc', join(home.path, '.claude/agents/etc'));
    expect((await make()).files.some(({ name }) => name.includes('etc'))).toBe(false);
  });
});
