import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { COMMAND_SCHEMAS, parseSettings, SettingsSchema, validateCommand } from '../../src/shared/validators.ts';
import fc from '../seeded.ts';

const GATEWAY = { name: 'work', baseUrl: 'https://gateway.example', model: '', smallModel: '', token: true };

const GOOD: readonly [keyof typeof COMMAND_SCHEMAS, unknown][] = [
  ['refresh', {}],
  ['mute', { untilMs: null }],
  ['mute', { untilMs: 1_790_000_000_000 }],
  ['unmute', {}],
  ['add-profile', { configDir: '/home/ada/.claude-work' }],
  ['add-profile', { configDir: 'C:\\Users\\ada\\.claude' }],
  ['remove-profile', { id: 'default' }],
  ['set-settings', { settings: { quietHours: { from: '22:00', to: '07:30' } } }],
  ['tell-when-it-works', { on: true }],
  ['test-notice', {}],
  ['explain', { text: 'API Error: 401' }],
  ['ask-others', {}],
  ['dismiss-notice', { id: 'n1' }],
  ['set-settings', { settings: { serviceNotices: { code: true, api: false, 'sign-in': true } } }],
  ['open-link', { link: 'incident', incident: 'vfjv5x6qkd4j' }],
  ['open-file', { finding: 'settings-broken', evidence: 0 }],
  ['history', { limit: 50 }],
  ['diagnostics', {}],
  ['plan-remedy', { remedy: 'reset', profile: 'default' }],
  ['plan-remedy', { remedy: 'unset-variable', profile: 'default', finding: 'api-key-beats-plan' }],
  ['apply-remedy', { plan: '20261121-010203-4f1a2b3c' }],
  ['undo-remedy', { id: '20261121-010203-4f1a2b3c' }],
  ['cancel-remedy', { run: '20261121-010203-4f1a2b3c' }],
  ['open-claude', { profile: 'default' }],
  ['name-claude', { path: '/opt/claude/claude' }],
  ['start-sign-in', { profile: 'default', way: 'claudeai' }],
  ['start-sign-in', { profile: 'default', way: 'sso', email: 'ada.b+c@example.com' }],
  ['answer-sign-in', { run: '20261121-010203-4f1a2b3c', code: 'AbC_-1~2#St.3' }],
  ['fallback', { on: false }],
  ['fallback-key-from-clipboard', {}],
  ['test-fallback-key', {}],
  ['list-fallbacks', {}],
  ['add-gateway', GATEWAY],
  ['remove-gateway', { name: 'work' }],
  ['gateway-token-from-clipboard', { name: 'work' }],
  ['back-up', { profile: 'default' }],
  ['look-for-update', {}],
  ['install-claude', {}],
  ['update-claude', {}],
  ['plan-remedy', { remedy: 'fallback-on', profile: 'default', fallback: { name: 'bedrock', region: 'us-east-1' } }],
  ['quit', {}],
];

const BAD: readonly [string, unknown][] = [
  ['refresh', { now: true }],
  ['refresh', null],
  ['refresh', []],
  ['mute', {}],
  ['mute', { untilMs: -1 }],
  ['mute', { untilMs: Number.NaN }],
  ['set-settings', { settings: { claudePath: '/opt/evil' } }],
  ['set-settings', { settings: { profileEntries: [{ configDir: '/a', name: 'two\nlines', hidden: false }] } }],
  ['name-claude', { path: 'claude' }],
  ['add-profile', { configDir: 'relative/path' }],
  ['add-profile', { configDir: `/home/${'a'.repeat(5000)}` }],
  ['add-profile', { configDir: '/home/ada\u0000/.claude' }],
  ['explain', { text: '' }],
  ['explain', { text: 'x'.repeat(1_000_001) }],
  ['set-settings', { settings: { version: 1 } }],
  ['set-settings', { settings: { pageIntervalMs: 1000 } }],
  ['set-settings', { settings: { quietHours: { from: '25:00', to: '07:00' } } }],
  ['set-settings', { settings: { unknown: 1 } }],
  ['open-link', { link: 'https://example.test' }],
  ['open-link', { link: 'incident', incident: '../../etc' }],
  ['history', { limit: 1e9 }],
  ['plan-remedy', { remedy: 'delete-everything', profile: 'default' }],
  ['apply-remedy', { plan: '../recovery' }],
  ['undo-remedy', { id: 'A'.repeat(65) }],
  ['start-sign-in', { profile: 'default', way: 'sso', email: '--console@example.com' }],
  ['start-sign-in', { profile: 'default', way: 'sso', email: 'ada @example.com' }],
  ['answer-sign-in', { run: 'r', code: 'two words' }],
  ['fallback-key-from-clipboard', { key: 'sk-ant-api03-fake' }],
  ['gateway-token-from-clipboard', { name: 'work', token: 'a-token' }],
  ['add-gateway', { ...GATEWAY, secret: 'a-token' }],
  ['add-gateway', { ...GATEWAY, token: 'a-token' }],
  ['add-gateway', { ...GATEWAY, name: 'a\nb' }],
  ['add-gateway', { ...GATEWAY, baseUrl: `https://${'a'.repeat(3000)}` }],
  ['plan-remedy', { remedy: 'fallback-on', profile: 'default', fallback: 'work' }],
  ['plan-remedy', { remedy: 'fallback-on', profile: 'default', fallback: { name: 'work', baseUrl: 'https://x' } }],
  ['look-for-update', { version: '9.9.9' }],
  ['update-claude', { path: '/bin/sh' }],
  ['install-claude', { command: 'id' }],
  ['back-up', { profile: 'default', folder: '/tmp' }],
];

describe('commands', () => {
  it.each(GOOD)('takes %s %j', (name, payload) => {
    expect(validateCommand(name, payload)).toEqual({ ok: true, value: { name, payload } });
  });

  it('has a good example of every command', () => {
    expect(new Set(GOOD.map(([name]) => name))).toEqual(new Set(Object.keys(COMMAND_SCHEMAS)));
  });

  it.each(BAD)('refuses %s %j', (name, payload) => {
    expect(validateCommand(name, payload)).toMatchObject({ ok: false, code: 'invalid' });
  });

  it.each(['', 'Refresh', 'constructor', '__proto__', 'toString', 7, null, undefined])('does not know %j', (name) => {
    expect(validateCommand(name, {})).toMatchObject({ ok: false, code: 'unknown-command' });
  });

  it('refuses an extra key on every command', () => {
    for (const [name, payload] of GOOD) {
      expect(validateCommand(name, { ...(payload as object), extra: 1 })).toMatchObject({ ok: false });
    }
  });

  it('never throws and never repeats what was sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(COMMAND_SCHEMAS)), fc.anything(), (name, payload) => {
        const outcome = validateCommand(name, { canary: 'sk-secret', payload });
        expect(JSON.stringify(outcome)).not.toContain('sk-secret');
      }),
    );
  });
});

describe('settings from a file', () => {
  it('fills what is missing and keeps what is good', () => {
    const { settings, problems } = parseSettings({ version: 1, deadlineSevenDays: true, notices: { network: false } });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      deadlineSevenDays: true,
      notices: { ...DEFAULT_SETTINGS.notices, network: false },
    });
  });

  it.each([[[]], [null], ['x'], [7]])('takes %j for no switches', (notices) => {
    expect(parseSettings({ notices })).toEqual({ settings: DEFAULT_SETTINGS, problems: ['notices'] });
  });

  it('drops only what is wrong, and says so', () => {
    const { settings, problems } = parseSettings({ pageIntervalMs: 5, trayTheme: 'dark', notices: { nonsense: true } });
    expect(problems).toEqual(['pageIntervalMs', 'notices']);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, trayTheme: 'dark' });
  });

  it.each([null, [], 'text', 7])('starts afresh from %j', (document) => {
    expect(parseSettings(document)).toEqual({ settings: DEFAULT_SETTINGS, problems: ['the whole file'] });
  });

  it('has good defaults, whatever it is given', () => {
    expect(parseSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    const value = (usual: unknown) => fc.oneof(fc.constant(usual), fc.boolean(), fc.string(), fc.anything());
    const named = fc.record(
      Object.fromEntries(Object.entries(DEFAULT_SETTINGS).map(([name, usual]) => [name, value(usual)])),
      { requiredKeys: [] },
    );
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(named, fc.anything()), (document) => {
        const { settings, problems } = parseSettings(document);
        expect(v.is(SettingsSchema, settings)).toBe(true);
        for (const [name, usual] of Object.entries(DEFAULT_SETTINGS)) {
          if (!problems.includes(name)) continue;
          met.add(name);
          expect(settings).toHaveProperty([name], usual);
        }
      }),
      { numRuns: 500 },
    );
    expect([...met].sort()).toEqual(
      Object.keys(DEFAULT_SETTINGS)
        .filter((name) => name !== 'version')
        .sort(),
    );
  });
});
