/** `pilotlight profiles` on real files: the list, and what a person calls, orders and hides. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookOnce } from '../../../src/headless/doctor/look.ts';
import { createRunProfiles } from '../../../src/headless/profiles/run.ts';
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

async function run(...words: string[]) {
  const { context, out, err } = terminal(home.host, {}, words);
  const code = await createRunProfiles(lookOnce)(context);
  expect(out()).not.toContain(CANARY);
  return { code, out: out(), err: err() };
}

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
