/** `pilotlight statusline` as a person uses it, up to what stands in the files. */
import { execFileSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runUndo } from '../../../src/headless/recovery/run-undo.ts';
import { runStatusline } from '../../../src/headless/statusline/run.ts';
import { usageFiles } from '../../../src/sources/usage/usage-files.ts';
import { everything } from '../../recovery/temp-home.ts';
import { commandInHome } from './run-in-home.ts';
import { terminal } from './terminal-double.ts';

const SETTINGS = '.claude/settings.json';
const FED = '{"version":"2.1.329","rate_limits":{"five_hour":{"used_percentage":62,"resets_at":1795923600}}}';

const here = commandInHome(runStatusline);
const { run } = here;
const undo = async () => runUndo(terminal(here.home.host, { yes: true }).context);
const look = () =>
  everything(here.home.path, ['pilotlight-data/recovery', 'pilotlight-data/backups', 'pilotlight-data/locks']);
const scriptOf = () => usageFiles(here.home.host, join(here.home.path, '.claude')).script;
/** As Claude Code calls it. */
const call = async () =>
  execFileSync('/bin/sh', ['-c', JSON.parse(await here.home.text(SETTINGS)).statusLine.command], {
    input: FED,
    encoding: 'utf8',
  });

describe.skipIf(process.platform === 'win32')('where there is no status line', () => {
  it('adds one key and a script for this account only, and takes both back to the byte', async () => {
    const before = await here.home.text(SETTINGS);
    const { code, out } = await run(['on']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /Write the script ~\/pilotlight-data\/usage\/\w+\.sh\n.*Set statusLine in ~\/\.claude\/settings\.json/s,
    );
    expect(JSON.parse(await here.home.text(SETTINGS))).toEqual({
      model: 'opus',
      statusLine: { type: 'command', command: `${scriptOf()} line` },
    });
    expect(statSync(scriptOf()).mode & 0o777).toBe(0o700);
    expect(await call()).toMatch(/^5 h 62 %, resets \d\d:\d\d\n$/);
    expect((await run(['show'], {})).out).toMatch(
      /^The status line is on; Claude Code shows Pilotlight’s line\.\nClaude Code 2\.1\.329 last called it \d+ s ago\.\n$/,
    );
    expect(await run(['on'])).toMatchObject({ code: 1, err: 'The status line is on already.\n' });
    expect(await undo()).toBe(0);
    expect(await here.home.text(SETTINGS)).toBe(before);
    expect((await run(['show'], {})).out).toBe('The status line is off.\n');
  });

  it('shows what it would do, and does nothing, on a dry run or without a yes', async () => {
    const before = await look();
    expect(await run(['on'], { 'dry-run': true })).toMatchObject({ code: 0 });
    expect(await run(['on'], { json: true })).toMatchObject({ code: 1 });
    expect(await look()).toEqual(before);
  });

  it('brings back a script that was deleted', async () => {
    await run(['on']);
    rmSync(scriptOf());
    expect((await run(['show'], {})).out).toContain('Its script ~/pilotlight-data/usage/');
    expect(await run(['on'])).toMatchObject({ code: 0 });
    expect(await call()).toContain('62 %');
  });

  it('switches off: the key and the script go, nothing else does', async () => {
    await run(['on']);
    expect(await run(['off'])).toMatchObject({ code: 0 });
    expect(JSON.parse(await here.home.text(SETTINGS))).toEqual({ model: 'opus' });
    expect(() => statSync(scriptOf())).toThrow();
    expect(await run(['off'])).toMatchObject({ code: 1, err: expect.stringContaining('nothing to switch off') });
  });
});

describe.skipIf(process.platform === 'win32')('where there is one', () => {
  const OWN = { type: 'command', command: 'cat | tr a-z A-Z # mine', padding: 2 };
  beforeEach(() => here.home.put(SETTINGS, `{ "statusLine": ${JSON.stringify(OWN)}, "model": "opus" }`));

  it('goes in front of it, leaves its other keys, and gives it back when switched off', async () => {
    expect(await run(['on'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Your own status line gets the same'),
    });
    expect(JSON.parse(await here.home.text(SETTINGS)).statusLine).toMatchObject({ padding: 2 });
    expect(await call()).toBe(FED.toUpperCase());
    expect((await run(['show'], { json: true })).out).toContain('"state": "chained"');
    expect(await run(['off'])).toMatchObject({ code: 0 });
    expect(JSON.parse(await here.home.text(SETTINGS)).statusLine).toEqual(OWN);
  });

  it.each(['if true; then cat; fi; echo \\', "echo 'open"])(
    'does not touch %j, which no other can stand before',
    async (command) => {
      await here.home.put(SETTINGS, JSON.stringify({ statusLine: { type: 'command', command } }));
      expect(await run(['on'])).toMatchObject({
        code: 1,
        err: expect.stringContaining('cannot be put behind another one'),
      });
    },
  );
});

describe('what would stop it', () => {
  it.each([
    [SETTINGS, { disableAllHooks: true }, 'sets disableAllHooks'],
    [SETTINGS, { statusLine: { type: 'static' } }, 'no command'],
    [SETTINGS, { statusLine: 'cat' }, 'no command'],
    [
      'project/.claude/settings.json',
      { statusLine: { type: 'command', command: 'x' } },
      'This project has a status line',
    ],
    ['project/.claude/settings.local.json', { disableAllHooks: true }, 'sets disableAllHooks'],
  ])('%s with %j', async (file, settings, why) => {
    await here.home.put(file, JSON.stringify(settings));
    const before = await look();
    const host = { ...here.home.host, platform: 'linux' as const };
    const refused = await run(['on'], { yes: true, project: join(here.home.path, 'project') }, host);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(why) });
    expect(await look()).toEqual(before);
  });

  it('says so on Windows, and of a word it does not know', async () => {
    const host = { ...here.home.host, platform: 'win32' as const };
    expect(await run(['on'], { yes: true }, host)).toMatchObject({
      code: 1,
      err: expect.stringContaining('On Windows'),
    });
    expect(await run(['up'])).toMatchObject({ code: 64 });
  });

  it('does not take a broken file for an empty one', async () => {
    await here.home.put(SETTINGS, '{ "model": "opus", }');
    expect(await run(['on'])).toMatchObject({ code: 1, err: expect.stringContaining('not valid JSON') });
  });
});
