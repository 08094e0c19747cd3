/** `pilotlight failure-hook` as a person uses it, up to what stands in the files and what the script does. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFailureHook } from '../../../src/headless/failure-hook/run.ts';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import { failureSpool } from '../../../src/sources/claude-code/failure-spool.ts';
import { everything } from '../../recovery/temp-home.ts';
import { commandInHome } from './run-in-home.ts';
import { terminal } from './terminal-double.ts';

const SETTINGS = '.claude/settings.json';
const THEIRS = { matcher: 'rate_limit', hooks: [{ type: 'command', command: 'echo theirs' }] };

const here = commandInHome(runFailureHook);
const { run } = here;
const spool = () => failureSpool(here.home.host, join(here.home.path, '.claude'));
const settings = async () => JSON.parse(await here.home.text(SETTINGS));

describe.skipIf(process.platform === 'win32')('the failure hook', () => {
  it('adds one entry and a script for this account only, and takes both back to the byte', async () => {
    const before = await here.home.text(SETTINGS);
    const { code, out } = await run(['on']);
    expect(code).toBe(0);
    expect(out).toContain('Add a hook to hooks.StopFailure in ~/.claude/settings.json');
    expect((await settings()).hooks).toEqual({
      StopFailure: [{ hooks: [{ type: 'command', command: spool().script }] }],
    });
    expect(statSync(spool().script).mode & 0o777).toBe(0o700);
    expect((await run(['show'], {})).out).toMatch(/^The hook is on\.\nClaude Code has not called it yet/);
    expect(await run(['on'])).toMatchObject({ code: 1, err: 'The hook is on already.\n' });
    expect(await runUndo(terminal(here.home.host, { yes: true }).context)).toBe(0);
    expect(await here.home.text(SETTINGS)).toBe(before);
  });

  it('leaves the hooks of others where they are, on and off', async () => {
    await here.home.put(
      SETTINGS,
      JSON.stringify({ hooks: { StopFailure: [THEIRS], Stop: [] }, model: 'opus' }, null, 2),
    );
    const before = await here.home.text(SETTINGS);
    await run(['on']);
    expect((await settings()).hooks.StopFailure[0]).toEqual(THEIRS);
    expect((await settings()).hooks.StopFailure).toHaveLength(2);
    expect(await run(['off'])).toMatchObject({ code: 0 });
    expect(JSON.parse(await here.home.text(SETTINGS))).toEqual(JSON.parse(before));
  });

  it('takes the whole key away where nothing else is in it', async () => {
    const before = await settings();
    await run(['on']);
    await run(['off']);
    expect(await settings()).toEqual(before);
    expect(() => statSync(spool().script)).toThrow();
    expect(await run(['off'])).toMatchObject({ code: 1, err: expect.stringContaining('nothing to switch off') });
  });

  it('touches one file, and keeps nothing of what it is handed', async () => {
    await run(['on']);
    const before = await everything(here.home.path);
    const env = { PATH: '/usr/bin:/bin', ANTHROPIC_API_KEY: 'sk-ant-CANARY' };
    const input = JSON.stringify({ error: 'authentication_failed', last_assistant_message: 'CANARY' });
    expect(execFileSync('/bin/sh', ['-c', spool().script], { env, input, encoding: 'utf8' })).toBe('');
    await expect.poll(() => statSync(spool().touched, { throwIfNoEntry: false })?.size).toBe(0);
    expect(readFileSync(spool().touched, 'utf8')).toBe('');
    expect(statSync(spool().touched).mode & 0o777).toBe(0o600);
    const touched = relative(here.home.path, spool().touched);
    expect(await everything(here.home.path)).toEqual({ ...before, [touched]: '100600 ' });
    expect((await run(['show'], {})).out).toContain('last called it');
  });

  it('brings back a script that was deleted', async () => {
    await run(['on']);
    rmSync(spool().script);
    expect((await run(['show'], {})).out).toContain('is missing');
    expect(await run(['on'])).toMatchObject({ code: 0 });
    expect(statSync(spool().script).isFile()).toBe(true);
  });

  it.each([
    [{ disableAllHooks: true }, 'sets disableAllHooks'],
    [{ hooks: { StopFailure: 'x' } }, 'is no list'],
  ])('does not touch %j', async (document, why) => {
    await here.home.put(SETTINGS, JSON.stringify(document));
    expect(await run(['on'])).toMatchObject({ code: 1, err: expect.stringContaining(why) });
    expect(await settings()).toEqual(document);
  });

  it('does not take a broken file for an empty one', async () => {
    await here.home.put(SETTINGS, '{ "model": "opus", }');
    expect(await run(['on'])).toMatchObject({ code: 1, err: expect.stringContaining('not valid JSON') });
  });

  it('says so on Windows, and of a word it does not know', async () => {
    const host = { ...here.home.host, platform: 'win32' as const };
    expect(await run(['on'], { yes: true }, host)).toMatchObject({ code: 1, err: expect.stringContaining('macOS') });
    expect(await run(['up'])).toMatchObject({ code: 64 });
  });
});
