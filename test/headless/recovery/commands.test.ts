/** The recovery commands as a person and as a program use them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBackup } from '../../../src/headless/recovery/run-backup.ts';
import { runRepair } from '../../../src/headless/recovery/run-repair.ts';
import { runReset } from '../../../src/headless/recovery/run-reset.ts';
import { runRestore } from '../../../src/headless/recovery/run-restore.ts';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import { CANARY, everything, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { type Answer, terminal } from './terminal-double.ts';

let home: TempHome;
let said = '';
beforeEach(async () => {
  said = '';
  home = await tempHome(SIGNED_IN());
});
afterEach(async () => {
  // Whatever a test did, no token was shown.
  expect(said).not.toContain(CANARY);
  await home.remove();
});

async function run(
  command: Run,
  options: RunContext['options'],
  words: readonly string[] = [],
  answer: Answer = null,
): Promise<{ code: number; out: string; err: string }> {
  const { context, out, err } = terminal(home.host, options, words, answer);
  const code = await command(context);
  said += out() + err();
  return { code, out: out(), err: err() };
}
const look = () => everything(home.path, ['pilotlight-data']);

describe('saying yes', () => {
  it('changes nothing on a dry run, without a yes, or on a no', async () => {
    const before = await look();
    expect(await run(runReset, { 'dry-run': true })).toMatchObject({ code: 0 });
    expect(await run(runReset, {})).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
    expect(await run(runReset, {}, [], 'n\n')).toMatchObject({ code: 1, err: 'Nothing was changed.\n' });
    expect(await run(runReset, { json: true }, [], 'y\n')).toMatchObject({ code: 1 });
    expect(await look()).toEqual(before);
  });

  it('shows what it will do before it asks, and how to undo it', async () => {
    const { code, out } = await run(runReset, {}, [], 'y\n');
    expect(code).toBe(0);
    expect(out).toMatch(/^Reset credentials\n {2}- Remove the login \(claudeAiOauth\) from ~\/\.claude/);
    expect(out).toContain('! The backup holds the login itself.');
    expect(out).toMatch(
      /Do this\? \[y\/N\] Done\. To undo it within 30 days: pilotlight undo \d{8}-\d{6}-[0-9a-f]{8}\n/,
    );
    expect(out).toContain('Next: sign in again with “pilotlight sign-in”.');
  });

  it('answers programs in JSON, a refusal too', async () => {
    const done = JSON.parse((await run(runReset, { yes: true, json: true })).out);
    expect(done).toMatchObject({
      done: true,
      receipt: { remedy: 'reset' },
      undo: expect.stringContaining('pilotlight undo'),
    });
    const again = await run(runReset, { yes: true, json: true });
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ done: false, message: expect.stringContaining('nothing to reset') });
  });
});

describe('when a file changes between the preview and the yes', () => {
  /** Types yes, and lets somebody change a file just before, each time they are asked. */
  const yesAfter = (...changes: readonly (() => Promise<void>)[]): Answer => {
    let asked = 0;
    return async () => {
      await changes[asked++]?.();
      return 'y\n';
    };
  };
  const STALE = 'A file changed meanwhile. Nothing was done yet; it was planned again for how things are now.\n';

  it('shows the new plan and asks again', async () => {
    await home.put('.claude/settings.json', '{ "model": "opus", }');
    const { code, out, err } = await run(
      runRepair,
      {},
      [],
      yesAfter(() => home.put('.claude/settings.json', '{ "model": "haiku", // new\n }')),
    );
    expect({ code, err }).toEqual({ code: 0, err: STALE });
    expect(out.match(/Do this\?/g)).toHaveLength(2);
    expect(out).toContain('removed a trailing comma');
    expect(out).toContain('removed a comment');
    expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({ model: 'haiku' });
    await run(runUndo, { yes: true });
    expect(await home.text('.claude/settings.json')).toBe('{ "model": "haiku", // new\n }');
  });

  it('a no to the new plan changes nothing', async () => {
    const answers = ['y\n', 'n\n'];
    const answer = async (): Promise<string> => {
      if (answers.length === 2) await home.put('.claude.json', `${await home.text('.claude.json')}\n`);
      return answers.shift() ?? '';
    };
    const store = await home.text('.claude/.credentials.json');
    expect(await run(runReset, {}, [], answer)).toMatchObject({ code: 1, err: `${STALE}Nothing was changed.\n` });
    expect(await home.text('.claude/.credentials.json')).toBe(store);
    expect((await run(runUndo, { list: true })).out).toBe('There is nothing to undo.\n');
  });

  it('says so when there is nothing left to do', async () => {
    const gone = yesAfter(async () => {
      await home.put('.claude/.credentials.json', '{}');
      await home.put('.claude.json', '{}');
    });
    const { code, err } = await run(runReset, {}, [], gone);
    expect(code).toBe(1);
    expect(err).toMatch(/changed since this was planned\. Nothing was lost\. No sign-in is stored/);
  });

  it('ends when it never stops', async () => {
    let count = 0;
    const again = async (): Promise<string> => {
      await home.put('.claude.json', `${await home.text('.claude.json')}${++count}`.replace(/\d+$/, '\n'));
      return 'y\n';
    };
    const { code, err } = await run(runReset, {}, [], again);
    expect({ code, count }).toEqual({ code: 1, count: 5 });
    expect(err).toContain('keeps changing');
  });

  /** A file that somebody changes right before the remedy looks at it for the last time, once. */
  const changedUnderWay = (name: string, text: string): void => {
    const { files } = home.host;
    let looks = 0;
    const read: typeof files.read = async (path, max) => {
      const applying = (await files.list(join(home.path, 'pilotlight-data', 'recovery')))?.length === 1;
      if (applying && path.endsWith(name) && looks++ === 0) await home.put(name, text);
      return files.read(path, max);
    };
    home = { ...home, host: { ...home.host, files: { ...files, read } } };
  };

  it('--yes does the new plan where it does no more than the first', async () => {
    changedUnderWay('.claude.json', '{"oauthAccount":{"emailAddress":"grace@example.com"},"numStartups":4}');
    const { code, err } = await run(runReset, { yes: true });
    expect({ code, err }).toEqual({ code: 0, err: STALE });
    expect(await home.text('.claude.json')).toBe('{"numStartups":4}');
    expect(JSON.parse(await home.text('.claude/.credentials.json'))).not.toHaveProperty('claudeAiOauth');
  });

  it('--yes does not do another one', async () => {
    await home.put('.claude/settings.json', '{ "model": "opus", }');
    changedUnderWay('.claude/settings.json', "{ 'model': 'haiku' }");
    const { code, out } = await run(runRepair, { yes: true, json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      done: false,
      message: expect.stringContaining('something else to do than before'),
      plan: { remedy: 'repair' },
    });
    expect(await home.text('.claude/settings.json')).toBe("{ 'model': 'haiku' }");
  });

  it('restores what was meant, not the backup made on the way', async () => {
    await run(runBackup, {});
    await home.put('.claude/settings.json', '{"model":"haiku"}');
    const change = yesAfter(() => home.put('.claude/settings.json', '{"model":"sonnet"}'));
    expect(await run(runRestore, {}, [], change)).toMatchObject({ code: 0, err: STALE });
    expect(await home.text('.claude/settings.json')).toBe('{\n  "model": "opus"\n}\n');
  });
});

describe('undo', () => {
  it('lists, takes back the newest, and then has nothing left', async () => {
    const before = await look();
    await run(runReset, { yes: true });
    expect((await run(runUndo, { list: true })).out).toContain('Reset credentials');
    expect(await run(runUndo, { yes: true })).toMatchObject({ code: 0 });
    expect(await look()).toEqual(before);
    expect(await run(runUndo, { yes: true })).toMatchObject({ code: 1, err: 'There is nothing to undo.\n' });
    expect(await run(runUndo, { yes: true }, ['nonsense'])).toMatchObject({ code: 1 });
  });
});

describe('odd dates', () => {
  it.each([
    [2 * 3_600_000 + 60_000, '2 h'],
    [9e15, 'at an impossible date'],
  ])('of what was noted are told as that (%d ms ahead)', async (aheadMs, says) => {
    const { clock } = home.host;
    const text = says.startsWith('at ') ? says : expect.stringMatching(new RegExp(`${says}( 0\\d min)? ahead of this`));
    await run(runReset, { yes: true });
    const data = join(home.path, 'pilotlight-data');
    const [backup, journal] = [(await journals('backups/default'))[0], (await journals('recovery'))[0]] as const;
    for (const file of [`backups/default/${backup}`, `recovery/${journal}/journal.json`]) {
      const document = JSON.parse(await readFile(join(data, file), 'utf8'));
      await home.put(`pilotlight-data/${file}`, JSON.stringify({ ...document, createdAt: clock.now() + aheadMs }));
    }
    for (const [command, line] of [
      [runBackup, /, before a fix.*/],
      [runUndo, /\)$/],
    ] as const) {
      const { code, out } = await run(command, { list: true });
      expect(code).toBe(0);
      expect(out).not.toMatch(/\bago\b|\bin \d/);
      expect(out).toEqual(typeof text === 'string' ? expect.stringContaining(text) : text);
      expect(out.trim()).toMatch(line);
    }
    expect(await run(runUndo, { yes: true })).toMatchObject({ code: 0 });
    expect(await run(runRestore, { 'dry-run': true })).toMatchObject({
      err: expect.not.stringContaining('RangeError'),
    });
  });

  const journals = async (folder: string): Promise<string[]> =>
    (await readdir(join(home.path, 'pilotlight-data', folder))).filter((name) => /^\d{8}/.test(name));
});

describe('repair', () => {
  it('repairs, and backs up before', async () => {
    await home.put('.claude/settings.json', '{ "model": "opus", }');
    const { code, out } = await run(runRepair, { yes: true });
    expect(code).toBe(0);
    expect(out).toContain('line 1: removed a trailing comma');
    expect(await home.text('.claude/settings.json')).toBe('{ "model": "opus" }');
    expect(JSON.parse((await run(runBackup, { list: true, json: true })).out).backups).toMatchObject([
      { why: 'before-remedy' },
    ]);
  });

  it('takes the effect from a variable of a project', async () => {
    await home.put('proj/.claude/settings.json', '{"env":{"ANTHROPIC_BASE_URL":"http://127.0.0.1:1"}}');
    const project = join(home.path, 'proj');
    expect(await run(runRepair, { yes: true, project, unset: 'ANTHROPIC_BASE_URL' })).toMatchObject({ code: 0 });
    expect(JSON.parse(await home.text('proj/.claude/settings.local.json'))).toEqual({
      env: { ANTHROPIC_BASE_URL: '' },
    });
  });
});

describe('backup and restore', () => {
  it('goes there and back', async () => {
    expect((await run(runBackup, {})).out).toContain('Backed up 2 files');
    expect((await run(runBackup, {})).out).toContain('Nothing has changed');
    await home.put('.claude/settings.json', '{\n  "model": "haiku"\n}\n');
    expect((await run(runBackup, { diff: 'last' })).out).toContain('  -   "model": "opus"\n  +   "model": "haiku"');
    expect(await run(runRestore, { yes: true }, ['settings.json'])).toMatchObject({ code: 0 });
    expect(await home.text('.claude/settings.json')).toContain('opus');
    expect(await run(runRestore, { yes: true }, ['no.json'])).toMatchObject({ code: 1 });
  });

  it('writes one file and reads it', async () => {
    const file = join(home.path, 'out.json');
    expect(await run(runBackup, { export: file })).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).not.toContain(CANARY);
    await home.put('.claude/settings.json', '{}');
    expect(await run(runRestore, { yes: true, from: file })).toMatchObject({ code: 0 });
    expect(await home.text('.claude/settings.json')).toContain('opus');
    expect(await run(runRestore, { yes: true, from: join(home.path, 'none') })).toMatchObject({ code: 1 });
  });

  it('says that there is none yet', async () => {
    expect(await run(runRestore, { yes: true })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no backup yet'),
    });
    expect((await run(runBackup, { list: true })).out).toBe('There is no backup yet.\n');
  });
});
