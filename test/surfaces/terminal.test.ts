/** The real program in a second language: whatever it prints is a text of the catalogue, or data. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandShape } from '../../src/headless/command-options.ts';
import { COMMANDS } from '../../src/headless/command-table.ts';
import { readSetting, sayValue, settingKeys } from '../../src/headless/settings-words.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { buildPseudoLocale } from './pseudo-locale.ts';
import { wordsOutside } from './words-outside.ts';

let built: Awaited<ReturnType<typeof buildPseudoLocale>>;
let home: string;

beforeAll(async () => {
  built = await buildPseudoLocale(['headless']);
});
afterAll(() => built?.remove());

/** What a command prints, both ways. */
function run(...args: string[]): string {
  const program = join(built.folder, 'headless/program.js');
  const env = {
    HOME: home,
    PATH: '/usr/bin:/bin',
    PILOTLIGHT_HOME: join(home, 'data'),
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
  };
  const { stderr, stdout } = spawnSync(process.execPath, [program, ...args], { env, cwd: home, encoding: 'utf8' });
  return `${stdout}\n${stderr}`;
}

/** Commands, their options, and what their usage names. */
const TYPED_WORDS = Object.entries<CommandShape>(COMMANDS).flatMap(([name, { options, usage }]) => [
  name,
  ...Object.entries(options).flatMap(([option, { value = '' }]) => [`--${option}`, value]),
  ...usage.split(/[^\w-]+/),
]);

const oneOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('.', '\\.');

const VALUES = settingKeys().map((key) => sayValue(key, readSetting(DEFAULT_SETTINGS, key)));

/** What is typed: settings and their values, and what stands in the table of the commands. */
const TYPED = [
  new RegExp(`(?:${oneOf(settingKeys())})`),
  /\b\d+(?:h|min|s)\b/,
  new RegExp(`(?<![\\w-])(?:${oneOf([...TYPED_WORDS, ...VALUES, '--help'])})(?![\\w-])`),
];

describe('the terminal', () => {
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'pilotlight-locale-'));
    mkdirSync(join(home, '.claude'));
    const login = {
      accessToken: 'sk-ant-oat01-x',
      refreshToken: 'sk-ant-ort01-x',
      expiresAt: 1,
      scopes: ['user:inference'],
    };
    writeFileSync(join(home, '.claude/.credentials.json'), JSON.stringify({ claudeAiOauth: login }));
    chmodSync(join(home, '.claude/.credentials.json'), 0o644);
    writeFileSync(join(home, '.claude/settings.json'), '{ "env": { "ANTHROPIC_API_KEY": "sk-ant-api03-x" }, }');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('the brackets are there, and what is outside is found', () => {
    expect(run('doctor', '--offline')).toContain('⟦');
    expect(wordsOutside('⟦Next⟧: do ⟦this ⟦or⟧ that⟧ in /srv/x')).toEqual(['do', 'in']);
  });

  it.each([
    'doctor --offline',
    'status --offline',
    'settings',
    'settings get nothing',
    'settings set pageIntervalMs 1',
    'history',
    '--help',
    'doktor',
    'doctor --nope',
    'open more',
  ])('%s', (line) => {
    const args = line.split(' ');
    const isTyped = args[0] === '--help' || args[0] === 'settings';
    expect(wordsOutside(run(...args), isTyped ? TYPED : [])).toEqual([]);
  });

  it.each(Object.keys(COMMANDS))('%s --help', (command) => {
    // The examples are typed as they stand.
    const shown = run(command, '--help').replaceAll(/^ {2}(?:npm start --|pilotlight) .*$/gm, '');
    expect(wordsOutside(shown, TYPED)).toEqual([]);
  });
});
