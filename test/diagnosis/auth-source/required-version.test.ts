import { expect, it } from 'vitest';
import { refusedVersion } from '../../../src/diagnosis/auth-source/required-version.ts';
import type { ProfileFacts, SettingsFileFacts } from '../../../src/shared/facts.ts';

const managed = (path: string, minimum: string | null, maximum: string | null): SettingsFileFacts =>
  ({ path, place: 'managed-settings', requiredVersion: { minimum, maximum } }) as SettingsFileFacts;
const profileWith = (...settings: SettingsFileFacts[]): ProfileFacts => ({ settings }) as unknown as ProfileFacts;

const BETWEEN = managed('/etc/claude-code/managed-settings.json', '2.1.100', '2.1.300');

it.each([
  ['2.1.99', { tooOld: true, limit: '2.1.100' }],
  ['2.1.100', null],
  ['2.1.300', null],
  ['2.1.301', { tooOld: false, limit: '2.1.300' }],
])('%s between 2.1.100 and 2.1.300', (version, expected) => {
  expect(refusedVersion(profileWith(BETWEEN), version)).toEqual(expected && { ...expected, file: BETWEEN });
});

it('goes by the strongest file for each limit, and by managed ones alone', () => {
  const stronger = managed('/etc/claude-code/managed-settings.d/20.json', '2.1.200', null);
  const own = { ...managed('/home/ada/.claude/settings.json', '9.0.0', null), place: 'user-settings' as const };
  const profile = profileWith(own, BETWEEN, stronger);
  expect(refusedVersion(profile, '2.1.150')).toEqual({ tooOld: true, limit: '2.1.200', file: stronger });
  expect(refusedVersion(profile, '2.1.400')).toEqual({ tooOld: false, limit: '2.1.300', file: BETWEEN });
  expect(refusedVersion(profile, '2.1.250')).toBeNull();
});
