import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { openSignInTerminal } from '../../../src/recovery/claude/open-terminal.ts';
import {
  explainSignInFailure,
  findSignInLink,
  whyNotACode,
  whySignInMustWait,
} from '../../../src/recovery/claude/parse-sign-in-output.ts';
import { signInArguments } from '../../../src/recovery/claude/sign-in.ts';
import { environmentFor, startFor } from '../../../src/recovery/claude/start-claude.ts';
import { SIGN_IN_REFUSALS } from '../../../src/shared/messages/recovery/sign-in.ts';
import { placeAt } from '../../../src/sources/profiles/profiles.ts';
import { type TempHome, tempHome } from '../temp-home.ts';

it.each([
  [{ way: 'claudeai' }, '--claudeai'],
  [{ way: 'console' }, '--console'],
  [{ way: 'sso' }, '--claudeai --sso'],
  [{ way: 'claudeai', email: 'ada@example.com' }, '--claudeai --email ada@example.com'],
  [{ way: 'sso', email: 'ada@example.com' }, '--claudeai --sso --email ada@example.com'],
] as const)('%j is asked of Claude Code with %s', (wanted, words) => {
  expect(signInArguments(wanted).join(' ')).toBe(`auth login ${words}`);
});

describe('what Claude Code prints while it signs in', () => {
  it.each([
    [
      "If the browser didn't open, visit: https://claude.com/cai/oauth/authorize?code=true\n",
      'https://claude.com/cai/oauth/authorize?code=true',
    ],
    [
      "If the browser didn't open, visit:\nhttps://claude.ai/oauth/authorize?z-Ab12&login_hint=ada%40example.com\n",
      'https://claude.ai/oauth/authorize?z-Ab12&login_hint=ada%40example.com',
    ],
    ["If the browser didn't open, visit:\n  https://claude.ai/oauth/author", null],
    [
      'visit: https://platform.claude.com/oauth/authorize?a=b \nPaste',
      'https://platform.claude.com/oauth/authorize?a=b',
    ],
    ['visit: https://claude.com/cai/oauth/auth', null],
    ['visit: https://claude.com.evil.example/x\n', null],
    ['visit: https://user@claude.com/x\n', null],
    ['visit: http://claude.com/x\n', null],
    ['visit: https://claude.com:8443/x\n', null],
    ['visit: file:///etc/passwd\n', null],
    ['Opening browser to sign in\n', null],
  ])('%j leads to %j', (printed, link) => expect(findSignInLink(printed)).toBe(link));

  it.each([
    ['', 'nothingPasted'],
    ['  ', 'nothingPasted'],
    ['half', 'notWhole'],
    ['a#b c', 'notWhole'],
    ['a#b\nrm', 'notWhole'],
    ['https://platform.claude.com/oauth/code/callback?code=x#y', 'addressPasted'],
    ['sk-ant-api03-x#y', 'keyPasted'],
  ] as const)('does not take %j for a code', (text, why) => expect(whyNotACode(text)).toBe(SIGN_IN_REFUSALS[why]));
  it.each(['abc#def', ' a-b_c#d-e_f \n'])('takes %j for a code', (text) => expect(whyNotACode(text)).toBeNull());

  it.each([
    ["Couldn't log in: That code wasn't accepted. It may be incomplete", /did not accept the code/],
    ['OAuth error: Request failed with status code 429', /wait/],
    ['OAuth error: Request failed with status code 502', /not your fault/],
    ['OAuth error: Request failed with status code 403', /network/],
    ['OAuth error: getaddrinfo ENOTFOUND platform.claude.com', /could not be reached/],
    ["Couldn't save your login. Try logging in again.", /could not be saved/],
    ['', /did not say why/],
  ])('%j is explained', (printed, says) => expect(explainSignInFailure(printed)).toMatch(says));

  it('waits while sign-in is down, and only then', () => {
    for (const state of ['down', 'doubtful'] as const)
      expect(whySignInMustWait(state)).toMatch(/notify you when it works again/);
    for (const state of ['available', 'unknown'] as const) expect(whySignInMustWait(state)).toBeNull();
  });
});

describe('the environment of Claude Code', () => {
  const host = (env: Record<string, string>): Host => ({
    ...createNodeHost({ env: { HOME: '/home/ada', LANG: 'C', ...env } }),
    platform: 'linux',
    home: '/home/ada',
    cwd: '/home/ada/proj',
  });
  const [CONFIG, STORE] = ['CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR'];

  it.each([
    ['the default profile', {}, '/home/ada/.claude', {}, null],
    ['the default one where another is named', { [CONFIG]: '/work' }, '/home/ada/.claude', {}, null],
    ['the named one', { [CONFIG]: '/work' }, '/work', { [CONFIG]: '/work' }, null],
    // The name of a Keychain item depends on how the folder was written.
    ['one named by a longer way', { [CONFIG]: '/x/../work' }, '/work', { [CONFIG]: '/x/../work' }, null],
    [
      'one named from the current folder',
      { [CONFIG]: 'cfg' },
      '/home/ada/proj/cfg',
      { [CONFIG]: 'cfg' },
      '/home/ada/proj',
    ],
    ['the current folder by an empty name', { [CONFIG]: '' }, '/home/ada/proj', { [CONFIG]: '' }, '/home/ada/proj'],
    [
      'one whose login is kept elsewhere',
      { [CONFIG]: '/work', [STORE]: '/secure' },
      '/work',
      { [CONFIG]: '/work', [STORE]: '/secure' },
      null,
    ],
    ['a store of the default profile', { [STORE]: '' }, '/home/ada/.claude', { [STORE]: '' }, '/home/ada/proj'],
  ])('%s', (_what, env, dir, set, cwd) => {
    const place = placeAt(host(env), dir);
    expect(startFor(host(env), place)).toMatchObject({ set, cwd });
    expect(environmentFor(host(env), place)).toEqual({ HOME: '/home/ada', LANG: 'C', ...set });
  });
});

describe.skipIf(process.platform !== 'linux')('signing in in a terminal window', () => {
  let home: TempHome;
  afterEach(() => home.remove());

  it('starts the first terminal there is, with the folder of the profile in its command', async () => {
    home = await tempHome({});
    const heard = join(home.path, 'heard');
    // The last of the list, and one that comes before it.
    for (const name of ['xterm', 'konsole']) {
      const script = `#!/bin/sh\nprintf '%s\\n' ${name} "$@" > '${heard}'\n`;
      await writeFile(join(home.path, name), script, { mode: 0o755 });
    }
    const host = createNodeHost({ env: { PATH: home.path, HOME: home.path, DISPLAY: ':9' } });
    const place = placeAt(host, join(home.path, 'my work'));
    expect(await openSignInTerminal(host, place, { claude: '/opt/a b/claude', way: 'console' })).toBeNull();
    await expect.poll(() => readFile(heard, 'utf8').catch(() => '')).toContain('console');
    const words = ['konsole', '-e', '/usr/bin/env', `CLAUDE_CONFIG_DIR=${join(home.path, 'my work')}`];
    expect((await readFile(heard, 'utf8')).trim().split('\n')).toEqual([
      ...words,
      '/opt/a b/claude',
      'auth',
      'login',
      '--console',
    ]);
  });

  it('says what to type where there is no screen or no terminal', async () => {
    home = await tempHome({});
    const place = placeAt(home.host, join(home.path, '.claude'));
    const options = { claude: '/opt/claude', way: 'claudeai' } as const;
    expect(await openSignInTerminal(home.host, place, options)).toMatchObject({
      refused: expect.stringContaining('/opt/claude auth login'),
    });
    const bare = createNodeHost({ env: { PATH: home.path, HOME: home.path, DISPLAY: ':9' } });
    expect(await openSignInTerminal(bare, place, options)).toMatchObject({
      refused: expect.stringContaining('No terminal'),
    });
  });
});
