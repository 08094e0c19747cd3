import { describe, expect, it } from 'vitest';
import { readSetting, readValue, sayValue, settingKeys, settingText } from '../../src/headless/settings-words.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import { parseSettings } from '../../src/shared/validators.ts';
import fc from '../seeded.ts';

/** What `set` makes of a text. */
function set(key: string, text: string): { problems: readonly string[]; settings: Settings } {
  const [head = '', inner] = key.split('.');
  const value = readValue(key, text);
  const of = inner ? { ...(readSetting(DEFAULT_SETTINGS, head) as object), [inner]: value } : value;
  return parseSettings({ ...DEFAULT_SETTINGS, [head]: of });
}

describe('a setting in words', () => {
  it.each(settingKeys())('%s: says what it does, and its example is one it takes', (key) => {
    const text = settingText(key);
    expect(text?.description).toMatch(/^[A-Z]/);
    expect(set(key, (text?.example ?? '').replaceAll("'", '')).problems).toEqual([]);
  });

  it.each(settingKeys())('%s: what is shown can be typed again', (key) => {
    const shown = sayValue(key, readSetting(DEFAULT_SETTINGS, key));
    expect(set(key, shown)).toEqual({ problems: [], settings: DEFAULT_SETTINGS });
  });

  it('shows every span as one that is read back as the same', () => {
    const seconds = fc.integer({ min: 60, max: 3600 });
    fc.assert(
      fc.property(
        seconds,
        (many) => readValue('pageIntervalMs', sayValue('pageIntervalMs', many * 1000)) === many * 1000,
      ),
    );
  });

  it.each([
    ['pageIntervalMs', '59s'],
    ['pageIntervalMs', '2h'],
    ['quietHours', '25:00-07:00'],
    ['trayTheme', 'pink'],
    ['notices.service', 'maybe'],
  ])('%s does not take %s', (key, text) => expect(set(key, text).problems).toHaveLength(1));

  it('knows nothing of what is no setting', () => {
    for (const key of ['version', 'notices', 'notices.nothing', 'toString', '__proto__'])
      expect(settingText(key)).toBeNull();
  });
});
