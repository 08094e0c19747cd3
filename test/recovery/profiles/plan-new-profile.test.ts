import { describe, expect, it } from 'vitest';
import { profileId } from '../../../src/diagnosis/assess-profile.ts';
import { planNewProfile } from '../../../src/recovery/profiles/plan-new-profile.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { createSimulatedHost, type SimulatedHostOptions } from '../../simulation/simulated-host.ts';

const HOME = '/home/ada';
const NOTHING_COPIED = 'Nothing is copied: it begins without login, settings and history.';

interface Scene extends SimulatedHostOptions {
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** What each leads to. */
  links?: Readonly<Record<string, string>>;
  name?: string;
  alias?: boolean;
}

async function plan({ files = {}, links = {}, name = 'Work', alias = false, ...options }: Scene) {
  const host = createSimulatedHost(options);
  for (const [path, content] of Object.entries(files)) host.disk.put(path, content, { mode: 0o755 });
  for (const [path, target] of Object.entries(links)) host.disk.link(path, target);
  const planned = await planNewProfile(host, { name, alias });
  if ('refused' in planned) return planned;
  const { remedy, profile, title, warnings, steps, adds, lockDirs } = planned;
  return { remedy, profile, title, warnings, lines: steps.map(({ line }) => line), adds, lockDirs };
}
const lines = async (scene: Scene) => {
  const planned = await plan(scene);
  return 'refused' in planned ? planned.refused : planned.lines;
};

describe('a new profile', () => {
  it('is a folder of its own, and known to be added', async () => {
    expect(await plan({})).toEqual({
      remedy: 'new-profile',
      profile: profileId({ from: 'added', configDir: `${HOME}/.claude-work` }),
      title: 'Make the profile “Work”',
      warnings: [NOTHING_COPIED],
      lines: ['Make the folder ~/.claude-work, for you alone'],
      adds: { configDir: `${HOME}/.claude-work`, name: 'Work', hidden: false },
      lockDirs: [],
    });
  });

  it('has an alias on request, which terminals know that are opened from then on', async () => {
    expect(await plan({ alias: true })).toMatchObject({
      warnings: [NOTHING_COPIED, 'Terminals that are opened from then on know claude-work.'],
      lines: [
        'Make the folder ~/.claude-work, for you alone',
        `Add to ~/.bashrc: alias claude-work='CLAUDE_CONFIG_DIR="$HOME/.claude-work" claude'`,
      ],
    });
  });

  it.each(['/bin/dash', '/usr/bin/elvish', ''])('says that none is written for %j', async (shell) => {
    expect(await plan({ alias: true, user: { shell } })).toMatchObject({
      warnings: [NOTHING_COPIED, 'For your shell no alias is written.'],
      lines: ['Make the folder ~/.claude-work, for you alone'],
    });
  });

  it.each([
    ['Müller & Co.', 'muller-co'],
    ['2. Konto', '2-konto'],
    ['…a…', 'a'],
    ['ﬁrma', 'firma'],
    ['x'.repeat(40), 'x'.repeat(40)],
  ])('%j lies in a folder of that name', async (name, word) => {
    expect(await lines({ name })).toEqual([`Make the folder ~/.claude-${word}, for you alone`]);
  });

  const BAD = 'A name has at most 40 letters, digits and signs, with single spaces in between.';
  const NO_LETTERS = 'The name needs a letter from a to z or a digit, for the name of its folder.';
  it.each([
    ['  x', BAD],
    ['x'.repeat(41), BAD],
    ['仕事', NO_LETTERS],
    ['!', NO_LETTERS],
  ])('%j is refused', async (name, why) => {
    expect(await lines({ name })).toBe(why);
  });

  it('takes no folder that is there, nor the name of a link or a file', async () => {
    const taken = '~/.claude-work is there already. Choose another name.';
    expect(await lines({ files: { [`${HOME}/.claude-work/settings.json`]: '{}' } })).toBe(taken);
    expect(await lines({ files: { [`${HOME}/.claude-work`]: '' } })).toBe(taken);
    expect(await lines({ links: { [`${HOME}/.claude-work`]: '/nowhere' } })).toBe(taken);
  });

  const nameTaken = 'claude-work is a command already. Choose another name, or leave the alias out.';
  it.each([
    "alias claude-work='x'",
    '  alias -g "claude-work"=x',
    'export alias claude-work=x',
    'function claude-work { x; }',
    'claude-work () { x; }',
    'claude-work(){ x; }',
    'def --wrapped claude-work [...rest] { x }',
    'Set-Alias -Name claude-work x',
    'ALIAS claude-work=x',
  ])('takes no name that the start-up file has: %j', async (line) => {
    const files = { [`${HOME}/.bashrc`]: `# mine\n${line}\n` };
    expect(await lines({ alias: true, files })).toBe(nameTaken);
    expect(await lines({ alias: false, files })).toEqual(['Make the folder ~/.claude-work, for you alone']);
  });

  it.each([
    "# alias claude-work='x'",
    'alias claude-worker=x',
    'alias claude-work-2=x',
    'claude-worker() { x; }',
    'echo claude-work',
  ])('takes one that only looks like it: %j', async (line) => {
    expect(await lines({ alias: true, files: { [`${HOME}/.bashrc`]: `${line}\n` } })).toHaveLength(2);
  });

  it('takes no name of a program on PATH', async () => {
    expect(await lines({ alias: true, files: { '/usr/bin/claude-work': '#!/bin/sh\n' } })).toBe(nameTaken);
  });

  it('adds to no file that it cannot read, or that is in another encoding', async () => {
    const bashrc = `${HOME}/.bashrc`;
    expect(await lines({ alias: true, files: { [bashrc]: Buffer.from('# \xff\n', 'latin1') } })).toBe(
      '~/.bashrc is not in UTF-8, so no alias can be written there. Leave the alias out.',
    );
    expect(await lines({ alias: true, files: { [`${bashrc}/there`]: '' } })).toBe(
      '~/.bashrc cannot be read, so no alias can be written there.',
    );
  });

  const LINE = `alias claude-work='CLAUDE_CONFIG_DIR="$HOME/.claude-work" claude'`;
  it.each([
    ['', `${LINE}\n`],
    ['x', `x\n${LINE}\n`],
    ['x\n', `x\n${LINE}\n`],
    ['x\r\ny', `x\r\ny\r\n${LINE}\r\n`],
    ['\ufeffx\n', `\ufeffx\n${LINE}\n`],
  ])('goes on as the file does: %j', async (text, after) => {
    const host = createSimulatedHost();
    host.disk.put(`${HOME}/.bashrc`, text, { mode: 0o640 });
    const planned = await planNewProfile(host, { name: 'Work', alias: true });
    if ('refused' in planned) throw new Error(planned.refused);
    expect(await createRemedies(host).apply(planned)).toMatchObject({ ok: true });
    const read = await host.files.read(`${HOME}/.bashrc`, 1_000);
    expect(read.ok && Buffer.from(read.bytes).toString('utf8')).toBe(after);
    expect((await host.files.stat(`${HOME}/.bashrc`))?.mode).toBe(0o640);
  });

  it('makes a start-up file readable for all where there is none', async () => {
    const host = createSimulatedHost();
    const planned = await planNewProfile(host, { name: 'Work', alias: true });
    if ('refused' in planned) throw new Error(planned.refused);
    expect(await createRemedies(host).apply(planned)).toMatchObject({ ok: true });
    expect((await host.files.stat(`${HOME}/.bashrc`))?.mode).toBe(0o644);
    expect((await host.files.stat(`${HOME}/.claude-work`))?.mode).toBe(0o700);
  });
});
