/** The built program for a person who reads German: chosen by the system or by the settings, and the same to programs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { STORED_LOGIN } from '../fixtures/stored-login.ts';
import { programEnv } from './program-env.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/pilotlight.cjs');
const GERMAN = { LANG: 'de_DE.UTF-8' };

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pilotlight-german-'));
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.claude/.credentials.json'), JSON.stringify({ claudeAiOauth: STORED_LOGIN }), {
    mode: 0o600,
  });
  writeFileSync(join(home, '.claude/settings.json'), '{"model": "opus",}');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: home,
    env: { ...programEnv(home, { origin: 'http://127.0.0.1:9' }), ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('speaks as the system does, and ends alike in both languages', () => {
  const [english, german] = [run({}, 'doctor', '--offline'), run(GERMAN, 'doctor', '--offline')];
  expect(german.status).toBe(english.status);
  expect(english.stdout).toContain('Next: ');
  expect(german.stdout).toContain('Nächster Schritt: ');
  expect(german.stdout).not.toMatch(/\b(the|Next|is not|you)\b/);
});

it('speaks as chosen in the settings, whatever the system speaks', () => {
  expect(run({}, 'settings', 'set', 'language', 'de').status).toBe(0);
  expect(run({}, 'doctor', '--offline').stdout).toContain('Nächster Schritt: ');
  expect(run({}, 'settings', 'set', 'language', 'fr').stderr).toContain('system, en oder de');
  expect(run({}, 'settings', 'set', 'language', 'en').status).toBe(0);
  expect(run(GERMAN, 'doctor', '--offline').stdout).toContain('Next: ');
});

it('tells programs the same: only sentences differ', () => {
  const read = (env: Readonly<Record<string, string>>) => JSON.parse(run(env, 'doctor', '--offline', '--json').stdout);
  const [english, german] = [read({}), read(GERMAN)];
  expect(withoutSentences(german, english)).toEqual(english);
  expect(german.findings[0].title).not.toBe(english.findings[0].title);
});

it('has help for every command', () => {
  const names = (text: string): string[] => [...text.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name = '']) => name);
  const english = names(run({}, '--help').stdout);
  expect(english.length).toBeGreaterThan(20);
  expect(names(run(GERMAN, '--help').stdout)).toEqual(english);
});

/** What programs do not go by. */
const SENTENCES =
  /^(title|detail|note|says|reason|text|next|sentence|subtitle|advice|explanation|sure|trouble|headline|why)$/;

/** German with the sentences of the other. */
function withoutSentences(german: unknown, english: unknown): unknown {
  if (typeof german !== 'object' || german === null || typeof english !== 'object' || english === null) return german;
  if (Array.isArray(german)) return german.map((each, index) => withoutSentences(each, (english as unknown[])[index]));
  return Object.fromEntries(
    Object.entries(german).map(([key, value]) => {
      const other = (english as Record<string, unknown>)[key];
      const isSentence = typeof value === 'string' && SENTENCES.test(key);
      return [key, isSentence ? other : withoutSentences(value, other)];
    }),
  );
}
