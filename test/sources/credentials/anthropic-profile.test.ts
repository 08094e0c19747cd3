import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { readAnthropicProfile } from '../../../src/sources/credentials/anthropic-profile.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';

const CONFIG = '.config/anthropic';
const document = (type: string, more = {}) => JSON.stringify({ authentication: { type, ...more } });

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-profile-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function write(path: string, text: string, mode = 0o600): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), text);
  await chmod(join(home, path), mode);
}

const read = (variables: Record<string, string> = {}, place: 'process' | 'project-settings' = 'process') => {
  const host = createNodeHost({ env: { HOME: home }, dataDir: join(home, 'data') });
  const facts = Object.entries(variables).map(([name, value]) => describeVariable(name, value, place));
  return readAnthropicProfile(host, facts);
};

describe('the profile of the developer tools', () => {
  test('is none where nothing is written down', async () => {
    expect(await read()).toBeNull();
  });

  test('is the default one, the active one or the named one, in this order of weakness', async () => {
    await write(`${CONFIG}/configs/default.json`, document('oidc_federation'));
    await write(`${CONFIG}/configs/work.json`, document('oidc_federation'));
    expect(await read()).toMatchObject({ name: 'default', explicit: false, kind: 'oidc_federation' });
    await write(`${CONFIG}/active_config`, 'work\n');
    expect(await read()).toMatchObject({ name: 'work', explicit: false });
    expect(await read({ ANTHROPIC_PROFILE: ' default ' })).toMatchObject({ name: 'default', explicit: true });
    expect(await read({ ANTHROPIC_PROFILE: 'gone' })).toMatchObject({ name: 'gone', explicit: true, kind: null });
  });

  test('needs an identity to exchange, or credentials that only their owner can read', async () => {
    await write(`${CONFIG}/configs/default.json`, document('oidc_federation'));
    expect(await read()).toMatchObject({ complete: false });
    expect(await read({ ANTHROPIC_IDENTITY_TOKEN: 'fake' })).toMatchObject({ complete: true });
    await write(`${CONFIG}/configs/default.json`, document('user_oauth'));
    expect(await read()).toMatchObject({ kind: null });
    await write(`${CONFIG}/credentials/default.json`, '{}', 0o644);
    expect(await read()).toMatchObject({ kind: 'user_oauth', complete: process.platform === 'win32' });
    await write(`${CONFIG}/credentials/default.json`, '{}', 0o600);
    expect(await read()).toMatchObject({ kind: 'user_oauth', complete: true });
  });

  test('has no identity where the file that is named is of no use, whatever else is set', async () => {
    await write(`${CONFIG}/configs/default.json`, document('oidc_federation'));
    const withFile = (name: string) =>
      read({ ANTHROPIC_IDENTITY_TOKEN: 'fake', ANTHROPIC_IDENTITY_TOKEN_FILE: join(home, name) });
    expect(await withFile('absent')).toMatchObject({ complete: false });
    await write('empty', '');
    expect(await withFile('empty')).toMatchObject({ complete: false });
    await write('blank', ' \n\t\n');
    expect(await withFile('blank')).toMatchObject({ complete: false });
    expect(await withFile('.')).toMatchObject({ complete: false });
    await write('token', 'fake');
    expect(await withFile('token')).toMatchObject({ complete: true });
  });

  test('cannot be named by a project', async () => {
    await write(`${CONFIG}/configs/work.json`, document('oidc_federation'));
    expect(await read({ ANTHROPIC_PROFILE: 'work' }, 'project-settings')).toBeNull();
  });

  test.each(['', '{', '[]', 'null', '{"authentication":5}', '{"authentication":{"type":"other"}}'])(
    'takes %j for no profile that Claude Code could use',
    async (text) => {
      await write(`${CONFIG}/configs/default.json`, text);
      expect(await read()).toMatchObject({ kind: null });
    },
  );
});
