import { describe, expect, it } from 'vitest';
import { redact } from '../../src/shared/redact.ts';
import fc from '../seeded.ts';

const SECRETS = [
  'sk-ant-oat01-AAAAbbbbCCCC1111_-2222',
  'sk-ant-api03-x',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  '0123456789abcdef0123456789abcdef',
  'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0123456789',
  'aB3+dE6/gH9kL2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2h==',
];

const BETWEEN = [' ', '"', ', ', '=', ': ', '\n', '\t', '&', '@', '(', '": "', ' http://', '…'];

describe('redacting', () => {
  it.each(SECRETS)('takes %s out, wherever it stands', (secret) => {
    for (const text of [secret, `token=${secret}`, `{"a":"${secret}"}`, `Bearer ${secret}`, `x ${secret}, y`]) {
      expect(redact(text)).not.toContain(secret.slice(7, 20));
    }
  });

  it.each([
    ['Authorization: Bearer abc.def-123456', 'Authorization: Bearer …'],
    ['"x-api-key":"shortbutsecret"', '"x-api-key":"…"'],
    ['http://me:hunter2@proxy.example:3128/', 'http://…@proxy.example:3128/'],
    ['http://me:p@ssw0rd@proxy:3128/', 'http://…@proxy:3128/'],
    ['http://me:pa/ss@w0rd@proxy:3128/, then', 'http://…@proxy:3128/, then'],
    ['"http://me:12345678@proxy/"', '"http://…@proxy/"'],
    ['http://token@proxy/', 'http://…@proxy/'],
    ['http://proxy:3128/a@b', 'http://proxy:3128/a@b'],
    ['https://claude.com/cb?code=abc123&state=zz&lang=de', 'https://claude.com/cb?code=…&state=…&lang=de'],
    ['of ada.lovelace@example.co.uk', 'of a…@example.co.uk'],
    ['of ada@b.c@example.co.uk', 'of a…@example.co.uk'],
  ])('%s becomes %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    '/home/ada/.local/share/claude/versions/2.1.329/node_modules/thing',
    '"accessToken":"set","refreshToken":"empty"',
    'https://status.claude.com/incidents/x1y2z3',
    'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR_is_set_in_settings',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  ])('leaves %s alone', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('leaves nothing of several that stand together, and never throws', () => {
    const one = fc.tuple(fc.constantFrom(...SECRETS), fc.constantFrom(...BETWEEN));
    fc.assert(
      fc.property(fc.array(one), fc.string({ maxLength: 30 }), (parts, end) => {
        const left = redact(`${parts.flat().join('')}${end}`);
        for (const [secret] of parts) expect(left).not.toContain(secret.slice(7, 20));
      }),
    );
  });
});

it.each(['a', 'a.', '_', 'a@', 'a@a.', '//', '//a:', '//a:b@', '?key=', 'Bearer ', 'eyJabcdef.', 'password:'])(
  'goes through a megabyte of %j without looking at any of it again and again',
  (piece) => {
    const before = process.cpuUsage();
    redact(piece.repeat(1_000_000 / piece.length));
    // A limit for what would take minutes.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  },
);
