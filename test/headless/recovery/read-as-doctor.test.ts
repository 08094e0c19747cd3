/** What the remedies look at is what doctor sees: the same rules, and the settings of the folder they are called in. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runFallback } from '../../../src/headless/recovery/run-fallback.ts';
import { runRepair } from '../../../src/headless/recovery/run-repair.ts';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import type { Host } from '../../../src/sources/host/host.ts';
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
      err: expect.stringMatching(/local settings.*wins over the gateway "local"/i),
    });
    expect(await run(runFallback, { yes: true }, ['on', 'local'], 'other')).toMatchObject({ code: 0, err: '' });
    expect((await run(runFallback, {}, ['status'], 'other')).out).toContain('API-key fallback: on (local)');
    expect((await run(runFallback, {}, ['status'])).out).toMatch(/blocked \(local\)\n.*on, but not used/);
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
