import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/shared/facts.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { one, settingsFile } from './ask-fitness.ts';

const NAME = 'ANTHROPIC_API_KEY';
const QUOTED = '"sk-ant-api03-not-a-real-key-not-a-real-key-wxyz"';
const set = (place: Place, file: string | null, line: number | null = null, value = QUOTED) =>
  describeVariable(NAME, value, place, file, line);
const SETTINGS = '/home/u/.claude/settings.json';
const RC = '/home/u/.bashrc';

describe('a key that stands in quotes', () => {
  it('of this terminal is told with every line that sets it for new ones', () => {
    const other = describeVariable('ANTHROPIC_MODEL', 'opus', 'shell-profile', RC, 1);
    const shellEnv = [set('shell-profile', RC, 7), set('shell-profile', RC, 9, ''), other, set('shell-profile', null)];
    const { evidence, remedies } = one('secret-malformed', {
      login: null,
      env: { [NAME]: QUOTED },
      machine: { shellEnv },
    });
    expect(evidence.map(({ file, line }) => [file, line])).toEqual([
      [RC, 7],
      [null, null],
    ]);
    expect(evidence.map(({ note }) => note)).toEqual([
      'ANTHROPIC_API_KEY is set here for every new terminal',
      'ANTHROPIC_API_KEY is set in the environment',
    ]);
    expect(remedies).toEqual(['unset-variable']);
  });

  it('of a file is told with this file alone', () => {
    const settings = [settingsFile({ env: [set('user-settings', SETTINGS, 3)] })];
    const machine = { shellEnv: [set('shell-profile', RC, 7)] };
    const { evidence } = one('secret-malformed', { login: null, profile: { settings }, machine });
    expect(evidence).toEqual([{ file: SETTINGS, line: 3, column: null, note: 'ANTHROPIC_API_KEY is set' }]);
  });

  it.each([
    ['user-settings', ['set-right', 'unset-variable', 'open-file']],
    ['local-settings', ['set-right', 'unset-variable', 'open-file']],
    // Others share it.
    ['project-settings', ['unset-variable', 'open-file']],
    ['managed-settings', []],
  ] as const)('in %s can be put right by %j', (place, expected) => {
    const settings = [settingsFile({ place, path: SETTINGS, env: [set(place, SETTINGS, 3)] })];
    expect(one('secret-malformed', { login: null, profile: { settings } }).remedies).toEqual(expected);
  });
});
