import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../src/shared/finding-ids.ts';
import { KEY, LOGIN, one, said, TOKEN } from '../fitness/ask-fitness.ts';
import { gist, SETTINGS, setting } from './gist.ts';

describe('what takes the place of a login, or receives it', () => {
  it.each<[FindingId, string, string]>([
    ['api-key-beats-plan', 'ANTHROPIC_API_KEY', KEY],
    ['token-shadows-login', 'ANTHROPIC_AUTH_TOKEN', TOKEN],
    ['token-shadows-login', 'CLAUDE_CODE_OAUTH_TOKEN', TOKEN],
    ['custom-header-overrides-login', 'ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer made-up'],
    ['custom-address-receives-login', 'ANTHROPIC_BASE_URL', 'https://proxy.example'],
  ])('%s: %s is told with its place, and can be taken out there', (id, name, value) => {
    const found = { severity: 'warning', cause: 'machine', variable: name };
    const values = { [name]: value };
    expect(gist(one(id, { env: values }))).toEqual({ ...found, at: [null], remedies: ['unset-variable'] });
    expect(gist(one(id, { profile: { settings: [setting(values)] } }))).toEqual({
      ...found,
      at: [`${SETTINGS}:3`],
      remedies: ['unset-variable', 'open-file'],
    });
    const theirs = [setting(values, 'managed-settings', '/etc/claude-code/managed-settings.json')];
    expect(one(id, { profile: { settings: theirs } }).remedies).toEqual([]);
  });

  it('is told of a login whose plan nobody knows, too', () => {
    expect(said({ login: { ...LOGIN, plan: null }, env: { ANTHROPIC_API_KEY: KEY } })).toEqual([
      'api-key-beats-plan warning',
    ]);
  });
});
