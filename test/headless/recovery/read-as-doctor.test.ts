/** What the remedies look at is what doctor sees: the same rules, and the settings of the folder they are called in. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runBackup } from '../../../src/headless/recovery/run-backup.ts';
import { runFallback } from '../../../src/headless/recovery/run-fallback.ts';
import { runRepair } from '../../../src/headless/recovery/run-repair.ts';
import { runReset } from '../../../src/headless/recovery/run-reset.ts';
import { runRestore } from '../../../src/headless/recovery/run-restore.ts';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import type { Host } from '../../../src/platform/host.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from './terminal-double.ts';

let home: TempHome;
afterEach(() => home.remove());

async function run(command: Run, options: RunContext['options'], words: readonly string[] = [], cwd = 'proj') {
  const host: Host = { ...home.host, cwd: join(home.path, cwd) };
  const { context, out, err } = terminal(host, options, words);
  return { code: await command(context), out: out(), err: err() };
}

const AWS = { '.aws/credentials': '[default]\n' };

describe('settings of the folder a remedy is called in', () => {
  it('are repaired, and only there', async () => {
    home = await tempHome({ ...SIGNED_IN(), 'proj/.claude/settings.json': '{"model":"opus",}', 'other/x': '' });
    expect(await run(runRepair, { yes: true }, [], 'other')).toMatchObject({ code: 1 });
    expect(await home.text('proj/.claude/settings.json')).toBe('{"model":"opus",}');
    expect(
      await run(runRepair, { yes: true, 'dry-run': true, project: join(home.path, 'proj') }, [], 'other'),
    ).toMatchObject({
      code: 0,
    });
    expect(await run(runRepair, { yes: true })).toMatchObject({ code: 0 });
    expect(await home.text('proj/.claude/settings.json')).toBe('{"model":"opus"}');
  });

  it('that win over a fallback are named, there and nowhere else', async () => {
    const own = '{"apiKeyHelper":"/opt/own.sh"}';
    home = await tempHome({ ...SIGNED_IN(), ...AWS, 'proj/.claude/settings.local.json': own, 'other/x': '' });
    await run(runFallback, { 'no-token': true, url: 'http://127.0.0.1:9/x' }, ['add', 'local']);
    expect(await run(runFallback, { yes: true }, ['on', 'local'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/local project settings.*wins over the gateway “local”/i),
    });
    expect(await run(runFallback, { yes: true }, ['on', 'local'], 'other')).toMatchObject({ code: 0, err: '' });
    expect((await run(runFallback, {}, ['status'], 'other')).out).toContain('API-key fallback: on (local)');
    expect((await run(runFallback, {}, ['status'])).out).toMatch(/on, but not used \(local\)\n.*on, but not used/);
  });

  it('do not hang on --project where it names a project of Google', async () => {
    const google = { '.config/gcloud/application_default_credentials.json': '{}' };
    const own = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}';
    home = await tempHome({ ...SIGNED_IN(), ...google, 'proj/vertex-1/.claude/settings.json': own });
    expect(await run(runFallback, { yes: true, project: 'vertex-1' }, ['on', 'vertex'])).toMatchObject({ code: 0 });
    expect(JSON.parse(await home.text('.claude/settings.json')).env).toMatchObject({
      ANTHROPIC_VERTEX_PROJECT_ID: 'vertex-1',
    });
  });
});

describe('a folder that is not there', () => {
  const NAMED = { yes: true, 'config-dir': '/nowhere/clade' };

  it.each<[string, Run, RunContext['options'], readonly string[]]>([
    ['reset', runReset, NAMED, []],
    ['repair', runRepair, NAMED, []],
    ['repair --unset', runRepair, { ...NAMED, unset: 'ANTHROPIC_API_KEY' }, []],
    ['backup', runBackup, NAMED, []],
    ['fallback', runFallback, NAMED, []],
    ['fallback on', runFallback, { ...NAMED, region: 'x' }, ['on', 'bedrock']],
    ['fallback off', runFallback, NAMED, ['off']],
  ])('is named by %s, and not made', async (_name, command, options, words) => {
    home = await tempHome({ ...SIGNED_IN(), ...AWS, 'proj/x': '' });
    expect(await run(command, options, words)).toMatchObject({
      code: 1,
      err: 'There is no folder /nowhere/clade. Check its name.\n',
    });
    expect(await home.host.files.stat('/nowhere')).toBeNull();
  });

  it('may come back from a backup', async () => {
    home = await tempHome({ ...SIGNED_IN(), 'work/settings.json': '{"model":"opus"}', 'proj/x': '' });
    const named = { yes: true, 'config-dir': join(home.path, 'work') };
    expect(await run(runBackup, named)).toMatchObject({ code: 0 });
    await rm(join(home.path, 'work'), { recursive: true });
    expect(await run(runRestore, named)).toMatchObject({ code: 0 });
    expect(await home.text('work/settings.json')).toBe('{"model":"opus"}');
  });

  it('is not backed up when it is empty', async () => {
    home = await tempHome({ 'proj/x': '', 'work/x': '' });
    const named = { yes: true, 'config-dir': join(home.path, 'work') };
    expect(await run(runBackup, named)).toMatchObject({ code: 1, err: 'There is no configuration here to back up.\n' });
  });
});
