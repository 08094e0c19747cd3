/** `pilotlight profiles` on real files: the list, and what a person calls, orders and hides. */
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookOnce } from '../../../src/headless/doctor/look.ts';
import { createRunProfiles } from '../../../src/headless/profiles/run.ts';
import type { RunContext } from '../../../src/headless/run.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { readMachine } from '../../../src/sources/machine.ts';
import { findProfiles } from '../../../src/sources/profiles/profiles.ts';
import { bringPrograms } from '../../fakes/few-programs.ts';
import { WAIT } from '../../patience.ts';
import { CANARY, credentials, GLOBAL_CONFIG, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from '../recovery/terminal-double.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome({
    ...SIGNED_IN(),
    '.claude-work/.credentials.json': credentials(Date.now() - 28 * 86_400_000),
    '.claude-work/.claude.json': GLOBAL_CONFIG.replace('ada@example.com', 'ada@company.example'),
    '.bashrc': "alias claude-work='CLAUDE_CONFIG_DIR=$HOME/.claude-work claude'\n",
  });
});
afterEach(() => home.remove());

async function runWith(options: RunContext['options'], ...words: string[]) {
  const { context, out, err } = terminal(home.host, options, words);
  const code = await createRunProfiles(lookOnce)(context);
  expect(out()).not.toContain(CANARY);
  return { code, out: out(), err: err() };
}

const run = (...words: string[]) => runWith({}, ...words);

async function list(): Promise<{ name: string; hidden: boolean; used: boolean; light: string; account: object }[]> {
  const { context, out } = terminal(home.host, { json: true });
  expect(await createRunProfiles(lookOnce)(context)).toBe(0);
  return JSON.parse(out()).profiles;
}

const doctor = async () => (await lookOnce(home.host, { offline: true, configDir: null, projectDir: null })).report;

it('lists each with light, account, plan and deadlines', async () => {
  expect(await list()).toMatchObject([
    { name: '~/.claude', used: true, hidden: false, light: 'green', account: { email: 'ada@example.com' } },
    { name: '~/.claude-work', used: false, light: 'yellow', account: { email: 'ada@company.example' }, plan: 'max' },
  ]);
  const { out } = await run();
  expect(out).toContain('● ~/.claude  new terminals use it\n  Max plan · ada@example.com · ');
  expect(out).toContain('▲ ~/.claude-work\n');
});

it('calls one by its name from then on, in doctor as well', async () => {
  expect((await run('name', join(home.path, '.claude-work'), 'My', 'company')).code).toBe(0);
  expect((await doctor()).profiles.map(({ name }) => name)).toEqual(['~/.claude', 'My company']);
  expect((await run('name', 'my company')).code).toBe(0);
  expect((await list()).map(({ name }) => name)).toEqual(['~/.claude', '~/.claude-work']);
});

it('keeps their order, and names no two alike', async () => {
  await run('name', '~/.claude-work', 'Work');
  expect((await run('order', 'work')).out).toMatch(/^▲ Work/);
  expect((await list()).map(({ name }) => name)).toEqual(['Work', '~/.claude']);
  const twice = await run('name', '~/.claude', 'Work');
  expect([twice.code, twice.err]).toEqual([64, 'Another profile is called “Work” already.\n']);
});

it('hides one from doctor, and says nothing of its folder', async () => {
  await run('hide', '~/.claude-work');
  const { findings, profiles } = await doctor();
  expect(profiles.map(({ name }) => name)).toEqual(['~/.claude']);
  expect(findings.map(({ id }) => id)).not.toContain('folder-holds-login');
  expect((await list()).map(({ hidden }) => hidden)).toEqual([false, true]);
  expect((await run('hide', '~/.claude')).err).toContain('only profile that is shown');
  await run('show', '~/.claude-work');
  expect((await doctor()).profiles).toHaveLength(2);
});

describe.skipIf(process.platform === 'win32')('making one', () => {
  const as = (shell: string): void => {
    home = { ...home, host: { ...home.host, user: { ...home.host.user, shell } } };
  };
  const make = (options: RunContext['options'], ...name: string[]) =>
    runWith({ yes: true, ...options }, 'new', ...name);

  it('makes a folder for oneself and an alias, names it last, and takes both back to the byte', async () => {
    as('/bin/bash');
    const before = await home.text('.bashrc');
    const { code, out } = await make({}, 'Müller', '&', 'Co.');
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing is copied')]);
    expect((await stat(join(home.path, '.claude-muller-co'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(home.path, '.claude-muller-co'))).toEqual([]);
    const line = `alias claude-muller-co='CLAUDE_CONFIG_DIR="$HOME/.claude-muller-co" claude'\n`;
    expect(await home.text('.bashrc')).toBe(before + line);
    expect(out).toContain(`Add to ~/.bashrc: ${line}`);
    expect((await list()).map(({ name }) => name)).toEqual(['~/.claude', '~/.claude-work', 'Müller & Co.']);
    const engine = createRemedies(home.host);
    for (const { id } of await engine.undoable()) expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await home.text('.bashrc')).toBe(before);
    expect(existsSync(join(home.path, '.claude-muller-co'))).toBe(false);
    expect((await list()).map(({ name }) => name)).toEqual(['~/.claude', '~/.claude-work']);
  });

  it.each([
    ['/bin/zsh', '.zshrc'],
    ['/usr/bin/fish', '.config/fish/config.fish'],
  ])('writes an alias that leads there for %s', async (shell, file) => {
    as(shell);
    expect((await make({}, 'Customer')).code).toBe(0);
    expect(await home.text(file)).toMatch(/^alias claude-customer/);
    const { host } = home;
    const machine = await readMachine({ ...host, env: { ...host.env, SHELL: shell } }, { deep: true });
    const places = await findProfiles(host, { ...machine, added: [] });
    expect(places.map(({ configDir, from }) => [from, configDir])).toContainEqual([
      'alias',
      join(home.path, '.claude-customer'),
    ]);
  });

  it('is one without an alias as well, on request or where the shell is not known', async () => {
    as('/bin/bash');
    const before = await home.text('.bashrc');
    await make({ 'no-alias': true }, 'Customer');
    as('/opt/oddsh');
    expect((await make({}, 'Other')).out).toContain('For your shell no alias is written.');
    expect(await home.text('.bashrc')).toBe(before);
    expect((await list()).map(({ name }) => name)).toContain('Customer');
    expect((await list()).map(({ name }) => name)).toContain('Other');
  });

  it('keeps a folder that somebody has used since', async () => {
    as('/bin/bash');
    await make({}, 'Customer');
    await home.put('.claude-customer/settings.json', '{}');
    const engine = createRemedies(home.host);
    const [made] = await engine.undoable();
    expect(await engine.undo(made?.id ?? '')).toMatchObject({
      ok: false,
      message: expect.stringContaining('so it stays'),
    });
    expect(await home.text('.bashrc')).toContain('claude-customer');
  });

  it.each([
    ['Work', 'is there already'],
    ['日本', 'a letter from a to z'],
    ['a\u202eb', 'at most 40'],
    ['Mine', 'claude-mine is a command already'],
  ])('refuses %s', async (name, says) => {
    as('/bin/bash');
    await home.put('.bashrc', 'claude-mine() { claude; }\n');
    const { code, err } = await make({}, name);
    expect([code, err]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe.skipIf(process.platform !== 'linux')('opening one', () => {
  it('starts Claude Code in a terminal window with its folder, in the current one', async () => {
    const heard = join(home.path, 'heard');
    await home.put('bin/claude', '#!/bin/sh\n');
    await home.put(
      'bin/konsole',
      `#!/bin/sh\n(pwd; printf '%s\\n' "$@") > '${heard}.new'; /bin/mv '${heard}.new' '${heard}'\n`,
    );
    for (const name of ['claude', 'konsole']) await chmod(join(home.path, 'bin', name), 0o755);
    // Nothing else on PATH: a terminal of the machine's own may come before this one.
    const env = { ...home.host.env, PATH: join(home.path, 'bin'), DISPLAY: ':9' };
    const host = createNodeHost({ env, dataDir: home.host.dataDir });
    const { context } = terminal(host, {}, ['open', '~/.claude-work']);
    expect(await createRunProfiles(lookOnce)(context)).toBe(0);
    await vi.waitFor(() => readFile(heard), WAIT);
    expect((await readFile(heard, 'utf8')).trim().split('\n')).toEqual([
      host.cwd,
      '-e',
      '/usr/bin/env',
      `CLAUDE_CONFIG_DIR=${join(home.path, '.claude-work')}`,
      join(home.path, 'bin/claude'),
    ]);
  });

  it('says what to type where there is no screen', async () => {
    await home.put('.local/bin/claude', '#!/bin/sh\n');
    await chmod(join(home.path, '.local/bin/claude'), 0o755);
    const env = { ...home.host.env, PATH: bringPrograms(join(home.path, 'bin'), ['sh']) };
    const host = createNodeHost({ env, dataDir: home.host.dataDir });
    const { context, err } = terminal(host, {}, ['open', '~/.claude-work']);
    expect([await createRunProfiles(lookOnce)(context), err()]).toEqual([
      1,
      `There is no screen here. Type: CLAUDE_CONFIG_DIR=${join(home.path, '.claude-work')} ${join(home.path, '.local/bin/claude')}\n`,
    ]);
  });

  it('says that Claude Code is missing where one is to be signed in', async () => {
    const [hello, page] = ['http://127.0.0.1:9/hello', 'http://127.0.0.1:9/summary.json'];
    const bare = { PATH: bringPrograms(join(home.path, 'bin'), ['sh']), PILOTLIGHT_HELLO_URLS: hello };
    const env = { ...home.host.env, ...bare, PILOTLIGHT_STATUS_URLS: page };
    const host = createNodeHost({ env, dataDir: home.host.dataDir });
    const { context, err } = terminal(host, {}, ['sign-in', '~/.claude-work']);
    await createRunProfiles(lookOnce)(context);
    expect(err()).toContain('Claude Code is not installed here');
  });
});

describe('one account', () => {
  const uuid = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;
  const owned = (stored: number, shown: number, organization: number): [login: string, config: string] => {
    const { claudeAiOauth } = JSON.parse(credentials());
    const config = { emailAddress: 'ada@example.com', accountUuid: uuid(shown), organizationUuid: uuid(organization) };
    return [
      JSON.stringify({
        claudeAiOauth: { ...claudeAiOauth, accountUuid: uuid(stored), organizationUuid: uuid(organization) },
      }),
      JSON.stringify({ hasCompletedOnboarding: true, oauthAccount: config }),
    ];
  };
  const keep = async (first: [string, string], second: [string, string]) => {
    await home.put('.claude/.credentials.json', first[0]);
    await home.put('.claude.json', first[1]);
    await home.put('.claude-work/.credentials.json', second[0]);
    await home.put('.claude-work/.claude.json', second[1]);
    return (await doctor()).findings.filter(({ id }) => id === 'signed-in-twice' || id === 'accounts-mixed');
  };

  it('in two profiles is a note, and nothing more', async () => {
    const [twice, ...others] = await keep(owned(1, 1, 5), owned(1, 1, 5));
    expect(others).toEqual([]);
    expect(twice).toMatchObject({ id: 'signed-in-twice', severity: 'info', profile: null });
    expect(twice?.detail).toContain('.claude-work');
  });

  it('is two plans in two organizations, and two accounts are two', async () => {
    expect(await keep(owned(1, 1, 5), owned(1, 1, 6))).toEqual([]);
    expect(await keep(owned(1, 1, 5), owned(2, 2, 5))).toEqual([]);
  });

  it('is told where .claude.json names another one than the login belongs to', async () => {
    expect(await keep(owned(1, 1, 5), owned(2, 1, 5))).toMatchObject([{ id: 'accounts-mixed', severity: 'warning' }]);
  });
});

it.each([
  [['hidden'], 'does not know “hidden”'],
  [['hide'], 'Say which profile'],
  [['show', 'nobody'], 'There is no profile “nobody”'],
  [['name', '~/.claude', 'two\nlines'], 'A name has at most 40'],
  [['name', '~/.claude', 'x'.repeat(41)], 'A name has at most 40'],
  [['order', '~/.claude', 'nobody'], 'There is no profile “nobody”'],
])('refuses %j', async (words, says) => {
  const { code, err, out } = await run(...words);
  expect([code, out]).toEqual([64, '']);
  expect(err).toContain(says);
});
