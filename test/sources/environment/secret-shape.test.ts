import { describe, expect, it } from 'vitest';
import { describeSecret } from '../../../src/sources/environment/secret-shape.ts';
import fc from '../../seeded.ts';

/** As long as real ones. */
const TOKEN = `sk-ant-oat01-${'aB3-_dE5'.repeat(11)}-XyZ9qAA`;
const KEY = `sk-ant-api03-${'aB3-_dE5'.repeat(11)}-XyZ9qAA`;

describe('the kind of a secret', () => {
  it.each([
    [TOKEN, 'plan-token'],
    [`"${TOKEN}"`, 'plan-token'],
    [TOKEN.replace('oat', 'ort'), 'renewal-token'],
    [KEY, 'api-key'],
    [KEY.replace('api03', 'admin01'), 'admin-key'],
    ['sk-proj-aB3dE5aB3dE5', 'foreign'],
    ['AIzaSyA-aB3dE5', 'foreign'],
    ['ghp_aB3dE5aB3dE5', 'foreign'],
    ['AKIAABCDEFGHIJKLMNOP', 'foreign'],
    ['sk-1234567890abcdef', 'other'],
    ['gw-7d1f2c9ab04e4f5b', 'other'],
  ])('%s', (secret, kind) => {
    expect(describeSecret(secret)?.kind).toBe(kind);
  });
});

describe('what cannot be right about a secret', () => {
  it.each([
    [TOKEN, null],
    [KEY, null],
    [` ${KEY}\n`, null],
    ['gw-7d1f2c9ab04e4f5b', null],
    ['PROXY_MANAGED', null],
    ['0123456789abcdef0123456789abcdef', null],
    [`"${KEY}"`, 'quoted'],
    [`'${KEY}`, 'quoted'],
    ['$ANTHROPIC_API_KEY', 'unexpanded'],
    [`\${ANTHROPIC_API_KEY}`, 'unexpanded'],
    [`\${{ secrets.KEY }}`, 'unexpanded'],
    ['%ANTHROPIC_API_KEY%', 'unexpanded'],
    [`a\${{b} c`, 'unexpanded'],
    [`a{{ b }} c`, 'unexpanded'],
    [`a} {{b} }`, null],
    ['$(pass show key)', 'unexpanded'],
    ['op://vault/item/key', 'unexpanded'],
    ['your-api-key-here', 'placeholder'],
    ['<your key>', 'placeholder'],
    ['sk-ant-...', 'placeholder'],
    ['xxxxxxxx', 'placeholder'],
    ['changeme', 'placeholder'],
    [`${TOKEN.slice(0, 60)}\\n${TOKEN.slice(60)}`, 'line-break'],
    [`ANTHROPIC_API_KEY=${KEY}`, 'assignment'],
    [`Bearer ${TOKEN}`, 'assignment'],
    [KEY + KEY, 'twice'],
    [`${KEY.slice(0, 60)} ${KEY.slice(60)}`, 'gap'],
    [TOKEN.slice(0, 79), 'short'],
    ['a'.repeat(20_000), 'long'],
  ])('%s', (secret, flaw) => {
    expect(describeSecret(secret)?.flaw).toBe(flaw);
  });

  it('is nothing in a whole token or key, whatever it is made of', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const body = fc.string({ unit: fc.constantFrom(...letters), minLength: 93, maxLength: 95 });
    fc.assert(
      fc.property(fc.constantFrom('oat01', 'api03'), body, (kind, text) => {
        // A word such as "your-" inside would be taken for a template’s.
        fc.pre(!/your[-_ ]|x{8}/i.test(text));
        expect(describeSecret(`sk-ant-${kind}-${text}`)?.flaw).toBeNull();
      }),
    );
  });

  it('white space alone is no secret', () => {
    expect(describeSecret(' \t')).toBeNull();
  });
});
