import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readLanguage, systemLanguage } from '../../src/platform/language.ts';
import { folderFor, languageOf } from '../../src/shared/language.ts';

describe('the language of the system', () => {
  const linux = (env: Record<string, string>) =>
    systemLanguage({ env, platform: 'linux', systemLocale: () => 'de-DE' });

  it.each<[string, Record<string, string>, string]>([
    ['nothing set', {}, 'en'],
    ['German', { LANG: 'de_DE.UTF-8' }, 'de'],
    ['Austrian German', { LANG: 'de_AT@euro' }, 'de'],
    ['a language that Pilotlight does not speak', { LANG: 'fr_FR.UTF-8' }, 'en'],
    ['one whose name begins like German', { LANG: 'deu_XX' }, 'en'],
    ['messages alone', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'de_DE.UTF-8' }, 'de'],
    ['all over messages', { LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'de_DE.UTF-8' }, 'en'],
    ['an empty one does not count', { LC_ALL: '', LANG: 'de_DE.UTF-8' }, 'de'],
    ['a list of wishes', { LANG: 'en_US.UTF-8', LANGUAGE: 'fr:de:en' }, 'de'],
    ['a list without one that is spoken', { LANG: 'de_DE.UTF-8', LANGUAGE: 'fr:it' }, 'de'],
    ['no language, where the list does not count', { LANG: 'C.UTF-8', LANGUAGE: 'de' }, 'en'],
    ['POSIX', { LANG: 'POSIX' }, 'en'],
  ])('%s', (_what, env, language) => {
    expect(linux(env)).toBe(language);
  });

  it('is asked of the system where no variable says it, but not on Linux', () => {
    const ask = { env: {}, systemLocale: () => 'de-CH' };
    expect(systemLanguage({ ...ask, platform: 'darwin' })).toBe('de');
    expect(systemLanguage({ ...ask, platform: 'win32' })).toBe('de');
    expect(systemLanguage({ env: {}, platform: 'darwin', systemLocale: () => undefined })).toBe('en');
    expect(systemLanguage({ ...ask, env: { LANG: 'en_GB.UTF-8' }, platform: 'darwin' })).toBe('en');
  });
});

describe('the language that counts', () => {
  const read = (settings: string | null) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pilotlight-language-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    if (settings !== null) writeFileSync(join(dataDir, 'settings.json'), settings);
    return readLanguage({ env: { LANG: 'de_DE.UTF-8' }, platform: 'linux', dataDir, systemLocale: () => undefined });
  };

  it.each([
    ['no settings', null, 'de'],
    ['chosen', '{"language":"en"}', 'en'],
    ['left to the system', '{"language":"system"}', 'de'],
    ['of the wrong type', '{"language":7}', 'de'],
    ['one that Pilotlight does not speak', '{"language":"fr"}', 'de'],
    ['damaged settings', '{"language":"en"', 'de'],
    ['no object', 'null', 'de'],
  ])('%s', (_what, settings, language) => {
    expect(read(settings)).toBe(language);
  });

  it('is not looked for in a file that can be no settings', () => {
    expect(read(`{"language":"en","x":"${'x'.repeat(1024 * 1024)}"}`)).toBe('de');
  });
});

it('knows a language by its tag, and where its build lies', () => {
  expect(['de', 'de-DE', 'DE_de', 'en', 'english', 'd', ''].map(languageOf)).toEqual([
    'de',
    'de',
    'de',
    'en',
    null,
    null,
    null,
  ]);
  expect([folderFor('main', 'en'), folderFor('main', 'de')]).toEqual(['main', 'main-de']);
});
