import { describe, expect, it } from 'vitest';
import { readCredentials } from '../../../src/sources/credentials/read-credentials.ts';
import fc from '../../seeded.ts';
import { CANARY, documentWith, LOGIN, NOW } from './credential-documents.ts';

const login = (changes: Record<string, unknown>) => readCredentials(documentWith(changes)).login;

describe('a credential document as Claude Code takes it', () => {
  it('reads a whole login without its tokens', () => {
    const reading = readCredentials(documentWith({}, { mcpOAuth: { a: { accessToken: CANARY } } }));
    expect(reading).toEqual({
      status: 'present',
      unreadable: null,
      problem: null,
      login: {
        accessToken: 'set',
        refreshToken: 'set',
        accessTokenExpiresAt: LOGIN.expiresAt,
        loginEndsAt: LOGIN.refreshTokenExpiresAt,
        scopes: ['user:inference', 'user:profile'],
        scopesCrash: false,
        plan: 'max',
        rateLimitTier: 'default_claude_max_20x',
        loginEnded: null,
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        shape: { kind: 'plan-token', flaw: expect.anything() },
      },
      otherKeys: ['mcpOAuth'],
    });
  });

  it.each([
    ['text', 'x', 'set'],
    ['blanks', '  ', 'set'],
    ['empty', '', 'empty'],
    ['missing', undefined, 'missing'],
    ['null', null, 'missing'],
    ['zero', 0, 'missing'],
    ['false', false, 'missing'],
    ['number', 12345, 'other'],
    ['true', true, 'other'],
    ['object', {}, 'other'],
    ['list', [], 'other'],
  ])('access token: %s', (_name, accessToken, expected) => {
    expect(login({ accessToken })?.accessToken).toBe(expected);
  });

  it.each([
    ['milliseconds', NOW, NOW],
    ['seconds stay as they are: always past', NOW / 1000, NOW / 1000],
    ['zero', 0, 0],
    ['null', null, null],
    ['ISO text', '2026-11-21T07:42:18.673Z', null],
    ['true', true, null],
    ['missing', undefined, null],
  ])('expiresAt: %s', (_name, expiresAt, expected) => {
    expect(login({ expiresAt })?.accessTokenExpiresAt).toBe(expected);
  });

  it('takes an endless expiresAt for no time at all', () => {
    const text = documentWith().replace(String(LOGIN.expiresAt), '1e999');
    expect(readCredentials(text).login?.accessTokenExpiresAt).toBeNull();
  });

  it.each([
    ['milliseconds', NOW, NOW],
    ['missing', undefined, null],
    ['zero', 0, null],
    ['seconds', NOW / 1000, null],
    ['text', '2026-11-21', null],
  ])('login deadline: %s', (_name, refreshTokenExpiresAt, expected) => {
    expect(login({ refreshTokenExpiresAt })?.loginEndsAt).toBe(expected);
  });

  it.each([
    ['list', ['user:inference'], ['user:inference'], false],
    ['mixed list', [1, null, 'user:inference'], ['user:inference'], false],
    ['nested list', [['user:inference']], [], false],
    ['empty list', [], [], false],
    ['null', null, null, false],
    ['missing', undefined, null, false],
    ['text', 'user:inference user:profile', null, false],
    ['object', { 'user:inference': true }, null, true],
    ['number', 0, null, true],
    ['false', false, null, true],
  ])('scopes: %s', (_name, scopes, expected, crash) => {
    expect(login({ scopes })?.scopes).toEqual(expected);
    expect(login({ scopes })?.scopesCrash).toBe(crash);
  });

  it('does not expect a crash where there is no token', () => {
    expect(login({ scopes: {}, accessToken: '' })?.scopesCrash).toBe(false);
  });

  it('reads a blanked store', () => {
    const blank = login({ accessToken: '', refreshToken: '', expiresAt: 0, loginEnded: 'time_limit' });
    expect(blank).toMatchObject({
      accessToken: 'empty',
      refreshToken: 'empty',
      accessTokenExpiresAt: 0,
      loginEnded: 'time_limit',
      fingerprint: null,
    });
  });

  it('tells a renewal by the fingerprint', () => {
    expect(login({})?.fingerprint).toBe(login({ expiresAt: 1 })?.fingerprint);
    expect(login({ accessToken: 'another' })?.fingerprint).not.toBe(login({})?.fingerprint);
  });

  it.each([
    ['only other logins', '{"mcpOAuth":{}}', ['mcpOAuth']],
    ['the empty object of a Console login', '{}', []],
    ['a text as login', '{"claudeAiOauth":"x"}', []],
    ['null as login', '{"claudeAiOauth":null}', []],
    ['a list as login', JSON.stringify({ claudeAiOauth: [LOGIN] }), []],
    ['a login under __proto__', `{"__proto__":${documentWith()}}`, ['(an entry with an unusual name)']],
  ])('finds no login in: %s', (_name, text, otherKeys) => {
    expect(readCredentials(text)).toMatchObject({ status: 'present', login: null, otherKeys });
  });

  it.each([
    ['white space around', `  \n\t${documentWith()}\r\n\n`],
    ['CRLF', JSON.stringify({ claudeAiOauth: LOGIN }, null, 2).replaceAll('\n', '\r\n')],
    ['the last of two equal keys', `{"claudeAiOauth":{},${documentWith().slice(1)}`],
    ['3 MB of other keys', documentWith({}, { pad: 'x'.repeat(3_000_000) })],
    ['deep nesting elsewhere', `{"x":${'['.repeat(9000)}${']'.repeat(9000)},${documentWith().slice(1)}`],
  ])('accepts %s', (_name, text) => {
    expect(readCredentials(text).login?.accessToken).toBe('set');
  });

  it('replaces broken UTF-8 in other values, as Claude Code does', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"x":"'),
      Buffer.from([0xff, 0x80]),
      Buffer.from(`",${documentWith().slice(1)}`),
    ]);
    expect(readCredentials(bytes).login?.accessToken).toBe('set');
  });
});

describe('a document that Claude Code refuses', () => {
  const valid = documentWith();
  it.each([
    ['byte order mark', `\ufeff${valid}`, 'encoding', 'encoding', null, null],
    ['UTF-16', Buffer.from(`\ufeff${valid}`, 'utf16le'), 'encoding', 'encoding', null, null],
    ['empty', '', 'broken', 'empty', null, null],
    ['zero bytes', new Uint8Array(200), 'broken', 'empty', null, null],
    ['null', 'null', 'broken', 'type', null, null],
    ['a number', '5', 'broken', 'type', null, null],
    ['a list', `[${valid}]`, 'broken', 'type', null, null],
    ['comment', `// hi\n${valid}`, 'broken', 'syntax', 1, 1],
    ['trailing comma', '{\n  "claudeAiOauth": {},\n}', 'broken', 'syntax', 2, 22],
    ['cut off', '{\n  "claudeAiOauth": {"accessToken": "abc', 'broken', 'syntax', 2, 40],
    ['text after the end', `${valid}x`, 'broken', 'syntax', 1, valid.length + 1],
    ['control character in a text', '{"x":"a\tb"}', 'broken', 'syntax', 1, 6],
    ['a special space', `\u00a0${valid}`, 'broken', 'syntax', 1, 1],
    ['brackets without end', '['.repeat(2_000_000), 'broken', 'syntax', null, null],
  ])('%s', (_name, content, reason, kind, line, column) => {
    const reading = readCredentials(content);
    expect(reading).toMatchObject({ status: 'unreadable', unreadable: reason, login: null });
    expect(reading.problem).toMatchObject({ kind, line, column });
  });
});

describe('a login without what is around it', () => {
  it.each([
    ['the login alone', { accessToken: CANARY, refreshToken: CANARY, scopes: ['user:inference'] }, 'bare-token'],
    ['under a name somebody made up', { token: CANARY }, 'bare-token'],
    ['beside what Claude Code keeps there', { token: CANARY, mcpOAuth: {} }, null],
    ['beside a login', { token: CANARY, claudeAiOauth: { accessToken: CANARY } }, null],
  ])('%s', (_name, value, unreadable) => {
    expect(readCredentials(JSON.stringify(value)).unreadable).toBe(unreadable);
  });
});

describe('whatever the document', () => {
  const json = fc.jsonValue();
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(CANARY, [CANARY], { [CANARY]: CANARY }, '', 0, -1, 1e300, true, null, [], {}),
    json,
  );
  const keys = ['accessToken', 'refreshToken', 'expiresAt', 'refreshTokenExpiresAt', 'scopes'];
  const moreKeys = ['subscriptionType', 'rateLimitTier', 'loginEnded', CANARY];
  const anyLogin = fc.dictionary(fc.constantFrom(...keys, ...moreKeys), hostile);
  const anyDocument = fc
    .record({ claudeAiOauth: fc.oneof(anyLogin, hostile), [CANARY]: hostile, mcpOAuth: hostile }, { requiredKeys: [] })
    .map((value) => JSON.stringify(value));
  const torn = fc
    .tuple(anyDocument, fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }))
    .map(
      ([text, at, drop, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at + drop) % (text.length + 1)),
    );

  /** A token where a document should be, as it is pasted: in quotes, with an end of line, after a name. */
  const bareToken = fc
    .tuple(
      fc.constantFrom('sk-ant-oat01-', 'sk-ant-ort01-', 'sk-ant-api03-'),
      fc.stringMatching(/^[\w-]{0,120}$/),
      fc.constantFrom(['', ''], ['"', '"'], ["'", "'"], ['', '\n'], ['\ufeff', ''], ['Bearer ', ''], ['token=', ';']),
    )
    .map(([kind, rest, [before, after]]) => `${before}${kind}${rest}${after}`);

  it('never throws and never gives out a token', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, torn, bareToken, fc.string()), (text) => {
        const reading = readCredentials(text);
        expect(JSON.stringify(reading)).not.toContain('sk-ant');
        expect(reading.status === 'unreadable').toBe(reading.unreadable !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with JSON.parse on what is a document', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, torn), (text) => {
        let isObject = false;
        try {
          const value: unknown = JSON.parse(text);
          isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        } catch {}
        const { status, unreadable } = readCredentials(text);
        // A token at the top of it is a login in the wrong place.
        expect(status === 'present' || unreadable === 'bare-token').toBe(isObject || unreadable === 'bare-token');
        expect(status === 'present' && !isObject).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readCredentials(bytes)));
  });
});
