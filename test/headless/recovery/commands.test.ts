/** The recovery commands as a person and as a program use them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBackup } from '../../../src/headless/recovery/run-backup.ts';
import { runRepair } from '../../../src/headless/recovery/run-repair.ts';
import { runReset } from '../../../src/headless/recovery/run-reset.ts';
import { runRestore } from '../../../src/headless/recovery/run-restore.ts';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import { CANARY, everything, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from './terminal-double.ts';

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
  answer: string | null = null,
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

  it('shows what it will do before it asks, and how to take it back', async () => {
    const { code, out } = await run(runReset, {}, [], 'y\n');
    expect(code).toBe(0);
    expect(out).toMatch(/^Reset credentials\n {2}- Take the login \(claudeAiOauth\) out of ~\/\.claude/);
    expect(out).toContain('! The backup holds the login itself.');
    expect(out).toMatch(
      /Do this\? \[y\/N\] Done\. To take it back within 30 days: pilotlight undo \d{8}-\d{6}-[0-9a-f]{8}\n/,
    );
    expect(out).toContain('Next: sign in again with "pilotlight sign-in".');
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

describe('repair', () => {
  it('repairs, and backs up before', async () => {
    await home.put('.claude/settings.json', '{ "model": "opus", }');
    const { code, out } = await run(runRepair, { yes: true });
    expect(code).toBe(0);
    expect(out).toContain('line 1: took out a comma too many');
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
